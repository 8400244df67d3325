"""The list of public information (Daftar Informasi Publik): the seven columns of Annex I, in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from plugins.ppid.checklist import Kelas
from plugins.ppid.item import Item
from plugins.ppid.staleness import Freshness, dip_freshness

COLUMNS = (
    "No.",
    "Ringkasan isi informasi",
    "Pejabat/Unit/Satker yang menguasai informasi",
    "Penanggungjawab pembuatan atau penerbitan informasi",
    "Waktu dan tempat pembuatan informasi",
    "Bentuk informasi yang tersedia",
    "Jangka waktu penyimpanan atau retensi arsip",
)
"""The headings of PerKI 1/2021 Annex I (the elements of Ps 21(2)a-g), word for word and in order."""

EXTRA_COLUMNS = ("judul", "kelas", "butir", "tahun", "tautan", "diperbarui", "berlaku_sampai", "sha256")
"""What the downloads carry besides; the footnote of Annex I allows more columns."""


class Decree(Struct, frozen=True, kw_only=True):
    """The decision that fixed the list: by the PPID, with the superior's approval (PerKI 1/2021 Ps
    45(5)-(6)).
    """

    number: str
    day: date
    by: str
    approved_by: str

    def freshness(self, today: date) -> Freshness:
        """When the list is due again: at least every 6 months (Ps 45(7))."""
        return dip_freshness(self.day, today)


class DipRow(Struct, frozen=True, kw_only=True):
    """One row of the list: the seven columns as text, and the item behind them."""

    number: int
    summary: str
    unit: str
    responsible: str
    made: str
    forms: str
    retention: str
    item: Item

    @property
    def annex(self) -> tuple[str, str, str, str, str, str, str]:
        """The seven cells in the order of `COLUMNS`."""
        return (
            str(self.number),
            self.summary,
            self.unit,
            self.responsible,
            self.made,
            self.forms,
            self.retention,
        )

    @property
    def extra(self) -> tuple[str, ...]:
        """The cells of `EXTRA_COLUMNS`; dates in ISO form, several values joined by ``; ``."""
        item = self.item
        return (
            item.title,
            "; ".join(kelas.value for kelas in item.classes),
            "; ".join(item.checklist),
            str(item.subject_year or ""),
            item.address,
            item.updated.isoformat() if item.updated else "",
            item.valid_until.isoformat() if item.valid_until else "",
            "; ".join(file.sha256 for file in item.files),
        )


class Facet(Struct, frozen=True):
    """One value by which the list is split, with its rows; ``key`` is fit for an address."""

    key: str
    title: str
    rows: tuple[DipRow, ...]


def dip_rows(items: Sequence[Item], units: Mapping[str, str]) -> tuple[DipRow, ...]:
    """The whole list, numbered from 1, sorted by class, unit, title and id.

    ``units`` maps unit ids to official names; an unknown unit shows its id.
    """
    ordered = sorted(items, key=lambda item: (_class_rank(item), item.unit, item.title, item.id))
    return tuple(
        DipRow(
            number=number,
            summary=item.summary,
            unit=units.get(item.unit, item.unit),
            responsible=item.responsible,
            made=", ".join(part for part in (item.made_when, item.made_where) if part),
            forms=", ".join(form.value for form in item.forms),
            retention=item.retention,
            item=item,
        )
        for number, item in enumerate(ordered, start=1)
    )


def by_class(rows: Sequence[DipRow]) -> tuple[Facet, ...]:
    """The rows of each class, in the order of the law; an item of two classes stands in both."""
    return _facets(rows, lambda row: tuple((kelas.value, kelas.label) for kelas in row.item.classes))


def by_year(rows: Sequence[DipRow]) -> tuple[Facet, ...]:
    """The rows of each year, the newest first; those without a year last, as ``tanpa-tahun``."""
    facets = _facets(rows, lambda row: (_year(row),))
    return tuple(sorted(facets, key=lambda facet: (facet.key.isdigit(), facet.key), reverse=True))


def by_unit(rows: Sequence[DipRow]) -> tuple[Facet, ...]:
    """The rows of each holding unit, by the unit's name."""
    facets = _facets(rows, lambda row: ((row.item.unit, row.unit),) if row.item.unit else ())
    return tuple(sorted(facets, key=lambda facet: (facet.title, facet.key)))


def by_form(rows: Sequence[DipRow]) -> tuple[Facet, ...]:
    """The rows of each form, by its name."""
    facets = _facets(rows, lambda row: tuple((form.value, form.value) for form in row.item.forms))
    return tuple(sorted(facets, key=lambda facet: facet.key))


def _facets(rows: Sequence[DipRow], keys: Callable[[DipRow], tuple[tuple[str, str], ...]]) -> tuple[Facet, ...]:
    groups: dict[tuple[str, str], list[DipRow]] = {}
    for row in rows:
        for key in dict.fromkeys(keys(row)):
            groups.setdefault(key, []).append(row)
    facets = [Facet(key, title, tuple(members)) for (key, title), members in groups.items()]
    order = {kelas.value: rank for rank, kelas in enumerate(Kelas)}
    return tuple(sorted(facets, key=lambda facet: order.get(facet.key, len(order))))


def _year(row: DipRow) -> tuple[str, str]:
    year = row.item.subject_year
    return (str(year), f"Tahun {year}") if year else ("tanpa-tahun", "Tanpa tahun")


def _class_rank(item: Item) -> int:
    order = list(Kelas)
    return min((order.index(kelas) for kelas in item.classes), default=len(order))
