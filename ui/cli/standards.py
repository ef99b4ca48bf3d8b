"""`standards search`: which instruments and clauses speak of these words, and how sure each is."""

from argparse import Namespace

from checklists.asking.searching import Found, search
from checklists.asking.shelf import standards
from checklists.asking.terms import term
from checklists.values import Confidence
from ui.cli.exits import DONE
from ui.cli.terminal import Terminal
from ui.doors import Doors


def search_standards(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    found = search(standards().values(), " ".join(arguments.words))
    lines = [_line(one, arguments.language) for one in found]
    lines.append(terminal._("{number} found.").format(number=len(found)))
    terminal.result({"found": [_record(one) for one in found]}, lines)
    return DONE


def _confidence(found: Found) -> Confidence:
    return found.standard.confidence if found.clause is None else found.clause.confidence


def _line(found: Found, language: str) -> str:
    title = found.standard.name.to(language) if found.clause is None else found.clause.title
    return f"{found.label}  {title}  [{term(_confidence(found), language)}]  {found.reference}"


def _record(found: Found) -> dict[str, object]:
    return {
        "reference": found.reference,
        "label": found.label,
        "name": dict(found.standard.name.by_language),
        "title": "" if found.clause is None else found.clause.title,
        "edition": found.standard.edition,
        "confidence": str(_confidence(found)),
        "may_cite": found.may_cite,
        "source": found.standard.source,
    }
