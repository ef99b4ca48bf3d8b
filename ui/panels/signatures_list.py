"""The signatures and time stamps that were added to a report: whose, and what each says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reports.verdicts import SignatureVerdict, TimeVerdict
from ui.desk import Desk
from ui.panels.issued import grouped
from ui.widgets.making import column, frame, label, row
from ui.widgets.marks import OF_STANDING, mark_picture
from ui.wording import signature_sentence, standing_name
from ui.wording.sentence import told
from ui.wording.verdicts import role_name, time_sentence


def signature_box(desk: Desk, signature: SignatureVerdict) -> QWidget:
    """One signature with its standing; its words by themselves, since they are the signer's."""
    voice = desk.voice
    name = OF_STANDING[signature.standing]
    picture, title, why = label(), label("label"), label(wrap=True)
    picture.setPixmap(mark_picture(desk.look, name, name, 22))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    role, standing = (
        role_name(signature.role, voice.language),
        standing_name(signature.standing, voice.language),
    )
    title.setText(told(role, standing, voice.gettext))
    why.setText(signature_sentence(signature, voice.language))
    lines = [title, why]
    if signature.words:
        words = label(wrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setText(signature.words)
        lines.append(frame("card", column([words], edge=10)))  # type: ignore[arg-type]
    claimed = label("soft", wrap=True)
    said = voice.gettext("Signed {time} by the signer's clock, fingerprint {digits}")
    claimed.setText(
        said.format(time=voice.moment(signature.claimed), digits=grouped(signature.fingerprint))
    )
    lines.append(claimed)
    return _beside(picture, lines)


def time_box(desk: Desk, time: TimeVerdict) -> QWidget:
    """One time stamp with its standing, and who says so."""
    voice = desk.voice
    name = OF_STANDING[time.standing]
    picture, title, why, whose = label(), label("label"), label(wrap=True), label("soft", wrap=True)
    picture.setPixmap(mark_picture(desk.look, name, name, 22))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    standing = standing_name(time.standing, voice.language)
    title.setText(told(voice.gettext("Time stamp"), standing, voice.gettext))
    why.setText(time_sentence(time, voice.language))
    said = voice.gettext("Fingerprint of the authority: {digits}")
    whose.setText(said.format(digits=grouped(time.fingerprint)))
    return _beside(picture, [title, why, whose])


def _beside(picture: QWidget, lines: Sequence[QWidget]) -> QWidget:
    inside = row([picture], gap=10)
    inside.addLayout(column([*lines], gap=2), 1)
    holder = QWidget()
    holder.setLayout(inside)
    return holder
