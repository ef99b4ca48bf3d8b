"""Whom a reviewer trusts, as a table: name, organization, role, validity and revocation."""

from typing import TYPE_CHECKING

from ui.models.rows import Rows
from ui.speech import N_

if TYPE_CHECKING:
    from reports.trusted import TrustedName

NAME, ORGANIZATION, ROLE, BEGINS, ENDS, REVOKED = range(6)


class TrustedTable(Rows["TrustedName"]):
    heads = (
        N_("Name"),
        N_("Organization"),
        N_("Role"),
        N_("Valid from"),
        N_("Valid until"),
        N_("Revoked"),
    )

    def text(self, row: "TrustedName", column: int) -> str:
        if column == NAME:
            return row.name
        if column == ORGANIZATION:
            return row.organization
        if column == ROLE:
            return self._role(row)
        if column == REVOKED:
            return self._revoked(row)
        return (row.not_before if column == BEGINS else row.not_after).date().isoformat()

    def identity(self, row: "TrustedName") -> str:
        return row.fingerprint

    def _role(self, row: "TrustedName") -> str:
        from ui.wording.trusting import role_name

        if row.role is not None:
            return role_name(row.role, self._voice.language)
        given = N_("authority and all it issued") if row.is_authority else N_("any role")
        return self._voice.gettext(given)

    def _revoked(self, row: "TrustedName") -> str:
        if row.revoked is None:
            return ""
        day = row.revoked.date().isoformat()
        return f"{day} · {row.reason}" if row.reason else day
