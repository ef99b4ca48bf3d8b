"""How the program looks: colours by role for three schemes, typefaces, and the style sheet."""

from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from reports import typefaces
from ui.sheet import SHEET

FAMILIES = ("Noto Sans", "Noto Sans SC", "Noto Sans Arabic UI")
TEXT_POINTS = 11.0
PICTURES = Path(__file__).resolve().parent / "pictures"
TOUCH_PX = 44


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


FOLLOW_SYSTEM = "system"

# role: light, dark, high contrast
ROLES: dict[str, tuple[str, str, str]] = {
    "canvas": ("#eef1f4", "#11161b", "#000000"),
    "surface": ("#ffffff", "#1a2128", "#000000"),
    "sunken": ("#f6f8fa", "#151b21", "#000000"),
    "hover": ("#e6edf3", "#26303a", "#1f1f1f"),
    "line": ("#d3dae1", "#333e49", "#ffffff"),
    "edge": ("#7d8a97", "#74828f", "#ffffff"),
    "ink": ("#16202a", "#e9eef2", "#ffffff"),
    "ink_soft": ("#4c5966", "#aab6c1", "#ffffff"),
    "accent": ("#0b5674", "#7cc4e6", "#ffe94a"),
    "accent_strong": ("#083f56", "#a5d8f0", "#fff3a0"),
    "accent_tint": ("#dceaf1", "#173341", "#2b2700"),
    "on_strong": ("#ffffff", "#0b1116", "#000000"),
    "focus": ("#b34700", "#ffb454", "#00e5ff"),
    "met": ("#1a6b3c", "#79d29b", "#7dff9e"),
    "met_tint": ("#e0f2e7", "#16301f", "#00230b"),
    "partly_met": ("#8a5200", "#f0b95c", "#ffd24d"),
    "partly_met_tint": ("#fbeed7", "#37290f", "#2b1f00"),
    "not_met": ("#a8201a", "#ff9d94", "#ffa8a0"),
    "not_met_tint": ("#fbe4e2", "#3d1a18", "#330000"),
    "not_applicable": ("#47545f", "#b5c0ca", "#e0e0e0"),
    "not_applicable_tint": ("#e6eaee", "#28323b", "#1c1c1c"),
    "not_verified": ("#5a3d94", "#c3aaf5", "#d8c2ff"),
    "not_verified_tint": ("#ece6f6", "#2b2140", "#1c0f33"),
}

TEXT_ON = (
    *((text, ground) for text in ("ink", "ink_soft", "accent", "accent_strong")
      for ground in ("canvas", "surface", "sunken", "hover")),
    ("on_strong", "accent"),
    ("on_strong", "accent_strong"),
    ("ink", "accent_tint"),
    ("accent", "accent_tint"),
    *((word, f"{word}_tint") for word in
      ("met", "partly_met", "not_met", "not_applicable", "not_verified")),
    *(("ink", f"{word}_tint") for word in
      ("met", "partly_met", "not_met", "not_applicable", "not_verified")),
    *(("on_strong", word) for word in
      ("met", "partly_met", "not_met", "not_applicable", "not_verified")),
    *((word, "surface") for word in
      ("met", "partly_met", "not_met", "not_applicable", "not_verified")),
)  # fmt: skip
MARKS_ON = tuple(
    (mark, ground) for mark in ("edge", "focus", "accent") for ground in ("surface", "canvas")
)


def color(role: str, scheme: Scheme) -> str:
    return ROLES[role][tuple(Scheme).index(scheme)]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def style_sheet(scheme: Scheme) -> str:
    colors = {role: color(role, scheme) for role in ROLES}
    return Template(SHEET).substitute(colors, pictures=PICTURES.as_posix(), scheme=scheme.value)


def palette(scheme: Scheme) -> QPalette:
    part = QPalette.ColorRole
    roles = {
        part.Window: "canvas",
        part.WindowText: "ink",
        part.Base: "surface",
        part.AlternateBase: "sunken",
        part.Text: "ink",
        part.Button: "surface",
        part.ButtonText: "ink",
        part.BrightText: "not_met",
        part.ToolTipBase: "surface",
        part.ToolTipText: "ink",
        part.PlaceholderText: "ink_soft",
        part.Highlight: "accent",
        part.HighlightedText: "on_strong",
        part.Link: "accent",
        part.LinkVisited: "accent",
        part.Mid: "line",
        part.Dark: "edge",
        part.Light: "surface",
    }
    colors = QPalette()
    for place, role in roles.items():
        colors.setColor(place, QColor(color(role, scheme)))
    for place in (part.Text, part.ButtonText, part.WindowText):
        colors.setColor(QPalette.ColorGroup.Disabled, place, QColor(color("ink_soft", scheme)))
    return colors


def touch_height(metrics: QFontMetrics) -> int:
    """How high a control must be to be hit with a glove."""
    return max(TOUCH_PX, round(metrics.height() * 2.2))


def load_typefaces() -> None:
    """Make the shipped typefaces known: about 15 ms for all of them, once."""
    for path in (
        typefaces.LATIN,
        typefaces.LATIN_BOLD,
        typefaces.CHINESE,
        typefaces.ARABIC_WINDOW,
        typefaces.ARABIC_WINDOW_BOLD,
    ):
        QFontDatabase.addApplicationFont(str(path))


class Look(QObject):
    """The scheme in use; `changed` tells parts that hold painted marks to paint them again."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = FOLLOW_SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self.choice = choice
        self.scheme = Scheme.LIGHT
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPointSizeF(TEXT_POINTS)
        application.setFont(font)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Take a scheme by its word, or follow the system."""
        self.choice = choice
        self.scheme = self._of_system() if choice == FOLLOW_SYSTEM else Scheme(choice)
        self._application.setPalette(palette(self.scheme))
        self._application.setStyleSheet(style_sheet(self.scheme))
        self.changed.emit()

    def color(self, role: str) -> str:
        return color(role, self.scheme)

    def _of_system(self) -> Scheme:
        hints = self._application.styleHints()
        wish = hints.accessibility().contrastPreference()
        if wish == Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return Scheme.DARK if is_dark else Scheme.LIGHT

    @Slot()
    def _follow(self) -> None:
        if self.choice == FOLLOW_SYSTEM:
            self.choose(FOLLOW_SYSTEM)


def _luminance(color_text: str) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    parts = [int(color_text[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip(weights, linear, strict=True))
