"""The network as datasets of this site: one list, one compliance table, one catalogue, and the findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.engine.theme import Words
from plugins.opendata.model import Dataset, Field, FieldType, Rhythm, Row
from plugins.opendata.network.merge import Merged
from plugins.opendata.network.model import Network
from plugins.opendata.sources.wording import Wording
from plugins.opendata.values import rows_of

PAGE = "data/jaringan/"
"""The page of the network; `site_page` are below it."""


def site_page(site: str) -> str:
    """The address of a member's page.

    >>> site_page("dinas-a")
    'data/jaringan/dinas-a/'
    """
    return f"{PAGE}{site}/"


def network_datasets(network: Network, merged: Merged, words: Words) -> Iterator[Dataset]:
    """The datasets of a network, each where it has rows."""
    modified = max((one.state.terbaca for one in network.members if one.state.terbaca), default=None)
    sample = any(one.offer.contoh for one in merged.offers)
    told = words.network.datasets
    made = (
        (Wording(told.dip), "dip-jaringan", _dip_fields, tuple(_dip_rows(merged)), ("situs", "id")),
        (Wording(told.kepatuhan), "kepatuhan-jaringan", _answer_fields, tuple(_answers(network)), ("situs", "butir")),
        (Wording(told.katalog), "katalog-jaringan", _table_fields, tuple(_tables(network)), ("situs", "id")),
        (Wording(told.temuan), "temuan-jaringan", _finding_fields, tuple(_findings(merged)), ("nomor", "situs", "id")),
    )
    for wording, name, fields, rows, keys in made:
        if rows:
            yield Dataset(
                id=name,
                **wording.told(sample=sample),
                fields=tuple(fields(wording)),
                rows=rows_of(rows),
                rhythm=Rhythm.IRREGULAR,
                modified=modified,
                page=PAGE,
                keys=keys,
            )


def _dip_fields(w: Wording) -> Iterator[Field]:
    yield w.field("situs", required=True)
    yield w.field("badan", required=True)
    yield w.field("id", required=True)
    yield w.field("judul", required=True)
    for name in ("ringkasan", "unit", "penanggung_jawab", "waktu_dan_tempat"):
        yield w.field(name)
    yield w.field("bentuk", FieldType.LIST)
    yield w.field("retensi")
    yield w.field("kelas", FieldType.LIST)
    yield w.field("butir", FieldType.LIST)
    yield w.field("tahun", FieldType.YEAR)
    yield w.field("diperbarui", FieldType.DATE)
    yield w.field("berlaku_sampai", FieldType.DATE)
    yield w.field("tautan", FieldType.URI, required=True)
    yield w.field("sha256", FieldType.LIST, pattern="[0-9a-f]{64}")
    yield w.field("contoh", FieldType.BOOLEAN, required=True)
    yield w.field("data_per", FieldType.DATE)


def _dip_rows(merged: Merged) -> Iterator[Row]:
    for one in merged.offers:
        state, offer = one.member.state, one.offer
        yield (
            state.id,
            state.nama,
            offer.id,
            offer.judul,
            offer.ringkasan,
            offer.unit,
            offer.penanggung_jawab,
            offer.waktu_dan_tempat,
            offer.bentuk,
            offer.retensi,
            offer.kelas,
            offer.butir,
            offer.tahun,
            offer.diperbarui,
            offer.berlaku_sampai,
            offer.tautan,
            offer.sha256,
            offer.contoh,
            state.terbaca,
        )


def _answer_fields(w: Wording) -> Iterator[Field]:
    for name in ("situs", "badan", "butir", "judul", "jawaban"):
        yield w.field(name, required=True)
    yield w.field("kelas")
    yield w.field("dasar")
    yield w.field("jumlah_bukti", FieldType.INTEGER, required=True, minimum=0)
    yield w.field("bukti_terbaru", FieldType.DATE)
    yield w.field("alasan")
    yield w.field("jatuh_tempo", FieldType.DATE)
    yield w.field("keadaan")
    yield w.field("tautan", FieldType.URI)
    yield w.field("data_per", FieldType.DATE)


def _answers(network: Network) -> Iterator[Row]:
    for member in network.members:
        for one in member.kept.kepatuhan if member.kept else ():
            yield (
                member.state.id,
                member.state.nama,
                one.butir,
                one.judul,
                one.jawaban,
                one.kelas,
                one.dasar,
                one.jumlah_bukti,
                one.bukti_terbaru,
                one.alasan,
                one.jatuh_tempo,
                one.keadaan,
                one.tautan,
                member.state.terbaca,
            )


def _table_fields(w: Wording) -> Iterator[Field]:
    for name in ("situs", "badan", "id", "judul"):
        yield w.field(name, required=True)
    yield w.field("keterangan")
    yield w.field("lisensi")
    yield w.field("tautan", FieldType.URI, required=True)
    yield w.field("berkas", FieldType.URI)
    yield w.field("ukuran", FieldType.INTEGER, unit="bita", minimum=0)
    yield w.field("sha256", pattern="[0-9a-f]{64}")
    yield w.field("data_per", FieldType.DATE)


def _tables(network: Network) -> Iterator[Row]:
    for member in network.members:
        for one in member.kept.katalog if member.kept else ():
            size: int | None = one.ukuran if one.berkas else None
            day: date | None = member.state.terbaca
            told = (one.id, one.judul, one.keterangan, one.lisensi, one.tautan, one.berkas, size, one.sha256, day)
            yield (member.state.id, member.state.nama, *told)


def _finding_fields(w: Wording) -> Iterator[Field]:
    yield w.field("nomor", FieldType.INTEGER, required=True, minimum=1)
    yield w.field("temuan", required=True, enum=("ganda", "bertentangan"))
    yield w.field("dasar", required=True)
    for name in ("situs", "badan", "id", "judul"):
        yield w.field(name, required=True)
    yield w.field("berbeda", FieldType.LIST)
    yield w.field("tautan", FieldType.URI, required=True)


def _findings(merged: Merged) -> Iterator[Row]:
    """One row for every offer of a finding; those of one finding share its number."""
    number = 0
    for duplicate in merged.duplicates:
        number += 1
        for one in duplicate.offers:
            state, offer = one.member.state, one.offer
            yield number, "ganda", duplicate.ground.value, state.id, state.nama, offer.id, offer.judul, (), offer.tautan
    for conflict in merged.conflicts:
        number += 1
        for place, one in enumerate(conflict.offers):
            state, offer = one.member.state, one.offer
            said = tuple(f"{difference.column}: {difference.values[place]}" for difference in conflict.differences)
            yield number, "bertentangan", "pengenal", state.id, state.nama, offer.id, offer.judul, said, offer.tautan
