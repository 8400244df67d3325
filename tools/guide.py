"""The editors' guide as data: examples, commands and tables of keys, and the small office in which all are tried.

The guide's pictures (`tools.guide_pictures`) and its tests read it through this module, so that the page, what it shows
and what is tested cannot differ. A comment before a block says what it is for: ``<!-- uji: content/…/x.md N005 -->``
(the file that an example becomes, and the problems it is meant to show), ``<!-- berkas: naskah.docx -->`` (a file that
commands read), ``<!-- hasil: 1 -->`` (the exit code of commands).
"""

from __future__ import annotations

import io
import re
import shutil
import textwrap
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from msgspec import Struct
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
GUIDE = "docs/panduan-editor.md"
TODAY = "2026-03-12"
"""The day on which the guide is read: its examples are of that week."""

_BLOCK = re.compile(
    r"(?:^(?: *)<!-- (?P<role>uji|berkas|hasil): (?P<note>[^>]*) -->\n)?"
    r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(r"[A-Z]\d{3}")
_MEDIA = re.compile(r"(?:media|ppid/dokumen)/(?:\d{4}/)?[\w-]+\.\w+")
_TABLE_ROW = re.compile(r"^\| `(?P<key>[\w.]+)` \| (?P<about>.+?) \| `(?P<example>.+)` \|$", re.MULTILINE)

BASE = {
    "judul": "judul: Dinas Contoh berbagi pengalaman",
    "tanggal": "tanggal: 2026-03-09",
    "ringkasan": "ringkasan: Pengalaman sehari-hari pengelola situs dibagikan kepada warga.",
    "penulis": "penulis: Adi Contoh",
}
"""What an example that shows only some keys is completed with."""

REGISTERS = {
    "content/rujukan/topik.yaml": (
        "kehumasan:\n  nama: Kehumasan\n"
        "keterbukaan-informasi:\n  nama: Keterbukaan informasi publik\n"
        "pemerintahan:\n  nama: Pemerintahan\n"
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
DISCLOSURE = {
    "content/ppid/unit.yaml": "sekretariat: Sekretariat Dinas\n",
    "content/ppid/sk-dip.yaml": (
        "nomor: CONTOH/DIP/01/2026\ntanggal: 2026-01-05\noleh: PPID Kota Contoh\ndisetujui: Atasan PPID Kota Contoh\n"
        "contoh: true\n"
    ),
}
"""What documents of public information need beside them."""


class Block(Struct, frozen=True):
    """A fenced block of a page: its kind, its text, the line it begins at, and what the comment before it says."""

    line: int
    kind: str
    text: str
    role: str = ""
    note: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a guide: the file it becomes, and the codes that it is meant to show."""

    guide: str
    line: int
    file: str
    text: str
    codes: tuple[str, ...] = ()
    named: bool = field(default=False, compare=False)
    """Whether the guide says itself which file it becomes."""

    def __str__(self) -> str:
        return f"{self.guide}:{self.line}"


class Step(Struct, frozen=True):
    """Something that a reader of the guide does, from top to bottom: run a command, or save a file."""

    line: int
    command: str = ""
    code: int = 0
    file: str = ""
    data: bytes = b""


class KeyRow(Struct, frozen=True):
    """A row of one of the guide's tables of keys; ``key`` is written with its parents (``foto.alt``)."""

    key: str
    about: str
    example: str


def blocks(page: str) -> Iterator[Block]:
    """Every fenced block of a page, in order."""
    for match in _BLOCK.finditer(page):
        line = page[: match.start("text")].count("\n")
        note = tuple((match["note"] or "").split())
        yield Block(line, match["kind"], textwrap.dedent(match["text"]), match["role"] or "", note)


def examples(guide: str, page: str) -> Iterator[Example]:
    """Every example of a page: blocks of Markdown and YAML, each as a whole document."""
    stem = Path(guide).stem
    for block in blocks(page):
        if block.kind not in {"markdown", "yaml"} or block.role == "berkas":
            continue
        file = next((word for word in block.note if word.startswith("content/")), "")
        yield Example(
            guide=guide,
            line=block.line,
            file=file or f"content/berita/2026/{stem}-{block.line}.md",
            text=_document(block, file),
            codes=tuple(word for word in block.note if _CODE.fullmatch(word)),
            named=bool(file),
        )


def steps(page: str) -> Iterator[Step]:
    """What a reader does who follows the page: every command of its shell blocks, and every file that it names.

    Of the faulty examples, only those that a command is tried on.
    """
    commands = "".join(block.text for block in blocks(page) if block.kind == "sh")
    for block in blocks(page):
        if block.kind == "sh":
            code = int(block.note[0]) if block.role == "hasil" else 0
            for line in block.text.splitlines():
                yield Step(block.line, line, code)
        elif block.role == "berkas":
            (name,) = block.note
            yield Step(
                block.line, file=name, data=word_file(block.text) if name.endswith(".docx") else block.text.encode()
            )
        elif block.role == "uji" and _saved(block, commands):
            yield Step(block.line, file=block.note[0], data=_document(block, block.note[0]).encode())


def key_rows(page: str, heading: str) -> list[KeyRow]:
    """The rows of the table of keys below a heading, up to the next one."""
    prose = re.sub(r"^ *```.*?^ *```$", "", page, flags=re.MULTILINE | re.DOTALL)
    section = re.split(r"^#+ ", prose.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return [KeyRow(row["key"], row["about"], row["example"]) for row in _TABLE_ROW.finditer(section)]


def named_media(texts: Iterable[str]) -> list[str]:
    """The photos and documents that texts name, below the content folder, sorted."""
    return sorted({name for text in texts for name in _MEDIA.findall(text)})


def media_files(root: Path, names: Iterable[str], width: int) -> dict[str, bytes]:
    """Photos and documents for names: illustrations and papers of the sample content, photos at most ``width`` wide."""
    photos = sorted((root / "content/media").glob("*/*.jpg"))
    papers = sorted((root / "content/ppid/dokumen").glob("*.pdf"))
    made: dict[str, bytes] = {}
    for number, name in enumerate(sorted(names)):
        source = papers if name.endswith(".pdf") else photos
        data = source[number % len(source)].read_bytes()
        made[f"content/{name}"] = data if name.endswith(".pdf") else _photo(data, width, "lapangan" in name)
    return made


def _photo(data: bytes, width: int, located: bool) -> bytes:
    """A smaller photo; ``located`` as a phone would keep it, with the place where it was taken (0° 0′, in the sea)."""
    with Image.open(io.BytesIO(data)) as image:
        image.thumbnail((width, width))
        exif = Image.Exif()
        if located:
            exif.get_ifd(0x8825).update({1: "N", 2: (0.0, 0.0, 1.0), 3: "E", 4: (0.0, 0.0, 1.0)})
        out = io.BytesIO()
        image.save(out, "JPEG", exif=exif, quality=85)
    return out.getvalue()


def word_file(text: str) -> bytes:
    """A Word file with a paragraph for every line that is not blank."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.splitlines() if line
    )
    package, office = (
        "http://schemas.openxmlformats.org/package/2006",
        "http://schemas.openxmlformats.org/officeDocument",
    )
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{word}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body>{paragraphs}</w:body></w:document>",
        )
    return out.getvalue()


def practice_office(folder: Path, page: str, width: int) -> None:
    """A copy of the project in ``folder``, with registers and media but without any text: where the guide begins.

    ``width`` is that of the photos in pixels.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py", "Makefile", "requirements.txt", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("plugins", "theme", "docs"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    if (ROOT / ".githooks").is_dir():
        shutil.copytree(ROOT / ".githooks", folder / ".githooks")
    for name, data in {
        **{name: text.encode() for name, text in {**REGISTERS, **DISCLOSURE}.items()},
        **media_files(ROOT, named_media([page]), width),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _saved(block: Block, commands: str) -> bool:
    """Whether a reader saves an example: it has a file, and is good or what a command is tried on."""
    file = block.note[0]
    return file.startswith("content/") and (len(block.note) == 1 or file in commands)


def _document(block: Block, file: str) -> str:
    """A whole document: front matter alone gets a body and what is mandatory, a body alone gets front matter."""
    if block.text.startswith("---\n") or file.endswith((".yaml", ".csv")):
        return block.text
    front = block.text if block.kind == "yaml" else ""
    known = {**BASE, **({"penulis": ""} if re.search(r"^sumber:", front, re.MULTILINE) else {})}
    missing = "".join(
        f"{line}\n" for key, line in known.items() if line and not re.search(rf"^{key}:", front, re.MULTILINE)
    )
    body = block.text if block.kind == "markdown" else "Isi tulisan.\n\n## Hasil rapat\n\nIsi.\n"
    return f"---\n{missing}{front}---\n{body}"
