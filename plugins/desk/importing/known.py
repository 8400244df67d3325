"""What is known before reading a text: the registers of the site, made ready for looking up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.desk.importing import problems as found
from plugins.desk.importing.recognise.common import Known
from plugins.engine.problem import Problem, Severity
from plugins.registers.load import load_registers
from plugins.registers.mentions import MentionIndex
from plugins.registers.model import Registers
from plugins.registers.names import words_of

CAPITALS = [
    "Sangatta",
    "Tenggarong",
    "Jakarta",
    "Cibinong",
    "Soreang",
    "Singaparna",
    "Ungaran",
    "Mungkid",
    "Sleman",
    "Bantul",
    "Wonosari",
    "Wates",
    "Kepanjen",
    "Sidoarjo",
    "Martapura",
    "Kandangan",
    "Amuntai",
    "Barabai",
    "Tanjung",
    "Pelaihari",
    "Kotabaru",
    "Rantau",
    "Marabahan",
    "Penajam",
    "Sendawar",
    "Malinau",
    "Tarakan",
    "Nunukan",
    "Sungguminasa",
    "Maros",
    "Pangkajene",
    "Watampone",
    "Sengkang",
    "Makale",
    "Rantepao",
    "Masamba",
    "Malili",
    "Belopa",
    "Stabat",
    "Lubuk",
    "Pakam",
    "Kabanjahe",
]
"""Seats of government that bear another name than their kabupaten, as datelines use them; a guess of place, no more."""


def know(content: Path, today: date, office: tuple[str, ...] = ()) -> tuple[Known, tuple[Problem, ...]]:
    """The registers below a content folder; a warning where they have mistakes. ``office`` are the site's own names."""
    registers, problems = load_registers(content / "rujukan")
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    told = (found.NO_REGISTERS.at(f"{content.name}/rujukan", folder=f"{content.name}/rujukan/"),) if wrong else ()
    return known_of(registers, today, office), told


def known_of(registers: Registers, today: date, office: tuple[str, ...] = ()) -> Known:
    """The same from registers that are loaded already."""
    places = {name.casefold(): name for name in CAPITALS}
    for region in registers.regions.values():
        for name in (region.name, *region.aliases, *region.short_aliases):
            for shown in (name, name.removeprefix("Kabupaten ").removeprefix("Kota ")):
                places.setdefault(shown.casefold(), shown)
    media = {
        name.casefold()
        for body in registers.bodies.values()
        if body.kind == "media"
        for name in (body.name, body.short_name, *body.aliases)
        if name
    }
    names = [
        *office,
        *(name for body in registers.bodies.values() for name in (body.name, body.short_name, *body.aliases)),
    ]
    people = {word for official in registers.officials.values() for word in words_of(official.name)}
    own = {word for name in names for word in words_of(name)} - people
    return Known(
        registers=registers,
        index=MentionIndex.build(registers),
        places=dict(sorted(places.items())),
        media=frozenset(media),
        own=frozenset(own),
        today=today,
    )
