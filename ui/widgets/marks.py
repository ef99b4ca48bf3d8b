"""The marks that say a state by shape: drawn in the colours of the scheme, sharp at any size."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from checklists.values import Result
from reports.verdicts import Standing
from ui.theme import Look

_RING = '<circle cx="12" cy="12" r="9.2" fill="none" stroke="{ink}" stroke-width="2.2"/>'
_DISC = '<circle cx="12" cy="12" r="10.3" fill="{ink}"/>'
_LINE = 'fill="none" stroke="{ground}" stroke-width="2.6" stroke-linecap="round"'
SHAPES = {
    "met": _DISC + f'<path d="M7.2 12.4l3.3 3.3 6.3-7" {_LINE} stroke-linejoin="round"/>',
    "partly_met": _RING + '<path d="M12 3a9 9 0 0 0 0 18z" fill="{ink}"/>',
    "not_met": _DISC + f'<path d="M8 8l8 8M16 8l-8 8" {_LINE}/>',
    "not_applicable": _RING + '<path d="M7.5 12h9" stroke="{ink}" stroke-width="2.6"/>',
    "not_verified": '<path d="M12 2.2L21.8 12 12 21.8 2.2 12z" fill="{ink}"/>'
    f'<path d="M9.4 9.6a2.6 2.6 0 1 1 3.8 2.3c-.8.5-1.2.9-1.2 1.8" {_LINE}/>'
    '<circle cx="12" cy="16.9" r="1.5" fill="{ground}"/>',
    "unanswered": '<circle cx="12" cy="12" r="9" fill="none" stroke="{ink}"'
    ' stroke-width="1.8" stroke-dasharray="3 2.6"/>',
    "critical": '<path d="M12 2.5L22.5 21h-21z" fill="{ink}" stroke-linejoin="round"/>'
    '<path d="M12 9.2v5.6" stroke="{ground}" stroke-width="2.6" stroke-linecap="round"/>'
    '<circle cx="12" cy="18" r="1.5" fill="{ground}"/>',
    "finding": '<path d="M6 21V3.5M6 4.5h11.5l-2.6 4 2.6 4H6" fill="{ink}" stroke="{ink}"'
    ' stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round"/>',
    "photo": '<rect x="2.5" y="6" width="19" height="14" rx="2.5" fill="{ink}"/>'
    '<path d="M8 6l1.6-2.6h4.8L16 6z" fill="{ink}"/>'
    '<circle cx="12" cy="13" r="3.8" fill="{ground}"/>',
    "saving": _RING + '<path d="M12 6.5V12l3.6 2.4" fill="none" stroke="{ink}"'
    ' stroke-width="2.2" stroke-linecap="round"/>',
}
_ROLES = {"unanswered": "edge", "critical": "not_met", "finding": "partly_met",
          "photo": "ink_soft", "saving": "ink_soft"}  # fmt: skip
OF_STANDING = {
    Standing.HOLDS: "met",
    Standing.FAILS: "not_met",
    Standing.UNKNOWN: "not_verified",
}


def mark_of(result: Result | None) -> str:
    return "unanswered" if result is None else result.value


def mark(look: Look, name: str, ink: str = "", checked_ink: str = "") -> QIcon:
    """The mark as an icon; `checked_ink` is its colour on a pressed or checked control."""
    role = ink or _ROLES.get(name, name)
    icon = QIcon()
    plain = mark_picture(look, name, role)
    icon.addPixmap(plain, QIcon.Mode.Normal, QIcon.State.Off)
    icon.addPixmap(plain, QIcon.Mode.Selected, QIcon.State.Off)
    if checked_ink:
        picture = mark_picture(look, name, checked_ink, ground=role)
        icon.addPixmap(picture, QIcon.Mode.Normal, QIcon.State.On)
    return icon


def mark_picture(
    look: Look, name: str, role: str, size: int = 24, ground: str = "surface"
) -> QPixmap:
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    shape = SHAPES[name].format(ink=look.color(role), ground=look.color(ground))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{shape}</svg>'
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
