"""Every example of the editors' guides is built and checked as it stands, and does what the guide says."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from support.site import EVERY_ROOM, ROOT, BuiltSite, build, run_captured, write_tree

from plugins.audit.command import run as check
from tools.guide import DISCLOSURE, GUIDE, REGISTERS, TODAY, Example, examples, media_files, named_media

GUIDES = (GUIDE, "docs/naskah.md")
PAGES = {name: (ROOT / name).read_text("utf-8") for name in GUIDES}
EXAMPLES = [example for name in GUIDES for example in examples(name, PAGES[name])]
_FLAGS = re.MULTILINE | re.DOTALL
GOOD = [example for example in EXAMPLES if not example.codes]
SHOWING = [example for example in EXAMPLES if example.codes]
DOCUMENTS = [example for example in GOOD if example.file.startswith(("content/berita/", "content/halaman/"))]


def files_of(*chosen: Example) -> dict[str, str | bytes | None]:
    """The small office with some examples, and the files they name."""
    return {
        **REGISTERS,
        **(DISCLOSURE if any("/ppid/" in example.file for example in chosen) else {}),
        **media_files(ROOT, named_media(example.text for example in chosen), width=120),
        **{example.file: example.text for example in chosen},
    }


def site_of(root: Path, *chosen: Example) -> BuiltSite:
    return build(root, files_of(*chosen), registers=False, today=TODAY, plugins=EVERY_ROOM)


def audited(root: Path, *chosen: Example) -> list[dict[str, str]]:
    """What `inv check` finds in the same office."""
    write_tree(root, files_of(*chosen))
    said = io.StringIO()
    check(ROOT / "pelicanconf.py", {"content": str(root / "content"), "format": "json"}, said)
    found: list[dict[str, str]] = json.loads(said.getvalue())["problems"]
    return found


@pytest.fixture(scope="module")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return site_of(tmp_path_factory.mktemp("panduan"), *GOOD)


def test_the_guides_have_examples_of_every_sort() -> None:
    assert len(GOOD) > 25
    assert len(SHOWING) >= 14
    assert {example.guide for example in GOOD} == set(GUIDES)
    folders = {example.file.rpartition("/")[0] for example in GOOD}
    assert {f"content/ppid/{name}" for name in ("informasi", "dikecualikan", "peringatan")} < folders


def test_no_example_has_a_problem(guide_site: BuiltSite) -> None:
    where = {example.file: str(example) for example in GOOD}
    found = [
        (where.get(problem["file"], problem["file"]), problem["code"], problem["message"])
        for problem in guide_site.problems
        if problem["severity"] != "notice"
    ]
    assert found == []
    assert guide_site.ok


def test_no_example_of_the_guide_is_found_fault_with(tmp_path: Path) -> None:
    chosen = [example for example in GOOD if example.guide == GUIDE]
    where = {example.file: str(example) for example in chosen}
    found = [
        (where.get(problem["file"], problem["file"]), problem["code"], problem["message"])
        for problem in audited(tmp_path, *chosen)
        if problem["severity"] != "notice"
    ]
    assert found == []


@pytest.mark.parametrize("example", DOCUMENTS, ids=str)
def test_an_example_becomes_a_page(example: Example, guide_site: BuiltSite) -> None:
    title = re.search(r"^judul: (.*)$", example.text, re.MULTILINE)
    slug = re.search(r"^slug: (.*)$", example.text, re.MULTILINE)
    assert title is not None
    stem = slug[1] if slug else Path(example.file).stem
    address = f"berita/2026/{stem}/" if "/berita/" in example.file else f"{stem}/"
    heading = guide_site.soup(address).h1
    assert heading is not None
    assert heading.get_text(strip=True) == title[1].strip('"')


@pytest.fixture(scope="module")
def shown_problems(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The codes that a build and `inv check` find in each faulty example; all stand in one office."""
    root = tmp_path_factory.mktemp("galat")
    context = [one for one in GOOD if one.file.endswith("/rapat-kehumasan.md")]
    chosen = [*context, *SHOWING]
    problems = [one for one in audited(root, *chosen) if one["severity"] != "notice"]
    problems += site_of(root, *chosen).problems
    found: dict[str, set[str]] = {example.file: set() for example in SHOWING}
    for problem in problems:
        found.setdefault(problem["file"], set()).add(problem["code"])
    return found


@pytest.mark.parametrize("example", SHOWING, ids=str)
def test_a_faulty_example_shows_exactly_its_problems(example: Example, shown_problems: dict[str, set[str]]) -> None:
    assert shown_problems[example.file] == set(example.codes)


def test_the_problems_shown_are_those_of_the_faulty_examples(shown_problems: dict[str, set[str]]) -> None:
    assert shown_problems.keys() == {example.file for example in SHOWING}


def test_the_report_in_the_guide_is_what_a_build_prints(tmp_path: Path) -> None:
    section = PAGES[GUIDE].partition("### Membaca laporan masalah")[2]
    shown = re.search(r"```text\n(.*?)```", section, re.DOTALL)
    assert shown is not None
    example = next(item for item in SHOWING if item.codes == ("N005", "N006"))
    site = site_of(tmp_path, Example(example.guide, 0, "content/berita/2026/contoh.md", example.text))
    folders = {"PATH": site.content, "OUTPUT_PATH": site.output, "CACHE_PATH": site.root / ".cache"}
    settings = {**site.settings, **{name: str(path) for name, path in folders.items()}, "BUILD_FORMAT": "text"}
    _, said, _ = run_captured(ROOT / "pelicanconf.py", settings)
    assert said.strip().startswith(shown[1].strip())


def test_the_guide_quotes_what_pages_say_about_unknown_dates(guide_site: BuiltSite) -> None:
    section = PAGES[GUIDE].partition("\n### Bila tanggal tidak diketahui\n")[2].partition("\n## ")[0]
    quoted = re.findall(r"^\|.*“([^”]+)” \|$", section, re.MULTILINE)
    pages = [" ".join(guide_site.soup(name).get_text(" ").split()) for name in guide_site.pages()]
    assert len(quoted) == 3
    for sentence in quoted:
        assert any(sentence in page for page in pages), sentence


def test_a_pinned_article_leads_and_the_alert_is_on_every_page(guide_site: BuiltSite) -> None:
    pinned = next(example for example in GOOD if "utama_sampai" in example.text and example.guide == GUIDE)
    lead = guide_site.soup("").select_one("main h2 a, main h3 a")
    assert lead is not None
    assert Path(pinned.file).stem in str(lead["href"])
    for name, html in guide_site.pages().items():
        if "berita/2026/" in name:
            assert "Genangan di tiga kelurahan" in html, name


@pytest.mark.parametrize(
    ("former", "now"),
    [("topik/hubungan-masyarakat/", "topik/kehumasan/"), ("2025/12/kelas-menulis/", "berita/2026/kelas-menulis/")],
)
def test_a_former_address_leads_on(former: str, now: str, guide_site: BuiltSite) -> None:
    moved = guide_site.soup(former).select_one('meta[http-equiv="refresh"]')
    assert moved is not None
    assert str(moved["content"]).endswith(now.removeprefix("topik/"))


def test_the_guide_itself_is_written_as_the_audits_want(tmp_path: Path) -> None:
    """Its sentences, lists and tables as one article; where code was taken out, spaces and capitals are not judged."""
    prose = re.sub(r"^ *```.*?^ *```$|<!--.*?-->|<http[^>]*>|^#.*$|^\|[-| ]+\|$", "", PAGES[GUIDE], flags=_FLAGS)
    prose = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", prose)
    prose = re.sub(r"^\| (.*) \|$", lambda row: row[1].replace(" | ", "\n\n") + "\n", prose, flags=re.MULTILINE)
    prose = re.sub(r"`[^`]*`", "kunci", prose)
    (whole,) = examples("docs/prosa.md", f"```markdown\n{prose}\n```\n")
    found = [
        (problem["code"], problem["message"])
        for problem in audited(tmp_path, whole)
        if problem["severity"] != "notice" and problem["code"] not in {"A114", "A116"}
    ]
    assert found == []
