"""The downloads of open information: list, compliance report, evidence, exempt list, due days."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import DataFile, MadeFile
from plugins.ppid.desk import Desk
from plugins.ppid.dik import COLUMNS
from plugins.ppid.lists_compliance import EVIDENCE_CSV, REPORT_JSON, evidence_bytes, report_bytes
from plugins.ppid.lists_dip import DOWNLOADS, csv_bytes, json_bytes, table, xlsx_bytes
from plugins.ppid.pages_exempt import DIK_CSV, dik, dik_bytes
from plugins.ppid.pages_office import DUE_ICS, due_calendar


def download_files(desk: Desk) -> Iterator[DataFile | MadeFile]:
    """Every download of one build."""
    url, rows = desk.config.settings.siteurl, desk.account.rows
    decree = desk.information.office.decree
    due = decree.freshness(desk.information.today).next_due if decree else None
    addresses = dict(DOWNLOADS)
    listed = csv_bytes(table(rows, url))
    yield DataFile(addresses["csv"], listed)
    yield DataFile(addresses["json"], json_bytes(rows, decree, due, url))
    # Equal tables make equal workbooks, so that a costly one is made only when its table is new.
    yield MadeFile(addresses["xlsx"], listed.decode(), lambda: xlsx_bytes(rows, url))
    verdicts = desk.account.verdicts
    yield DataFile(REPORT_JSON, report_bytes(verdicts, desk.information.office.body.value, url))
    yield DataFile(EVIDENCE_CSV, evidence_bytes(verdicts, url))
    yield MadeFile(DUE_ICS, fingerprint(desk.account.due, url), lambda: due_calendar(desk))
    closed = dik(desk)
    if closed:
        yield DataFile(DIK_CSV, dik_bytes(closed, COLUMNS))
