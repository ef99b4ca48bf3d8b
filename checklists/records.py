"""Values to plain JSON data and back, and the one canonical JSON (RFC 8785) that is hashed.

Numbers are integers only: RFC 8785 prints floats as ECMAScript does, and no record needs one.
"""

import json
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from checklists.values import Problem

T = TypeVar("T")
_Reader = Callable[[object], Any]

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
    # Asked before Mapping, an abstract class, which takes its time to say no: words are the most.
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {key: to_record(entry) for key, entry in value.items()}
    return value.isoformat() if isinstance(value, datetime) else str(value)


@cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    """The fields of a dataclass, or None for any other type. Asked for every value, hence kept."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def from_record(kind: type[T], record: object, where: str = "") -> T:
    """The value of this kind that `to_record` made; raises BadRecord with the place of a fault."""
    try:
        return _reader(kind)(record)  # type: ignore[arg-type, no-any-return]
    except BadRecord as bad:
        bad.where = f"{where or kind.__name__}{bad.where}"
        raise


# How to read a kind is found once per kind, and the place of a fault only when there is one: a
# large inspection is a quarter of a million values.
@cache
def _reader(kind: Any) -> _Reader:
    if kind is Any:
        return lambda record: record
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (present,) = (option for option in get_args(kind) if option is not type(None))
        return _optional_reader(_reader(present))
    if origin is tuple:
        return _tuple_reader(_reader(get_args(kind)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(_reader(get_args(kind)[1]))
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    return _scalar_reader(kind)


def _optional_reader(read_present: _Reader) -> _Reader:
    return lambda record: None if record is None else read_present(record)


def _tuple_reader(read_entry: _Reader) -> _Reader:
    def read(record: object) -> tuple[Any, ...]:
        if not isinstance(record, list):
            raise BadRecord("", "a list")
        entries: list[Any] = []
        try:
            for entry in record:
                entries.append(read_entry(entry))  # noqa: PERF401 - its length is the faulty place
        except BadRecord as bad:
            bad.where = f"[{len(entries)}]{bad.where}"
            raise
        return tuple(entries)

    return read


def _mapping_reader(read_entry: _Reader) -> _Reader:
    def read(record: object) -> dict[str, Any]:
        if not isinstance(record, dict):
            raise BadRecord("", "an object")
        return _read_named(((name, read_entry, entry) for name, entry in record.items()))

    return read


def _dataclass_reader(kind: Any) -> _Reader:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}

    def read(record: object) -> Any:
        if not isinstance(record, dict):
            raise BadRecord("", "an object")
        if record.keys() != readers.keys():
            odd = sorted(record.keys() ^ readers.keys())
            raise BadRecord("", f"exactly the fields of {kind.__name__} (see {odd[0]!r})")
        named = _read_named((name, reader, record[name]) for name, reader in readers.items())
        return kind(**named)

    return read


def _read_named(entries: Iterable[tuple[str, _Reader, object]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    name = ""
    try:
        for name, reader, entry in entries:
            found[name] = reader(entry)
    except BadRecord as bad:
        bad.where = f".{name}{bad.where}"
        raise
    return found


def _scalar_reader(kind: Any) -> _Reader:
    if kind in (str, int, bool):
        return _plain_reader(kind)
    make: Callable[[str], Any] = datetime.fromisoformat if kind is datetime else kind
    if issubclass(kind, StrEnum):
        make = cache(kind)

    def read(record: object) -> Any:
        if not isinstance(record, str):
            raise BadRecord("", f"a text for {kind.__name__}")
        try:
            return make(record)
        except ValueError as error:
            raise BadRecord("", f"a {kind.__name__}") from error

    return read


def _plain_reader(kind: type) -> _Reader:
    def read(record: object) -> object:
        if type(record) is not kind:
            raise BadRecord("", f"{kind.__name__}, not {type(record).__name__}")
        return record

    return read
