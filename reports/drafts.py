"""Texts for people to finish: the Article 13(2) note, a request for help, a restricted annex.

Plain text, without names and places unless they are released: a good practice is told only when
its release was given; parties, facilities and countries only when the caller releases names.
"""

from collections.abc import Iterator, Mapping

from checklists.asking.terms import term
from checklists.delivering.case import Case
from checklists.delivering.programmes import Programme
from checklists.delivering.words import ActionState
from reports.wording import speech


def measures_note(case: Case, language: str, *, with_names: bool) -> str:
    """A draft of what Article 13(2) of the treaty encourages: measures proven effective."""
    _ = speech(language).gettext
    lines = [
        _("Draft note on measures proven effective in addressing diversion"),
        _("Arms Trade Treaty, Article 13(2). To be completed and released by the authority."),
        "",
        *_names(case, language, with_names=with_names),
        _("Stage of the supply chain: {stage}").format(stage=term(case.head.stage, language)),
        "",
        _("Measures"),
        *_practices(case, language),
        "",
        _("Corrective actions after inspections: {done} of {all} done.").format(
            done=sum(one.state is ActionState.DONE for one in case.actions.values()),
            all=len(case.actions),
        ),
        "",
        _("Read every text for names and places before it is released."),
    ]
    return "\n".join(lines) + "\n"


def assistance_request(
    case: Case, language: str, programmes: Mapping[str, Programme], *, with_names: bool
) -> str:
    """A draft request under Article 16 of the treaty: each need, and the programme it fits."""
    _ = speech(language).gettext
    lines = [
        _("Draft request for assistance"),
        _("Arms Trade Treaty, Article 16. To be completed and released by the authority."),
        "",
        *_names(case, language, with_names=with_names),
        _("Needs"),
        *_needs(case, language, programmes),
        "",
        _("Read every text for names and places before it is released."),
    ]
    return "\n".join(lines) + "\n"


def restricted_annex(case: Case, language: str) -> str:
    """What a case knows of illicit activity and actors: the one text that holds it."""
    _ = speech(language).gettext
    lines = [
        _("Restricted annex"),
        _("Not part of any shared report. For those only whom the authority names."),
        "",
        _("{label}: {value}").format(label=_("Case"), value=case.head.title),
        _("{label}: {value}").format(
            label=_("Authorization"), value=case.head.authorization.number
        ),
        "",
    ]
    for note in sorted(case.restricted.values(), key=lambda one: one.number):
        lines.append(f"{note.number}. {note.text}")
        if note.source.strip():
            lines.append("   " + _("{label}: {value}").format(label=_("Source"), value=note.source))
    if not case.restricted:
        lines.append(_("No restricted note was recorded."))
    return "\n".join(lines) + "\n"


def _names(case: Case, language: str, *, with_names: bool) -> Iterator[str]:
    _ = speech(language).gettext
    if not with_names:
        yield _("Names and places are left out.")
        return
    head = case.head
    named = _("{label}: {value}")
    for label, party in (
        (_("Exporter"), head.exporter),
        (_("Importer"), head.importer),
        (_("End user"), head.end_user),
    ):
        told = _(", ").join(part for part in (party.name, party.country) if part)
        if told:
            yield named.format(label=label, value=told)
    for site in case.sites.values():
        told = _(", ").join(part for part in (site.facility.name, site.facility.place) if part)
        if told:
            yield named.format(label=_("Facility"), value=told)


def _practices(case: Case, language: str) -> Iterator[str]:
    _ = speech(language).gettext
    practices = sorted(case.practices.values(), key=lambda one: one.number)
    released = [one for one in practices if one.released]
    for place, one in enumerate(released, 1):
        yield f"{place}. {one.text}"
    kept = len(practices) - len(released)
    if kept:
        yield _("Not released and left out: {number}").format(number=kept)
    if not practices:
        yield _("No good practice was recorded.")


def _needs(case: Case, language: str, programmes: Mapping[str, Programme]) -> Iterator[str]:
    _ = speech(language).gettext
    for need in sorted(case.needs.values(), key=lambda one: one.number):
        yield f"{need.number}. {term(need.kind, language)}: {need.text}"
        programme = programmes.get(need.programme)
        if programme is not None:
            yield "   " + _("Programme it was matched with: {name} ({source})").format(
                name=programme.name, source=programme.source
            )
    if not case.needs:
        yield _("No need was recorded.")
