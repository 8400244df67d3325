"""Front matter: title, summary, source, advertorial mark, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from plugins.audit import problems as found
from plugins.audit.model import Context, Document, Finding, Fix

TITLE_LEAST, TITLE_MOST = 15, 100
SUMMARY_LEAST, SUMMARY_MOST = 50, 300
"""Characters. What is longer is cut in results of search engines, what is shorter says too little."""

ALT_LEAST = 10
_BAIT = re.compile(
    r"\b(?:wow|heboh|viral|geger|gempar|miris|terbongkar|terkuak|ternyata begini|wajib (?:baca|tahu)|bikin "
    r"(?:kaget|heboh|merinding)|tak disangka|nomor \d+ bikin|anda (?:pasti|harus) (?:tahu|baca)|"
    r"simak (?:di sini|selengkapnya)|begini (?:kata|caranya)|ini dia|inilah \d+)\b",
    re.IGNORECASE,
)
_ADVERTORIAL = re.compile(
    r"[(\[]\s?(?:ADV|Adv|adv)\b[^)\]\n]{0,60}[)\]]|\b(?:ADV|Adv)/[A-Z]\w+|^\s*\**(?:advertorial|pariwara|iklan|ADV)\**"
    r"\s*[:.]?\s*$|[(\[]\s?(?:advertorial|pariwara|konten (?:berbayar|bersponsor)|iklan)\b[^)\]\n]{0,60}[)\]]",
    re.MULTILINE,
)
_ADVERTISED = ("ADV", "Adv", "adv", "iklan", "pariwara", "konten ")
_FILE_LIKE = re.compile(
    r"^\S+\.(?:jpe?g|png|webp|gif|heic|tiff?|bmp)$|^(?:IMG|DSC|DSCF|PXL|WA|VID|MVI|Screenshot|Untitled)[-_ ]?\d*|"
    r"WhatsApp Image|^\d{8}[-_]\d+|^[\w-]+_\d{3,}$",
    re.IGNORECASE,
)
_EMPTY_WORDS = re.compile(
    r"^(?:ini )?(?:foto|gambar|image|picture|photo|ilustrasi|dokumentasi|kegiatan|logo|banner|foto kegiatan|"
    r"foto bersama|gambar ilustrasi|foto dokumentasi|dok\.?|dokumen)\W*$",
    re.IGNORECASE,
)
_STARTS_EMPTY = re.compile(
    r"^(?:foto|gambar|image of|picture of)(?: dari| yang| ini| tentang)?\b(?!\s?:)", re.IGNORECASE
)


def title(doc: Document, _: Context) -> Iterator[Finding]:
    """A020, A021, A022: length, capitals and end of the title."""
    text = _text(doc.data, "judul")
    if not text:
        return
    if not TITLE_LEAST <= len(text) <= TITLE_MOST and (doc.kind == "berita" or len(text) > TITLE_MOST):
        yield doc.at_key(found.TITLE_LENGTH, "judul", length=len(text), least=TITLE_LEAST, most=TITLE_MOST)
    letters = [char for char in text if char.isalpha()]
    if len(text.split()) > 2 and letters and all(char.isupper() for char in letters):  # noqa: PLR2004
        yield doc.at_key(found.TITLE_CAPITALS, "judul")
    yield from _title_end(doc, text)


def _title_end(doc: Document, text: str) -> Iterator[Finding]:
    block = next((one for one in doc.blocks if one.kind == "judul"), None)
    if text.endswith("!") and not text.endswith("LAPOR!") and block is not None:
        yield doc.at(found.TITLE_END, block.end - 1, block.end, what="diakhiri tanda seru", how="Hapus tanda serunya.")
    elif text.endswith(".") and not text.endswith("..") and block is not None and not _degree_end(text):
        what, how = "diakhiri titik", "Hapus titiknya; `inv check --fix` dapat mengerjakannya."
        fix = Fix(block.end - 1, block.end, "")
        yield doc.at(found.TITLE_END, block.end - 1, block.end, fix, what=what, how=how)
    bait = _BAIT.search(text)
    if bait:
        how = "Tulis apa yang terjadi, tanpa memancing rasa ingin tahu."
        yield doc.at_key(found.TITLE_END, "judul", what=f"memakai pancingan “{bait[0]}”", how=how)


def _degree_end(text: str) -> bool:
    return re.search(r"\b(?:[A-Z]\w{0,3}\.){2,}$|\b(?:dkk|dll|dsb|Tbk|No|Jr)\.$", text) is not None


def summary(doc: Document, _: Context) -> Iterator[Finding]:
    """A023, A024: length of the summary, and that it says more than the title."""
    text = _text(doc.data, "ringkasan")
    if not text:
        return
    if doc.kind in {"berita", "halaman"} and not SUMMARY_LEAST <= len(text) <= SUMMARY_MOST:
        yield doc.at_key(found.SUMMARY_LENGTH, "ringkasan", length=len(text), least=SUMMARY_LEAST, most=SUMMARY_MOST)
    plain = _letters(text)
    if plain and plain == _letters(_text(doc.data, "judul")):
        yield doc.at_key(found.SUMMARY_REPEATS, "ringkasan")


def source(doc: Document, _: Context) -> Iterator[Finding]:
    """A025: who answers for the text is named."""
    if doc.kind != "berita":
        return
    named = doc.data.get("sumber")
    name = named.get("nama") if isinstance(named, dict) else named
    if not name and not doc.data.get("penulis") and not doc.data.get("authors"):
        yield doc.at_key(found.SOURCE_MISSING, "judul")


def advertorial(doc: Document, _: Context) -> Iterator[Finding]:
    """A026: what its publisher marks as an advertisement bears the label."""
    if doc.kind != "berita" or str(doc.data.get("iklan", "")).strip().casefold() in {"true", "ya", "yes"}:
        return
    if doc.data.get("iklan_keterangan"):
        yield doc.at_key(found.ADVERTORIAL, "iklan_keterangan", mark=doc.data["iklan_keterangan"])
        return
    if not any(word in doc.prose for word in _ADVERTISED):
        return
    match = next((m for m in _ADVERTORIAL.finditer(doc.prose) if doc.block_of(m.end() - 1)), None)
    if match:
        yield doc.at(found.ADVERTORIAL, match.start(), match.end(), mark=match[0].strip())


def pictures(doc: Document, _: Context) -> Iterator[Finding]:
    """A027 to A030: caption, credit and alternative text of the main picture and of those in the text."""
    photo = doc.data.get("foto")
    if isinstance(photo, dict):
        yield from _photo(doc, photo)
    for span in doc.pictures:
        what = _alt_mistake(span.text, span.value, "")
        if span.text.strip() and what:
            yield doc.at(found.ALT_BAD, span.start, span.end, text=span.text, what=what)


def _photo(doc: Document, photo: Mapping[str, Any]) -> Iterator[Finding]:
    caption, alt, file = _text(photo, "keterangan"), _text(photo, "alt"), _text(photo, "berkas")
    if not caption:
        yield doc.at_key(found.CAPTION_MISSING, "foto")
    elif _is_file_name(caption, file):
        yield doc.at_key(found.CAPTION_BAD, "foto", "keterangan", text=caption, what="hanya nama berkas")
    elif _EMPTY_WORDS.match(caption):
        yield doc.at_key(found.CAPTION_BAD, "foto", "keterangan", text=caption, what="tidak menjelaskan apa-apa")
    if not _text(photo, "kredit") and not re.search(
        r"\(?(?:foto|dok(?:umentasi)?|ilustrasi)\s?[:.]", caption, re.IGNORECASE
    ):
        yield doc.at_key(found.CREDIT_MISSING, "foto")
    what = _alt_mistake(alt, file, caption)
    if alt and what:
        yield doc.at_key(found.ALT_BAD, "foto", "alt", text=alt, what=what)


def _alt_mistake(alt: str, file: str, caption: str) -> str:
    plain = alt.strip()
    if _is_file_name(plain, file):
        return "hanya nama berkas"
    if _EMPTY_WORDS.match(plain):
        return "tidak menyebut apa yang tampak"
    if caption and _letters(plain) == _letters(caption):
        return "sama dengan keterangannya"
    if _STARTS_EMPTY.match(plain):
        return "diawali kata foto atau gambar, yang sudah diucapkan pembaca layar"
    return "terlalu pendek untuk menggambarkan isinya" if len(plain) < ALT_LEAST else ""


def _is_file_name(text: str, file: str) -> bool:
    stem = PurePosixPath(file).stem
    return bool(_FILE_LIKE.search(text.strip())) or bool(stem and _letters(text) == _letters(stem) and "-" in text)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""
