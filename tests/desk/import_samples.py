"""Registers of an invented town, Word files made on the spot, and the counting of fields that came out right."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml
from PIL import Image

from plugins.desk.importing.assemble import assemble
from plugins.desk.importing.draft import Draft
from plugins.desk.importing.incoming import Incoming
from plugins.desk.importing.known import known_of
from plugins.desk.importing.model import Manuscript
from plugins.desk.importing.read import read_source
from plugins.desk.importing.recognise.common import Known
from plugins.registers.model import Body, Official, Post, Region, Registers, Topic

TEXTS = Path(__file__).parent / "naskah"
TODAY = date(2026, 11, 22)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES = {"Heading 1": "heading 1", "Title": "Title", "Caption": "caption"}


@lru_cache(maxsize=1)
def known() -> Known:
    """Registers with two officials, three bodies, four regions and three topics, all invented."""
    topics = [
        ("kehumasan", "Kehumasan"),
        ("keterbukaan-informasi", "Keterbukaan informasi publik"),
        ("media-sosial", "Media sosial"),
    ]
    people = [
        ("rina-lestari", "Rina Lestari", "Kepala Dinas", "diskominfo-kota-contoh"),
        ("bagus-wicaksono", "Bagus Wicaksono", "Wali Kota", "pemerintah-kota-contoh"),
        ("sari-dewanti", "Sari Dewanti", "Kepala Bidang Informasi dan Komunikasi Publik", "diskominfo-kota-contoh"),
    ]
    registers = Registers(
        topics={key: Topic(id=key, name=name) for key, name in topics},
        officials={
            key: Official(id=key, name=name, posts=(Post(title=title, body=body),)) for key, name, title, body in people
        },
        bodies={
            "diskominfo-kota-contoh": Body(
                id="diskominfo-kota-contoh",
                name="Dinas Komunikasi dan Informatika Kota Contoh",
                aliases=("Diskominfo Kota Contoh",),
                kind="perangkat-daerah",
                region="99.71",
            ),
            "kabarcontoh": Body(id="kabarcontoh", name="KabarContoh.id", kind="media"),
            "pemerintah-kota-contoh": Body(
                id="pemerintah-kota-contoh",
                name="Pemerintah Kota Contoh",
                aliases=("Pemkot Contoh",),
                kind="pemerintah-daerah",
                region="99.71",
            ),
        },
        regions={
            "99": Region(id="99", name="Provinsi Contoh", kind="provinsi"),
            "99.01": Region(id="99.01", name="Kabupaten Teladan", kind="kabupaten", parent="99"),
            "99.71": Region(id="99.71", name="Kota Contoh", kind="kota", parent="99"),
            "99.72": Region(id="99.72", name="Kota Permai", kind="kota", parent="99"),
        },
    )
    return known_of(registers, TODAY)


def picture(colour: str = "navy") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "JPEG")
    return stream.getvalue()


def word(lines: str, *, image: bytes | None = None) -> bytes:
    """A Word file of lines ``Style|text`` with ``**bold**``; ``Image|alt`` puts a picture there."""
    paragraphs = []
    for line in lines.strip("\n").split("\n"):
        style, _, text = line.partition("|")
        if style == "Image":
            paragraphs.append(_DRAWING.format(alt=escape(text)))
            continue
        properties = "" if style == "Normal" else f'<w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>'
        if style == "ListParagraph":
            properties = '<w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        runs = "".join(
            f'<w:r>{"<w:rPr><w:b/></w:rPr>" if number % 2 else ""}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
            for number, part in enumerate(text.split("**"))
            if part
        )
        paragraphs.append(f"<w:p>{properties}{runs}</w:p>")
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}" {_SPACES}><w:body>{"".join(paragraphs)}</w:body></w:document>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", document)
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{_W}">{styles}</w:styles>')
        archive.writestr("word/numbering.xml", _NUMBERS)
        archive.writestr("word/_rels/document.xml.rels", _DOCUMENT_RELS)
        archive.writestr("word/media/image1.jpeg", image or picture())
    return stream.getvalue()


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAW = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    f'xmlns:r="{_OFFICE}" xmlns:wp="{_DRAW}/wordprocessingDrawing" xmlns:a="{_DRAW}/main" xmlns:pic="{_DRAW}/picture"'
)
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/></Types>'
)
_RELS = f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
_DOCUMENT_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/image" Target="media/image1.jpeg"/></Relationships>'
)
_NUMBERS = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:embed="rId3"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)


def incoming(name: str, folder: Path = TEXTS) -> Incoming:
    """One of the texts as a source; a ``.docx`` is made of its lines."""
    if name.endswith(".docx"):
        return Incoming(name, word((folder / f"{name}.txt").read_text("utf-8")), folder)
    return Incoming(name, (folder / name).read_bytes(), folder)


def drafted(source: Incoming, who: Known | None = None) -> tuple[Manuscript, Draft]:
    """A source read and assembled; it must be readable."""
    manuscript, problems = read_source(source)
    assert manuscript is not None, problems
    return manuscript, assemble(manuscript, who or known())


def front(draft: Draft) -> dict[str, Any]:
    """The front matter as plain YAML reads it."""
    data = yaml.load(draft.text.split("---\n", 2)[1], Loader=yaml.BaseLoader)  # noqa: S506 -- the loader that makes strings only
    assert isinstance(data, dict)
    return data


def body_of(draft: Draft) -> str:
    """The Markdown between front matter and the comment of remains."""
    return draft.text.split("---\n", 2)[2].partition("<!-- diambil dari naskah:")[0].strip()


def words(text: str) -> list[str]:
    """The words of a text, sorted, as a multiset."""
    return sorted(re.findall(r"\w+", text))


def got(draft: Draft) -> dict[str, Any]:
    """What a draft says, by the names used in ``harapan.yaml``."""
    data = front(draft)
    event, source = data.get("peristiwa") or {}, data.get("sumber") or {}
    entries = {entry.key: entry for entry in draft.entries}
    title = entries["judul"]
    start = entries.get("peristiwa.mulai")
    proposed = "diusulkan" in title.note
    return {
        "judul": None if proposed else data["judul"],
        "judul_usulan": proposed or None,
        "jenis": data.get("jenis"),
        "dateline": data.get("dateline"),
        "terbit": data["tanggal"][:10] if "tanggal_sumber" not in data else None,
        "peristiwa": event.get("mulai") if event.get("mulai") not in {None, "tidak-tercantum"} else None,
        "peristiwa_ragu": (start is not None and start.level == "tebakan") or None,
        "selesai": event.get("selesai"),
        "hari": event.get("hari"),
        "sumber": source.get("nama"),
        "kredit": source.get("kredit"),
        "redaksi": (source.get("redaksi") == "true") or None,
        "penulis": source.get("penulis") or data.get("penulis"),
        "editor": source.get("editor") or data.get("editor"),
        "iklan": (data.get("iklan") == "true") or None,
        "keterangan": entries["foto.keterangan"].value
        if "foto.keterangan" in entries and entries["foto.keterangan"].value
        else None,
        "foto_kredit": entries["foto.kredit"].value
        if "foto.kredit" in entries and entries["foto.kredit"].value
        else None,
        "pejabat": sorted(data.get("pejabat") or []) or None,
        "lembaga": sorted(data.get("lembaga") or []) or None,
        "wilayah": sorted(data.get("wilayah") or []) or None,
        "topik": sorted(data.get("topik") or []) or None,
        "catatan": (re.findall(r"^\[\^([\d.]+)\]:", draft.text, re.MULTILINE) or [None])[0],
    }


ALWAYS = (
    "judul",
    "dateline",
    "terbit",
    "peristiwa",
    "hari",
    "sumber",
    "penulis",
    "editor",
    "iklan",
    "keterangan",
    "foto_kredit",
)
"""Fields of which a value that was not expected is wrong; the others are compared only where they are named."""


@dataclass(slots=True)
class Tally:
    """Fields counted: right, wrong (a value that is not the expected one) and missed (none where one was expected)."""

    right: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def compare(self, name: str, expected: Mapping[str, Any], draft: Draft) -> None:
        found = got(draft)
        for key in [*ALWAYS, *(key for key in expected if key in found and key not in ALWAYS)]:
            wanted = expected.get(key)
            wanted = sorted(wanted) if isinstance(wanted, list) else str(wanted) if isinstance(wanted, date) else wanted
            if key == "judul" and "judul" not in expected:
                continue
            self._one(name, key, wanted, found[key])
        text, proposals = body_of(draft), " ".join(proposal.yaml for proposal in draft.proposals)
        for wanted in expected.get("usulan", ()):
            self._one(name, "usulan", wanted, wanted if wanted in proposals else None)
        for unwanted in expected.get("tanpa", ()):
            self._one(name, "isi bersih", True, True if unwanted not in text else None)
        self._one(
            name, "awal isi", expected["mulai"], expected["mulai"] if text.startswith(expected["mulai"]) else text[:60]
        )

    def _one(self, name: str, key: str, wanted: Any, found: Any) -> None:
        if wanted in {None, False} if not isinstance(wanted, list) else False:
            wanted = None
        if wanted == found:
            if wanted is not None:
                self.right[key] = self.right.get(key, 0) + 1
            return
        if found is not None:
            self.wrong[key] = self.wrong.get(key, 0) + 1
        if wanted is not None:
            self.missed[key] = self.missed.get(key, 0) + 1
        self.told.append(f"{name}: {key}: expected {wanted!r}, got {found!r}")

    @property
    def share(self) -> float:
        """The share of expected values that came out right."""
        right = sum(self.right.values())
        return right / (right + sum(self.missed.values()))

    def table(self) -> str:
        """Precision and recall for each field."""
        rows = [f"{'field':<16}{'right':>6}{'wrong':>6}{'missed':>7}{'precision':>11}{'recall':>8}"]
        for key in sorted({*self.right, *self.wrong, *self.missed}):
            right, wrong, missed = (table.get(key, 0) for table in (self.right, self.wrong, self.missed))
            precision = right / (right + wrong) if right + wrong else 1.0
            recall = right / (right + missed) if right + missed else 1.0
            rows.append(f"{key:<16}{right:>6}{wrong:>6}{missed:>7}{precision:>11.2f}{recall:>8.2f}")
        return "\n".join(
            [
                *rows,
                f"{sum(self.right.values())} of {sum(self.right.values()) + sum(self.missed.values())} expected values right",
            ]
        )


def expectations(folder: Path = TEXTS) -> dict[str, dict[str, Any]]:
    data = yaml.safe_load((folder / "harapan.yaml").read_text("utf-8"))
    assert isinstance(data, dict)
    return data
