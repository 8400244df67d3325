"""A region's profile for machines: as JSON in the stable form of ``docs/wilayah.md``, and its figures for JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from plugins.engine.fingerprint import joined
from plugins.engine.page import MadeFile
from plugins.newsroom.model import Article
from plugins.regions.dates import ReferenceDate
from plugins.regions.load import Edition
from plugins.regions.model import Border, Check, Law, Quantity, Value
from plugins.regions.profile import Density, Figure, Profile, RegionProfiles
from plugins.regions.views import Measure
from plugins.registers.model import Region
from plugins.tags.desk import Desk
from plugins.tags.model import Holdings

VERSION = 1
"""The version of the form; it changes when a key changes its meaning or goes."""
NAME = "profil.json"

Absolute = Callable[[str], str]


def data_address(region: Region) -> str:
    """Where a region's JSON stands: beside its page."""
    return f"{region.address}{NAME}"


def profile_files(
    profiles: RegionProfiles, desk: Desk, edition: Edition | None, absolute: Absolute, told: str
) -> Iterator[MadeFile]:
    """The JSON of every region; ``absolute`` makes full URLs of addresses, ``told`` covers all notes."""
    for profile in profiles.profiles.values():
        mark = joined((told, desk.mark(profile.region)))
        make = partial(_profile_bytes, profile, desk.holdings, edition, absolute)
        yield MadeFile(data_address(profile.region), mark, make)


def _profile_bytes(profile: Profile, holdings: Holdings, edition: Edition | None, absolute: Absolute) -> bytes:
    data = profile_data(profile, holdings.of(profile.region), edition, absolute)
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def measures(profile: Profile) -> Iterator[Measure]:
    """The facts of a region for machines, in the order of the page."""
    for group in profile.groups:
        for figure in group.figures:
            low, high, unit = None, None, ""
            if isinstance(figure.value, Quantity):
                low, high, unit = figure.value.low, figure.value.high, figure.value.unit
            date = figure.reference
            known = date.year is not None
            yield Measure(figure.kind.label, figure.label, low, high, unit, _iso_day(date), date.label if known else "")


def _iso_day(date: ReferenceDate) -> str:
    parts = (
        f"{part:0{width}d}" for part, width in zip((date.year, date.month, date.day), (4, 2, 2), strict=True) if part
    )
    return "-".join(parts)


def profile_data(
    profile: Profile, articles: Sequence[Article], edition: Edition | None, absolute: Absolute
) -> dict[str, Any]:
    """One profile as plain values in the order of the schema."""
    region = profile.region
    return {
        "versi": VERSION,
        "kode": region.id,
        "skema_kode": "Kemendagri",
        "nama": region.name,
        "jenis": region.kind,
        "alias": [*region.aliases, *region.short_aliases],
        "contoh": profile.sample,
        "halaman": absolute(region.address),
        "induk": None if profile.parent is None else _brief(profile.parent, absolute),
        "menurut_daftar": {
            "kecamatan": region.districts,
            "desa": region.villages,
            "kelurahan": region.urban_villages,
            "sumber": None if edition is None else _edition(edition),
        },
        "fakta": [_figure(figure) for group in profile.groups for figure in group.figures],
        "kepadatan_dihitung": None if profile.density is None else _density(profile.density),
        "pernyataan": [{"teks": text, "sumber": number} for text, number in profile.statements],
        "sumber": [
            {
                "nomor": number,
                "judul": note.title,
                "tanggal": note.day.isoformat(),
                "catatan": absolute(note.place),
            }
            for number, note in enumerate(profile.notes, start=1)
        ],
        "wilayah_bawahan": [_brief(child, absolute) for child in profile.children],
        "berita": [
            {
                "judul": article.card.title,
                "tanggal": article.day.isoformat(),
                "halaman": absolute(article.address),
                "dicabut": article.card.withdrawn,
            }
            for article in articles
        ],
    }


def _brief(region: Region, absolute: Absolute) -> dict[str, Any]:
    return {"kode": region.id, "nama": region.name, "halaman": absolute(region.address)}


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "nama": edition.nama,
        "versi": edition.versi,
        "url": edition.url or None,
        "lisensi": edition.lisensi or None,
        "lisensi_url": edition.lisensi_url or None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "kunci": figure.kind.value,
        "label": figure.kind.label,
        "teks": figure.label,
        "nilai": _value(figure.value),
        "acuan": _date(figure.reference) if figure.reference.year is not None else None,
        "sumber": [
            {
                "nomor": reading.source,
                "kata": reading.words,
                "pemeriksaan": None if reading.check is None else _check(reading.check),
            }
            for reading in figure.readings
        ],
    }


def _value(value: Value) -> dict[str, Any]:
    if isinstance(value, Quantity):
        return {
            "bentuk": "kuantitas",
            "rendah": number(value.low),
            "tinggi": number(value.high),
            "satuan": value.unit,
            "kira_kira": value.approximate,
        }
    if isinstance(value, Law):
        return {"bentuk": "peraturan", "jenis": value.form, "nomor": value.number, "tahun": value.year}
    if isinstance(value, Border):
        return {"bentuk": "batas", "arah": value.direction.value, "tetangga": list(value.neighbours)}
    if isinstance(value, ReferenceDate):
        return {"bentuk": "tanggal", **_date(value)}
    return {"bentuk": "teks", "teks": value}


def _date(value: ReferenceDate) -> dict[str, Any]:
    """A date as exactly as it is known: the parts that are not stay null."""
    return {
        "tahun": value.year,
        "bulan": value.month,
        "hari": value.day,
        "semester": value.semester,
        "bagian": value.part or None,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "hasil": check.status.value,
        "tertulis": check.found,
        "seharusnya": check.expected or None,
        "ketentuan": check.tolerance or None,
        "alasan": check.reason or None,
    }


def _density(density: Density) -> dict[str, Any]:
    return {
        "nilai": number(density.value),
        "satuan": "jiwa/km²",
        "penduduk": density.population.label,
        "luas": density.area.label,
    }


def number(value: Decimal) -> int | float:
    """A decimal as a JSON number: whole ones without a point."""
    return int(value) if value == value.to_integral_value() else float(value)
