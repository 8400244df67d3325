"""``inv import`` as an editor uses it: files, standard input, reports, exit codes, and drafts that build."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from import_samples import TEXTS, drafted, incoming, word
from support.site import EVERY_ROOM, REGISTERS, ROOT, article, build, write_tree

from plugins.desk.importing.command import Options, run
from plugins.desk.importing.write import write_draft

TODAY = "2026-11-22"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_tree(tmp_path, REGISTERS)
    return tmp_path


def imported(site: Path, *files: Path | str, **options: object) -> int:
    overrides: Mapping[str, object] = {"PATH": str(site / "content"), "BUILD_TODAY": TODAY}
    return run(ROOT / "pelicanconf.py", overrides, [str(file) for file in files], Options(**options), {})  # type: ignore[arg-type]


def test_draft_is_written_and_the_report_names_lines(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(site, TEXTS / "07-pipa-outlet.txt") == 0
    said = capsys.readouterr().out
    draft = site / "content/berita/2025/warga-permai-kini-bisa-urus-surat-dari-rumah.md"
    rows = draft.read_text("utf-8").split("\n")
    assert rows[1].startswith("judul: Warga Permai")
    assert "judul (baris 2): Warga Permai Kini Bisa Urus Surat dari Rumah" in said
    assert imported(site, TEXTS / "26-kota-tanpa-tanda.txt") == 0
    said += capsys.readouterr().out
    for heading in ("Yakin:", "Tebakan, periksa:", "Belum ada, lengkapi:"):
        assert heading in said
    assert "Selesai: 1 draf ditulis." in said


def test_dry_run_writes_nothing_and_shows_the_draft(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(site, TEXTS / "01-portal-coffee-morning.txt", dry_run=True) == 0
    assert not (site / "content/berita").exists()
    assert "status: draf" in capsys.readouterr().out


def test_report_for_programs_is_one_json_object(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(site, TEXTS / "06-adv.txt", site / "tidak-ada.txt", report="json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    first, second = told["files"]
    assert {entry["level"] for entry in first["entries"]} == {"yakin", "tebakan", "belum ada"}
    assert (second["written"], second["problems"][0]["code"]) == ("", "K001")


def test_existing_file_is_never_overwritten(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(site, TEXTS / "07-pipa-outlet.txt") == 0
    draft = site / "content/berita/2025/warga-permai-kini-bisa-urus-surat-dari-rumah.md"
    draft.write_text("milik editor", "utf-8")
    assert imported(site, TEXTS / "07-pipa-outlet.txt") == 1
    assert draft.read_text("utf-8") == "milik editor"
    assert "K008" in capsys.readouterr().out


def test_of_many_imports_at_once_one_gets_the_name(tmp_path: Path) -> None:
    _, draft = drafted(incoming("32-word.docx"))
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: write_draft(draft, tmp_path), range(16)))
    assert sum(path is not None for path, _ in done) == 1
    assert (tmp_path / draft.path).read_text("utf-8") == draft.text


def test_standard_input_is_read_with_its_kind_guessed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for data, wanted in (
        ((TEXTS / "17-cms.html").read_bytes(), "berita/2025/diskominfo-kota-contoh-terima-penghargaan-keterbukaan.md"),
        ((TEXTS / "12-tanpa-dateline-oleh.txt").read_bytes(), "berita/2026/mengapa-hoaks-cepat-menyebar.md"),
        (
            word("Title|Naskah Word dari Pipa Surel\nNormal|Isi naskah yang dikirim lewat surel oleh kantor."),
            "berita/2026/naskah-word-dari-pipa-surel.md",
        ),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert imported(site, "-") == 0
        assert (site / "content" / wanted).exists()


def test_kinds_of_documents(site: Path) -> None:
    assert imported(site, TEXTS / "12-tanpa-dateline-oleh.txt", kind="halaman") == 0
    assert imported(site, TEXTS / "10-pekan-lalu.txt", kind="pengumuman") == 0
    assert (site / "content/halaman/mengapa-hoaks-cepat-menyebar.md").exists()
    assert "\njenis: pengumuman\n" in (site / "content/berita/2026/relawan-bersihkan-sungai-cempaka.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("options", [{"kind": "puisi"}, {"report": "xml"}, {"output": "a.pdf"}])
def test_wrong_options_are_told(site: Path, options: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(site, TEXTS / "06-adv.txt", **options) == 1
    assert "K010" in capsys.readouterr().out
    assert not (site / "content/berita").exists()


def test_picture_beside_a_page_comes_along(site: Path, tmp_path: Path) -> None:
    from import_samples import picture  # noqa: PLC0415

    page = tmp_path / "unduhan/17-cms.html"
    page.parent.mkdir()
    page.write_bytes((TEXTS / "17-cms.html").read_bytes())
    (page.parent / "piagam.jpg").write_bytes(picture())
    assert imported(site, page) == 0
    assert (
        site / "content/media/2025/diskominfo-kota-contoh-terima-penghargaan-keterbukaan-1.jpg"
    ).read_bytes() == picture()
    text = (site / "content/berita/2025/diskominfo-kota-contoh-terima-penghargaan-keterbukaan.md").read_text("utf-8")
    assert "alt: Seorang perempuan menerima piagam di panggung" in text


def test_drafts_build_without_being_published(tmp_path: Path) -> None:
    write_tree(tmp_path, {**REGISTERS, "content/berita/2025/ada.md": article()})
    for name in (
        "01-portal-coffee-morning.txt",
        "05-bimtek-rentang.txt",
        "13-md-berkepala.md",
        "17-cms.html",
        "08-kurung-tempat-tanggal.txt",
    ):
        assert imported(tmp_path, TEXTS / name) == 0
    built = build(tmp_path, {}, plugins=EVERY_ROOM)
    assert built.ok, built.problems
    assert "N012" in built.codes
    assert len([page for page in built.pages() if page.startswith("berita/2") and page.count("/") == 3]) == 1


def test_placeholder_is_refused_when_the_draft_is_published(tmp_path: Path) -> None:
    write_tree(tmp_path, REGISTERS)
    assert imported(tmp_path, TEXTS / "07-pipa-outlet.txt") == 0
    draft = tmp_path / "content/berita/2025/warga-permai-kini-bisa-urus-surat-dari-rumah.md"
    draft.write_text(
        "\n".join(row for row in draft.read_text("utf-8").split("\n") if not row.startswith("status:")), "utf-8"
    )
    built = build(tmp_path, {}, plugins=EVERY_ROOM)
    assert not built.ok
    assert built.problem("K040")["message"].startswith("`ringkasan`")
    rows = [
        "ringkasan: Warga mengurus surat dari rumah." if row.startswith("ringkasan:") else row
        for row in draft.read_text("utf-8").split("\n")
    ]
    again = built.rebuild({"content/berita/2025/warga-permai-kini-bisa-urus-surat-dari-rumah.md": "\n".join(rows)})
    assert again.ok, again.problems
    html = again.html("berita/2025/warga-permai-kini-bisa-urus-surat-dari-rumah/")
    assert "diambil dari naskah" not in html


def test_task_takes_any_number_of_files(site: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "invoke",
        "import",
        str(TEXTS / "06-adv.txt"),
        str(TEXTS / "10-pekan-lalu.txt"),
        str(TEXTS / "15-bintang.txt"),
    ]
    done = subprocess.run(
        [*command, "--content", str(site / "content"), "--today", TODAY],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Selesai: 3 draf ditulis." in done.stdout
