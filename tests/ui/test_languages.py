"""Every open page speaks the new language at once and keeps its state; right to left too."""

import ast
import re
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar

from checklists.values import Result
from tests.support.window import Scene
from ui.speech import FOLDER, OWN_NAMES, PSEUDO, PSEUDO_RIGHT_TO_LEFT, SHIPPED, speech
from ui.widgets.making import label
from ui.windows.inspection_page import PARTS

TRANSLATED = [language for language in SHIPPED if language != "en"]
# As in ui/languages/README.md: `say` is given a widget's setter first, and then the text.

KEYWORDS = {**DEFAULT_KEYWORDS, "say": (2,), "N_": None}
_MESSAGE = re.compile(r"""n?gettext\(["']""")


def test_a_change_of_language_reaches_the_open_page_and_keeps_its_state(walk: Scene) -> None:
    walk.answer(Result.PARTLY_MET)
    walk.card.remark.setFocus()
    walk.press("half typed")
    walk.act("speak_zh")
    assert walk.card.question.text() == "中文 Is SA-A-01 in order?"
    assert walk.card.remark.toPlainText() == "half typed"
    assert walk.card.answers.buttons[Result.PARTLY_MET].isChecked()
    assert re.search("[一-鿿]", walk.page.tabs.tabText(0))
    walk.act("speak_en")
    assert walk.page.tabs.tabText(0) == "Overview"


def test_nothing_on_any_page_escapes_translation(walk: Scene) -> None:
    walk.answer(Result.NOT_MET)
    walk.act("add_finding")
    walk.settled()
    walk.window.speak(PSEUDO)
    own = ("SA-", "Is SA", "Put SA", "Ada", "A visit", "ATT", "Depot Null")
    for part in PARTS:
        walk.page.go_to(part)
        for shown in walk.window.findChildren(QLabel):
            text = shown.text()
            if shown.isVisible() and shown.property("look") in ("label", "title", "heading"):
                assert text.startswith(("[", *own)), text
    tabs = walk.window.findChild(QTabBar)
    assert tabs is not None
    assert tabs.tabText(0).startswith("[")


def test_right_to_left_turns_the_whole_window(walk: Scene) -> None:
    walk.window.speak(PSEUDO_RIGHT_TO_LEFT)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    card = walk.page.checklist
    middle = card.rail.rect().center()
    walk.wait(lambda: card.rail.mapTo(walk.window, middle).x() > walk.window.width() / 2)
    first, last = (walk.card.answers.buttons[result] for result in (Result.MET, Result.NOT_MET))
    walk.wait(lambda: first.x() > last.x())
    walk.press("1")
    walk.settled()
    assert walk.stored.answers["SA-A-01"].result == Result.MET
    walk.window.speak("en")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_arabic_stands_at_the_right_and_keeps_the_order_of_names_and_numbers(walk: Scene) -> None:
    walk.act("speak_ar")
    place = walk.card.place
    assert QLabel.text(place).startswith("\u200f\u2068SA-A-01\u2069 · ")
    assert QLabel.text(walk.page.title) == "\u200f\u2068A visit\u2069"
    assert walk.page.title.text() == "A visit"
    voice = walk.window.desk.voice
    assert (
        voice.beside("4000 x 3000", "", "1.4 MB") == "\u20684000 x 3000\u2069 · \u20681.4 MB\u2069"
    )
    assert voice.moment(datetime(2026, 11, 24, 12, tzinfo=UTC)).startswith("24 نوفمبر 2026، ")
    assert voice.listed(["أ", "ب"]) == "أ، ب"
    remark = walk.card.remark.document()
    assert remark.defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
    walk.act("speak_en")
    assert QLabel.text(place).startswith("SA-A-01 · ")
    assert voice.beside("4000 x 3000", "ب (ج)") == "4000 x 3000 · \u2068ب (ج)\u2069"
    place.setText("ب (ج)")
    assert QLabel.text(place) == "\u200e\u2068ب (ج)\u2069"
    assert remark.defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft


def test_every_language_can_be_chosen_in_its_own_name(walk: Scene) -> None:
    for language, own in OWN_NAMES.items():
        walk.act(f"speak_{language}")
        assert walk.window.desk.voice.language == language
        assert walk.window.menus.actions[f"speak_{language}"].text() == own
        assert walk.window.menus.actions[f"speak_{language}"].isChecked()


def test_a_picture_stays_when_the_window_turns(walk: Scene) -> None:
    shown = label()
    shown.setParent(walk.window)
    shown.setPixmap(QPixmap(4, 4))
    walk.window.speak(PSEUDO_RIGHT_TO_LEFT)
    assert not shown.pixmap().isNull()
    assert shown.text() == ""


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_exactly_the_messages_of_the_code_and_is_compiled(language: str) -> None:
    catalogue = _catalogue(language)
    written = _strings(catalogue)
    assert written.keys() ^ _messages_of_the_code() == set()
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert [source for source, said in written.items() if not all(said)] == []
    assert not catalogue.obsolete
    compiled = read_mo(BytesIO((_folder(language) / "ui.mo").read_bytes()))
    assert _strings(compiled) == written


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_every_placeholder(language: str) -> None:
    for message, said in _strings(_catalogue(language)).items():
        source = message if isinstance(message, str) else message[-1]
        for form, text in enumerate(said):
            named = set(re.findall(r"{\w+", text))
            # Of six plural forms the first three stand for 0, 1 and 2, which words may say.
            if len(said) == 6 and form < 3 and "{count" in source:
                named.add("{count")
            assert named == set(re.findall(r"{\w+", source)), source


def test_placeholders_survive_stretching() -> None:
    stretched = speech(PSEUDO).gettext("Saved {time}")
    assert stretched.format(time="12:00").startswith("[")
    assert "12:00" in stretched.format(time="12:00")


def test_no_text_is_translated_with_its_values_already_inside() -> None:
    """An f-string inside a translating call could never match a catalogue."""
    folder = Path(__file__).resolve().parents[2] / "ui"
    wrong = re.compile(r"""(gettext|N_|say)\((?:[^()"']*, )?f["']""")
    for path in folder.rglob("*.py"):
        assert not wrong.search(path.read_text("utf-8")), path


def test_no_message_hides_inside_an_f_string() -> None:
    """The extractor reads no call inside one: its message would be in no catalogue."""
    folder = Path(__file__).resolve().parents[2]
    for path in [*(folder / "ui").rglob("*.py"), *(folder / "reports").rglob("*.py")]:
        for part in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(part, ast.JoinedStr):
                assert not _MESSAGE.search(ast.unparse(part)), f"{path}:{part.lineno}"


def test_buttons_say_something(walk: Scene) -> None:
    for button in walk.window.findChildren(QAbstractButton):
        if button.isVisible() and button.objectName() != "qt_toolbar_ext_button":
            assert button.text() or button.accessibleName() or button.toolTip()


def _folder(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES"


def _catalogue(language: str) -> Catalog:
    return read_po(BytesIO((_folder(language) / "ui.po").read_bytes()))


def _strings(catalogue: Catalog) -> dict[str | tuple[str, ...], tuple[str, ...]]:
    """The texts of each message but the head; one, or one for each plural form."""
    return {
        tuple(message.id) if isinstance(message.id, list | tuple) else message.id: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string)
        )
        for message in catalogue
        if message.id
    }


@cache
def _messages_of_the_code() -> frozenset[str | tuple[str, ...]]:
    found = extract_from_dir(str(FOLDER.parent), keywords=KEYWORDS)
    return frozenset(message for _file, _line, message, _comments, _context in found)
