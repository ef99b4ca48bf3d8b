"""The options of `checklists` and `standards`: what ships, what is brought in and handed out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from ui.cli.commands import actions_of, add_command, as_json, language_of_words, paper, passphrase


def checklists(commands: Any) -> None:
    actions = actions_of(
        add_command(
            commands, "checklists", "List, show, print, check, import, export or begin checklists."
        )
    )
    listed = add_command(actions, "list", "List what ships.", "ui.cli.checklists:list_checklists")
    shown = add_command(actions, "show", "Show one whole.", "ui.cli.checklists:show_checklist")
    shown.add_argument("checklist", help="an id, or a folder that holds a checklist")
    checked = add_command(
        actions,
        "check",
        "Name every fault of each folder; without one, of everything that ships.",
        "ui.cli.checking:check_checklists",
    )
    checked.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    printed = add_command(
        actions,
        "print",
        "Write a checklist for paper (PDF): boxes to tick, room for remarks.",
        "ui.cli.papers:print_blank",
    )
    printed.add_argument("checklist", help="an id, or a folder that holds a checklist")
    paper(printed)
    for parser in (listed, shown):
        language_of_words(parser, "texts")
    for parser in (listed, shown, printed, checked, *_forms(actions)):
        as_json(parser)


def _forms(actions: Any) -> tuple[ArgumentParser, ...]:
    """The actions that bring a checklist in, hand one out, or begin one."""
    taken = add_command(
        actions,
        "import",
        "Make a checklist folder of an XLSForm; name all that was not taken.",
        "ui.cli.forms:import_form",
    )
    taken.add_argument("form", type=Path, metavar="FILE.xlsx")
    taken.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    given = add_command(
        actions, "export", "Write a checklist as an XLSForm.", "ui.cli.forms:export_form"
    )
    given.add_argument("checklist", help="an id, or a folder that holds a checklist")
    given.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx")
    begun = add_command(
        actions, "new", "Write a small checklist to change.", "ui.cli.forms:new_checklist"
    )
    begun.add_argument("folder", type=Path)
    begun.add_argument(
        "--also",
        nargs="+",
        default=(),
        metavar="TAG",
        help="besides English: a file of each, to be filled in, such as fr or pt-BR",
    )
    return taken, given, begun


def standards(commands: Any) -> None:
    actions = actions_of(
        add_command(
            commands, "standards", "Search the standards; add an authority's clauses to them."
        )
    )
    found = add_command(
        actions,
        "search",
        "Find instruments and clauses that have all these words, and how sure each is.",
        "ui.cli.standards:search_standards",
    )
    found.add_argument("words", nargs="+")
    found.add_argument("--overlay", type=Path, metavar="FILE", help="an authority's clauses too")
    shown = add_command(
        actions,
        "regions",
        "Show what a region's instruments add to the items, and in which countries.",
        "ui.cli.standards:list_regions",
    )
    shown.add_argument("--country", default="", metavar="CC", help="two letters (ISO 3166-1)")
    for parser in (found, shown):
        language_of_words(parser, "names")
    checked, *kept = _overlays(actions)
    for parser in (found, checked):
        parser.add_argument(
            "--checklist", action="append", default=[], metavar="FOLDER",
            help="a checklist of the authority's own, whose items its file may name",
        )  # fmt: skip
    for parser in (found, shown, checked, *kept):
        as_json(parser)


def _overlays(actions: Any) -> tuple[ArgumentParser, ...]:
    """The actions that check an authority's clauses, and bring them into a workspace or out."""
    checked = add_command(
        actions,
        "check",
        "Load an authority's clauses; name every fault.",
        "ui.cli.standards:check_overlay",
    )
    added = add_command(
        actions,
        "add",
        "Add an authority's clauses to a workspace, in the place of any others.",
        "ui.cli.standards:add_overlay",
    )
    removed = add_command(
        actions,
        "remove",
        "Take an authority's clauses off a workspace.",
        "ui.cli.standards:remove_overlay",
    )
    for parser in (added, removed):
        parser.add_argument("folder", type=Path, help="the workspace")
        passphrase(parser)
    for parser in (checked, added):
        parser.add_argument("overlay", type=Path, metavar="OVERLAY.toml")
    return checked, added, removed
