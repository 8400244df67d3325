"""A new document or entry as text: mandatory keys to fill, optional ones as comments with an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from plugins.desk.importing.draft import SUMMARY
from plugins.desk.importing.people import yaml_value
from plugins.desk.importing.problems import UNWRITTEN
from plugins.desk.starting.keys import Key, keys_of
from plugins.desk.starting.kinds import DocumentKind, EntryKind
from plugins.ppid.alert import ALERT_EVENTS

_ABOUT = "## Baris ## keterangan. Baris # boleh dipakai: hapus tanda # dan spasi di depannya, lalu ganti isinya.\n"


class Composed(Struct, frozen=True):
    """A text and what an editor must still write in it: line, key, and what the key means."""

    text: str
    unwritten: tuple[tuple[int, str, str], ...] = ()


NOTHING = Composed("")


def compose(kind: DocumentKind, given: Mapping[str, str], today: date, *, brief: bool = False) -> Composed:
    """A whole document. ``given`` are keys with their YAML; ``brief`` leaves the optional keys out.

    It is a draft unless ``given`` says ``status``.
    """
    known = {key.name: key for key in keys_of(kind.model, today)}
    given = {**(kind.fixed or {}), **given}
    first = [key for key in known.values() if key.required or key.name in kind.wanted or key.name in given]
    lines, unwritten = ["---"], []
    for key in first:
        lines += [f"# {line}" for line in _remarks(kind, key)]
        written = _written(key, given.get(key.name))
        if key.name not in given:
            unwritten.append((len(lines) + 1, key.name, key.description))
        lines += written
    if "status" not in given:
        lines += ["# draf belum tampil bagi pembaca; hapus baris ini bila naskah siap terbit.", "status: draf"]
    if not brief:
        rest = [key for key in known.values() if key not in first and key.name != "status"]
        lines += ["", _ABOUT.rstrip("\n"), *_optional(rest)]
    lines += ["---"]
    unwritten.append((len(lines) + 1, "isi", "Isi tulisan, di bawah baris ---."))
    return Composed("\n".join(lines) + "\n" + kind.body, tuple(unwritten))


def with_start(composed: Composed) -> Composed:
    """The same with its start among what must be written: nobody has said when the announcement begins to hold."""
    line = 1 + next(at for at, text in enumerate(composed.text.split("\n")) if text.startswith("mulai:"))
    told = (line, "mulai", "Saat mulai berlaku; yang tertulis baru perkiraan, awal hari ini.")
    return Composed(composed.text, tuple(sorted((*composed.unwritten, told))))


def compose_entry(
    kind: EntryKind, entry_id: str, given: Mapping[str, str], today: date, *, brief: bool = False
) -> Composed:
    """An entry of a register, its optional keys as comments below it."""
    lines, unwritten = [f"{entry_id}:"], []
    rest: list[Key] = []
    for key in keys_of(kind.model, today):
        if key.name in given:
            lines += [f"  {line}" for line in _written(key, given[key.name])]
        elif key.required:
            unwritten.append((len(lines) + 1, key.name, key.description))
            lines.append(f"  {key.lines[0]}   # {key.description}")
        else:
            rest.append(key)
    if not brief:
        lines += [f"  {line}" for line in _optional(rest)]
    return Composed("\n".join(lines) + "\n", tuple(unwritten))


def _optional(keys: Iterable[Key]) -> Iterator[str]:
    for key in keys:
        yield f"## {key.description}"
        yield from (f"# {line}" for line in key.lines)


def _remarks(kind: DocumentKind, key: Key) -> Iterator[str]:
    yield key.description
    if kind.name == "peringatan" and key.name == "peristiwa":
        yield from (f"- {code} {words}" for code, words in ALERT_EVENTS.items())


def _written(key: Key, value: str | None) -> list[str]:
    """A key with its value, several lines where the value has them; without one, ready to be filled."""
    if value is not None:
        return (
            [f"{key.name}:{value}" if value.startswith("\n") else f"{key.name}: {value}"] if value else [f"{key.name}:"]
        )
    if key.required:
        about = key.description.rstrip(".")
        text = SUMMARY if key.name == "ringkasan" else f"{UNWRITTEN}: {about[:1].lower()}{about[1:]})"
        return [f"{key.name}: {yaml_value(text)}"]
    if len(key.lines) == 1:
        return [f"{key.name}:"]
    return [key.lines[0], *(_blank(line) for line in key.lines[1:])]


def _blank(line: str) -> str:
    """A nested key without its example."""
    head, _, rest = line.partition(": ")
    remark = rest.partition("   # ")[2]
    return f"{head}:   # {remark}" if remark else f"{head}:"
