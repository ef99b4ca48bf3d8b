"""Do the figures in a report's data follow from the rest of it, the draw of a sample included?"""

from reports.data import ReportData, with_figures
from reports.figures import Draw, first_difference
from reports.refusal import Refused
from reports.verdicts import Question, Reason, Standing, Verdict


def check_figures(data: ReportData) -> Verdict:
    """The verdict on the figures; raises Refused naming the first that does not follow."""
    if data.withheld and data.figures is None:
        # None are claimed: those of the full edition would tell what is withheld.
        return Verdict(Question.FIGURES_FOLLOW, Standing.HOLDS, Reason.PARTS_WITHHELD)
    said, follows = data.figures, with_figures(data).figures
    if said is None or follows is None:
        raise Refused(Reason.NO_FIGURES)
    odd = first_difference(said, follows)
    if odd is not None:
        raise Refused(Reason.FIGURE_DIFFERS, "{}: {} / {}".format(*odd))
    drawing = follows.sample.draw if follows.sample else Draw.SAME
    if drawing is Draw.DIFFERS:
        raise Refused(Reason.DRAW_DIFFERS, follows.sample.seed if follows.sample else "")
    changed = drawing is Draw.LIST_CHANGED
    reason = Reason.DRAW_NOT_REPEATED if changed else Reason.FIGURES_FOLLOW
    return Verdict(Question.FIGURES_FOLLOW, Standing.HOLDS, reason)
