"""How a sample was drawn, so that anyone can draw it again, and what it shows and cannot show."""

from collections.abc import Iterator

from checklists.delivering.sampling import SamplingPlan, Within, percent, statement
from reports.data import ReportData
from reports.pieces import Look, Para, Piece, fact, heading, words
from reports.wording import speech

SAMPLE = "sample"


def sample(data: ReportData) -> Iterator[Piece]:
    _ = speech(data.language).gettext
    plan = data.inspection.sample
    if data.case is None or not data.case.declared:
        return
    yield heading(_("How the items were chosen"), 2, SAMPLE)
    if plan is None:
        yield words(_("Full count: every declared item was to be seen."), SAMPLE)
        return
    yield words(shows(plan, data), SAMPLE)
    yield words(cannot_show(plan, data), SAMPLE)
    note = _(
        "No instrument prescribes the size of a sample; it follows from the loss and the "
        "confidence that were chosen."
    )
    yield words(note, SAMPLE, Look.SMALL)
    yield fact(_("Seed"), plan.seed, SAMPLE)
    drawn = _(
        "Items are ranked by the SHA-256 of seed, colon and item (UTF-8); the smallest are drawn."
    )
    yield fact(_("Draw"), (Para(drawn, Look.SMALL),), SAMPLE)
    for stratum in plan.strata:
        label = _("{name}: {size} of {lot}").format(
            name=stratum.name or _("All items"), size=stratum.size, lot=stratum.lot
        )
        keys = "  ".join(key.replace(" ", "\u00a0") for key in stratum.drawn)
        yield fact(label, (Para(keys, Look.SMALL, mixed=True),), SAMPLE)


def shows(plan: SamplingPlan, data: ReportData) -> str:
    """In one sentence, what a sample of this size would have noticed."""
    _ = speech(data.language).gettext
    said = statement(plan)
    where = (
        _("{size} of {lot} items were drawn: a loss of {missing} or more, wherever they are, would "
          "have been met with a probability of at least {probability}.")
        if plan.within is Within.WHOLE
        else _("{size} of {lot} items were drawn: a loss of {missing} or more in any one stratum "
               "would have been met with a probability of at least {probability}.")
    )  # fmt: skip
    return where.format(
        size=said.size,
        lot=said.lot,
        missing=said.missing,
        probability=percent(said.probability),
    )


def cannot_show(plan: SamplingPlan, data: ReportData) -> str:
    _ = speech(data.language).gettext
    said = statement(plan)
    return _(
        "A smaller loss may have gone unnoticed: one missing item would have been met with a "
        "probability of {probability} only, and only a full count can exclude it."
    ).format(probability=percent(said.one_missing))
