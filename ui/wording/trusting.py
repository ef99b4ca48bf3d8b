"""Sentences for what can go wrong with small signed files, trust lists and fingerprints."""

from collections.abc import Callable

from reports.envelope import EnvelopeFault, EnvelopeRefused
from ui.wording.sentence import Say, Sayings, Sentence

_ENVELOPES: dict[EnvelopeFault, Callable[[Say], str]] = {
    EnvelopeFault.TOO_LARGE: lambda _: _("The signed file is larger than {where} bytes."),
    EnvelopeFault.NOT_JSON: lambda _: _("The signed file is damaged: it is no JSON ({where})."),
    EnvelopeFault.NOT_CANONICAL: lambda _: _(
        "The signed file is not spelled as it was when it was signed."
    ),
    EnvelopeFault.BAD_FIELD: lambda _: _("The signed file is damaged at {where}."),
    EnvelopeFault.OTHER_FORMAT: lambda _: _(
        "The signed file has format {where}, which this program does not read."
    ),
    EnvelopeFault.OTHER_KIND: lambda _: _(
        "The signed file is a “{where}”, and a “{kind}” was asked for."
    ),
    EnvelopeFault.BAD_CERTIFICATE: lambda _: _(
        "The signed file holds a certificate that cannot be read, at {where}."
    ),
    EnvelopeFault.WEAK_KEY: lambda _: _(
        "The signed file was signed with a key that is not accepted: {where}."
    ),
    EnvelopeFault.WRONG_SIGNATURE: lambda _: _(
        "The signature of the file is wrong: the file was changed after it was signed."
    ),
}


def _envelope_refused(problem: EnvelopeRefused, _: Say, language: str) -> Sentence:
    return Sentence(
        _ENVELOPES[problem.fault](_).format(kind=problem.kind, where=problem.where),
        _("Ask whoever signed it for the file again."),
    )


SAYINGS: Sayings = {
    EnvelopeRefused: _envelope_refused,
}
