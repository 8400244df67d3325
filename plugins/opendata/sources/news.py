"""The articles as data, year by year: what lists say of them, and apart from that their texts with footnotes and links.

News grows without end, so its files are those of the years: a new article changes one of them. The texts stand apart,
because a corrected sentence changes a text and no list, and in CSV and JSON only: a workbook's cell holds no long text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, groupby
from operator import attrgetter

from plugins.engine.fingerprint import joined
from plugins.engine.theme import Words
from plugins.newsroom.model import Article, Newsroom
from plugins.newsroom.pages import NEWS
from plugins.opendata.model import Dataset, Field, FieldType, ForeignKey, Part, Rhythm, Row, Rows
from plugins.opendata.sources import vocabulary as v
from plugins.opendata.sources.wording import Wording
from plugins.registers.model import Register

TEXT_FORMATS = ("csv", "json")

_REGISTERS = tuple(register.value for register in Register)

_DAYS = 8
"""Days of a month whose rows are made together."""


def news_datasets(newsroom: Newsroom, words: Words) -> Iterator[Dataset]:
    """Articles and their texts; nothing where there is no article."""
    years: dict[str, list[Article]] = {}
    for year, articles in groupby(newsroom.articles, lambda article: article.moment.year):  # newest first
        years.setdefault(f"{year:04d}", []).extend(articles)  # where zones differ, a year may come up twice
    if not years:
        return
    days = [article.moment.date() for article in newsroom.articles]
    span = (min(days), max(days))
    changed = {year: _changed(articles) for year, articles in years.items()}
    sample = all(article.card.sample for article in newsroom.articles)
    files = {document.file: document.address for document in newsroom.documents}
    w, t = Wording.of(words, "berita"), Wording.of(words, "teks-berita")
    yield Dataset(
        id="berita",
        **w.told(sample=sample),
        fields=_fields(w),
        rows=None,
        parts=tuple(Part(year, _card_rows(articles), changed[year]) for year, articles in years.items()),
        rhythm=Rhythm.CONTINUOUS,
        temporal=span,
        modified=max(changed.values()),
        page=NEWS,
        keys=("tautan",),
        subject="tautan",
        row_class=f"{v.SCHEMA}NewsArticle",
    )
    yield Dataset(
        id="teks-berita",
        **t.told(sample=sample),
        fields=(
            t.field("tautan", FieldType.URI, required=True, unique=True),
            t.field("teks", iri=f"{v.SCHEMA}articleBody"),
            t.field("catatan_kaki", FieldType.LIST),
            t.field("kata", FieldType.INTEGER, unit="kata", minimum=0),
            t.field("tautan_dalam", FieldType.URI_LIST),
            t.field("tautan_luar", FieldType.URI_LIST),
        ),
        rows=None,
        parts=tuple(Part(year, _text_rows(articles, files), changed[year]) for year, articles in years.items()),
        formats=TEXT_FORMATS,
        rhythm=Rhythm.CONTINUOUS,
        temporal=span,
        modified=max(changed.values()),
        page=NEWS,
        keys=("tautan",),
        subject="tautan",
        foreign_keys=(ForeignKey(("tautan",), "berita", ("tautan",)),),
    )


def _fields(w: Wording) -> tuple[Field, ...]:
    return (
        w.field("tautan", FieldType.URI, required=True, unique=True),
        w.field("judul", iri=f"{v.SCHEMA}headline", required=True),
        w.field("ringkasan", iri=f"{v.SCHEMA}abstract"),
        w.field("tanggal", FieldType.DATETIME, iri=f"{v.SCHEMA}datePublished", required=True),
        w.field("diperbarui", FieldType.DATETIME, iri=f"{v.SCHEMA}dateModified"),
        w.field("jenis"),
        w.field("dateline"),
        w.field("penulis", FieldType.LIST),
        *(w.field(name, FieldType.LIST) for name in _REGISTERS),
        w.field("iklan", FieldType.BOOLEAN, required=True),
        w.field("diralat", FieldType.BOOLEAN, required=True),
        w.field("dicabut", FieldType.BOOLEAN, required=True),
        w.field("contoh", FieldType.BOOLEAN, required=True),
    )


def _rows(articles: Sequence[Article]) -> Iterator[Row]:
    for article in articles:
        card = article.card
        named: dict[str, list[str]] = {name: [] for name in _REGISTERS}
        for register, entry in card.entries:
            named[register].append(entry)
        yield (
            article.address,
            card.title,
            card.summary,
            article.moment,
            article.updated,
            card.kind,
            card.dateline,
            card.authors,
            *map(tuple, named.values()),
            card.sponsored,
            card.corrected,
            card.withdrawn,
            card.sample,
        )


def _texts(articles: Sequence[Article], files: Mapping[str, str]) -> Iterator[Row]:
    """The texts; of a withdrawn article only that it was there, as in the feeds."""
    for article in articles:
        if article.card.withdrawn:
            yield (article.address, None, None, None, None, None)
            continue
        body = article.body
        notes = tuple(" ".join(note.text.split()) for note in body.footnotes)
        inside = tuple(dict.fromkeys(place for link in body.links if (place := _place(link.target, files))))
        outside = tuple(dict.fromkeys(address for address, _ in body.outside))
        yield (article.address, body.text, notes, body.words, inside, outside)


def _card_rows(articles: Sequence[Article]) -> Rows:
    """What lists say of the articles of a year."""

    def pieces() -> Iterator[Rows]:
        for stretch in _stretches(articles):
            yield Rows(_card_mark(stretch), partial(_rows, stretch))

    return Rows(_card_mark(articles), partial(_rows, articles), pieces)


def _text_rows(articles: Sequence[Article], files: Mapping[str, str]) -> Rows:
    """The texts of a year."""

    def pieces() -> Iterator[Rows]:
        for stretch in _stretches(articles):
            yield Rows(_text_mark(stretch, files), partial(_texts, stretch, files))

    return Rows(_text_mark(articles, files), partial(_texts, articles, files), pieces)


def _stretches(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """A piece for each quarter of a month: few enough articles that one more costs next to nothing."""
    return (list(stretch) for _, stretch in groupby(articles, _quarter))


def _quarter(article: Article) -> int:
    day = article.moment
    return day.month * 31 + day.day // _DAYS


def _card_mark(articles: Sequence[Article]) -> str:
    """What covers the rows of articles; the moment of each is what its card says in the zone of the site."""
    updates = [f"{article.address} {article.updated}" for article in articles if article.updated is not None]
    return joined(("\n".join(chain.from_iterable(map(_told, articles))), *updates))


def _text_mark(articles: Sequence[Article], files: Mapping[str, str]) -> str:
    """What covers the texts of articles; how many links each has is part of its digest."""
    places = [_place(link.target, files) for article in articles for link in article.links]
    return joined(("\n".join(chain.from_iterable(map(_said, articles))), *places))


_told = attrgetter("address", "card_digest")
_said = attrgetter("address", "digest")


def _place(target: str, files: Mapping[str, str]) -> str:
    """The address that a link inside the site leads to, or "" where it leads nowhere."""
    if not target.startswith("@"):
        return target
    file, mark, fragment = target[1:].partition("#")
    return files[file] + mark + fragment if file in files else ""


def _changed(articles: Sequence[Article]) -> date:
    """The day of the last change of some articles."""
    return max([(article.updated or article.moment).date() for article in articles])
