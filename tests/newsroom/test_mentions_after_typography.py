"""Names with apostrophes are found in bodies, whose apostrophes are typographic, whichever way they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.registers.load import load_registers
from plugins.registers.mentions import MentionIndex
from plugins.registers.model import Register

CONTENT = Path(__file__).parents[2] / "content"
ARTICLE = CONTENT / "berita/2019/kominfo-bantaeng-dorong-pemakaian-media-sosial-secara-profesional.md"
READER = BodyReader(BodyConfig())


@pytest.fixture(scope="module")
def index() -> MentionIndex:
    return MentionIndex.build(load_registers(CONTENT / "rujukan")[0])


def test_the_real_article_names_maruf_amin(index: MentionIndex) -> None:
    body, _ = READER.read(ARTICLE.read_text("utf-8").split("---", 2)[2], file="a.md", slug="a", first_line=1)
    assert "Ma’ruf Amin" in body.text
    found = [mention.words for mention in index.find(body.text.splitlines()) if mention.id == "maruf-amin"]
    assert found == ["Ma’ruf Amin"]
    linked = index.link(body.html, (), lambda entry: f"site:{entry.address}")
    assert ">Ma’ruf Amin</a>" in linked.html


@pytest.mark.parametrize("mark", ["'", "’", "‘", "ʼ", "`", ""])
def test_every_apostrophe_and_none_is_the_same_name(index: MentionIndex, mark: str) -> None:
    text = f"Wakil Presiden Ma{mark}ruf Amin membuka acara."
    body, _ = READER.read(text, file="a.md", slug="a", first_line=1)
    keys = {(mention.register, mention.id) for mention in index.find([body.text])}
    assert (Register.PEJABAT, "maruf-amin") in keys
