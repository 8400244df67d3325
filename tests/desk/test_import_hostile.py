"""Whatever bytes arrive, an import ends with a problem or a draft, soon and in little memory, never with a traceback."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_samples import known, word

from plugins.desk.importing.assemble import assemble
from plugins.desk.importing.incoming import MAX_BYTES, Incoming
from plugins.desk.importing.read import read_source
from plugins.desk.importing.sheet import import_sheet
from plugins.desk.importing.wordpress_import import import_wordpress

SECONDS = 10.0
MEMORY = 150_000_000
TRACED = frozenset({"zip bomb", "laughs", "too large", "broken docx", "random"})
"""The cases whose memory is measured; tracing makes the parsers several times slower."""


def bomb(name: str = "word/document.xml", size: int = 200_000_000) -> bytes:
    """An archive whose part unpacks to ``size`` bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(name, "w") as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    return stream.getvalue()


def with_part(name: str, text: str) -> bytes:
    """A Word file with one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("Normal|Isi"))) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return stream.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("a.txt", lambda: b""),
    "spaces": ("a.txt", lambda: b" \n\t\r\n"),
    "only a mark": ("a.txt", lambda: b"\xef\xbb\xbf"),
    "nul bytes": ("a.txt", lambda: b"abc\0" * 5000),
    "random": ("a.txt", lambda: bytes(range(256)) * 400),
    "long line": ("a.txt", lambda: b"kata " * 300_000),
    "too large": ("a.txt", lambda: b"a" * (MAX_BYTES["txt"] + 1)),
    "many lines": ("a.txt", lambda: b"baris pendek saja\n" * 12_000),
    "stars": ("a.txt", lambda: b"*" * 100_000),
    "brackets": ("a.md", lambda: b"[" * 60_000),
    "links": ("a.md", lambda: b"[a](b" * 30_000),
    "dates": ("a.txt", lambda: b"Senin (1/1/2025) hingga " * 8_000),
    "names": ("a.txt", lambda: b"Kepala Dinas Abdul Rahman, " * 6_000),
    "tables": ("a.md", lambda: b"|a|b|\n|---|---|\n" * 6_000),
    "quotes": ("a.txt", lambda: b">" * 50_000 + b" a"),
    "nested": (
        "a.html",
        lambda: b"<div>" * 10_000 + b"isi naskah yang cukup panjang untuk dibaca" + b"</div>" * 10_000,
    ),
    "nested marks": ("a.html", lambda: b"<b><i>" * 10_000 + b"isi"),
    "nested lists": ("a.html", lambda: b"<ul><li>isi naskah" * 10_000),
    "nested tables": ("a.html", lambda: b"<table><tr><td>isi" * 3_000),
    "unclosed": ("a.html", lambda: b"<p <p <p " * 40_000),
    "open angles": ("a.html", lambda: b"<" * 200_000),
    "comments": ("a.html", lambda: b"<!--" * 60_000),
    "entities": ("a.html", lambda: b"&" * 100_000 + b"<p>isi"),
    "many ends": ("a.html", lambda: b"<div>" * 3_000 + b"</span>" * 60_000 + b"isi"),
    "broken docx": ("a.docx", lambda: word("Normal|Isi")[:900]),
    "no docx": ("a.docx", lambda: b"bukan arsip"),
    "other zip": ("a.docx", lambda: bomb("lain/data.bin", 1_000_000)),
    "zip bomb": ("a.docx", bomb),
    "broken xml": ("a.docx", lambda: with_part("word/document.xml", "<w:document")),
    "laughs": ("a.docx", lambda: with_part("word/document.xml", LAUGHS + f"<w:document {_W}>&c;</w:document>")),
    "deep xml": (
        "a.docx",
        lambda: with_part(
            "word/document.xml",
            f"<w:document {_W}><w:body>"
            + "<w:sdt><w:sdtContent>" * 5_000
            + "</w:sdtContent></w:sdt>" * 5_000
            + "</w:body></w:document>",
        ),
    ),
    "old word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
    "pdf": ("a.pdf", lambda: b"%PDF-1.7 ..."),
    "picture": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(2000)),
    "picture as text": ("a.txt", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 90),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_hostile_sources_end_soon_and_small(case: str) -> None:
    name, make = CASES[case]
    source = Incoming(name, make())
    if case in TRACED:
        tracemalloc.start()
    started = time.perf_counter()
    manuscript, problems = read_source(source)
    if manuscript is None:
        assert problems
        assert all(problem.message and problem.hint for problem in problems)
    else:
        assert assemble(manuscript, known()).text.startswith("---\n")
    assert time.perf_counter() - started < SECONDS
    if case in TRACED:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < MEMORY


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=3000), st.sampled_from(["-", "a.txt", "a.md", "a.html", "a.docx"]))
def test_random_bytes_never_raise(data: bytes, name: str) -> None:
    manuscript, problems = read_source(Incoming(name, data))
    if manuscript is None:
        assert problems
    else:
        assemble(manuscript, known())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_word_files_never_raise(data: st.DataObject) -> None:
    whole = bytearray(word("Title|Judul\nNormal|Isi **tebal** naskah."))
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    manuscript, problems = read_source(Incoming("a.docx", bytes(whole)))
    assert manuscript is not None or problems


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS + "<rss>&c;</rss>",
        "<rss><channel>",
        "bukan xml",
        "<html></html>",
        "",
        "<rss>" + "<a>" * 5_000,
        '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><rss/>',
    ],
)
def test_hostile_exports_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ekspor.xml"
    path.write_text(text)
    (outcome,) = import_wordpress(path, known(), tmp_path / "content")
    assert outcome.failed


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04rusak", bomb("xl/worksheets/sheet1.xml", 120_000_000), b"a;b;c\n" * 10, b"\0" * 300]
)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_hostile_sheets_are_refused(tmp_path: Path, data: bytes, form: str) -> None:
    (outcome,) = import_sheet(Incoming(f"a.{form}", data), form, tmp_path, known())
    assert outcome.failed
