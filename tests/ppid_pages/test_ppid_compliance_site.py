"""The compliance report on whole small sites: no row is silent, every answer has its page, packages and due days."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from support.ppid_site import exempt, item, ppid, status, texts, yaml_text
from support.site import BuiltSite

REPORT = "ppid/kepatuhan/"
REASON = {"butir": "B.b.9", "alasan": "Bukan penyelenggara pendidikan.", "tinjau": "2026-06-30"}


def report(site: BuiltSite) -> dict[str, Any]:
    """The report as data."""
    loaded: dict[str, Any] = json.loads((site.output / "ppid/kepatuhan/kepatuhan.json").read_text())
    return loaded


def test_every_applicable_row_is_answered_and_has_a_page(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(), "kepatuhan.yaml": yaml_text({"tidak_berlaku": [REASON]})})
    assert site.ok, site.problems
    rows = report(site)["butir"]
    assert len(rows) == 169
    assert {row["jawaban"] for row in rows} == {"diumumkan", "tidak-berlaku", "belum-ada"}
    for row in rows:
        address = f"{REPORT}{row['butir'].lower().replace('.', '-')}/"
        assert site.exists(address), address
        assert f"/{row['butir'].lower().replace('.', '-')}/".lstrip("/") in site.html(REPORT)


@pytest.mark.parametrize(("body", "count"), [("pemda", 169), ("bumn-bumd", 183), ("partai-politik", 176)])
def test_the_scope_follows_the_kind_of_body(tmp_path: Path, body: str, count: int) -> None:
    """UU 14/2008 Ps 14 and 15."""
    site = ppid(tmp_path, {"informasi/a.md": item(), "kepatuhan.yaml": yaml_text({"badan": body})})
    assert len(report(site)["butir"]) == count
    assert report(site)["badan"] == body


def test_published_rows_lead_to_their_evidence(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item()})
    row = next(row for row in report(site)["butir"] if row["butir"] == "B.d.2")
    assert row["jawaban"] == "diumumkan"
    assert row["bukti"][0]["tautan"] == "https://kantor.example/ppid/informasi/neraca-2025/"
    assert site.soup(f"{REPORT}b-d-2/").find("a", href="../../informasi/neraca-2025/")


def test_a_missing_row_says_that_nothing_is_stated(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item()})
    assert status(site, f"{REPORT}t-m/") == "belum ada"
    assert "belum menyatakan alasannya" in site.html(f"{REPORT}t-m/")


@pytest.mark.parametrize(
    ("today", "outcome"),
    [
        ("2026-06-29", "tidak berlaku, beralasan"),
        ("2026-06-30", "tidak berlaku, beralasan"),
        ("2026-07-01", "perlu ditinjau"),
    ],
)
def test_a_reason_holds_through_its_review_date(tmp_path: Path, today: str, outcome: str) -> None:
    files = {"informasi/a.md": item(), "kepatuhan.yaml": yaml_text({"tidak_berlaku": [REASON]})}
    site = ppid(tmp_path, files, today=today)
    assert status(site, f"{REPORT}b-b-9/") == outcome
    assert "Bukan penyelenggara pendidikan." in site.html(f"{REPORT}b-b-9/")
    assert "30 Juni 2026" in site.html(f"{REPORT}b-b-9/")
    assert ("P043" in site.codes) is (outcome == "perlu ditinjau")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"butir": "B.b.99"}, "P040"),
        ({"alasan": ""}, "P041"),
        ({"tinjau": ""}, "P042"),
        ({"butir": "B.d.2"}, "P044"),
        ({"butir": "B.bumd.a"}, "P045"),
    ],
)
def test_a_wrong_statement_is_told_at_its_line(tmp_path: Path, change: dict[str, str], code: str) -> None:
    kept = {key: value for key, value in {**REASON, **change}.items() if value}
    site = ppid(tmp_path, {"informasi/a.md": item(), "kepatuhan.yaml": yaml_text({"tidak_berlaku": [kept]})})
    problem = site.problem(code)
    assert problem["file"].endswith("ppid/kepatuhan.yaml")
    assert problem["line"] == 2


def test_the_evidence_table_is_a_page_and_a_csv(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item()})
    text = (site.output / "ppid/kepatuhan/bukti.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    neraca = next(row for row in rows if row["butir"] == "B.d.2")
    assert neraca["tautan"] == "https://kantor.example/ppid/informasi/neraca-2025/"
    assert neraca["tanggal"] == "2026-02-20"
    assert len(texts(site, f"{REPORT}bukti/", "tbody tr")) == len(rows)


def test_an_estimate_prints_its_note_and_never_claims_to_be_a_verdict(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item()})
    html = site.html(f"{REPORT}banjarnegara-opd-2026/")
    assert "Kuesioner ini masih menyebut PerKI 1/2010 yang sudah dicabut." in html
    assert "Ini taksiran, bukan hasil penilaian" in html
    assert "patuh" not in html.casefold().replace("kepatuhan", "")


def test_an_answer_by_hand_counts_and_needs_its_evidence(tmp_path: Path) -> None:
    answer = {"penilaian": "banjarnegara-opd-2026", "pertanyaan": "berita", "jawaban": "ya"}
    bad = ppid(tmp_path / "a", {"informasi/a.md": item(), "kepatuhan.yaml": yaml_text({"jawaban": [answer]})})
    assert not bad.ok
    proved = {**answer, "judul": "Berita", "alamat": "berita/"}
    good = ppid(tmp_path / "b", {"informasi/a.md": item(), "kepatuhan.yaml": yaml_text({"jawaban": [proved]})})
    assert good.ok, good.problems
    records = texts(good, f"{REPORT}banjarnegara-opd-2026/", ".records li")
    assert any("Berita dan agenda terbaru" in one and " ya " in one for one in records)
    unknown = {**proved, "pertanyaan": "berit"}
    wrong = ppid(tmp_path / "c", {"informasi/a.md": item(), "kepatuhan.yaml": yaml_text({"jawaban": [unknown]})})
    assert "berita" in wrong.problem("P140")["hint"]


PACKAGE = {"judul": "Jaringan 2026", "tahun": 2026, "unit": "sekretariat", "dokumen": {}}


def package(**slots: dict[str, Any]) -> str:
    """A file with one package; ``slots`` are named ``p01`` for ``B.i.p01``."""
    documents = {f"B.i.{name}": slot for name, slot in slots.items()}
    return yaml_text({"paket": {"jaringan": {**PACKAGE, "dokumen": documents}}})


def test_a_package_shows_its_39_documents(tmp_path: Path) -> None:
    """PerKI 1/2021 Ps 15(9)."""
    slots = {
        "r": {"keadaan": "diumumkan", "judul": "RUP", "url": "https://sirup.example/1", "tanggal": "2026-02-01"},
        "p10": {"keadaan": "tidak-berlaku", "alasan": "Tidak memerlukan studi."},
        "l01": {"keadaan": "ditutup", "alasan": "Memuat data pribadi."},
    }
    site = ppid(tmp_path, {"informasi/a.md": item(), "pengadaan.yaml": package(**slots)})
    assert site.ok, site.problems
    records = texts(site, "ppid/pengadaan/jaringan/", ".records li")
    assert len(records) == 39
    states = texts(site, "ppid/pengadaan/jaringan/", ".records .status")
    assert (states.count("diumumkan"), states.count("tidak berlaku"), states.count("ditutup")) == (1, 1, 1)
    assert states.count("belum ada") == 36
    assert "Hanya tautan" not in site.html(f"{REPORT}b-i-r/") or "Tautan ke luar" in site.html(f"{REPORT}b-i-r/")


@pytest.mark.parametrize(
    ("slots", "code"),
    [
        ({"p99": {"keadaan": "belum-ada"}}, "P047"),
        ({"l01": {"keadaan": "ditutup"}}, "P048"),
        ({"p01": {"keadaan": "diumumkan", "berkas": "ppid/dokumen/tiada.pdf"}}, "P141"),
    ],
)
def test_a_mistake_in_a_package_stops_publication(tmp_path: Path, slots: dict[str, Any], code: str) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(), "pengadaan.yaml": package(**slots)})
    assert code in site.errors, site.problems


def test_the_budget_matrix_shows_years_and_twelve_documents(tmp_path: Path) -> None:
    data: dict[str, Any] = {
        "tahun": [2026, 2025],
        "dokumen": [
            {
                "dokumen": "lra-skpd",
                "tahun": 2025,
                "judul": "LRA",
                "url": "https://a.example/lra",
                "tanggal": "2026-02-01",
            }
        ],
    }
    site = ppid(tmp_path, {"informasi/a.md": item(), "tpad.yaml": yaml_text(data)})
    assert texts(site, "ppid/tpad/", "thead th") == ["Dokumen", "2026", "2025"]
    assert len(texts(site, "ppid/tpad/", "tbody tr")) == 12
    assert "1 Februari 2026" in site.html("ppid/tpad/")
    assert "jangan dibaca sebagai bunyi peraturan" in site.html("ppid/tpad/")
    wrong = {**data, "dokumen": [{**data["dokumen"][0], "dokumen": "lra-skp"}]}
    assert "P049" in ppid(tmp_path / "b", {"tpad.yaml": yaml_text(wrong)}).errors


def test_due_days_are_a_page_and_a_calendar(tmp_path: Path) -> None:
    """UU 14/2008 Ps 9(3); PerKI 1/2021 Ps 18, 45(7), 52."""
    site = ppid(
        tmp_path,
        {
            "informasi/neraca-2025.md": item(),
            "dikecualikan/asesmen.md": exempt(),
            "kepatuhan.yaml": yaml_text({"tidak_berlaku": [REASON]}),
        },
    )
    calendar = Calendar.from_ical((site.output / "ppid/jatuh-tempo/jatuh-tempo.ics").read_bytes())
    days = {str(event["uid"]).partition("@")[0]: event.decoded("dtstart") for event in calendar.walk("VEVENT")}
    assert {name: day.isoformat() for name, day in days.items()} == {
        "informasi-neraca-2025": "2026-08-20",
        "dip": "2026-07-05",
        "buka-asesmen": "2026-04-13",
        "akhir-asesmen": "2026-06-02",
        "tinjau-B.b.9": "2026-06-30",
    } | {name: day.isoformat() for name, day in days.items() if name.startswith("laporan-")}
    assert "20 Agustus 2026" in site.html("ppid/jatuh-tempo/")


def test_the_landing_page_puts_questions_beside_the_classes(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item()})
    html = site.html("ppid/")
    for words in (
        "Berapa yang kami belanjakan?",
        "Informasi berkala",
        "Daftar Informasi Publik",
        "tidak memberi nomor",
    ):
        assert words in html
    assert "Neraca 2025" in site.html("ppid/tanya/berapa-yang-kami-belanjakan/")
    assert "Neraca 2025" in site.html("ppid/berkala/")
    assert "Neraca 2025" not in site.html("ppid/setiap-saat/")
