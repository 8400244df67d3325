"""The 190 things that PerKI 1/2021 makes a public body publish, keep ready, or write down.

The rows are data (``data/perki-1-2021.csv``), read from the regulation and its annexes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml
from msgspec import Struct

from plugins.ppid.naming import nearest


class Kelas(StrEnum):
    """The legal class of information, plus the duties of the service itself (``layanan``).

    ``BERKALA`` UU 14/2008 Ps 9, ``SERTA_MERTA`` Ps 10, ``SETIAP_SAAT`` Ps 11, ``DIKECUALIKAN`` Ps 17.
    """

    BERKALA = "berkala"
    SERTA_MERTA = "serta-merta"
    SETIAP_SAAT = "setiap-saat"
    LAYANAN = "layanan"
    DIKECUALIKAN = "dikecualikan"

    @property
    def label(self) -> str:
        """The name that a reader sees."""
        return {
            "berkala": "Informasi berkala",
            "serta-merta": "Informasi serta-merta",
            "setiap-saat": "Informasi setiap saat",
            "layanan": "Layanan informasi",
            "dikecualikan": "Informasi yang dikecualikan",
        }[self.value]


OPEN_CLASSES = (Kelas.BERKALA, Kelas.SERTA_MERTA, Kelas.SETIAP_SAAT)
"""The classes that an item of public information may have (PerKI 1/2021 Ps 14, 19, 21)."""


class Cadence(StrEnum):
    """How often the law wants a row renewed; the value is the word of the data file."""

    SIX_MONTHS = "6-bulan"
    YEARLY = "tahunan, <= 31 Maret"
    AT_ONCE = "segera-tanpa-tunda"
    ON_CHANGE = "saat-berubah"
    ALWAYS = "terus"


class BodyKind(StrEnum):
    """Which bodies a checklist is drawn up for; BUMD and party rows are off for all others."""

    PEMDA = "pemda"
    BUMD = "bumn-bumd"
    PARPOL = "partai-politik"


_SPECIAL_GROUPS = {"B.bumd": BodyKind.BUMD, "B.parpol": BodyKind.PARPOL}
_READING = re.compile(r"\s*\((?P<reading>[^)]*)\)\s*$")
_COLUMNS = ("id", "kelas", "induk", "judul", "sumber", "berlaku_bagi", "pemutakhiran", "sifat", "bentuk")


class ChecklistError(ValueError):
    """A data file of this plugin that does not hold together; a mistake of developers, not of editors."""


class ChecklistItem(Struct, frozen=True, kw_only=True):
    """One row of the checklist: a leaf of the regulation.

    ``id`` is stable (``B.d.1``), ``group`` its parent (``B.d``). ``source`` names the articles.
    ``applies_to`` is the scope in the regulation's sense; ``reading`` is a practical reading of it that
    nobody has confirmed, never to be printed as law. ``forms`` say how it is best published (page, doc,
    table, data, alert, form).
    """

    id: str
    kelas: Kelas
    group: str
    title: str
    source: str
    applies_to: str
    reading: str
    cadence: Cadence
    nature: str
    forms: tuple[str, ...]

    @property
    def only_for(self) -> BodyKind | None:
        """The one kind of body that owes this row (UU 14/2008 Ps 14 BUMD, Ps 15 parties), or ``None``."""
        return _SPECIAL_GROUPS.get(self.group)

    @property
    def classes(self) -> tuple[Kelas, ...]:
        """The classes of information item that can answer this row.

        Rows about the service and about exemption decisions are answered by public items of any class: the
        decision is public although its subject is not. ``T.p`` (all periodic information, complete) is also
        answered by periodic items (PerKI 1/2021 Ps 21(1)p).
        """
        if self.kelas in (Kelas.LAYANAN, Kelas.DIKECUALIKAN):
            return OPEN_CLASSES
        if self.id == "T.p":
            return (Kelas.SETIAP_SAAT, Kelas.BERKALA)
        return (self.kelas,)


class Question(Struct, frozen=True, kw_only=True):
    """A citizen's question that groups checklist rows beside the legal classes.

    ``groups`` are row ids or the beginnings of row ids, as written in ``data/pertanyaan.yaml``.
    """

    id: str
    text: str
    lead: str
    groups: tuple[str, ...]


class Checklist(Struct, frozen=True):
    """Rows in the order of the regulation, with look-up."""

    items: tuple[ChecklistItem, ...]
    by_id: Mapping[str, ChecklistItem]

    def applicable(self, body: BodyKind = BodyKind.PEMDA) -> tuple[ChecklistItem, ...]:
        """The rows that a kind of body owes, in order: 169 of 190 for a pemda."""
        return tuple(item for item in self.items if item.only_for in (None, body))

    def group(self, prefix: str) -> tuple[ChecklistItem, ...]:
        """The rows under a group (``B.i``: the 39 slots of a procurement package), in order."""
        return tuple(item for item in self.items if _under(item.id, item.group, prefix))

    def nearest(self, wrong: str) -> str:
        """The row id most like a mistyped one."""
        return nearest(wrong, self.by_id)


def parse_checklist(text: str) -> Checklist:
    """Read the checklist's CSV. Raises `ChecklistError` on missing columns, doubled ids and unknown words."""
    rows = csv.DictReader(io.StringIO(text))
    if tuple(rows.fieldnames or ()) != _COLUMNS:
        raise ChecklistError(f"columns are {rows.fieldnames}, not {_COLUMNS}")
    items = tuple(_item(row) for row in rows)
    by_id = {item.id: item for item in items}
    if len(by_id) != len(items):
        raise ChecklistError("an id stands twice")
    return Checklist(items, by_id)


def parse_questions(text: str) -> tuple[Question, ...]:
    """Read the citizens' questions (YAML list of ``id``, ``tanya``, ``jawab``, ``butir``)."""
    return tuple(
        Question(id=row["id"], text=row["tanya"], lead=row["jawab"], groups=tuple(row["butir"]))
        for row in yaml.load(text, Loader=yaml.CSafeLoader)
    )


def question_of(item: ChecklistItem, questions: Sequence[Question]) -> Question | None:
    """The question a row answers: the one with the longest matching group; ``None`` if no group matches."""
    matches = [
        (len(prefix), -position, question)
        for position, question in enumerate(questions)
        for prefix in question.groups
        if _under(item.id, item.group, prefix)
    ]
    return max(matches, key=lambda match: match[:2])[2] if matches else None


@cache
def perki_checklist() -> Checklist:
    """The checklist of PerKI 1/2021 as shipped."""
    return parse_checklist(data_text("perki-1-2021.csv"))


@cache
def citizen_questions() -> tuple[Question, ...]:
    """The citizens' questions as shipped."""
    return parse_questions(data_text("pertanyaan.yaml"))


def data_text(name: str) -> str:
    """A data file of this plugin as text."""
    return files("plugins.ppid").joinpath("data", name).read_text(encoding="utf-8")


def _item(row: Mapping[str, str]) -> ChecklistItem:
    bracket = _READING.search(row["berlaku_bagi"])
    try:
        return ChecklistItem(
            id=row["id"],
            kelas=Kelas(row["kelas"]),
            group=row["induk"],
            title=row["judul"],
            source=row["sumber"],
            applies_to=_READING.sub("", row["berlaku_bagi"]),
            reading=bracket["reading"] if bracket else "",
            cadence=Cadence(row["pemutakhiran"]),
            nature=row["sifat"],
            forms=tuple(re.split(r"[+/]", row["bentuk"])),
        )
    except ValueError as mistake:
        raise ChecklistError(f"row {row['id']}: {mistake}") from mistake


def _under(item_id: str, group: str, prefix: str) -> bool:
    return prefix in (item_id, group) or item_id.startswith(f"{prefix}.")
