"""Sentences of a count: what becomes of a mark, and lists refused."""

from checklists.delivering.matching import MatchKind
from checklists.delivering.proposing import Decision
from checklists.delivering.seen_lists import SeenListFault, SeenListRefused
from ui.speech import speech
from ui.wording.sentence import Say, Sayings, Sentence


def decision_name(decision: Decision, language: str) -> str:
    """What became of one mark of a list."""
    _ = speech(language).gettext
    says = {
        Decision.TAKEN: _("taken"),
        Decision.MATCHED_UNIQUELY: _("matched uniquely by signs that look alike"),
        Decision.REPEATED: _("stands in the list twice"),
        Decision.ALREADY_SEEN: _("its item was seen before"),
        Decision.ASKED: _("to be decided"),
        Decision.NOT_DECLARED: _("not declared"),
    }
    return says[decision]


def match_question(
    text: str,
    kind: MatchKind,
    language: str,
    *,
    is_seen: bool,
    is_part: bool,
    is_unreadable: bool,
) -> str:
    """What a person is asked of a mark that is not taken by itself.

    `is_part` means that it stands inside of other marks.
    """
    _ = speech(language).gettext
    if is_unreadable:
        return _("An unreadable mark: which item is it?")
    if is_seen:
        return _("“{mark}” was seen before. Record it once more?").format(mark=text)
    part = _("“{mark}” is a part of these marks. Which one is it?")
    says = {
        MatchKind.EXACT_SEVERAL: _("“{mark}” is declared more than once. Which one is it?"),
        MatchKind.LOOK_ALIKE: _("“{mark}” looks like a declared mark. Is it this one?"),
        MatchKind.LOOK_ALIKE_SEVERAL: _("“{mark}” looks like several marks. Which one is it?"),
        MatchKind.NEAR: _("“{mark}” is not declared; these are one slip away. Is it one of them?"),
        MatchKind.NONE: part if is_part else _("“{mark}” is not declared."),
    }
    return says.get(kind, part).format(mark=text)


def _list_refused(problem: SeenListRefused, _: Say, language: str) -> Sentence:
    says = {
        SeenListFault.NOT_TEXT: Sentence(
            _("{file} is no text in UTF-8, UTF-16 or Windows-1252."),
            _("Save it as text or CSV in UTF-8."),
        ),
        SeenListFault.NO_SERIAL_COLUMN: Sentence(
            _("{file} has several columns, and none is called {column}."),
            _("Call the column with the marks {column}, or write one mark a line."),
        ),
        SeenListFault.NOT_A_TABLE: Sentence(
            _("{file} cannot be read as a table."), _("Save it again as CSV in UTF-8.")
        ),
        SeenListFault.EMPTY: Sentence(
            _("{file} holds no mark."), _("Choose a file with one mark a line.")
        ),
    }
    said = says[problem.fault]
    facts = {"file": problem.file_name, "column": "“serial”"}
    return Sentence(said.text.format(**facts), said.next_step.format(**facts))


SAYINGS: Sayings = {SeenListRefused: _list_refused}
