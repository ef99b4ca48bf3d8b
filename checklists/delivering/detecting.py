"""The exact probability that a sample meets a loss, wherever it lies, and how a size is shared."""

from bisect import bisect_left
from collections.abc import Callable
from fractions import Fraction
from heapq import heapify, heappop, heapreplace
from math import perm, prod


def detection_probability(lot: int, missing: int, size: int) -> Fraction:
    """Of `size` items drawn without replacement at least one is missing; exact.

    1 - C(lot-missing, size) / C(lot, size), for 0 <= missing, size <= lot.
    """
    # The quotient is the same with both exchanged: the shorter product is the faster one.
    few, many = sorted((missing, size))
    return 1 - Fraction(perm(lot - many, few), perm(lot, few))


def worst_case(lots: list[int], sizes: list[int], missing: int) -> Fraction:
    """At least one of `missing` items is met, in the spread over strata that is hardest to meet.

    `sizes` are drawn of `lots`, at least one of each stratum that has items.
    """
    spread = _hardest_spread(lots, sizes, missing)
    unmet = [
        1 - detection_probability(lot, lost, size)
        for lot, size, lost in zip(lots, sizes, spread, strict=True)
    ]
    return 1 - Fraction(
        prod(one.numerator for one in unmet), prod(one.denominator for one in unmet)
    )


def allocated(lots: list[int], size: int) -> list[int]:
    """`size` items shared over strata: each next one where the smallest share is sampled so far.

    Every stratum with items gets one, so `size` is at least their number. Unlike rounding by
    largest remainder, a larger size never takes an item away. Equal shares: first of `lots`.
    """
    filled = sum(lot > 0 for lot in lots)
    # So many each has in any case; the rest, fewer items than strata, is given one by one.
    sure = size - filled
    sizes = [-(-lot * sure // sum(lots)) if lot else 0 for lot in lots]
    sizes = [max(one, min(lot, 1)) for one, lot in zip(sizes, lots, strict=True)]
    shares = [(Fraction(sizes[n], lot), n) for n, lot in enumerate(lots) if lot]
    heapify(shares)
    for _ in range(size - sum(sizes)):
        _, n = shares[0]
        sizes[n] += 1
        heapreplace(shares, (Fraction(sizes[n], lots[n]), n))
    return sizes


def smallest(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The smallest number in low..high for which `holds` is true; from there on it always is."""
    # Doubling first: far above the answer the products would be needlessly long.
    reach = low
    while reach < high and not holds(reach):
        reach = min(high, 2 * reach)
    return bisect_left(range(reach + 1), True, lo=low, hi=reach, key=holds)


def _hardest_spread(lots: list[int], sizes: list[int], missing: int) -> list[int]:
    """How many items each stratum loses in the spread that is least likely to be met.

    The k-th loss of a stratum multiplies the probability of staying unmet by
    1 - size/(lot-k+1), which falls with k: so taking the best factor each time is the best of all.
    """

    def lost(factor: int) -> list[int]:
        # The losses of each stratum with (lot-k+1)/size above this: surely among the best.
        return [max(0, lot - factor * size) for lot, size in zip(lots, sizes, strict=True)]

    factors = range(max(lots) + 1)
    spread = lost(bisect_left(factors, True, key=lambda one: sum(lost(one)) <= missing))
    best = [
        (Fraction(spread[n] - lot, sizes[n]), n) for n, lot in enumerate(lots) if lot > spread[n]
    ]
    heapify(best)
    for _ in range(missing - sum(spread)):
        _, n = best[0]
        spread[n] += 1
        if spread[n] < lots[n]:
            heapreplace(best, (Fraction(spread[n] - lots[n], sizes[n]), n))
        else:
            heappop(best)
    return spread
