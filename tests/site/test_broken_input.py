"""Broken input: every case ends in a Problem that an editor understands, and the last good output stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import broken_content as content
import broken_front_matter as front
import pytest
from broken_front_matter import A, Case, head
from support.site import BuiltSite, article, build, read_tree, standing, write_tree

GOOD: dict[str, str | bytes] = {
    "content/berita/2025/baik.md": article(
        "Isi.\n\n## Bagian\n\nIsi lagi.[^1]\n\n[^1]: Catatan.\n", judul="Berita baik"
    ),
    "content/halaman/kontak.md": standing(judul="Kontak"),
    "content/media/surat.pdf": b"%PDF-1.4\n",
}
CASES = [
    *front.YAML,
    *front.KEYS,
    *front.DATES,
    *content.ENTRIES,
    *content.ADDRESSES,
    *content.FILES,
    *content.LINKS,
    *content.NOTES,
    *content.HTML,
    *content.BYTES,
    *content.REGISTERS,
    *content.STANDING,
]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = build(tmp_path_factory.mktemp("baik"), GOOD)
    assert site.ok, site.problems
    assert site.problems == []
    return site


@pytest.fixture
def copy_of(good: BuiltSite, tmp_path: Path) -> Callable[[], BuiltSite]:
    """The good site in a folder of this test's own, with its output and its cache."""

    def copied() -> BuiltSite:
        root = tmp_path / "situs"
        shutil.copytree(good.root, root)
        return BuiltSite(root, good.settings)

    return copied


def assert_told(site: BuiltSite, code: str, file: str, line: int | None, says: str = "") -> None:
    """The problem is there with everything that an editor needs, and the program did not stumble."""
    assert "E099" not in site.codes, site.problem("E099")["message"]
    assert "Traceback" not in site.stdout + site.stderr
    matching = [problem for problem in site.problems if (problem["code"], problem["file"]) == (code, file)]
    assert matching, [(p["code"], p["file"], p["line"], p["message"]) for p in site.problems]
    if line is not None:
        assert line in [problem["line"] for problem in matching], matching
    for problem in site.problems:
        for part in ("message", "reason", "hint"):
            assert len(problem[part]) > 8, problem
            assert "{" not in problem[part].replace("{filename}", "").replace("{static}", ""), problem
            assert "\n" not in problem[part], problem
        assert "Input should" not in problem["message"] + problem["hint"], problem
        assert "Value error" not in problem["message"] + problem["hint"], problem
    if says:
        assert any(says in problem["message"] + problem["hint"] for problem in matching), matching


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_input_is_told_and_the_last_good_output_stays(case: Case, copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of()
    before = read_tree(site.output)
    file = A if case.file.endswith("/baik.md") else case.file
    site = site.rebuild({file: case.content, **case.more})
    assert not site.ok
    assert case.code in site.errors, [(p["code"], p["file"], p["message"]) for p in site.problems]
    assert_told(site, case.code, case.file, case.line, case.says)
    assert read_tree(site.output) == before


def test_link_out_of_the_tree_is_told(copy_of: Callable[[], BuiltSite], tmp_path: Path) -> None:
    site = copy_of()
    before = read_tree(site.output)
    (tmp_path / "rahasia.md").write_text(article(judul="Rahasia"), "utf-8")
    (site.content / "berita/2025/a.md").symlink_to(tmp_path / "rahasia.md")
    site = site.rebuild()
    assert_told(site, "E016", A, 0)
    assert read_tree(site.output) == before


def test_attachment_that_links_out_of_the_tree_is_told(copy_of: Callable[[], BuiltSite], tmp_path: Path) -> None:
    site = copy_of()
    (tmp_path / "rahasia.pdf").write_bytes(b"%PDF rahasia")
    (site.content / "media/a.pdf").symlink_to(tmp_path / "rahasia.pdf")
    site = site.rebuild({A: head("lampiran: [{berkas: media/a.pdf, judul: S}]")})
    assert_told(site, "N019", A, 5)


@pytest.mark.parametrize("name", ["x.txt", "sub/x.txt"])
def test_static_file_that_links_out_of_the_tree_is_told(
    copy_of: Callable[[], BuiltSite], tmp_path: Path, name: str
) -> None:
    site = copy_of()
    (tmp_path / "rahasia").mkdir()
    (tmp_path / "rahasia" / "x.txt").write_text("rahasia")
    (site.content / "statis").mkdir()
    target = "rahasia/x.txt" if name == "x.txt" else "rahasia"
    (site.content / "statis" / name.partition("/")[0]).symlink_to(tmp_path / target)
    site = site.rebuild()
    assert "Traceback" not in site.stdout + site.stderr
    assert not any(b"rahasia" in data for data in read_tree(site.output).values())
    if name == "x.txt":
        assert_told(site, "E016", "content/statis/x.txt", 0)


def test_circular_links_are_told(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of()
    (site.content / "berita/2025/a.md").symlink_to(site.content / "berita/2025/a.md")
    assert_told(site.rebuild(), "E017", A, 0)


def test_folder_named_like_a_document_is_no_document(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of()
    (site.content / "berita/2025/a.md").mkdir()
    site = site.rebuild()
    assert site.ok, site.problems


@pytest.mark.parametrize(
    ("case", "code", "line"),
    [
        (b"\xef\xbb\xbf" + article().encode(), "E012", 1),
        (article().replace("\n", "\r\n").encode(), "E013", 1),
        (article(judul="Kata " * 30 + "panjang"), "N015", 2),
        (article(tanggal="2026-12-02"), "N011", 3),
        (article(status="draf"), "N012", 5),
        (article(tanggal="2024-01-15"), "N023", 3),
        ("Title: Lama\nDate: 2025-01-15\nSummary: R.\n\nIsi.\n", "N024", 1),
    ],
    ids=["byte-order mark", "CRLF", "long title", "tomorrow", "draft", "year of the folder", "plain header"],
)
def test_what_is_only_odd_is_told_and_the_site_is_built(
    copy_of: Callable[[], BuiltSite], case: str | bytes, code: str, line: int
) -> None:
    site = copy_of().rebuild({A: case})
    assert site.ok, site.problems
    assert_told(site, code, A, line)
    assert site.problem(code)["severity"] != "error"


def test_title_of_200_characters_is_shown_whole(copy_of: Callable[[], BuiltSite]) -> None:
    title = ("Kata " * 40)[:199].strip()
    site = copy_of().rebuild({A: article(judul=title)})
    assert site.ok
    assert site.soup("berita/2025/a/").select_one("h1").text == title  # type: ignore[union-attr]


def test_tomorrows_article_waits_for_its_day(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of().rebuild({A: article(judul="Besok", tanggal="2026-12-02")})
    assert not any("Besok" in page for page in site.pages().values())
    assert site.rebuild(build_today="2026-12-02").exists("berita/2026/a/")


def test_article_of_this_evening_is_shown_today(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of().rebuild({A: article(tanggal="2026-12-01 23:30 WIB")})
    assert site.exists("berita/2026/a/")


def test_draft_is_not_shown_and_its_mistakes_are_told(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of().rebuild({A: article(judul="Rahasia", status="draf")})
    assert not any("Rahasia" in page for page in site.pages().values())
    assert_told(site.rebuild({A: article(status="draf", topik=["tiada"])}), "N016", A, None)


def test_problems_of_all_files_are_told_together(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of().rebuild(
        {
            A: article(judul=None, topik=["tiada"]),
            "content/berita/2025/b.md": head("pejabta: x", body="Isi.[^1]\n\n<script>x</script>\n"),
            "content/berita/2025/c.md": "",
            "content/berita/2025/d.md": head("topik: [kehumasn]", "lampiran: [{berkas: ../x, judul: X}]"),
            "content/halaman/x.md": standing("[Mati](/tiada/)\n"),
            "content/rujukan/lembaga.yaml": "dinas-contoh: {nama: Dinas, jenis: x, y: z}\n",
        }
    )
    told = {(problem["file"].removeprefix("content/"), problem["code"]) for problem in site.problems}
    assert told >= {
        ("berita/2025/a.md", "N006"),
        ("berita/2025/b.md", "N005"),
        ("berita/2025/b.md", "N120"),
        ("berita/2025/b.md", "N130"),
        ("berita/2025/c.md", "E014"),
        ("berita/2025/d.md", "N016"),
        ("berita/2025/d.md", "N019"),
        ("halaman/x.md", "N020"),
        ("rujukan/lembaga.yaml", "R006"),
    }
    files = [problem["file"] for problem in site.problems]
    assert files == sorted(files)


def test_two_broken_keys_of_one_file_are_told_together(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of().rebuild({A: article(tanggal="2025-02-30", ringkasan=None, pejabta="x", iklan="barangkali")})
    assert {"N005", "N006", "N007", "N008"} <= set(site.codes)


def test_mending_the_file_mends_the_site(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of().rebuild({A: "---\nrusak"})
    assert not site.ok
    site = site.rebuild({A: article()})
    assert site.ok
    assert site.exists("berita/2025/a/")


def test_content_without_any_article_is_a_site(tmp_path: Path) -> None:
    site = build(tmp_path, {})
    assert site.ok, site.problems
    assert "Belum ada berita" in site.html("")


def test_missing_registers_are_told(tmp_path: Path) -> None:
    site = build(tmp_path, {A: article()}, registers=False)
    assert not site.ok
    assert site.errors == ["R001"]


def test_strange_names_do_no_harm(copy_of: Callable[[], BuiltSite]) -> None:
    site = copy_of()
    names = [
        "spasi di nama.md",
        "HURUF BESAR.MD",
        "é–ñ.md",
        "2025-01-15-dengan-tanggal.md",
        "titik.dua.md",
        "a&b<c>.md",
    ]
    write_tree(site.root, {f"content/berita/2025/{name}": article() for name in names})
    site = site.rebuild()
    assert site.ok, site.problems
    for slug in ("spasi-di-nama", "huruf-besar", "e-n", "dengan-tanggal"):
        assert site.exists(f"berita/2025/{slug}/"), sorted(site.pages())
