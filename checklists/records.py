"""Values to plain JSON data and back, and the one canonical JSON (RFC 8785) that is hashed.

Numbers are integers only: RFC 8785 prints floats as ECMAScript does, and no record needs one.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from checklists.values import Problem

T = TypeVar("T")

_PLAIN = frozenset((str, int, bool, float, type(None)))


@dataclass(eq=False)
class BadRecord(Problem):
    """Data from a file or a row does not have the shape of the value it should be."""

    where: str
    expected: str


def canonical_json(record: object) -> bytes:
    """The RFC 8785 form of a record: sorted keys, no spaces, UTF-8."""
    _refuse_floats(record)
    return json.dumps(
        record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def _refuse_floats(record: object) -> None:
    kind = type(record)
    if kind is dict:
        for entry in record.values():  # type: ignore[attr-defined]
            _refuse_floats(entry)
    elif kind is list:
        for entry in record:  # type: ignore[attr-defined]
            _refuse_floats(entry)
    elif kind is float:
        raise BadRecord("canonical JSON", "no floating-point number")


def to_record(value: object) -> Any:
    """Plain lists, dicts, strings, integers, booleans and None for any value of the core."""
    kind: type = type(value)
    if kind in _PLAIN:
        return value
    names = _field_names(kind)
    if names is not None:
        return {name: to_record(getattr(value, name)) for name in names}
    if isinstance(value, tuple | list):
        return [to_record(entry) for entry in value]
    if isinstance(value, Mapping):
        return {key: to_record(entry) for key, entry in value.items()}
    return value.isoformat() if isinstance(value, datetime) else str(value)


@cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    """The fields of a dataclass, or None for any other type. Asked for every value, hence kept."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def from_record(kind: type[T], record: object, where: str = "") -> T:
    """The value of this kind that `to_record` made; raises BadRecord with the place of a fault."""
    return _read(kind, record, where or kind.__name__)  # type: ignore[no-any-return]


def _read(kind: Any, record: object, where: str) -> Any:
    if kind is Any:
        return record
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read_optional(kind, record, where)
    if origin is tuple:
        return _read_tuple(get_args(kind)[0], record, where)
    if origin is not None and issubclass(origin, Mapping):
        return _read_mapping(get_args(kind)[1], record, where)
    if is_dataclass(kind):
        return _read_dataclass(kind, record, where)
    return _read_scalar(kind, record, where)


def _read_optional(kind: Any, record: object, where: str) -> Any:
    if record is None:
        return None
    (present,) = (option for option in get_args(kind) if option is not type(None))
    return _read(present, record, where)


def _read_tuple(entry_kind: Any, record: object, where: str) -> tuple[Any, ...]:
    if not isinstance(record, list):
        raise BadRecord(where, "a list")
    return tuple(_read(entry_kind, entry, f"{where}[{n}]") for n, entry in enumerate(record))


def _read_mapping(entry_kind: Any, record: object, where: str) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise BadRecord(where, "an object")
    return {key: _read(entry_kind, entry, f"{where}.{key}") for key, entry in record.items()}


def _read_dataclass(kind: Any, record: object, where: str) -> Any:
    if not isinstance(record, dict):
        raise BadRecord(where, "an object")
    hints = _field_kinds(kind)
    if record.keys() != hints.keys():
        odd = sorted(record.keys() ^ hints.keys())
        raise BadRecord(where, f"exactly the fields of {kind.__name__} (see {odd[0]!r})")
    return kind(
        **{name: _read(hint, record[name], f"{where}.{name}") for name, hint in hints.items()}
    )


@cache
def _field_kinds(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _read_scalar(kind: Any, record: object, where: str) -> Any:
    if kind in (str, int, bool):
        if type(record) is not kind:
            raise BadRecord(where, f"{kind.__name__}, not {type(record).__name__}")
        return record
    if not isinstance(record, str):
        raise BadRecord(where, f"a text for {kind.__name__}")
    try:
        return datetime.fromisoformat(record) if kind is datetime else kind(record)
    except ValueError as error:
        raise BadRecord(where, f"a {kind.__name__}") from error
