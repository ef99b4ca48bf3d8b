"""How a check of a report says no: with a reason, a detail and a page for its verdict."""

from reports.verdicts import Reason


class Refused(Exception):
    """Raised by the checks of a report and turned into a verdict by `reports.verify`."""

    def __init__(self, reason: Reason, detail: str = "", page: int = 0) -> None:
        super().__init__(reason, detail, page)
        self.reason = reason
        self.detail = detail
        self.page = page
