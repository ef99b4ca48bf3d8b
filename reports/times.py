"""What the time stamps of a report prove, by whom the reviewer trusts, and for how long."""

from datetime import datetime

from reports.certificates import common_name, fingerprint
from reports.integrity import Intact
from reports.later_revisions import LaterTime
from reports.time_tokens import TimeToken
from reports.trust import TrustList, judge_signer
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


def proven_time(times: tuple[TimeVerdict, ...]) -> datetime | None:
    """The earliest moment at which the report is shown to have existed; None when none is."""
    return min((one.time for one in times if one.standing is Standing.HOLDS), default=None)


def is_authority_trusted(trust: TrustList, token: TimeToken) -> bool:
    return _who(trust, token).standing is Standing.HOLDS


def _judged(trust: TrustList | None, time: LaterTime, needed_until: datetime) -> TimeVerdict:
    token = time.token
    who = _who(trust, token)
    standing, reason = who.standing, _REASONS.get(who.reason, who.reason)
    if standing is Standing.HOLDS and token.authority.not_valid_after_utc < needed_until:
        standing, reason = Standing.UNKNOWN, Reason.AUTHORITY_RAN_OUT
    name, digest = common_name(token.authority), fingerprint(token.authority)
    return TimeVerdict(time.field, token.time, name, digest, standing, reason)


def _who(trust: TrustList | None, token: TimeToken) -> Verdict:
    return judge_signer(trust, token.authority, token.chain, token.time)
