"""`verify` with more than one file: full and redacted editions, and parts that were released."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checklists.records import to_record
from checklists.values import Progress
from reports.checker import Checker
from reports.releasing import Release, ReleasedPart, check_release
from reports.verdicts import Comparison, Question, ReportFacts, Standing, Verification
from ui.refusals import NotGiven
from ui.speech import speech
from ui.wording.redacting import comparison_sentence, part_name, released_sentence

# What our own sentences set around a value, so that it keeps its direction.
ISOLATES = "\u2068\u2069"


@dataclass(frozen=True, slots=True)
class Released:
    """A released part, the edition (a file's name) it was held against, and who released it."""

    edition: str
    part: ReleasedPart
    signer: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Editions:
    """What the files say of one another. `redacted` are those that withhold something."""

    redacted: tuple[tuple[str, ReportFacts], ...]
    compared: tuple[Comparison, ...]
    released: tuple[Released, ...]

    @property
    def standings(self) -> tuple[Standing, ...]:
        fits = (Standing.HOLDS if one.part.withheld else Standing.FAILS for one in self.released)
        return (*(one.standing for one in self.compared), *fits)


def check_editions(
    files: Sequence[Path],
    found: Sequence[Verification],
    releases: Sequence[Release],
    progress: Progress,
) -> Editions:
    """Compare each redacted edition with its full one, if that is here, and with the releases."""
    redacted = [
        (file, one.facts, one)
        for file, one in zip(files, found, strict=True)
        if one.facts is not None and one.facts.full_edition
    ]
    if releases and not redacted:
        raise NotGiven("REDACTED.pdf")
    # What was added to a file after it was redacted changes its digest, not its inspector's part.
    whole = {
        digest: (file, one)
        for file, one in zip(files, found, strict=True)
        for digest in (one.report_sha256, one.sha256)
    }
    with Checker(None) as checker:
        compared = [
            _compared(checker, whole[facts.full_edition], (file, one), progress)
            for file, facts, one in redacted
            if facts.full_edition in whole
        ]
    released = [
        Released(file.name, part, release.signer, release.fingerprint)
        for file, facts, _one in redacted
        for release in releases
        for part in check_release(release, facts.full_edition, facts.withheld)
    ]
    named = tuple((file.name, facts) for file, facts, _one in redacted)
    return Editions(named, tuple(compared), tuple(released))


def _compared(
    checker: Checker,
    full: tuple[Path, Verification],
    redacted: tuple[Path, Verification],
    progress: Progress,
) -> Comparison:
    if _is_intact(full[1]) and _is_intact(redacted[1]):
        return checker.compare(full[0], redacted[0], progress)
    return Comparison(full[0].name, redacted[0].name, Standing.UNKNOWN)


def _is_intact(one: Verification) -> bool:
    return any(
        verdict.question is Question.INTACT and verdict.standing is Standing.HOLDS
        for verdict in one.verdicts
    )


def editions_record(editions: Editions, language: str) -> dict[str, object]:
    return {
        "comparisons": [
            {**to_record(one), "sentence": comparison_sentence(one, language)}
            for one in editions.compared
        ],
        "released": [
            {
                "edition": one.edition,
                "is_the_withheld_part": one.part.withheld is not None,
                "number": one.part.withheld.number if one.part.withheld else 0,
                "part": str(one.part.released.part),
                "subject": one.part.released.subject,
                "values": dict(one.part.released.values),
                "signer": one.signer,
                "fingerprint": one.fingerprint,
                "sentence": released_sentence(one.part, one.edition, language),
            }
            for one in editions.released
        ],
    }


def editions_lines(editions: Editions, language: str) -> Iterator[str]:
    _ = speech(language).gettext
    for name, facts in editions.redacted:
        told = _("{file} is a redacted edition; the full one was signed by {signer}. Withheld:")
        yield told.format(file=name, signer=_shown(facts.full_signer))
        for one in facts.withheld:
            part = part_name(one.part, one.subject, language)
            yield _shown(f"  W-{one.number:02d} {part}: {one.reason}")
    for compared in editions.compared:
        yield _shown(comparison_sentence(compared, language))
    for released in editions.released:
        yield _shown(released_sentence(released.part, released.edition, language))
        said = _("Released by {name}, certificate {digits}.")
        yield "  " + said.format(name=_shown(released.signer), digits=released.fingerprint)
        if released.part.withheld is not None:
            for place, value in released.part.released.values.items():
                yield _shown(f"  {place}: {value}")


def _shown(value: object) -> str:
    """A value of a file on one line, without what a terminal would obey."""
    kept = (letter if letter.isprintable() or letter in ISOLATES else " " for letter in str(value))
    return "".join(kept)
