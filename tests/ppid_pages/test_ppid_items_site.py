"""Items of public information as pages: what an editor writes, what a reader sees, what is refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from support.ppid_site import exempt, item, pdf, ppid, status, texts
from support.site import BuiltSite, article

ADDRESS = "ppid/informasi/neraca-2025/"


def test_an_item_has_a_page_with_all_that_the_list_must_say(tmp_path: Path) -> None:
    """PerKI 1/2021 Ps 21(2)a-g."""
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item()})
    assert site.ok, site.problems
    facts = dict(zip(texts(site, ADDRESS, ".facts dt"), texts(site, ADDRESS, ".facts dd:nth-of-type(1)"), strict=True))
    assert site.soup(ADDRESS).h1.text == "Neraca 2025"  # type: ignore[union-attr]
    assert facts["Yang menguasai informasi"] == "Sekretariat Dinas"
    assert facts["Penanggung jawab"] == "Sekretaris Dinas"
    assert facts["Waktu dan tempat pembuatan"] == "Februari 2026, Kota Contoh"
    assert facts["Bentuk yang tersedia"] == "softcopy"
    assert facts["Jangka waktu penyimpanan"] == "10 tahun"


def test_a_page_names_the_version_of_the_rules_it_follows(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item()})
    for address in (ADDRESS, "ppid/", "ppid/kepatuhan/", "ppid/daftar-informasi-publik/", "ppid/dikecualikan/"):
        assert "PerKI 1/2021 (BN 2021/741)" in site.html(address), address


def test_html_stands_before_the_files(tmp_path: Path) -> None:
    site = ppid(
        tmp_path,
        {
            "informasi/neraca-2025.md": item("Aset **120**.\n", berkas=[{"berkas": "ppid/dokumen/n.pdf"}]),
            "dokumen/n.pdf": pdf(),
        },
    )
    html = site.html(ADDRESS)
    assert html.index("<strong>120</strong>") < html.index('<a href="../../dokumen/n.pdf"')


def test_a_file_shows_kind_pages_size_and_checksum(tmp_path: Path) -> None:
    data = pdf()
    site = ppid(
        tmp_path,
        {"informasi/neraca-2025.md": item(berkas=[{"berkas": "ppid/dokumen/n.pdf"}]), "dokumen/n.pdf": data},
    )
    assert site.ok, site.problems
    shown = texts(site, ADDRESS, ".downloads li")[0]
    assert "PDF, 1 halaman" in shown
    assert "bita" in shown
    assert hashlib.sha256(data).hexdigest() in shown
    assert (site.output / "ppid/dokumen/n.pdf").read_bytes() == data


def test_a_pdf_without_a_text_layer_is_told_to_editor_and_reader(tmp_path: Path) -> None:
    """PerKI 1/2021 Ps 24(4)-(5) and 46."""
    files: dict[str, str | bytes | None] = {
        "informasi/neraca-2025.md": item(berkas=[{"berkas": "ppid/dokumen/n.pdf"}]),
        "dokumen/n.pdf": pdf(""),
    }
    site = ppid(tmp_path, files)
    assert site.problem("P009")["severity"] == "warning"
    assert "tidak berlapis teks" in site.html(ADDRESS)


@pytest.mark.parametrize(
    ("keys", "code", "key"),
    [
        ({"butir": ["T.h"]}, "P002", "butir"),
        ({"butir": ["B.z.9"]}, "P001", "butir"),
        ({"unit": "sekretarait"}, "P003", "unit"),
        ({"kelas": ["dikecualikan"]}, "P012", "kelas"),
        ({"diperbarui": "2029-03-11"}, "P010", "diperbarui"),
        ({"ringkasan": None}, "P006", ""),
        ({"retensi": None}, "P006", ""),
        ({"kelas": None}, "P011", ""),
        ({"berkas": [{"berkas": "ppid/dokumen/tiada.pdf"}]}, "P008", "berkas"),
        ({"kelas": ["sewaktu-waktu"]}, "N006", ""),
        ({"unti": "sekretariat"}, "N004", ""),
        ({"topik": ["tiada"]}, "P143", "topik"),
        ({"dibuka_dari": "tiada"}, "P142", ""),
    ],
)
def test_a_mistake_in_an_item_stops_publication(tmp_path: Path, keys: dict[str, Any], code: str, key: str) -> None:
    """PerKI 1/2021 Ps 21(2), Ps 14-21, Ps 1 no. 20; each with the line of the key it is about."""
    source = item(**keys)
    site = ppid(tmp_path, {"informasi/neraca-2025.md": source})
    assert not site.ok
    problem = site.problem(code) if not code.startswith("N") else site.problems[0]
    assert problem["file"].endswith("ppid/informasi/neraca-2025.md")
    if key:
        line = next(number for number, text in enumerate(source.split("\n"), 1) if text.startswith(f"{key}:"))
        assert problem["line"] == line


def test_a_wrong_class_names_the_article(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(butir=["T.h"])})
    assert "PerKI 1/2021 Ps 21(1)h" in site.problem("P002")["reason"]


def test_an_unknown_unit_names_the_nearest(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(unit="sekretarait")})
    assert "sekretariat" in site.problem("P003")["hint"]


def test_two_items_with_the_same_id_or_subject_are_refused(tmp_path: Path) -> None:
    """PerKI 1/2021 Ps 21(2): one row for one piece of information."""
    site = ppid(tmp_path, {"informasi/a.md": item(id="neraca"), "informasi/b.md": item(id="neraca")})
    assert "P004" in site.errors
    other = ppid(tmp_path / "b", {"informasi/a.md": item(), "informasi/b.md": item()})
    assert "P005" in other.errors


RECORD = {"neraca-2025": {"diperbarui": "2026-02-20", "berkas": {"ppid/dokumen/n.pdf": "0" * 64}}}


@pytest.mark.parametrize(("updated", "refused"), [("2026-02-19", True), ("2026-02-20", True), ("2026-02-21", False)])
def test_a_changed_file_needs_a_newer_date(tmp_path: Path, updated: str, refused: bool) -> None:
    """PerKI 1/2021 Ps 18."""
    site = ppid(
        tmp_path,
        {
            "informasi/neraca-2025.md": item(diperbarui=updated, berkas=[{"berkas": "ppid/dokumen/n.pdf"}]),
            "dokumen/n.pdf": pdf(),
            "berkas.json": json.dumps(RECORD),
        },
    )
    assert ("P007" in site.errors) is refused


def test_a_broken_record_is_told(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(), "berkas.json": "[1]"})
    assert "P098" in site.errors


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-08-19", "terbaru"), ("2026-08-20", "perlu diperbarui"), ("2026-08-21", "perlu diperbarui")],
)
def test_periodic_information_is_due_after_six_months_on_the_day(tmp_path: Path, today: str, expected: str) -> None:
    """UU 14/2008 Ps 9(3); PerKI 1/2021 Ps 18: updated 20 February, due 20 August."""
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item()}, today=today)
    assert status(site, ADDRESS) == expected
    assert "20 Agustus 2026" in site.html(ADDRESS)


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-03-30", "terbaru"), ("2026-03-31", "terbaru"), ("2026-04-01", "kedaluwarsa")],
)
def test_an_item_lapses_the_day_after_its_last_day(tmp_path: Path, today: str, expected: str) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item(berlaku_sampai="2026-03-31")}, today=today)
    assert status(site, ADDRESS) == expected


def test_an_empty_item_says_why_and_until_when(tmp_path: Path) -> None:
    keys: dict[str, Any] = {"kosong": {"alasan": "Audit belum selesai.", "sampai": "2026-06-30"}}
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item(**keys)})
    assert status(site, ADDRESS) == "belum ada isinya"
    assert "Audit belum selesai. Paling lambat ada 30 Juni 2026." in site.html(ADDRESS)
    assert "Audit belum selesai." in site.html("ppid/kepatuhan/b-d-2/")
    assert "belum ada" in texts(site, "ppid/kepatuhan/b-d-2/", ".status")


def test_a_draft_is_not_published(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(status="draf"), "informasi/b.md": item(judul="Lain 2024")})
    assert site.ok, site.problems
    assert not site.exists("ppid/informasi/a/")


def test_an_article_may_answer_a_checklist_row(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"../berita/2026/a.md": article(tanggal="2026-02-01", butir=["B.b.6"])})
    assert site.ok, site.problems
    assert "Rapat koordinasi kehumasan" in site.html("ppid/kepatuhan/b-b-6/")
    assert texts(site, "ppid/kepatuhan/b-b-6/", ".status") == ["diumumkan"]


def test_an_article_that_names_an_unknown_row_is_told(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"../berita/2026/a.md": article(tanggal="2026-02-01", butir=["B.b.66"])})
    assert "P144" in site.errors


def test_a_dead_link_in_an_item_is_told(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item("Lihat [ini](/ppid/tiada/).\n")})
    assert not site.ok


def test_sample_items_say_so(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item(contoh=True), "dikecualikan/a.md": exempt(contoh=True)})
    assert "Data contoh." in site.html(ADDRESS)
    assert "Data contoh." in site.html("ppid/dikecualikan/a/")


def test_without_a_folder_there_are_no_pages(tmp_path: Path) -> None:
    site = ppid(
        tmp_path, {"unit.yaml": None, "sk-dip.yaml": None, "../berita/2026/a.md": article(tanggal="2026-02-01")}
    )
    assert site.ok, site.problems
    assert not site.exists("ppid/kepatuhan/")


def graph(site: BuiltSite, address: str) -> dict[str, Any]:
    """The JSON-LD nodes of a page by type."""
    script = site.soup(address).find("script", type="application/ld+json")
    assert script is not None
    return {node["@type"]: node for node in json.loads(script.text)["@graph"]}


def test_an_item_is_told_to_machines_as_document_or_dataset(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "informasi/neraca-2025.md": item(berkas=[{"berkas": "ppid/dokumen/n.pdf"}]),
        "informasi/statistik.md": item(judul="Statistik 2024", berkas=[{"berkas": "ppid/dokumen/s.csv"}]),
        "informasi/kosong.md": item(judul="Aset 2023", kosong={"alasan": "Belum.", "sampai": "2026-06-30"}),
        "dokumen/n.pdf": pdf(),
        "dokumen/s.csv": "a,b\n1,2\n",
    }
    site = ppid(tmp_path, files)
    document = graph(site, ADDRESS)["DigitalDocument"]
    assert document["name"] == "Neraca 2025"
    assert document["dateModified"] == "2026-02-20"
    assert document["encoding"][0]["sha256"] == hashlib.sha256(pdf()).hexdigest()
    data = graph(site, "ppid/informasi/statistik/")["Dataset"]
    assert data["distribution"][0]["contentUrl"] == "https://kantor.example/ppid/dokumen/s.csv"
    assert graph(site, "ppid/informasi/statistik/")["WebPage"]["mainEntity"] == {"@id": data["@id"]}
    assert not {"Dataset", "DigitalDocument"} & graph(site, "ppid/informasi/kosong/").keys()


def test_items_stand_on_the_pages_of_their_topics_and_regions(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item(topik=["anggaran"], wilayah=["64.08"])})
    assert site.ok, site.problems
    for address in ("topik/anggaran/", "wilayah/64.08/"):
        assert site.soup(address).find("a", href="../../ppid/informasi/neraca-2025/"), address
    assert site.soup(ADDRESS).find("a", href="../../../topik/anggaran/")


def test_a_long_day_in_an_odd_year_never_ends_in_a_traceback(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item(diperbarui="9999-12-31", berlaku_sampai="0001-01-01")})
    assert not site.ok
    assert "E900" not in site.codes
    assert "P010" in site.errors
