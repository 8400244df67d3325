"""What an editor wants begun, and the YAML of each key that follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from plugins.desk.importing.people import yaml_value
from plugins.desk.starting import problems as found
from plugins.desk.starting.keys import accepted
from plugins.desk.starting.kinds import DocumentKind, EntryKind
from plugins.desk.starting.register_entry import entry_called, near_names
from plugins.engine.problem import Problem
from plugins.engine.words import zone_label
from plugins.registers.model import Register, Registers
from plugins.registers.names import without_degrees, words_of

DATE_KEYS = {
    "berita": "tanggal",
    "siaran-pers": "tanggal",
    "pengumuman": "tanggal",
    "informasi": "diperbarui",
    "dikecualikan": "tanggal_keputusan",
    "peringatan": "mulai",
}
"""The key that ``--tanggal`` fills, by kind."""

_LISTS = {
    "topik": Register.TOPIK,
    "pejabat": Register.PEJABAT,
    "lembaga": Register.LEMBAGA,
    "wilayah": Register.WILAYAH,
}
_OTHER_BODY = "lainnya"


class Wish(Struct, frozen=True):
    """Kind, title and what else was said. ``extra`` are options by name (``topik``, ``jabatan`` …), as written."""

    kind: str = ""
    title: str = ""
    day: str = ""
    slug: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    brief: bool = False
    insist: bool = False
    dry_run: bool = False


class Around(Struct, frozen=True):
    """What the site knows: its registers, the day and zone."""

    registers: Registers
    today: date
    zone: ZoneInfo


def document_values(kind: DocumentKind, wish: Wish, around: Around) -> tuple[dict[str, str], list[Problem]]:
    """The keys of a document with their YAML, and what is wrong with what was said."""
    given = {"judul": yaml_value(wish.title)}
    problems: list[Problem] = []
    if kind.name in DATE_KEYS:
        key = DATE_KEYS[kind.name]
        if wish.day or key in {"tanggal", "mulai"}:
            given[key] = wish.day or default_moment(kind, around)
    elif wish.day:
        problems.append(found.NOT_FOR_KIND.at("--tanggal", option="tanggal", kind=kind.name))
    for name, text in wish.extra.items():
        if name not in kind.model.model_fields:
            problems.append(found.NOT_FOR_KIND.at(f"--{name}", option=name, kind=kind.name))
        elif name in _LISTS and kind.name != "peringatan":
            ids, wrong = registered(name, text, around.registers)
            problems += wrong
            given[name] = f"[{', '.join(ids)}]"
        else:
            given[name] = yaml_value(text)
    problems += _refused(kind, given)
    return given, problems


def entry_values(kind: EntryKind, wish: Wish, around: Around) -> tuple[dict[str, str], list[Problem]]:
    """The keys of a register entry with their YAML, and what is wrong with what was said."""
    problems: list[Problem] = []
    bare = without_degrees(wish.title) if kind.name == "pejabat" else wish.title
    given = {"nama": yaml_value(bare)}
    if bare != wish.title:
        given["nama_lengkap"] = yaml_value(wish.title)
    extra = dict(wish.extra)
    if kind.name == "pejabat" and "jabatan" in extra:
        rows = [f"    - jabatan: {yaml_value(extra.pop('jabatan'))}"]
        body = extra.pop("lembaga", "")
        if body:
            ids, wrong = registered("lembaga", body, around.registers)
            problems += wrong
            rows.append(f"      lembaga: {', '.join(ids)}")
        if wish.day:
            rows.append(f"      mulai: {wish.day}")
        given["jabatan"] = "\n" + "\n".join(rows)
    elif wish.day:
        problems.append(found.NOT_FOR_KIND.at("--tanggal", option="tanggal", kind=kind.name))
    if kind.name == "lembaga":
        given["jenis"] = extra.pop("jenis_lembaga", "") or likely_body_kind(wish.title, around.registers)
        if "wilayah" in extra:
            ids, wrong = registered("wilayah", extra.pop("wilayah"), around.registers)
            problems += wrong
            given["wilayah"] = ", ".join(code.strip('"') for code in ids)
    for name, text in extra.items():
        if name in kind.model.model_fields and name != "nama":
            given[name] = yaml_value(text)
        else:
            problems.append(found.NOT_FOR_KIND.at(f"--{name}", option=name.replace("_", "-"), kind=kind.name))
    problems += _refused(kind, given)
    return given, problems


def registered(name: str, text: str, registers: Registers) -> tuple[list[str], list[Problem]]:
    """The ids of entries named in a comma-separated text, as YAML; a name that no entry bears is a problem."""
    register = _LISTS[name]
    ids: list[str] = []
    problems: list[Problem] = []
    for part in (part.strip() for part in text.split(",")):
        entry = entry_called(registers, register, part) if part else None
        if entry is not None:
            ids.append(f'"{entry.id}"' if register is Register.WILAYAH else entry.id)
        elif part:
            near = near_names(registers, register, part)
            told = f"; yang mirip: {near}" if near else ""
            file = f"{name}.csv" if register is Register.WILAYAH else f"{name}.yaml"
            how = f'Pakai entri yang ada, atau buat dulu: inv new --jenis {name} --judul "{part}".'
            how = "Pakai kode atau nama lengkapnya, misalnya 64.08." if register is Register.WILAYAH else how
            problems.append(found.NOT_REGISTERED.at(f"--{name}", value=part, register=file, near=told, how=how))
    return list(dict.fromkeys(ids)), problems


def likely_body_kind(name: str, registers: Registers) -> str:
    """The kind of body that the register's other bodies with the same first word mostly are."""
    first = words_of(name)[:1]
    kinds = Counter(body.kind for body in registers.bodies.values() if words_of(body.name)[:1] == first)
    return min(kinds, key=lambda kind: (-kinds[kind], kind), default=_OTHER_BODY)


def default_moment(kind: DocumentKind, around: Around) -> str:
    """Today, as the kind's date is written; an announcement's with hour and zone."""
    if kind.name != "peringatan":
        return around.today.isoformat()
    start = datetime(around.today.year, around.today.month, around.today.day, tzinfo=around.zone)
    label = zone_label(start)
    zone = label if label in {"WIB", "WITA", "WIT"} else start.strftime("%z")
    return f"{around.today.isoformat()} 00:00 {zone}"


def _refused(kind: DocumentKind | EntryKind, given: Mapping[str, str]) -> Iterator[Problem]:
    """The values that the build would refuse."""
    for key, value in given.items():
        detail = "" if value.startswith("\n") else accepted(kind.model, key, value)
        if detail:
            shown = value.strip('"')
            option = {"jenis": "jenis-lembaga", "judul": "judul"}.get(key, key)
            option = "tanggal" if isinstance(kind, DocumentKind) and DATE_KEYS.get(kind.name) == key else option
            how = "Tulis tanggal seperti 2026-03-10, boleh dengan jam: 2026-03-10 08:00 WITA."
            how = how if option == "tanggal" else f"{kind.model.model_fields[key].description}"
            yield found.WRONG_VALUE.at(f"--{option}", option=option, value=shown, detail=detail, how=how)
