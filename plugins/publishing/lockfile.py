"""The hash-locked requirements as values: what a build is made with, exactly (pip's requirements file format)."""

from __future__ import annotations

import re

from msgspec import Struct

_NAMED = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^]]*\])?==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<where>.*))?"
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class LockError(ValueError):
    """Requirements that are not locked; the text says which, in Indonesian."""


class Locked(Struct, frozen=True, order=True):
    """One locked package: name as PyPI normalises it (PEP 503), version, and the SHA-256 of each file it may come as.

    ``where`` is the environment marker under which it is needed (PEP 508) or ""; ``wanted_by`` names the packages that
    need it, empty where the project itself does.
    """

    name: str
    version: str
    hashes: tuple[str, ...]
    where: str = ""
    wanted_by: tuple[str, ...] = ()


def read_lock(text: str) -> tuple[Locked, ...]:
    """The packages of a requirements file in the order of their names. Raises `LockError` for one without a hash."""
    found: list[Locked] = []
    for block in _blocks(text):
        head = " ".join(line.rstrip("\\").strip() for line in block if not line.lstrip().startswith("#"))
        named = _NAMED.match(head.partition(" --hash")[0].strip())
        hashes = tuple(sorted(set(_HASH.findall(head))))
        if named is None or not hashes:
            raise LockError(f"tidak terkunci dengan sidik jari: {head[:80]}")
        where = (named["where"] or "").strip()
        found.append(Locked(normalised(named["name"]), named["version"], hashes, where, _wanted_by(block)))
    return tuple(sorted(found))


def normalised(name: str) -> str:
    """A package's name as PyPI compares it (PEP 503).

    >>> normalised("Boolean.Py"), normalised("typing_extensions")
    ('boolean-py', 'typing-extensions')
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def _blocks(text: str) -> list[list[str]]:
    """The lines of each requirement, with what is indented below it."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith(("#", "-")):
            continue
        if line[0].isspace() and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _wanted_by(block: list[str]) -> tuple[str, ...]:
    """The packages that the resolver notes as the reason for one (``# via``)."""
    notes = [line.strip().lstrip("#").strip() for line in block if line.lstrip().startswith("#")]
    names = [note.removeprefix("via").strip() for note in notes]
    return tuple(sorted({normalised(name) for name in names if name and not name.startswith("-")}))
