"""What the time stamps of a report prove, by whom the reviewer trusts, and for how long."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from cryptography import x509

from reports.certificates import common_name, fingerprint
from reports.integrity import Intact
from reports.later_revisions import LaterTime
from reports.revocations import CrlRefused, read_crl, signed_by_one_of
from reports.time_tokens import TimeToken
from reports.trust import Role, TrustList, judge_signer
from reports.verdicts import Reason, Standing, TimeVerdict, Verdict

_REASONS = {
    Reason.TRUSTED_SIGNER: Reason.TIME_STAMPED,
    Reason.UNKNOWN_SIGNER: Reason.UNKNOWN_AUTHORITY,
}


def judged_times(trust: TrustList | None, intact: Intact, now: datetime) -> tuple[TimeVerdict, ...]:
    """In the order they were given. A later time stamp keeps an earlier one provable.

    An authority's certificate runs out; what it signed then proves something only when a trusted
    time stamp shows that it existed before. `now` is aware.
    """
    judged: list[TimeVerdict] = []
    needed_until = now
    for time in reversed(intact.times):
        verdict = _judged(trust, time, needed_until)
        if verdict.standing is Standing.HOLDS:
            needed_until = time.token.time
        judged.append(verdict)
    return tuple(reversed(judged))


def proven_times(intact: Intact, times: tuple[TimeVerdict, ...]) -> tuple[datetime | None, ...]:
    """By when each signature, the inspector's first, is shown to have existed; None when by none.

    `times` are the verdicts on the time stamps of this very file.
    """
    verdicts = {one.field: one for one in times}
    proven: list[datetime | None] = []
    earliest: datetime | None = None
    for added in reversed(intact.added):
        if isinstance(added, LaterTime):
            if verdicts[added.field].standing is Standing.HOLDS:
                earliest = min(added.token.time, earliest or added.token.time)
        else:
            proven.append(earliest)
    return (earliest, *reversed(proven))


def with_kept_lists(trust: TrustList | None, intact: Intact) -> TrustList | None:
    """The trust list with the revocation lists that the file itself keeps.

    Whoever put them there, each is signed by the authority it speaks for: it can only take away.
    """
    kept = intact.long_term
    if not kept.crls:
        return trust
    known = [x509.load_der_x509_certificate(der) for der in kept.certificates]
    lists = []
    for der in kept.crls:
        with suppress(CrlRefused):
            lists.append(signed_by_one_of(read_crl(der), known))
    before = trust or TrustList()
    return replace(before, crls=(*before.crls, *lists))


def is_authority_trusted(trust: TrustList, token: TimeToken) -> bool:
    return _who(trust, token).standing is Standing.HOLDS


def _judged(trust: TrustList | None, time: LaterTime, needed_until: datetime) -> TimeVerdict:
    token = time.token
    who = _who(trust, token)
    standing, reason = who.standing, _REASONS.get(who.reason, who.reason)
    if standing is Standing.HOLDS and token.authority.not_valid_after_utc < needed_until:
        standing, reason = Standing.UNKNOWN, Reason.AUTHORITY_RAN_OUT
    name, digest = common_name(token.authority), fingerprint(token.authority)
    detail = who.detail if reason is who.reason else digest
    return TimeVerdict(time.field, token.time, name, digest, standing, reason, detail)


def _who(trust: TrustList | None, token: TimeToken) -> Verdict:
    return judge_signer(trust, token.authority, token.chain, token.time, role=Role.TIME_STAMP)
