"""Write docs/report.schema.json, the JSON Schema of a report's data, from its own dataclasses."""

import inspect
import json
import sys
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "report.schema.json"
PLAIN = {str: "string", int: "integer", bool: "boolean"}
# With its offset, which a time in a report always has.
TIME = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?[+-]\d\d:\d\d(:\d\d)?$",
}


def main(arguments: list[str]) -> int:
    sys.path.insert(0, str(ROOT))
    if arguments == ["--write"]:
        DOCUMENT.write_text(written(), encoding="utf-8")
        return 0
    if arguments:
        print("usage: report_schema.py [--write]", file=sys.stderr)
        return 2
    print(written(), end="")
    return 0


def written() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The schema of `inspection.json`: every field of every value, and nothing beside."""
    from reports.data import ATTACHMENT_NAME, FORMAT, ReportData

    known: dict[str, Any] = {}
    whole = _of(ReportData, known)
    known["ReportData"]["properties"]["format"] = {"const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"The data attached to a report ({ATTACHMENT_NAME})",
        **whole,
        "$defs": dict(sorted(known.items())),
    }


def _of(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (present,) = (one for one in get_args(kind) if one is not type(None))
        return {"anyOf": [_of(present, known), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], known)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(get_args(kind)[1], known)}
    if kind is datetime:
        return dict(TIME)
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    return _named(kind, known)


def _named(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    """A reference to a value's or vocabulary's own definition, made when first met."""
    name = kind.__name__
    if name not in known:
        known[name] = {}
        known[name] = _vocabulary(kind) if issubclass(kind, StrEnum) else _value(kind, known)
        known[name] |= _described(kind)
    return {"$ref": f"#/$defs/{name}"}


def _vocabulary(kind: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [str(word) for word in kind]}


def _value(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    if not is_dataclass(kind):
        message = f"no schema for {kind!r}"
        raise TypeError(message)
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": names,
        "properties": {name: _of(hints[name], known) for name in names},
    }


def _described(kind: Any) -> dict[str, str]:
    said = kind.__dict__.get("__doc__") or ""
    # A dataclass without a docstring is given its signature as one.
    if not said or said.startswith(f"{kind.__name__}("):
        return {}
    return {"description": inspect.cleandoc(said).replace("\n", " ").replace("  ", " ")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
