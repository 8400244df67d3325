"""Fingerprints of frozen values: equal values give equal digests, in any process, on any machine."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fnmatch import translate
from pathlib import Path
from types import NoneType

from msgspec import Struct


def fingerprint(*values: object) -> str:
    """The SHA-256 of plain values and frozen models, in hexadecimal.

    Accepts strings, numbers, dates, enums, tuples, lists, mappings and models of these. Raises `TypeError` for
    anything else: sets have no order, and other objects no stable form.
    """
    parts: list[str] = []
    _feed(values, parts.append)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def joined(parts: Iterable[str]) -> str:
    """The SHA-256 of texts in their order: cheaper than `fingerprint` where nothing but texts is told apart."""
    told = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def tree_digest(root: Path, *patterns: str) -> str:
    """The SHA-256 of all files below a folder whose name matches a pattern, names included; no compiled code."""
    digest = hashlib.sha256()
    wanted = re.compile("|".join(map(translate, patterns))).match
    start = len(str(root)) + 1
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [f"{folder}{os.sep}{name}" for name in names if wanted(name)]
    for path in sorted(found):
        with suppress(FileNotFoundError), open(path, "rb") as file:  # noqa: PTH123 -- hundreds of files in every build
            data = file.read()
            digest.update(path[start:].replace(os.sep, "/").encode("utf-8", "surrogateescape") + b"\0")
            digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


_NAMES: dict[type, tuple[str, ...] | None] = {}


def field_names(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a model's type in their order; ``None`` for a type that is no model's.

    Models are frozen Structs. What only a dataclass can have, such as a field that takes no part in comparisons,
    makes a model a dataclass.
    """
    if kind not in _NAMES:
        _NAMES[kind] = _looked_up(kind)
    return _NAMES[kind]


def _looked_up(kind: type) -> tuple[str, ...] | None:
    if issubclass(kind, Struct):
        return kind.__struct_fields__
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind))
    return None


_PLAIN = (NoneType, bool, int, float, Decimal)


def _feed(value: object, put: Callable[[str], None]) -> None:
    if isinstance(value, str):
        put(f"s{len(value)}:{value}")
    elif isinstance(value, _PLAIN):
        put(f"{type(value).__name__}:{value!r}")
    elif isinstance(value, (tuple, list)):
        put(f"t{len(value)}")
        _feed_each(value, put)
    elif (names := field_names(type(value))) is not None:
        put(f"c:{type(value).__qualname__}")
        _feed_each([getattr(value, name) for name in names], put)
    elif isinstance(value, Mapping):
        put(f"m{len(value)}")
        for key, item in value.items():
            _feed(key, put)
            _feed(item, put)
    else:
        put(_scalar(value))


def _feed_each(values: Iterable[object], put: Callable[[str], None]) -> None:
    for value in values:
        if isinstance(value, str):  # most of what models hold: no call for each
            put(f"s{len(value)}:{value}")
        else:
            _feed(value, put)


def _scalar(value: object) -> str:
    if isinstance(value, bytes):
        return f"b:{hashlib.sha256(value).hexdigest()}"
    if isinstance(value, Enum):
        return f"e:{type(value).__name__}.{value.name}"
    if isinstance(value, datetime | date):
        return f"d:{value.isoformat()}"
    if isinstance(value, Path):
        return f"p:{value.as_posix()}"
    raise TypeError(f"{type(value).__name__} has no fingerprint: models hold plain values only")
