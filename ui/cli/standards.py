"""`standards`: search them, check or add an authority's overlay, and see the regional packs."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from checklists.asking.checklist import Checklist
from checklists.asking.countries import COUNTRIES
from checklists.asking.files import OverlayRefused
from checklists.asking.overlays import Overlay, load_overlay, with_overlay
from checklists.asking.regions import Region, known_items, regions, regions_of
from checklists.asking.searching import Found, search
from checklists.asking.shelf import standards
from checklists.asking.standards import Reference
from checklists.asking.terms import term
from checklists.records import to_record
from checklists.values import Confidence
from ui.cli.checklists import find_checklist
from ui.cli.exits import DONE, FOUND_FAULTS
from ui.cli.terminal import Terminal
from ui.cli.workspaces import open_workspace
from ui.doors import Doors
from ui.refusals import UnknownCountry
from ui.wording import fault_sentence


def search_standards(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    overlay = None
    if arguments.overlay is not None:
        overlay = _load(arguments.overlay, _named(arguments))
    library = with_overlay(standards(), overlay)
    found = search(library.values(), " ".join(arguments.words))
    lines = [_line(one, arguments.language, terminal) for one in found]
    lines.append(terminal._("{number} found.").format(number=len(found)))
    terminal.result({"found": [_record(one) for one in found]}, lines)
    return DONE


def check_overlay(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Load an overlay; name every fault of it."""
    try:
        overlay = _load(arguments.overlay, _named(arguments))
    except OverlayRefused as refused:
        sentences = [fault_sentence(fault, terminal.language) for fault in refused.faults]
        faults = [
            {**to_record(fault), "sentence": said}
            for fault, said in zip(refused.faults, sentences, strict=True)
        ]
        terminal.result({"ok": False, "faults": faults}, sentences)
        return FOUND_FAULTS
    text = terminal._("{authority}: {clauses} clauses, {references} references, no fault.")
    summary = _summary(overlay)
    terminal.result({"ok": True, "faults": [], **summary}, [text.format(**summary)])
    return DONE


def add_overlay(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Bring an overlay into a workspace, in the place of the one it holds."""
    workspace = open_workspace(terminal, doors, arguments)
    try:
        overlay = _load(arguments.overlay, workspace.own_checklists())
        before = workspace.overlay()
        workspace.keep_overlay(overlay)
    finally:
        workspace.close()
    text = terminal._(
        "{authority}: {clauses} clauses and {references} references were added; inspections that "
        "begin from now on have them."
    )
    summary = {**_summary(overlay), "replaced": before.authority if before is not None else ""}
    terminal.result(summary, [text.format(**summary)])
    return DONE


def remove_overlay(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """Take the overlay off a workspace; inspections that began with it keep its references."""
    workspace = open_workspace(terminal, doors, arguments)
    try:
        before = workspace.overlay()
        workspace.keep_overlay(None)
    finally:
        workspace.close()
    if before is None:
        text = terminal._("This workspace has no clauses of an authority.")
    else:
        text = terminal._("The clauses added by {author} were removed.").format(
            author=before.authority
        )
    terminal.result({"removed": before.authority if before is not None else ""}, [text])
    return DONE


def list_regions(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    country = arguments.country.strip().upper()
    if country and country not in COUNTRIES:
        raise UnknownCountry(arguments.country)
    found = regions_of(country) if country else regions()
    lines = [line for region in found for line in _region_lines(region, arguments.language)]
    lines.append(terminal._("{number} found.").format(number=len(found)))
    terminal.result({"regions": [_region_record(region) for region in found]}, lines)
    return DONE


def _load(path: Path, own: Iterable[Checklist]) -> Overlay:
    items = known_items() | {item.id for each in own for item in each.items()}
    return load_overlay(path, standards(), items)


def _named(arguments: Namespace) -> list[Checklist]:
    return [find_checklist(name) for name in arguments.checklist]


def _summary(overlay: Overlay) -> dict[str, object]:
    return {
        "authority": overlay.authority,
        "clauses": overlay.clauses,
        "references": len(overlay.references),
        "items": sorted({item for each in overlay.references for item in each.items}),
    }


def _confidence(found: Found) -> Confidence:
    return found.standard.confidence if found.clause is None else found.clause.confidence


def _line(found: Found, language: str, terminal: Terminal) -> str:
    title = found.standard.name.to(language) if found.clause is None else found.clause.title
    line = f"{found.label}  {title}  [{term(_confidence(found), language)}]  {found.reference}"
    if not found.added_by:
        return line
    return f"{line}  {terminal._('added by {author}').format(author=found.added_by)}"


def _record(found: Found) -> dict[str, object]:
    return {
        "reference": found.reference,
        "label": found.label,
        "name": dict(found.standard.name.by_language),
        "title": "" if found.clause is None else found.clause.title,
        "edition": found.standard.edition,
        "confidence": str(_confidence(found)),
        "may_cite": found.may_cite,
        "source": found.source,
        "added_by": found.added_by,
    }


def _region_lines(region: Region, language: str) -> list[str]:
    lines = [f"{region.id}  {region.name.to(language)}", f"    {' '.join(region.countries)}"]
    lines.append(f"    {region.note.to(language)}")
    for each in region.references:
        sure = term(each.reference.confidence, language)
        lines.append(f"    → {each.reference.label}  [{sure}]  {len(each.items)}")
    return lines


def _region_record(region: Region) -> dict[str, object]:
    return {
        "id": region.id,
        "name": dict(region.name.by_language),
        "note": dict(region.note.by_language),
        "countries": list(region.countries),
        "references": [
            {**_reference_record(each.reference), "items": list(each.items)}
            for each in region.references
        ],
    }


def _reference_record(reference: Reference) -> dict[str, object]:
    return {
        "label": reference.label,
        "edition": reference.edition,
        "confidence": str(reference.confidence),
        "added_by": reference.added_by,
    }
