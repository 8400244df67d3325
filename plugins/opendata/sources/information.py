"""Open information as data: the list of public information, the exempt list, the compliance report, the due days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.engine.theme import Words
from plugins.opendata.model import Dataset, Field, FieldType, OtherFile, Part, Rhythm, Row
from plugins.opendata.sources import vocabulary as v
from plugins.opendata.sources.wording import Wording
from plugins.opendata.values import rows_of
from plugins.ppid.checklist import OPEN_CLASSES, Kelas
from plugins.ppid.compliance import Outcome
from plugins.ppid.desk import COMPLIANCE, DIP, DUE, EXEMPT, row_address
from plugins.ppid.dik import DikRow, dik_rows
from plugins.ppid.dip import DipRow
from plugins.ppid.exempt import ExemptState
from plugins.ppid.item import Form
from plugins.ppid.law import CHECKLIST_VERSION
from plugins.ppid.lists_compliance import EVIDENCE_CSV, REPORT_JSON
from plugins.ppid.lists_dip import DOWNLOADS
from plugins.ppid.model import Account, PublicInformation
from plugins.ppid.pages_exempt import DIK_CSV
from plugins.ppid.pages_office import DUE_ICS
from plugins.ppid.staleness import Status

_TYPES = {"csv": ("text/csv", "CSV"), "json": ("application/json", "JSON")}
_TYPES["xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX")
_CLASSES = tuple(kelas.value for kelas in OPEN_CLASSES)


def information_datasets(information: PublicInformation, account: Account, words: Words) -> Iterator[Dataset]:
    """The datasets of an office that keeps open information."""
    yield _dip(account.rows, words)
    yield _dik(information, words)
    yield _compliance(information, account, words)
    yield _due(information, account, words)


def _dip(rows: tuple[DipRow, ...], words: Words) -> Dataset:
    """PerKI 1/2021 Ps 21(2), Annex I: its seven columns, and what an item says besides."""
    wording = Wording.of(words, "dip")
    years = sorted({row.item.subject_year for row in rows if row.item.subject_year}, reverse=True)
    others = words.opendata.others
    return Dataset(
        id="dip",
        **wording.told(sample=any(row.item.sample for row in rows)),
        fields=_dip_fields(wording),
        rows=rows_of(_dip_row(row) for row in rows),
        parts=tuple(_dip_year(year, [row for row in rows if row.item.subject_year == year]) for year in years),
        rhythm=Rhythm.HALF_YEARLY,
        modified=_newest(row.item.updated for row in rows),
        page=DIP,
        keys=("id",),
        subject="tautan",
        others=tuple(OtherFile(address, others.dip, *_TYPES[kind]) for kind, address in DOWNLOADS),
        basis=("UU 14/2008 Ps 9-11", "PerKI 1/2021 Ps 21(2)", "PerKI 1/2021 Ps 45(7)"),
    )


def _dip_fields(w: Wording) -> tuple[Field, ...]:
    forms = tuple(form.value for form in Form)
    return (
        w.field("id", iri=v.IDENTIFIER, required=True, unique=True),
        w.field("nomor", FieldType.INTEGER, required=True, minimum=1),
        w.field("judul", iri=v.TITLE, required=True),
        w.field("ringkasan", iri=v.ABSTRACT),
        w.field("unit"),
        w.field("penanggung_jawab"),
        w.field("waktu_dan_tempat"),
        w.field("bentuk", FieldType.LIST, enum=forms),
        w.field("retensi"),
        w.field("kelas", FieldType.LIST, enum=_CLASSES),
        w.field("butir", FieldType.LIST),
        w.field("tahun", FieldType.YEAR),
        w.field("diperbarui", FieldType.DATE, iri=v.MODIFIED),
        w.field("berlaku_sampai", FieldType.DATE),
        w.field("tautan", FieldType.URI, required=True),
        w.field("berkas", FieldType.URI_LIST),
        w.field("sha256", FieldType.LIST, pattern="[0-9a-f]{64}"),
        w.field("contoh", FieldType.BOOLEAN, required=True),
    )


def _dip_row(row: DipRow) -> Row:
    item = row.item
    return (
        item.id,
        row.number,
        item.title,
        row.summary,
        row.unit,
        row.responsible,
        row.made,
        tuple(form.value for form in item.forms),
        row.retention,
        tuple(kelas.value for kelas in item.classes),
        item.checklist,
        item.subject_year,
        item.updated,
        item.valid_until,
        item.address,
        tuple(file.path for file in item.files if file.sha256),
        tuple(file.sha256 for file in item.files if file.sha256),
        item.sample,
    )


def _dip_year(year: int, rows: list[DipRow]) -> Part:
    return Part(str(year), rows_of(_dip_row(row) for row in rows), _newest(row.item.updated for row in rows))


def _dik(information: PublicInformation, words: Words) -> Dataset:
    """PerKI 1/2021 Ps 49(6)-(7), Annexes II-III."""
    w = Wording.of(words, "dik")
    rows = dik_rows(information.exempt_items, information.today, information.calendar)
    fields = (
        w.field("id", iri=v.IDENTIFIER, required=True, unique=True),
        w.field("nomor", FieldType.INTEGER, required=True, minimum=1),
        w.field("informasi", iri=v.TITLE, required=True),
        w.field("lingkup"),
        w.field("dasar_hukum", FieldType.LIST),
        w.field("pasal_17_huruf", FieldType.LIST, pattern="[a-j]"),
        w.field("konsekuensi_dibuka"),
        w.field("konsekuensi_ditutup"),
        w.field("jangka_waktu"),
        w.field("berlaku_mulai", FieldType.DATE),
        w.field("berakhir", FieldType.DATE),
        w.field("lembar_uji"),
        w.field("nomor_sk"),
        w.field("tanggal_sk", FieldType.DATE),
        w.field("penetap"),
        w.field("status", enum=tuple(state.value for state in ExemptState)),
        w.field("tautan", FieldType.URI, required=True),
        w.field("contoh", FieldType.BOOLEAN, required=True),
    )
    days = [day for row in rows for day in (row.item.decision_date, row.item.ruling_day) if day]
    other = OtherFile(DIK_CSV, words.opendata.others.dik, *_TYPES["csv"])
    return Dataset(
        id="dik",
        **w.told(sample=any(row.item.sample for row in rows)),
        fields=fields,
        rows=rows_of(_dik_row(row) for row in rows),
        rhythm=Rhythm.IRREGULAR,
        modified=_newest(day for day in days if day <= information.today),
        page=EXEMPT,
        keys=("id",),
        subject="tautan",
        others=(other,) if rows else (),
        basis=("UU 14/2008 Ps 17-20", "PerKI 1/2021 Ps 49-53"),
    )


def _dik_row(row: DikRow) -> Row:
    item = row.item
    number, title, extent, _, _, opened, closed, period, _, _, sheet, _, decided_by, state = row.cells
    return (
        item.id,
        int(number),
        title,
        extent,
        tuple(basis.citation for basis in item.bases),
        item.grounds,
        opened,
        closed,
        period,
        item.first_day,
        item.ends,
        sheet,
        item.decision_number,
        item.decision_date,
        decided_by,
        state,
        item.address,
        item.sample,
    )


def _compliance(information: PublicInformation, account: Account, words: Words) -> Dataset:
    """The answer to every row of PerKI 1/2021 that applies to the office."""
    w = Wording.of(words, "kepatuhan")
    fields = (
        w.field("butir", iri=v.IDENTIFIER, required=True, unique=True),
        w.field("judul", iri=v.TITLE, required=True),
        w.field("kelas", required=True, enum=tuple(kelas.value for kelas in Kelas)),
        w.field("dasar", required=True),
        w.field("jawaban", required=True, enum=tuple(outcome.value for outcome in Outcome)),
        w.field("jumlah_bukti", FieldType.INTEGER, required=True, minimum=0),
        w.field("bukti", FieldType.URI_LIST),
        w.field("bukti_terbaru", FieldType.DATE),
        w.field("alasan"),
        w.field("tinjau", FieldType.DATE),
        w.field("jatuh_tempo", FieldType.DATE),
        w.field("keadaan", enum=tuple(status.value for status in Status)),
        w.field("tautan", FieldType.URI, required=True),
    )
    rows: list[Row] = []
    for verdict in account.verdicts:
        age = verdict.freshness
        rows.append(
            (
                verdict.row.id,
                verdict.row.title,
                verdict.row.kelas.value,
                verdict.row.source,
                verdict.outcome.value,
                len(verdict.evidence),
                tuple(one.address for one in verdict.evidence),
                _newest(one.updated for one in verdict.evidence),
                verdict.reason,
                verdict.review,
                age.next_due if age else None,
                age.status.value if age else None,
                row_address(verdict.row.id),
            )
        )
    others = words.opendata.others
    return Dataset(
        id="kepatuhan",
        **w.told(sample=information.samples_only),
        fields=fields,
        rows=rows_of(rows),
        rhythm=Rhythm.CONTINUOUS,
        modified=_newest(one.updated for verdict in account.verdicts for one in verdict.evidence),
        page=COMPLIANCE,
        keys=("butir",),
        subject="tautan",
        others=(
            OtherFile(REPORT_JSON, others.compliance, *_TYPES["json"]),
            OtherFile(EVIDENCE_CSV, others.evidence, *_TYPES["csv"]),
        ),
        basis=(CHECKLIST_VERSION,),
    )


def _due(information: PublicInformation, account: Account, words: Words) -> Dataset:
    """Everything the office must renew, review or open, by day."""
    w = Wording.of(words, "tenggat")
    fields = (
        w.field("id", iri=v.IDENTIFIER, required=True, unique=True),
        w.field("tanggal", FieldType.DATE, required=True),
        w.field("perihal", iri=v.TITLE, required=True),
        w.field("dasar"),
        w.field("tautan", FieldType.URI),
    )
    # A mistyped year counts as the last day there is; it is told where it stands, and no calendar holds it.
    shown = [one for one in account.due if one.day != date.max]
    return Dataset(
        id="tenggat",
        **w.told(sample=information.samples_only),
        fields=fields,
        rows=rows_of((one.id, one.day, one.title, one.article, one.address) for one in shown),
        rhythm=Rhythm.CONTINUOUS,
        temporal=(shown[0].day, shown[-1].day) if shown else None,
        page=DUE,
        keys=("id",),
        others=(OtherFile(DUE_ICS, words.opendata.others.calendar, "text/calendar", "iCalendar"),),
        basis=(CHECKLIST_VERSION,),
    )


def _newest(days: Iterator[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
