"""`inv check` as a whole: which files, formats, exceptions, fixes, the cache, and input of every kind."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path
from typing import Any

import pytest
from audit_samples import ARTICLE, checked, codes, found_in, manuscript, photo, settings, write
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from plugins.audit.catalogue import kinds
from plugins.audit.command import run
from plugins.audit.examine import examine
from plugins.audit.model import Context

WRONG = "Rapat di laksanakan jam 09:00 dan biayanya Rp. 1000,-.\r\nWarga yg hadir , lalu  pulang.\r\n"
RIGHT = "Rapat dilaksanakan pukul 09.00 dan biayanya Rp1.000.\r\nWarga yang hadir, lalu pulang.\r\n"


def printed(root: Path, form: str, **options: Any) -> str:
    out = io.StringIO()
    run(settings(root), {**options, "format": form}, out)
    return out.getvalue()


def test_a_path_may_be_a_file_a_folder_or_nothing(tmp_path: Path) -> None:
    files = {
        ARTICLE: manuscript("Ini ijin."),
        "content/halaman/kontak.md": manuscript("Ini resiko.", penulis=None, tanggal=None),
    }
    every = checked(tmp_path, files)
    assert {problem["file"].rpartition("/")[2] for problem in every["problems"]} == {"naskah.md", "kontak.md"}
    for path in ("berita", str(tmp_path / ARTICLE)):
        one = checked(tmp_path, files, paths=[path])
        assert [(problem["code"], problem["line"]) for problem in one["problems"]] == [("A150", 7)]


def test_only_and_except_choose_the_audits(tmp_path: Path) -> None:
    files = {ARTICLE: manuscript("Warga mengurus ijin di kantor pada jam 09:00.")}
    assert codes(checked(tmp_path, files)) == ["A104", "A150"]
    assert codes(checked(tmp_path, files, only="a104")) == ["A104"]
    assert codes(checked(tmp_path, files, without="A104")) == ["A150"]


def test_an_error_gives_exit_code_one_and_a_warning_zero(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: manuscript("Ini ijin.")})
    assert run(settings(tmp_path), {}, io.StringIO()) == 0
    write(tmp_path, {ARTICLE: manuscript("Hubungi 081234567890.")})
    assert run(settings(tmp_path), {}, io.StringIO()) == 1


def test_the_text_report_says_file_line_what_why_and_how(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: manuscript("Warga mengurus ijin.")})
    text = printed(tmp_path, "text")
    assert "content/berita/2025/naskah.md" in text
    assert "  PERINGATAN A150 baris 7: “ijin” tidak baku; bentuk bakunya “izin”." in text
    assert "    Mengapa: " in text
    assert "    Perbaikan: Tulis “izin”." in text
    assert "docs/audit/A150.md" in text
    assert "Selesai: 5 berkas diperiksa" in text


def test_github_annotations_name_line_and_columns(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: manuscript("Warga mengurus ijin.")})
    assert "::warning file=content/berita/2025/naskah.md,line=7,col=16,endColumn=20,title=A150::" in printed(
        tmp_path, "github"
    )


def test_sarif_has_the_structure_of_version_2_1_0(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: manuscript("Warga mengurus ijin."), "content/berita/2025/b.md": "rusak"})
    log = json.loads(printed(tmp_path, "sarif"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (part,) = log["runs"]
    rules = part["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) >= len(kinds())
    assert part["results"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result in part["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("content/")
        region = place.get("region", {"startLine": 1})
        assert region["startLine"] >= 1
        assert region.get("endLine", 1) >= 1
    spelling = next(result for result in part["results"] if result["ruleId"] == "A150")
    region = spelling["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 16, "endLine": 7, "endColumn": 20}


def test_a_fix_changes_what_is_wrong_and_no_other_byte(tmp_path: Path) -> None:
    head = "\ufeff" + manuscript("").rstrip("\n").replace("\n", "\r\n") + "\r\n"
    tail = "\r\nBaris `kode  ganda` tetap. Kami ke Praktek Bersama Ceria\t\r\n"
    write(tmp_path, {ARTICLE: (head + WRONG + tail).encode()})
    shown = printed(tmp_path, "text", dry_run=True)
    assert "-Rapat di laksanakan" in shown
    assert "+Rapat dilaksanakan pukul 09.00" in shown
    assert (tmp_path / ARTICLE).read_bytes() == (head + WRONG + tail).encode()
    report = json.loads(printed(tmp_path, "json", fix=True))
    assert report["changed"] == [{"file": "content/berita/2025/naskah.md", "changes": 6}]
    assert (tmp_path / ARTICLE).read_bytes().decode() == head + RIGHT + tail
    again = json.loads(printed(tmp_path, "json", fix=True))
    assert again["changed"] == []


def test_a_fix_of_chosen_codes_leaves_the_others(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: manuscript("Warga mengurus ijin jam 09:00.")})
    printed(tmp_path, "json", fix=True, only="A150")
    assert "Warga mengurus izin jam 09:00." in (tmp_path / ARTICLE).read_text("utf-8")


def test_a_fix_in_the_front_matter_keeps_it_readable(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: manuscript("Isi.", judul="Dinas buka ijin praktek baru 2024-2029.")})
    printed(tmp_path, "json", fix=True)
    assert "judul: Dinas buka izin praktik baru 2024–2029\n" in (tmp_path / ARTICLE).read_text("utf-8")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Ini ijin. <!-- periksa: abaikan A150 alasan nama kelompok -->", []),
        ("<!-- periksa: abaikan A150 alasan nama kelompok -->\n\nIni ijin.\n\nItu ijin.", ["A150"]),
        ("<!-- periksa: abaikan A150 di seluruh berkas alasan nama kelompok -->\n\nIni ijin.\n\nItu ijin.", []),
        ("Ini ijin. <!-- periksa: abaikan A150, A104 alasan judul acara --> Jam 09:00.", []),
        ("Ini ijin. <!-- periksa: abaikan A150 -->", ["A001", "A150"]),
        ("Ini ijin. <!-- periksa: abaikan A150 alasan … -->", ["A001", "A150"]),
        ("Ini baik. <!-- periksa: abaikan A150 alasan tidak perlu lagi -->", ["A003"]),
        ("Ini baik. <!-- periksa: abaikan A777 alasan salah kode -->", ["A002"]),
    ],
)
def test_exceptions_hold_where_they_stand_and_need_a_reason(tmp_path: Path, body: str, told: list[str]) -> None:
    assert found_in(tmp_path, body) == told


def test_an_exception_in_the_front_matter_is_for_the_key_below(tmp_path: Path) -> None:
    text = manuscript("Isi.", ringkasan="Pendek.").replace(
        "ringkasan:", "# periksa: abaikan A023 alasan dari pimpinan\nringkasan:"
    )
    assert codes(checked(tmp_path, {ARTICLE: text})) == []


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x00\x01\x02", b"\xff\xfe\x00j", b"---\njudul: [\n---\nIsi.", b"tanpa kepala", b"---\n", b"---\njudul: a\n",
        b"---\n- a\n---\nIsi", b"x" * 2_100_000, b"---\njudul: a\n---\n" + b"(" * 50_000, b"---\ntanggal: 2025-99-99\n---\n",
        b"---\njudul: a\n---\n" + b"<div " * 5_000, b"---\nfoto: teks\nperistiwa: [1]\nsumber: x\npejabat: {a: 1}\n---\nIsi.",
        b"---\njudul: a\n---\n" + b"a b " * 60_000, b"---\njudul: a\n---\n" + b"*" * 20_000 + b"[" * 20_000,
    ],
)  # fmt: skip
def test_broken_input_gives_a_problem_and_never_a_traceback(tmp_path: Path, data: bytes) -> None:
    started = time.monotonic()
    report = checked(tmp_path, {ARTICLE: data})
    assert report["problems"]
    assert "A004" not in codes(report)
    assert time.monotonic() - started < 30


@trials(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: manuscript(text).encode("utf-8", "ignore"))
    )
)
def test_no_audit_fails_on_any_text(data: bytes) -> None:
    found = examine("berita/2025/a.md", data, Context())
    assert "A004" not in {one.problem.code for one in found.findings}


def test_a_photo_with_a_position_is_an_error_and_pictures_are_compared(tmp_path: Path) -> None:
    files = {
        "content/media/2025/a.jpg": photo(GPSLatitude="7 34 0"),
        "content/media/2025/b.jpg": photo(GPSLatitude="7 34 0"),
    }
    report = checked(tmp_path, files)
    assert codes(report) == ["A230", "A233"]
    assert report["ok"] is False


def test_results_are_kept_and_only_what_changed_is_examined_anew(tmp_path: Path) -> None:
    files = {f"content/berita/2025/n{number}.md": manuscript(f"Ini ijin nomor {number}.") for number in range(5)}
    first, second = checked(tmp_path, files), checked(tmp_path, files)
    assert (first["checked"], second["checked"]) == (9, 0)
    assert first["problems"] == second["problems"]
    third = checked(tmp_path, {**files, "content/berita/2025/n1.md": manuscript("Ini izin.")})
    assert third["checked"] == 1
    assert len(third["problems"]) == len(first["problems"]) - 1


def test_a_damaged_cache_is_thrown_away(tmp_path: Path) -> None:
    files = {ARTICLE: manuscript("Ini ijin.")}
    first = checked(tmp_path, files)
    (tmp_path / "cache" / "periksa.sqlite3").write_bytes(b"rusak" * 1000)
    again = checked(tmp_path, files)
    assert again["problems"] == first["problems"]
    assert checked(tmp_path, files)["checked"] == 0


def test_processes_find_what_one_process_finds(tmp_path: Path) -> None:
    from plugins.audit.run import MANY, Request, check  # noqa: PLC0415
    from plugins.audit.surroundings import surroundings  # noqa: PLC0415

    write(
        tmp_path,
        {f"content/berita/2025/n{number}.md": manuscript(f"Ini ijin nomor {number}.") for number in range(MANY + 5)},
    )
    told = []
    for workers in (1, 2):
        around, _ = surroundings(settings(tmp_path, CACHE_PATH=str(tmp_path / f"cache{workers}")))
        assert around is not None
        told.append(check(Request(), around, workers=workers).told)
    assert told[0] == told[1]
    assert len(told[0]) >= MANY


def test_one_article_is_examined_in_a_fraction_of_a_second(tmp_path: Path) -> None:
    body = "\n\n".join(
        f"Kegiatan ke-{number} di laksanakan pada pukul 09.00 dan di hadiri warga." for number in range(60)
    )
    data = manuscript(body).encode()
    examine("berita/2025/a.md", data, Context())
    started = time.process_time()
    examine("berita/2025/a.md", data + b"\nSatu baris lagi.\n", Context())
    assert time.process_time() - started < 0.5
