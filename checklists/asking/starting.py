"""A new checklist to begin from: two sections, three items, and what each line is for."""

from collections.abc import Mapping

from checklists.asking.loading import STRUCTURE_FILE
from checklists.asking.tongues import is_tag
from checklists.asking.writing import ChecklistUnwritable, UnwritableKind
from checklists.values import FALLBACK_LANGUAGE

_STRUCTURE = """\
# A checklist: what is the same in every language. The texts are in en.toml beside it.
# Look at the result with:  main.py checklists check FOLDER
# The words allowed for kinds, domain, stage, method and evidence: docs/checklist-format.md

format = 1
id = "my-checklist"           # its name for computers: lower-case words
edition = "0.1"               # a new one for every change that is used in the field
prefix = "MY"                 # every item id begins with it; choose another for each checklist
kinds = ["routine_inspection", "follow_up_visit"]
# shares = ["WS"]             # prefixes of other checklists whose items you repeat here

[[section]]
id = "doors"
# per_store = true            # asked for each store or building; left out: asked once

[[section.item]]
id = "MY-DOO-01"              # never change or reuse an id: answers hang on it
domain = "physical_security"
stage = "post_delivery_storage"
method = "observe"            # observe, interview, document, measure or test
weight = 5                    # 1 (good practice) to 5 (loss of control over weapons)
critical = true               # may be left out; the reason stands in en.toml
evidence = ["photo"]          # photo, document, measurement; may be left out

[[section.item]]
id = "MY-DOO-02"
domain = "physical_security"
stage = "post_delivery_storage"
method = "measure"
weight = 3
asked_if = { item = "MY-DOO-01", results = ["met", "partly_met"] }  # only then; may be left out

[[section.item.measured]]     # a value to write down; may be left out
id = "gap"
kind = "decimal"              # integer, decimal, date or text
unit = "mm"
minimum = "0"

[[section]]
id = "records"

[[section.item]]
id = "MY-REC-01"
domain = "record_keeping"
stage = "post_delivery_storage"
method = "document"
weight = 4
facilities = ["weapons_store", "ammunition_depot"]  # asked only there; left out: everywhere
# What the item rests on: a standard, or a standard and a clause (main.py checklists check says
# which clauses may be cited).
references = ["mosaic-05.20"]
"""

_ENGLISH: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "",
        (
            ("title", "My checklist"),
            ("about", "What it is for and how to use it."),
        ),
    ),
    (
        "[section]",
        (
            ("doors", "Doors and locks"),
            ("records", "Records"),
        ),
    ),
    (
        "[item.MY-DOO-01]",
        (
            ("question", "Is every door of the store closed and locked?"),
            ("guidance", "Pull at every door. Usual faults: a padlock that hangs open."),
            ("finding", "A door of the store was not locked."),
            ("recommendation", "Lock every door and record who holds the keys."),
            ("critical", "Weapons can be taken without a trace."),
        ),
    ),
    (
        "[item.MY-DOO-02]",
        (
            ("question", "Is the gap under the door too small to pass anything through?"),
            ("guidance", "Measure the widest place."),
            ("finding", "The gap under the door is too wide."),
            ("recommendation", "Close the gap with a steel sill."),
            ('"measured.gap"', "Gap under the door"),
        ),
    ),
    (
        "[item.MY-REC-01]",
        (
            ("question", "Is every weapon recorded by its serial number?"),
            ("guidance", "Take ten weapons and find each in the register, then the other way."),
            ("finding", "Weapons are missing from the register, or the register names others."),
            ("recommendation", "Count all weapons and write the register anew."),
        ),
    ),
)
_NOTE = """\
# The texts in English: complete, because other languages fall back to them.
# Ask so that "met" is the good state.
"""
_NOTE_ON_OTHERS = """\
# The texts in one more language; what is left empty is shown in English.
"""


def starter(*languages: str) -> Mapping[str, str]:
    """File name -> text of a checklist to change: English, and an empty file per other language."""
    files = {STRUCTURE_FILE: _STRUCTURE}
    for language in dict.fromkeys((FALLBACK_LANGUAGE, *languages)):
        if not is_tag(language):
            raise ChecklistUnwritable("", UnwritableKind.BAD_LANGUAGE, language)
        files[f"{language}.toml"] = _texts(language)
    return files


def _texts(language: str) -> str:
    is_english = language == FALLBACK_LANGUAGE
    lines = [_NOTE if is_english else _NOTE_ON_OTHERS, f'language = "{language}"']
    for heading, entries in _ENGLISH:
        lines += ["", heading] if heading else []
        for key, text in entries:
            lines.append(f'{key} = "{text}"' if is_english else f'{key} = ""  # {text}')
    return "\n".join([*lines, ""])
