"""Who signs: a key file with its passphrase, or a key on a token with its PIN."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.speech import N_
from ui.theme import touch_height
from ui.widgets.fields import captioned, line
from ui.widgets.making import button
from ui.widgets.passphrase import PassphraseField
from ui.widgets.spoken import Spoken

KINDS = {"file": N_("A key file"), "token": N_("A token (smart card, stick)")}


class SignerChoice(Spoken):
    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kind = QComboBox()
        self.kind.setMinimumHeight(touch_height(self.kind.fontMetrics()))
        for kind in KINDS:
            self.kind.addItem("", kind)
        self.key_file, self.library, self.token, self.name = line(), line(), line(), line()
        self.passphrase = PassphraseField(desk)
        self._of_file, self._of_token = QWidget(), QWidget()
        self._fill(self._of_file, [(N_("Key file of the signer"), self.key_file, True)])
        self._fill(self._of_token, [
            (N_("Library that came with the token"), self.library, True),
            (N_("Name of the token"), self.token, False),
            (N_("Name of the key, if there are several"), self.name, False),
        ])  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(captioned(self.said, N_("The signer's key is on"), self.kind))
        for part in (self._of_file, self._of_token, self.passphrase):
            layout.addWidget(part)
        self.kind.currentIndexChanged.connect(self._on_kind)
        for field in (self.key_file, self.library, self.token, self.passphrase.field):
            field.textChanged.connect(self.changed)
        self._on_kind()

    @property
    def is_token(self) -> bool:
        return bool(self.kind.currentData() == "token")

    @property
    def is_complete(self) -> bool:
        needed = (self.library, self.token) if self.is_token else (self.key_file,)
        return all(field.text().strip() for field in needed) and bool(self.secret)

    @property
    def secret(self) -> str:
        return self.passphrase.field.text()

    def named(self) -> str:
        """The key file's path, or the token's address; for `ui.files.open_signer`."""
        if not self.is_token:
            return self.key_file.text().strip()
        # Imported only now: a window without a token does without its library.
        from reports.tokens import TokenAddress

        library, token = Path(self.library.text().strip()), self.token.text().strip()
        return str(TokenAddress(library, token, self.name.text().strip()))

    def refresh(self) -> None:
        for place, words in enumerate(KINDS.values()):
            self.kind.setItemText(place, self.gettext(words))
        file, token = self.gettext("Passphrase of the key file"), self.gettext("PIN of the token")
        self.passphrase.caption.setText(token if self.is_token else file)

    def _fill(self, part: QWidget, fields: list[tuple[str, QLineEdit, bool]]) -> None:
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        for message, field, is_file in fields:
            beside = [self._browser(field)] if is_file else []
            layout.addLayout(captioned(self.said, message, field, *beside))

    def _browser(self, field: QLineEdit) -> QWidget:
        browse = button()
        self.say(browse.setText, "Choose…")
        browse.clicked.connect(lambda: self._browse(field))
        return browse

    def _browse(self, field: QLineEdit) -> None:
        is_key = field is self.key_file
        key, library = self.gettext("Choose the key file"), self.gettext("Choose the library")
        kinds = "*.p12 *.pfx" if is_key else "*.so *.dll *.dylib"
        name, _ = QFileDialog.getOpenFileName(self, key if is_key else library, "", kinds)
        if name:
            field.setText(name)

    @Slot()
    def _on_kind(self) -> None:
        self._of_file.setVisible(not self.is_token)
        self._of_token.setVisible(self.is_token)
        self.passphrase.clear()
        self.refresh()
        self.changed.emit()
