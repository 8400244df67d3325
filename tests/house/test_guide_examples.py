"""Every example of the editors' guides is built as it stands, and does what the guide says."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from support.site import ROOT, BuiltSite, build, run_captured

GUIDES = ("panduan-editor.md", "naskah.md")
_FENCE = re.compile(
    r"(?:^<!-- uji: (?P<note>[^>]*) -->\n)?^(?P<indent> *)```(?P<kind>markdown|yaml)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_MEDIA = re.compile(r"media/\d{4}/[\w-]+\.\w+")
_CODE = re.compile(r"[A-Z]\d{3}")

BASE = {"judul": "judul: Contoh", "tanggal": "tanggal: 2026-03-09", "ringkasan": "ringkasan: Satu kalimat."}
REGISTERS = {
    "content/rujukan/topik.yaml": (
        "kehumasan:\n  nama: Kehumasan\nketerbukaan-informasi:\n  nama: Keterbukaan informasi publik\n"
    ),
    "content/rujukan/pejabat.yaml": (
        "sri-contoh:\n  nama: Sri Contoh\n  jabatan:\n    - {jabatan: Kepala Dinas, lembaga: dinas-contoh}\n"
    ),
    "content/rujukan/lembaga.yaml": (
        "dinas-contoh:\n  nama: Dinas Contoh\n  jenis: perangkat-daerah\n  wilayah: 99.71\n"
    ),
    "content/rujukan/wilayah.csv": (
        "kode,nama,jenis,kode_induk,kecamatan,desa,kelurahan\n"
        "64,Kalimantan Timur,provinsi,,105,841,197\n"
        "64.08,Kabupaten Kutai Timur,kabupaten,64,18,139,2\n"
        "99,Provinsi Contoh,provinsi,,,,\n"
        "99.71,Kota Contoh,kota,99,,,\n"
    ),
}


@dataclass(frozen=True)
class Example:
    """An example of a guide: the file it becomes, and the codes that it is meant to show."""

    guide: str
    line: int
    file: str
    text: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.guide}:{self.line}"


def examples() -> Iterator[Example]:
    for guide in GUIDES:
        page = (ROOT / "docs" / guide).read_text("utf-8")
        for number, match in enumerate(_FENCE.finditer(page)):
            note = (match["note"] or "").split()
            file = next((word for word in note if word.endswith(".md")), "")
            name = "rapat-kehumasan" if number == 0 and guide == GUIDES[0] else f"{Path(guide).stem}-{number}"
            yield Example(
                guide=guide,
                line=page[: match.start("text")].count("\n"),
                file=file or f"content/berita/2026/{name}.md",
                text=document(match["kind"], textwrap.dedent(match["text"])),
                codes=tuple(word for word in note if _CODE.fullmatch(word)),
            )


def document(kind: str, text: str) -> str:
    """A whole document: front matter alone gets a body and what is mandatory, a body alone gets front matter."""
    if text.startswith("---\n"):
        return text
    front = text if kind == "yaml" else ""
    missing = "".join(f"{line}\n" for key, line in BASE.items() if not re.search(rf"^{key}:", front, re.MULTILINE))
    return f"---\n{missing}{front}---\n" + (text if kind == "markdown" else "Isi tulisan.\n\n## Hasil rapat\n\nIsi.\n")


def site_of(root: Path, *chosen: Example) -> BuiltSite:
    """A site of examples, with the files they name."""
    picture = io.BytesIO()
    Image.new("RGB", (80, 60), "teal").save(picture, "JPEG")
    named = sorted({name for example in chosen for name in _MEDIA.findall(example.text)})
    media = {
        f"content/{name}": picture.getvalue() if name.endswith(".jpg") else f"%PDF-1.7 {name}".encode()
        for name in named
    }
    return build(root, {**REGISTERS, **media, **{item.file: item.text for item in chosen}}, registers=False)


EXAMPLES = list(examples())
GOOD = [example for example in EXAMPLES if not example.codes]
SHOWING = [example for example in EXAMPLES if example.codes]


@pytest.fixture(scope="module")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return site_of(tmp_path_factory.mktemp("panduan"), *GOOD)


def test_the_guides_have_examples_of_every_sort() -> None:
    assert len(GOOD) > 20
    assert len(SHOWING) >= 3
    assert {example.guide for example in GOOD} == set(GUIDES)


def test_no_example_has_a_problem(guide_site: BuiltSite) -> None:
    where = {example.file: str(example) for example in GOOD}
    found = [
        (where.get(problem["file"], problem["file"]), problem["code"], problem["message"])
        for problem in guide_site.problems
    ]
    assert found == []
    assert guide_site.ok


@pytest.mark.parametrize("example", GOOD, ids=str)
def test_an_example_becomes_a_page(example: Example, guide_site: BuiltSite) -> None:
    title = re.search(r"^judul: (.*)$", example.text, re.MULTILINE)
    slug = re.search(r"^slug: (.*)$", example.text, re.MULTILINE)
    assert title is not None
    stem = slug[1] if slug else Path(example.file).stem
    address = f"berita/2026/{stem}/" if "/berita/" in example.file else f"{stem}/"
    heading = guide_site.soup(address).h1
    assert heading is not None
    assert heading.get_text(strip=True) == title[1].strip('"')


@pytest.mark.parametrize("example", SHOWING, ids=str)
def test_a_faulty_example_shows_exactly_its_problems(example: Example, tmp_path: Path) -> None:
    assert site_of(tmp_path, example).codes == sorted(example.codes)


def test_the_report_in_the_guide_is_what_a_build_prints(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / GUIDES[0]).read_text("utf-8")
    shown = re.search(r"```text\n(.*?)```", guide, re.DOTALL)
    assert shown is not None
    example = next(item for item in SHOWING if len(item.codes) > 1)
    site = site_of(tmp_path, Example(example.guide, 0, "content/berita/2026/contoh.md", example.text, ()))
    folders = {"PATH": site.content, "OUTPUT_PATH": site.output, "CACHE_PATH": site.root / ".cache"}
    settings = {**site.settings, **{name: str(path) for name, path in folders.items()}, "BUILD_FORMAT": "text"}
    _, said, _ = run_captured(ROOT / "pelicanconf.py", settings)
    assert said.strip().startswith(shown[1].strip())


def test_the_guide_quotes_what_pages_say_about_unknown_dates(guide_site: BuiltSite) -> None:
    guide = (ROOT / "docs" / GUIDES[0]).read_text("utf-8")
    section = guide.partition("\n## Bila tanggal tidak diketahui\n")[2].partition("\n## ")[0]
    quoted = re.findall(r"^\|.*“([^”]+)” \|$", section, re.MULTILINE)
    pages = [" ".join(guide_site.soup(name).get_text(" ").split()) for name in guide_site.pages()]
    assert len(quoted) == 3
    for sentence in quoted:
        assert any(sentence in page for page in pages), sentence
