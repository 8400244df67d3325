"""The compliance report and the evidence table to download."""

from __future__ import annotations

import json
from collections.abc import Sequence

from plugins.ppid.compliance import Verdict, evidence_table, tallies
from plugins.ppid.law import CHECKLIST_VERSION
from plugins.ppid.lists_dip import csv_bytes

REPORT_JSON = "ppid/kepatuhan/kepatuhan.json"
EVIDENCE_CSV = "ppid/kepatuhan/bukti.csv"
_COLUMNS = ("butir", "pertanyaan", "judul", "tautan", "tanggal")


def report_bytes(verdicts: Sequence[Verdict], body: str, site_url: str) -> bytes:
    """Every row with its outcome, evidence, reason, review date and due day, as JSON."""
    content = {
        "aturan": CHECKLIST_VERSION,
        "badan": body,
        "jumlah": [
            {
                "kelas": tally.kelas.value,
                "diumumkan": tally.published,
                "tidak_berlaku": tally.not_applicable,
                "perlu_ditinjau": tally.review,
                "belum_ada": tally.missing,
                "semua": tally.total,
            }
            for tally in tallies(verdicts)
        ],
        "butir": [_named(verdict, site_url) for verdict in verdicts],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def evidence_bytes(verdicts: Sequence[Verdict], site_url: str) -> bytes:
    """The evidence table (question, link, date) as CSV."""
    lines = [_COLUMNS]
    lines += [
        (one.row, one.question, one.title, full(one.address, site_url), one.updated.isoformat() if one.updated else "")
        for one in evidence_table(verdicts)
    ]
    return csv_bytes(lines)


def full(address: str, site_url: str) -> str:
    """The full URL of an address inside the site; outside addresses come back unchanged.

    >>> full("ppid/", "https://kantor.example")
    'https://kantor.example/ppid/'
    """
    return address if "://" in address or not address else f"{site_url}/{address}"


def _named(verdict: Verdict, site_url: str) -> dict[str, object]:
    age = verdict.freshness
    return {
        "butir": verdict.row.id,
        "judul": verdict.row.title,
        "sumber": verdict.row.source,
        "kelas": verdict.row.kelas.value,
        "jawaban": verdict.outcome.value,
        "bukti": [
            {
                "judul": one.title,
                "tautan": full(one.address, site_url),
                "tanggal": one.updated.isoformat() if one.updated else None,
                "salinan": one.hold.value,
            }
            for one in verdict.evidence
        ],
        "alasan": verdict.reason or None,
        "tinjau": verdict.review.isoformat() if verdict.review else None,
        "belum_ada": [
            {"alasan": one.reason, "sampai": one.until.isoformat() if one.until else None} for one in verdict.pending
        ],
        "jatuh_tempo": age.next_due.isoformat() if age and age.next_due else None,
        "keadaan": age.status.value if age else None,
    }
