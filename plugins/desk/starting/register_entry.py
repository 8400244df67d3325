"""Adding an entry to a register: at its end, everything that stands there kept byte for byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from plugins.desk.starting import problems as found
from plugins.desk.starting.kinds import EntryKind
from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlMistake, parse_yaml
from plugins.registers.lookup import nearest, resolve
from plugins.registers.model import AnyEntry, Body, Register, Registers
from plugins.registers.names import words_of

_HEAD = "# {label}. Format: docs/rujukan.md\n"


def entry_called(registers: Registers, register: Register, written: str) -> AnyEntry | None:
    """The entry that bears exactly this id, name, alias or short name."""
    known = resolve(registers, register, written)
    if known is not None:
        return known
    sought = words_of(written)
    return next((one for one in registers.of(register).values() if sought in {*map(words_of, _called(one))}), None)


def _called(entry: AnyEntry) -> Iterator[str]:
    yield from (entry.name, *entry.aliases, *entry.short_aliases)
    if isinstance(entry, Body) and entry.short_name:
        yield entry.short_name


def near_names(registers: Registers, register: Register, written: str, limit: int = 3) -> str:
    """The entries most like a text, for a message: names with ids, or nothing."""
    return ", ".join(f"{one.name} ({one.id})" for one in nearest(registers, register, written, limit=limit))


def appended(kind: EntryKind, path: Path, entry_id: str, text: str) -> tuple[bytes, int, Problem | None]:
    """A register's bytes with an entry at their end, the line on which it begins, and why that cannot be done.

    The result is read back: whatever does not give the old entries and the new one, and nothing else, is refused.
    """
    shown = f"content/{kind.file}"
    try:
        before = path.read_bytes() if path.exists() else _HEAD.format(label=kind.label.capitalize()).encode()
        old = before.decode("utf-8-sig")
        data = parse_yaml(old.replace("\r\n", "\n")).data or {}
    except (OSError, UnicodeDecodeError, YamlMistake) as failure:
        detail = str(failure) if isinstance(failure, YamlMistake) else "berkas tidak terbaca sebagai UTF-8"
        return b"", 0, found.REGISTER_BROKEN.at(shown, register=shown, detail=detail)
    end = "\r\n" if "\r\n" in old else "\n"
    gap = "" if not old or old.endswith("\n") else end
    after = before + (gap + text.replace("\n", end)).encode()
    try:
        now = parse_yaml(after.decode("utf-8-sig").replace("\r\n", "\n")).data
    except YamlMistake as mistake:
        return b"", 0, found.REGISTER_BROKEN.at(shown, mistake.line, register=shown, detail=mistake.message)
    if not isinstance(data, dict) or not isinstance(now, dict) or {**data, entry_id: now.get(entry_id)} != now:
        detail = "susunannya bukan daftar entri satu per satu"
        return b"", 0, found.REGISTER_BROKEN.at(shown, register=shown, detail=detail)
    return after, (old + gap).count("\n") + 1, None


def replace(path: Path, before: bytes | None, after: bytes) -> bool:
    """Put new bytes in a file's place at once; false where it no longer holds ``before``, the bytes that were read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if (path.read_bytes() if path.exists() else None) != before:
        return False
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
        Path(name).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return True
