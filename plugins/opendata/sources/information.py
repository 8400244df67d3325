"""Open information as data: the list of public information, the exempt list, the compliance report, the due days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.engine.fingerprint import fingerprint
from plugins.opendata.model import Dataset, Field, FieldType, OtherFile, Part, Rhythm, Row
from plugins.opendata.sources import vocabulary as v
from plugins.opendata.sources.scales import Scales
from plugins.opendata.sources.wording import Wording
from plugins.opendata.values import rows_of
from plugins.ppid.checklist import OPEN_CLASSES, Kelas
from plugins.ppid.compliance import Outcome
from plugins.ppid.desk import COMPLIANCE, DIP, DUE, EXEMPT, Desk, row_address
from plugins.ppid.dik import COLUMNS, DikRow
from plugins.ppid.dip import DipRow
from plugins.ppid.exempt import ExemptState
from plugins.ppid.item import Form
from plugins.ppid.law import CHECKLIST_VERSION
from plugins.ppid.lists_compliance import EVIDENCE_CSV, REPORT_JSON, evidence_bytes, report_bytes
from plugins.ppid.lists_dip import DOWNLOADS, csv_bytes, json_bytes, table, xlsx_bytes
from plugins.ppid.pages_exempt import DIK_CSV, dik, dik_bytes
from plugins.ppid.pages_office import DUE_ICS, due_calendar
from plugins.ppid.staleness import Status

_CLASSES = tuple(kelas.value for kelas in OPEN_CLASSES)


def information_datasets(desk: Desk, scales: Scales) -> Iterator[Dataset]:
    """The datasets of an office that keeps open information."""
    yield _dip(desk, scales)
    yield _dik(desk, scales)
    yield _compliance(desk, scales)
    yield _due(desk, scales)


def _dip(desk: Desk, scales: Scales) -> Dataset:
    """PerKI 1/2021 Ps 21(2), Annex I: its seven columns, and what an item says besides."""
    wording, rows = Wording.of(desk.words, "dip"), desk.account.rows
    years = sorted({row.item.subject_year for row in rows if row.item.subject_year}, reverse=True)
    kept = rows_of(_dip_row(row) for row in rows)
    return Dataset(
        id="dip",
        **wording.told(sample=any(row.item.sample for row in rows)),
        fields=_dip_fields(wording),
        rows=kept,
        parts=tuple(_dip_year(year, [row for row in rows if row.item.subject_year == year]) for year in years),
        rhythm=Rhythm.HALF_YEARLY,
        modified=_newest(row.item.updated for row in rows),
        page=DIP,
        keys=("id",),
        subject="tautan",
        others=tuple(_dip_downloads(desk, kept.mark, scales)),
        basis=("UU 14/2008 Ps 9-11", "PerKI 1/2021 Ps 21(2)", "PerKI 1/2021 Ps 45(7)"),
    )


def _dip_downloads(desk: Desk, mark: str, scales: Scales) -> Iterator[OtherFile]:
    """The list as Annex I has it, at the addresses where it always was."""
    rows, url, decree = desk.account.rows, desk.config.settings.siteurl, desk.information.office.decree
    due = decree.freshness(desk.information.today).next_due if decree else None
    makers = {
        "csv": lambda: csv_bytes(table(rows, url)),
        "xlsx": lambda: xlsx_bytes(rows, url),
        "json": lambda: json_bytes(rows, decree, due, url),
    }
    told = fingerprint(mark, decree, due)
    for kind, address in DOWNLOADS:
        yield scales.weighed(address, desk.words.opendata.others.dip, makers[kind], told)


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


def _dik(desk: Desk, scales: Scales) -> Dataset:
    """PerKI 1/2021 Ps 49(6)-(7), Annexes II-III."""
    w, rows = Wording.of(desk.words, "dik"), dik(desk)
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
    other = scales.weighed(DIK_CSV, desk.words.opendata.others.dik, lambda: dik_bytes(rows, COLUMNS))
    return Dataset(
        id="dik",
        **w.told(sample=any(row.item.sample for row in rows)),
        fields=fields,
        rows=rows_of(_dik_row(row) for row in rows),
        rhythm=Rhythm.IRREGULAR,
        modified=_newest(day for day in days if day <= desk.information.today),
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


def _compliance(desk: Desk, scales: Scales) -> Dataset:
    """The answer to every row of PerKI 1/2021 that applies to the office."""
    w, verdicts = Wording.of(desk.words, "kepatuhan"), desk.account.verdicts
    body, url = desk.information.office.body.value, desk.config.settings.siteurl
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
    for verdict in verdicts:
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
    others = desk.words.opendata.others
    return Dataset(
        id="kepatuhan",
        **w.told(sample=desk.information.samples_only),
        fields=fields,
        rows=rows_of(rows),
        rhythm=Rhythm.CONTINUOUS,
        modified=_newest(one.updated for verdict in verdicts for one in verdict.evidence),
        page=COMPLIANCE,
        keys=("butir",),
        subject="tautan",
        others=(
            scales.weighed(REPORT_JSON, others.compliance, lambda: report_bytes(verdicts, body, url)),
            scales.weighed(EVIDENCE_CSV, others.evidence, lambda: evidence_bytes(verdicts, url)),
        ),
        basis=(CHECKLIST_VERSION,),
    )


def _due(desk: Desk, scales: Scales) -> Dataset:
    """Everything the office must renew, review or open, by day."""
    w = Wording.of(desk.words, "tenggat")
    fields = (
        w.field("id", iri=v.IDENTIFIER, required=True, unique=True),
        w.field("tanggal", FieldType.DATE, required=True),
        w.field("perihal", iri=v.TITLE, required=True),
        w.field("dasar"),
        w.field("tautan", FieldType.URI),
    )
    # A mistyped year counts as the last day there is; it is told where it stands, and no calendar holds it.
    shown = [one for one in desk.account.due if one.day != date.max]
    kept = rows_of((one.id, one.day, one.title, one.article, one.address) for one in shown)
    calendar = scales.weighed(DUE_ICS, desk.words.opendata.others.calendar, lambda: due_calendar(desk), kept.mark)
    return Dataset(
        id="tenggat",
        **w.told(sample=desk.information.samples_only),
        fields=fields,
        rows=kept,
        rhythm=Rhythm.CONTINUOUS,
        temporal=(shown[0].day, shown[-1].day) if shown else None,
        page=DUE,
        keys=("id",),
        others=(calendar,),
        basis=(CHECKLIST_VERSION,),
    )


def _newest(days: Iterator[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
