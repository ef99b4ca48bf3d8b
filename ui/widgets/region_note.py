"""Which regional packs apply in a country, and what kind of list that rests on."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checklists.asking.regions import Region, regions_of
from ui.desk import Desk
from ui.widgets.making import label
from ui.widgets.spoken import Spoken


class RegionNote(Spoken):
    """Hidden where no pack applies."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.regions: tuple[Region, ...] = ()
        self.text = label("soft", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.hide()

    @Slot(str)
    def show_country(self, country: str) -> None:
        """Look up what two letters mean; fewer are no country yet."""
        self.regions = regions_of(country) if len(country.strip()) == 2 else ()
        self.refresh()

    def refresh(self) -> None:
        content = self.desk.voice.content
        lead = self.gettext("References of this region are added: {name}. {note}")
        lines = [
            lead.format(name=region.name.to(content), note=region.note.to(content))
            for region in self.regions
        ]
        self.text.setText("\n".join(lines))
        self.setVisible(bool(lines))
