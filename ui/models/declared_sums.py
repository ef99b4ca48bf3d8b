"""How much is declared: lines, and pieces by category and unit, in one sentence."""

from collections import Counter
from collections.abc import Iterable

from checklists.asking.terms import term
from checklists.delivering.case import DeclaredItem
from checklists.delivering.words import ArmsCategory
from ui.models.written import as_marked, grouped
from ui.voice import Voice


def sums(declared: Iterable[DeclaredItem], voice: Voice) -> str:
    """Empty when nothing is declared. Units are never added to one another."""
    lines, pieces = 0, Counter[tuple[ArmsCategory, str]]()
    for item in declared:
        lines += 1
        pieces[item.category, item.unit.strip()] += item.quantity
    if not lines:
        return ""
    order = list(ArmsCategory)
    told = [
        _one(category, unit, pieces[category, unit], voice)
        for category, unit in sorted(pieces, key=lambda key: (order.index(key[0]), key[1]))
    ]
    words = voice.ngettext("{count} line", "{count} lines", lines)
    return voice.beside(words.format(count=grouped(lines, voice)), *told)


def _one(category: ArmsCategory, unit: str, number: int, voice: Voice) -> str:
    many = voice.ngettext("{count} piece", "{count} pieces", number)
    much = voice.gettext("{count} {unit}") if unit else many
    amount = much.format(count=grouped(number, voice), unit=unit)
    named = voice.gettext("{category}: {amount}")
    return named.format(category=term(category, voice.language), amount=as_marked(amount, voice))
