"""Sentences about full-size photos held against the digests of a report."""

from collections.abc import Sequence

from reports.originals import Originals
from ui.speech import speech

SHOWN = 20


def originals_sentences(found: Originals, language: str) -> list[str]:
    """How many of how many are there, which are missing, and which files the report lacks."""
    _ = speech(language).gettext
    there = _("Originals: {same} of {named} are in the folder, with the digest the report names.")
    said = [there.format(same=len(found.same), named=found.named)]
    if found.missing:
        names = [f"{one.name} (SHA-256 {one.sha256})" for one in found.missing]
        said.append(_("Missing or changed: {names}").format(names=_listed(names, language)))
    if found.unnamed:
        names = list(found.unnamed)
        said.append(_("Not named by the report: {names}").format(names=_listed(names, language)))
    return said


def _listed(names: Sequence[str], language: str) -> str:
    _ = speech(language).gettext
    shown = ["".join(sign if sign.isprintable() else "?" for sign in name) for name in names]
    rest = len(shown) - SHOWN
    more = [_("{count} more").format(count=rest)] if rest > 0 else []
    return ", ".join((*shown[:SHOWN], *more))
