"""The agreement: who signed the list of conditions for each side, on which day and where."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from checklists.delivering.case import Agreement, Case
from checklists.inspecting import casework
from ui.desk import Desk
from ui.speech import N_
from ui.widgets.checked_line import day_line, even
from ui.widgets.fields import captioned, line
from ui.widgets.making import button, column, frame, label, row
from ui.widgets.settling import Settling
from ui.widgets.spoken import Spoken


class AgreementPanel(Spoken):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        self.settling = Settling(desk.session, self)
        self.settling.settled.connect(self._on_settled)
        self.exporter, self.importer, self.place = line(), line(), line()
        self.signed_on = day_line(desk)
        self.settling.watch(self.exporter, self.importer, self.place, self.signed_on.field)
        title, self.says = label("heading"), label(wrap=True)
        self.say(title.setText, N_("Agreement"))
        self.take_back = button("quiet")
        self.say(self.take_back.setText, N_("Take the signing back"))
        self.take_back.clicked.connect(self._on_take_back)
        inside = column([title, self.says, self._build(), row([None, self.take_back])], edge=18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame("card", inside))

    def show_case(self, case: Case) -> None:
        if self._case is None or self._case.id != case.id:
            self.settling.forget()
            self.signed_on.forget()
        self._case = case
        newer = self.settling.is_open or self.desk.session.pending
        if not newer and self._typed() != case.agreement:
            shown = case.agreement or Agreement("", "", "", "")
            self.settling.show_text(self.exporter, shown.exporter_name)
            self.settling.show_text(self.importer, shown.importer_name)
            self.settling.show_text(self.place, shown.place)
            self.signed_on.show_value(shown.signed_on)
        self.refresh()

    def refresh(self) -> None:
        if self._case is None:
            return
        count, agreement = len(self._case.conditions), self._case.agreement
        words = self.desk.voice.ngettext(
            "By signing, both sides agree to the {count} condition listed below, word by word, "
            "and that visits verify it.",
            "By signing, both sides agree to the {count} conditions listed below, word by word, "
            "and that visits verify them.",
            count,
        )
        if not count:
            words = self.gettext("There is no condition yet that could be signed.")
        told = [words.format(count=count)]
        if agreement is not None:
            told.append(self.gettext("What was signed is the list as it stood on that day."))
        self.says.setText(" ".join(told))
        self.take_back.setVisible(agreement is not None)

    def _build(self) -> QGridLayout:
        said, grid = self.said, QGridLayout()
        grid.setSpacing(12)
        grid.addLayout(even(captioned(said, N_("Signed for the exporter by"), self.exporter)), 0, 0)
        grid.addLayout(even(captioned(said, N_("Signed for the importer by"), self.importer)), 0, 1)
        grid.addLayout(even(captioned(said, N_("Signed on (day)"), self.signed_on)), 1, 0)
        grid.addLayout(even(captioned(said, N_("Place of signing"), self.place)), 1, 1)
        return grid

    def _typed(self) -> Agreement | None:
        """None while nothing stands in any field."""
        typed = Agreement(
            exporter_name=self.exporter.text().strip(),
            importer_name=self.importer.text().strip(),
            signed_on=self.signed_on.value,
            place=self.place.text().strip(),
        )
        return None if typed == Agreement("", "", "", "") else typed

    @Slot()
    def _on_settled(self) -> None:
        if self._case is not None and self._typed() != self._case.agreement:
            self._sign(self._typed())

    @Slot()
    def _on_take_back(self) -> None:
        self.settling.forget()
        self._sign(None)

    def _sign(self, agreement: Agreement | None) -> None:
        if self._case is None:
            return
        case = self._case.id
        names = f"{agreement.exporter_name}\n{agreement.importer_name}" if agreement else ""
        self.desk.session.do(lambda ws: casework.sign_conditions(ws, case, agreement), typed=names)
