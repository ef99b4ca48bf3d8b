"""The style sheet, written with the roles of `theme.py` in place of colours."""

SHEET = """
QMainWindow, QWidget#page, QStackedWidget { background: $canvas; }
QLabel { background: transparent; color: $ink; }
QLabel[look="title"] { font-size: 20pt; font-weight: bold; }
QLabel[look="heading"] { font-size: 13pt; font-weight: bold; }
QLabel[look="question"] { font-size: 15pt; font-weight: bold; }
QLabel[look="label"] { color: $ink_soft; font-weight: bold; }
QLabel[look="soft"] { color: $ink_soft; }
QLabel[look="number"] { font-size: 24pt; font-weight: bold; }
QLabel[look="critical"] { color: $not_met; font-weight: bold; }
QLabel[look="met"] { color: $met; font-weight: bold; }
QLabel[look="not_met"] { color: $not_met; font-weight: bold; }
QLabel[look="partly_met"] { color: $partly_met; font-weight: bold; }
QLabel[look="mono"] { font-family: "Noto Sans"; color: $ink; }
QLabel:disabled { color: $ink_soft; }

.QFrame[look="card"] {
    background: $surface; border: 1px solid $line; border-radius: 8px;
}
.QFrame[look="band"] { background: $surface; border: none; border-bottom: 1px solid $line; }
.QFrame[look="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
.QFrame[look="rail"] { background: $sunken; border: none; }
.QFrame[look="drop"] {
    background: $sunken; border: 2px dashed $edge; border-radius: 8px;
}
.QFrame[look="drop"][over="true"] { background: $accent_tint; border-color: $accent; }
.QFrame[look="critical"] {
    background: $not_met_tint; border: none; border-left: 4px solid $not_met;
    border-radius: 4px;
}
.QFrame[look="problem"] {
    background: $not_met_tint; border: 1px solid $not_met; border-radius: 8px;
}
.QFrame[look="notice"] {
    background: $accent_tint; border: 1px solid $accent; border-radius: 8px;
}
.QFrame[look="good"] { background: $met_tint; border: 1px solid $met; border-radius: 8px; }

QPushButton, QToolButton {
    background: $surface; color: $ink; border: 1px solid $edge; border-radius: 6px;
    padding: 0.35em 0.9em;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; }
QPushButton:disabled, QToolButton:disabled {
    color: $ink_soft; border-color: $line; background: $sunken;
}
QPushButton[look="primary"] {
    background: $accent; color: $on_strong; border: 2px solid $accent; font-weight: bold;
}
QPushButton[look="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[look="primary"]:focus { border: 2px solid $focus; }
QPushButton[look="primary"]:disabled {
    background: $sunken; color: $ink_soft; border-color: $line;
}
QPushButton[look="quiet"] { border: 2px solid transparent; background: transparent; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:focus { border-color: $focus; }
QPushButton[look="quiet"]:disabled { color: $ink_soft; background: transparent; }
QPushButton[look="link"] {
    border: 2px solid transparent; background: transparent; color: $accent; text-align: left;
    padding: 0.3em 0.4em;
}
QPushButton[look="link"]:hover { background: $hover; }
QPushButton[look="link"]:focus { border-color: $focus; }
QPushButton[look="row"] {
    text-align: left; border: 2px solid transparent; border-radius: 6px;
    background: $sunken; padding: 0.4em 0.8em;
}
QPushButton[look="row"]:hover { background: $hover; }
QPushButton[look="row"]:focus { border-color: $focus; }
QPushButton[look="choice"] {
    border: 2px solid $edge; border-radius: 8px; padding: 0.2em 0.5em; font-weight: bold;
}
QPushButton[look="choice"]:focus { border: 2px solid $focus; }
QPushButton[look="choice"]:checked {
    background: $accent; color: $on_strong; border-color: $accent;
}
QPushButton[look="filter"] {
    text-align: left; border: 2px solid transparent; border-radius: 6px; background: $sunken;
    padding: 0.3em 0.6em;
}
QPushButton[look="filter"]:hover { background: $hover; }
QPushButton[look="filter"]:checked { background: $accent_tint; border-color: $accent; }
QPushButton[look="filter"]:focus { border-color: $focus; }
QPushButton[tone="met"]:checked { background: $met; border-color: $met; }
QPushButton[tone="partly_met"]:checked { background: $partly_met; border-color: $partly_met; }
QPushButton[tone="not_met"]:checked { background: $not_met; border-color: $not_met; }
QPushButton[tone="not_applicable"]:checked {
    background: $not_applicable; border-color: $not_applicable;
}
QPushButton[tone="not_verified"]:checked {
    background: $not_verified; border-color: $not_verified;
}
QPushButton[look="choice"]:checked:focus { border: 3px solid $focus; }

QLineEdit, QPlainTextEdit, QComboBox, QDateTimeEdit, QSpinBox {
    background: $surface; color: $ink; border: 1px solid $edge; border-radius: 6px;
    padding: 0.3em 0.5em; selection-background-color: $accent;
    selection-color: $on_strong; placeholder-text-color: $ink_soft;
}
QLineEdit[look="entry"] { font-size: 17pt; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateTimeEdit:focus {
    border: 2px solid $focus;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateTimeEdit:disabled,
QLineEdit:read-only, QPlainTextEdit:read-only {
    background: $sunken; color: $ink_soft; border-color: $line;
}
QComboBox::drop-down, QDateTimeEdit::drop-down {
    border: none; width: 32px; subcontrol-origin: padding; subcontrol-position: center right;
}
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$pictures/down-$scheme.svg");
    width: 18px; height: 18px; }
QComboBox QAbstractItemView {
    background: $surface; color: $ink; border: 1px solid $edge;
    selection-background-color: $accent; selection-color: $on_strong;
}
QCheckBox, QRadioButton { spacing: 0.6em; padding: 0.4em; border: 2px solid transparent; }
QCheckBox::indicator {
    width: 22px; height: 22px; border: 2px solid $edge; border-radius: 5px; background: $surface;
}
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$pictures/check-$scheme.svg");
}
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: 6px; }

QScrollArea, QScrollArea > QWidget > QWidget#scrolled { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 5px; min-height: 40px; margin: 2px; }
QScrollBar::handle:hover { background: $ink_soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTreeView, QTableView, QListView {
    background: $surface; color: $ink; border: 1px solid $line; border-radius: 8px;
    alternate-background-color: $sunken; gridline-color: $line; outline: none;
}
QTreeView[look="rail"] { background: transparent; border: none; border-radius: 0; }
QTreeView:focus, QTableView:focus, QListView:focus { border: 2px solid $focus; }
QTreeView::item, QListView::item { padding: 0.45em 0.2em; border: none; }
QTableView::item { padding: 0.3em 0.6em; border: none; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
    background: $accent_tint; color: $ink;
}
QTreeView::branch:selected { background: $accent_tint; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $sunken; color: $ink_soft; border: none; border-bottom: 1px solid $line;
    padding: 0.6em 0.6em; font-weight: bold;
}

QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $ink_soft; padding: 0.75em 1.1em; border: none;
    border-bottom: 3px solid transparent; font-weight: bold;
}
QTabBar::tab:hover { color: $ink; background: $hover; }
QTabBar::tab:selected { color: $accent; border-bottom: 3px solid $accent; }
QTabBar::tab:focus { color: $ink; border-bottom: 3px solid $focus; }

QProgressBar {
    background: $line; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QProgressBar[tone="met"]::chunk { background: $met; }
QProgressBar[tone="partly_met"]::chunk { background: $partly_met; }
QProgressBar[tone="not_met"]::chunk { background: $not_met; }

QMenuBar { background: $surface; color: $ink; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 0.4em 0.8em; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 0.5em 2em 0.5em 1.6em; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; color: $ink; }
QMenu::item:disabled { color: $ink_soft; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $surface; color: $ink; border: 1px solid $edge; padding: 0.3em; }
QSplitter::handle { background: $line; }
QDialog { background: $canvas; }
QCalendarWidget QWidget { alternate-background-color: $sunken; }
"""
