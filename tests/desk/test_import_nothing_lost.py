"""No word of a source is lost or changed: what is not in the body of the draft stands verbatim in its comment."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_samples import TEXTS, drafted, expectations, incoming, known

from plugins.desk.importing.assemble import assemble
from plugins.desk.importing.draft import Draft
from plugins.desk.importing.incoming import Incoming, cleaned
from plugins.desk.importing.read import read_source
from plugins.engine.files import Source
from plugins.newsroom.frontmatter import split, validate
from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.newsroom.schema import ArticleMeta

_WORD = re.compile(r"[^\W_]+")  # an underscore is emphasis


def counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def kept(draft: Draft) -> Counter[str]:
    """The words of a draft's body, notes and comment, without what the import itself adds."""
    text = draft.text.split("---\n", 2)[2]
    body, _, comment = text.partition("<!-- diambil dari naskah:\n")
    body = re.sub(r"\[\^[\d.]+\]:?", " ", body)
    body = re.sub(r"!\[[^\]]*\]\(media/[^)]*\)", " ", body)
    body = re.sub(r"\]\((?:https?|mailto):[^)\s]*\)", "] ", body)
    comment = re.sub(r"^\[[^\]\n]*, (?:baris|bagian) \d+\]", " ", comment, flags=re.MULTILINE)
    return counted(html.unescape(body)) + counted(comment)


def checked(draft: Draft) -> None:
    """The front matter is valid under the schema, and the body reads back without a mistake."""
    source = Source("berita/2025/a.md", draft.text, "")
    parts, problems = split(source)
    assert parts is not None, problems
    meta, mistakes = validate(ArticleMeta, parts, source.file)
    assert meta is not None, mistakes
    assert not mistakes
    assert meta.status == "draf"
    assert meta.tanggal.year > 1970
    reader = BodyReader(BodyConfig())
    _, wrong = reader.read(parts.body, file=source.file, slug="a", first_line=parts.first_line)
    assert [problem for problem in wrong if problem.severity.value == "error"] == []


def visible(name: str, data: bytes) -> str:
    """What a reader of the source sees, without our own reader."""
    if name.endswith(".html"):
        soup = BeautifulSoup(data, "html.parser")
        for silent in soup.find_all(["script", "style", "head", "template"]):
            silent.decompose()
        return soup.get_text("\n")
    if name.endswith(".docx"):
        lines = (TEXTS / f"{name}.txt").read_text("utf-8").split("\n")
        return "\n".join(line.partition("|")[2].replace("**", "") for line in lines if not line.startswith("Image|"))
    encoding = "utf-16" if "utf16" in name else "cp1252" if "cp1252" in name else "utf-8"
    text = data.decode(encoding)
    return re.sub(r"\]\([^)]*\)", "]", text)  # the address of a link is no word of the text


@pytest.mark.parametrize("name", sorted(expectations()))
def test_every_word_of_a_text_is_in_its_draft(name: str) -> None:
    source = incoming(name)
    _, draft = drafted(source)
    wanted, found = counted(visible(name, source.data)), kept(draft)
    assert wanted - found == Counter()
    assert found - wanted == Counter()
    checked(draft)


_LINES = st.sampled_from(
    [
        "CONTOH, KabarContoh.id – ",
        "(ADV Kominfo Contoh/Tia)",
        "Baca juga: Harga cabai turun",
        "Tinggalkan Balasan",
        "Komentar *",
        "Penulis: Rina | Editor: Budi",
        "Foto: Humas",
        "Thu 01/01/1970",
        "Rabu, 15 Januari 2025 | 10:00 WIB",
        "Senin (02/9/2024) hingga Rabu (04/9/2024)",
        "#Footnote",
        "Kabupaten Teladan adalah kabupaten di Provinsi Contoh. Luasnya 12,5 km² dan penduduknya 400.000 jiwa.",
        "Beranda > Berita > Kota",
        "[15/01 09.12] Humas: *Judul tebal* dan _miring_",
        "WhatsApp Image 2024-09-02 at 14.11.22.jpeg 1.6 MB",
        "- butir satu",
        "2. butir dua",
        "> kutipan",
        "## Bagian",
        "| a | b |",
        "| --- | --- |",
        "---",
        "***",
        "Kepala Dinas Sosial Kota Contoh, Budi Santoso, S.Sos., mengatakan hal itu. (zul/ant)",
        "",
        "",
    ]
)
_FREE = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"]), max_size=80)
_TEXTS = st.lists(st.one_of(_LINES, _FREE), min_size=1, max_size=25).map("\n".join)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, st.sampled_from(["txt", "md"]))
def test_no_word_of_any_pasted_text_is_lost(text: str, form: str) -> None:
    manuscript, problems = read_source(Incoming("naskah", text.encode("utf-8")), form)
    if manuscript is None:
        assert problems
        return
    draft = assemble(manuscript, known())
    assert counted(cleaned(text.lstrip("\ufeff"))) - kept(draft) == Counter()
    checked(draft)


_TAGS = st.sampled_from(
    [
        "p",
        "div",
        "li",
        "ul",
        "h2",
        "table",
        "tr",
        "td",
        "b",
        "a href='/x'",
        "article",
        "nav",
        "blockquote",
        "span class=share",
    ]
)
_NODE = st.recursive(
    st.one_of(_LINES, _FREE).map(html.escape),
    lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{' '.join(pair[1])}</{pair[0].split()[0]}>"
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_NODE)
def test_no_word_of_any_page_is_lost(page: str) -> None:
    whole = f"<html><body>{page}</body></html>"
    manuscript, problems = read_source(Incoming("halaman.html", whole.encode("utf-8")), "html")
    if manuscript is None:
        assert problems
        return
    draft = assemble(manuscript, known())
    wanted = counted(BeautifulSoup(cleaned(whole), "html.parser").get_text("\n"))
    missing = wanted - kept(draft)
    # Words that inline tags part are one word for readers; only what is nowhere at all is lost.
    squeezed = re.sub(r"[\W_]+", "", html.unescape(draft.text))
    assert [word for word in missing if word not in squeezed] == []
    checked(draft)
