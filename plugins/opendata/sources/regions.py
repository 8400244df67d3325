"""Regions as data: the register with its codes and counts, and the facts that articles give, each with its sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from plugins.engine.theme import Words
from plugins.opendata.licences import LICENCES, Licence
from plugins.opendata.model import Dataset, FieldType, ForeignKey, Rhythm, Row, Source
from plugins.opendata.sources import vocabulary as v
from plugins.opendata.sources.wording import Wording
from plugins.opendata.values import rows_of
from plugins.regions.dates import ReferenceDate
from plugins.regions.load import Edition
from plugins.regions.model import FactKind, Quantity
from plugins.regions.profile import Figure, Profile, RegionProfiles
from plugins.registers.model import Register, Registers
from plugins.registers.schema import REGION_KINDS


def region_datasets(
    registers: Registers, profiles: RegionProfiles, edition: Edition | None, words: Words
) -> Iterator[Dataset]:
    """The register of regions, and what the notes of articles tell of them; each where there is something."""
    if registers.regions:
        yield _regions(registers, edition, words)
    if any(profile.groups for profile in profiles.profiles.values()):
        yield _facts(profiles, words)


def _regions(registers: Registers, edition: Edition | None, words: Words) -> Dataset:
    """The codes of Kemendagri; under the licence of the edition from which the office took them."""
    w = Wording.of(words, "wilayah")
    regions = registers.regions.values()
    fields = (
        w.field("kode", iri=v.IDENTIFIER, required=True, unique=True, pattern=r"[0-9]{2}(\.[0-9]{2})?"),
        w.field("nama", iri=v.NAME, required=True),
        w.field("jenis", required=True, enum=REGION_KINDS),
        w.field("induk"),
        *(w.field(name, FieldType.INTEGER, unit=name, minimum=0) for name in ("kecamatan", "desa", "kelurahan")),
        w.field("alias", FieldType.LIST),
        w.field("tautan", FieldType.URI, required=True),
    )
    return Dataset(
        id="wilayah",
        **w.told(sample=all(region.sample for region in regions)),
        fields=fields,
        rows=rows_of(
            (
                region.id,
                region.name,
                region.kind,
                region.parent,
                region.districts,
                region.villages,
                region.urban_villages,
                (*region.aliases, *region.short_aliases),
                region.address,
            )
            for region in regions
        ),
        rhythm=Rhythm.IRREGULAR,
        theme="REGI",
        licence=_licence(edition),
        sources=(Source(edition.label, edition.url),) if edition else (),
        page=f"{Register.WILAYAH.value}/",
        keys=("kode",),
        subject="tautan",
        foreign_keys=(ForeignKey(("induk",), "wilayah", ("kode",)),),
    )


def _licence(edition: Edition | None) -> Licence | None:
    """The licence of the edition, or ``None`` where it names none."""
    if edition is None or not edition.lisensi_url:
        return None
    known = (one for one in LICENCES.values() if one.url.rstrip("/") == edition.lisensi_url.rstrip("/"))
    title = edition.lisensi or edition.lisensi_url
    return next(known, Licence(title.replace(" ", "-"), title, edition.lisensi_url))


def _facts(profiles: RegionProfiles, words: Words) -> Dataset:
    """The facts of the region notes, each with the articles that it was read from."""
    w = Wording.of(words, "fakta-wilayah")
    told = [profile for profile in profiles.profiles.values() if profile.groups]
    days = [note.day for profile in told for note in profile.notes]
    return Dataset(
        id="fakta-wilayah",
        **w.told(sample=all(profile.sample for profile in told)),
        fields=(
            w.field("kode", required=True),
            w.field("nomor", FieldType.INTEGER, required=True, minimum=1),
            w.field("wilayah", required=True),
            w.field("fakta", required=True, enum=tuple(kind.value for kind in FactKind)),
            w.field("teks", required=True),
            w.field("terendah", FieldType.NUMBER),
            w.field("tertinggi", FieldType.NUMBER),
            w.field("satuan"),
            w.field("kira_kira", FieldType.BOOLEAN),
            w.field("acuan", pattern="[0-9]{4}(-[0-9]{2}){0,2}"),
            w.field("acuan_teks"),
            w.field("pemeriksaan", FieldType.LIST),
            w.field("sumber", FieldType.URI_LIST, required=True),
        ),
        rows=rows_of(row for profile in told for row in _fact_rows(profile)),
        rhythm=Rhythm.IRREGULAR,
        theme="REGI",
        modified=max(days, default=None),
        page=f"{Register.WILAYAH.value}/",
        keys=("kode", "nomor"),
        foreign_keys=(ForeignKey(("kode",), "wilayah", ("kode",)),),
    )


def _fact_rows(profile: Profile) -> Iterator[Row]:
    figures = (figure for group in profile.groups for figure in group.figures)
    for number, figure in enumerate(figures, start=1):
        low, high, unit, about = _quantity(figure)
        checks = tuple(dict.fromkeys(one.check.status.value for one in figure.readings if one.check))
        known = figure.reference.year is not None
        yield (
            profile.region.id,
            number,
            profile.region.name,
            figure.kind.value,
            figure.label,
            low,
            high,
            unit,
            about,
            _iso(figure.reference),
            figure.reference.label if known else None,
            checks,
            tuple(dict.fromkeys(profile.notes[one.source - 1].place for one in figure.readings)),
        )


def _quantity(figure: Figure) -> tuple[Decimal | None, Decimal | None, str | None, bool | None]:
    value = figure.value
    return (value.low, value.high, value.unit, value.approximate) if isinstance(value, Quantity) else (None,) * 4


def _iso(reference: ReferenceDate) -> str | None:
    """The date as exactly as it is known: ``2023``, ``2023-12``, ``2023-12-31``."""
    if reference.year is None:
        return None
    day: date | None = reference.day_date
    if day:
        return day.isoformat()
    return f"{reference.year:04d}-{reference.month:02d}" if reference.month else f"{reference.year:04d}"
