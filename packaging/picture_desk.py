"""Pictures of the reviewer's desk: the table of reports, and one report opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from ui.desktop import Running
from ui.panels.opened_report import ANSWERS, FINDINGS, PAGES, PHOTOS, REVIEW, SINCE


class Shoot(Protocol):
    @property
    def running(self) -> Running: ...

    def wait(self, until: Callable[[], object]) -> None: ...

    def take(self, name: str) -> None: ...


def shoot_desk(shot: Shoot, folder: Path, trust: Path) -> None:
    """`folder` holds the demo's two reports of one facility."""
    pages = shot.running.window.pages
    page = pages.verify
    pages.show(page)
    page.use_trust(trust)
    page.check([folder])
    shot.wait(lambda: len(page.table.rows) > 1 and page.waiting.isHidden())
    page.list.group.setChecked(True)
    page.list.take_focus()
    shot.take("16-verify")
    page.open(page.list.rows_in_order()[0].verification.sha256)
    shot.wait(lambda: page.report.contents is not None)
    shot.take("45-report-checks")
    for tab, name in (
        (FINDINGS, "46-report-findings"),
        (ANSWERS, "47-report-answers"),
        (PHOTOS, "48-report-photos"),
        (SINCE, "49-report-differences"),
        (PAGES, "50-report-pages"),
        (REVIEW, "51-report-review"),
    ):
        page.report.tabs.setCurrentIndex(tab)
        shot.take(name)
    pages.of_trust.open()
    of_trust = pages.of_trust.page
    shot.wait(of_trust.waiting.isHidden)
    shot.take("52-trust")
