"""A report as canonical JSON and back: the same report gives the same bytes, everywhere.

UTF-8, sorted keys, whole numbers and strings only; what holds its default is left out, so that
a reader of this schema reads what an older one wrote.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

from analysis.report import GroupRelease, Report

SCHEMA: Final = 1

T = TypeVar("T")


def to_json(stored: Report | GroupRelease) -> str:
    """Write a report, or one group's own release, as canonical JSON."""
    content = {"schema": SCHEMA, **_written(stored)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def report_from_json(text: str) -> Report:
    """Read a stored report of any schema there has been; raises `ValueError` for another."""
    return _from_json(Report, text)


def group_release_from_json(text: str) -> GroupRelease:
    """Read a group's own release of any schema there has been; raises `ValueError` else."""
    return _from_json(GroupRelease, text)


def _from_json(kind: type[T], text: str) -> T:
    content = json.loads(text)
    schema = content.pop("schema", None)
    if schema != SCHEMA:
        raise ValueError(f"no reader for schema {schema!r}")
    return cast(T, _read(kind, content))


def _written(value: Any) -> Any:
    match value:
        case _ if is_dataclass(value):
            return {
                field.name: _written(getattr(value, field.name))
                for field in fields(value)
                if getattr(value, field.name) != field.default
            }
        case Sequence() if not isinstance(value, str):
            return [_written(item) for item in value]
        case Enum() | str():
            return str(value)
        case date():
            return value.isoformat()
        case bool() | int():
            return int(value)
        case _:
            raise TypeError(f"a report does not hold {type(value).__name__}")


def _read(kind: Any, content: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:  # a report writes `kind | None`
        return _read(inner[0], content)
    if origin is tuple:  # the items of its tuples are all of one kind
        return tuple(_read(inner[0], item) for item in content)
    if is_dataclass(kind):
        return _read_fields(kind, content)
    if kind is date:
        return date.fromisoformat(content)
    return kind(content)


def _read_fields(kind: Any, content: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    given = {
        field.name: _read(hints[field.name], content[field.name])
        for field in fields(kind)
        if field.name in content or field.default is MISSING
    }
    return kind(**given)
