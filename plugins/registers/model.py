"""The office's official vocabulary: topics, officials, bodies and regions, as frozen values.

An identifier is an entry's address for ever (``/pejabat/<id>/``); names and aliases may change. Pure: nothing
here reads a file or knows Pelican.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct, field


class Register(StrEnum):
    """The four registers; the value is the first part of an entry's address and its front-matter key."""

    TOPIK = "topik"
    PEJABAT = "pejabat"
    LEMBAGA = "lembaga"
    WILAYAH = "wilayah"


class Entry(Struct, frozen=True, kw_only=True):
    """What every entry has.

    ``aliases`` are other spellings that lead to the same page; ``short_aliases`` are short or ambiguous ones
    (SBY, Kominfo, Asisten), which count only where a document declares the entry or its body.
    ``successor`` is the id of the entry that follows a retired one; ``former_ids`` are ids it had before.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    short_aliases: tuple[str, ...] = ()
    definition: str = ""
    successor: str | None = None
    former_ids: tuple[str, ...] = ()
    retired: bool = False
    sample: bool = False

    register: ClassVar[Register]

    @property
    def address(self) -> str:
        """The address of the entry's page."""
        return f"{self.register.value}/{self.id}/"


class Topic(Entry, frozen=True, kw_only=True):
    """A subject of the news, with its place among the other subjects (SKOS broader and related)."""

    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    register: ClassVar[Register] = Register.TOPIK


class Post(Struct, frozen=True, kw_only=True):
    """A post that an official held: title, body, and the days known; ``None`` is an unknown day.

    ``attested`` are days on which a source names the official in this post, when start and end are unknown.
    """

    title: str
    body: str | None = None
    start: date | None = None
    end: date | None = None
    attested: tuple[date, ...] = ()
    source: str = ""


class Official(Entry, frozen=True, kw_only=True):
    """A person in a public post. ``name`` is without degrees, ``full_name`` with them."""

    full_name: str = ""
    posts: tuple[Post, ...] = ()
    register: ClassVar[Register] = Register.PEJABAT


class Body(Entry, frozen=True, kw_only=True):
    """A body: government office, ministry, company, medium, forum or community group.

    ``kind`` is a word of the closed list `schema.BODY_KINDS`; ``parent`` a body's id; ``region`` a Kemendagri code.
    """

    short_name: str = ""
    kind: str = ""
    parent: str | None = None
    region: str | None = None
    site: str | None = None
    register: ClassVar[Register] = Register.LEMBAGA


class Region(Entry, frozen=True, kw_only=True):
    """A province, kabupaten or kota with its Kemendagri code (``id``: ``64.08``) and its counted sub-regions."""

    kind: str
    parent: str | None = None
    districts: int | None = None
    villages: int | None = None
    urban_villages: int | None = None
    register: ClassVar[Register] = Register.WILAYAH


AnyEntry = Topic | Official | Body | Region


class Registers(Struct, frozen=True):
    """All four registers, each a mapping from id to entry in the order of the id."""

    topics: Mapping[str, Topic] = field(default_factory=dict)
    officials: Mapping[str, Official] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)

    def of(self, register: Register) -> Mapping[str, AnyEntry]:
        """One register by its name."""
        tables: dict[Register, Mapping[str, AnyEntry]] = {
            Register.TOPIK: self.topics,
            Register.PEJABAT: self.officials,
            Register.LEMBAGA: self.bodies,
            Register.WILAYAH: self.regions,
        }
        return tables[register]

    def __iter__(self) -> Iterator[AnyEntry]:
        for register in Register:
            yield from self.of(register).values()
