"""Articles and standing pages as the rest of the project knows them: frozen, resolved, free of Pelican.

What lists, tags and feeds say of an article is its `Card`, small and always at hand; its front matter and text are
fetched when somebody asks for them, because most builds of ten thousand articles ask for a few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from operator import attrgetter
from typing import Any

from msgspec import Struct

from plugins.engine.fingerprint import joined
from plugins.newsroom.body import Body, Reference
from plugins.newsroom.schema import ArticleMeta, PhotoMeta, StandingMeta

Name = tuple[str, str]
"""A register entry as a pair of register and id."""


class FileUse(Struct, frozen=True, gc=False):
    """A file that a document names: its path as written, where, under which key, and what the page calls it.

    ``picture`` is false for a document.
    """

    picture: bool
    name: str
    line: int
    key: str
    title: str


class Card(Struct, frozen=True, gc=False):
    """What the rest of the site needs to know of an article without reading it.

    The fields are those of the front matter, ``written`` its date; ``entries`` are the register entries, as pairs of
    register and id, that it or its event declares or its text names, ``event_day`` the day the news is about,
    ``happens`` whether there is an event, ``noted`` whether a footnote's label may be the code of a region, ``photo``
    the values of the photo's keys.
    """

    title: str
    summary: str
    kind: str
    dateline: str
    written: datetime | date
    photo: tuple[object, ...] | None
    withdrawn: bool
    sponsored: bool
    corrected: bool
    sample: bool
    draft: bool
    entries: tuple[Name, ...]
    tags: tuple[str, ...]
    category: str
    authors: tuple[str, ...]
    rows: tuple[str, ...]
    topics: tuple[str, ...]
    former: tuple[str, ...]
    pinned_until: date | None
    event_day: date | None
    happens: bool
    noted: bool

    @property
    def photo_meta(self) -> PhotoMeta | None:
        """The photo as the front matter has it."""
        if self.photo is None:
            return None
        values: dict[str, Any] = dict(zip(PHOTO_KEYS, self.photo, strict=True))
        return PhotoMeta.model_construct(**values)

    @property
    def photo_name(self) -> str:
        """The photo's path below the content folder, or ""."""
        return "" if self.photo is None else str(self.photo[PHOTO_KEYS.index("berkas")])


PHOTO_KEYS = tuple(PhotoMeta.model_fields)


class Texts(Struct, frozen=True):
    """The front matter and the body of an article, its mentions linked."""

    meta: ArticleMeta
    body: Body


class Article(Struct, frozen=True, eq=False):
    """A published article; two are the same only where they are one object.

    ``file`` is its source relative to the content folder; ``moment`` its date with a zone, for sorting and machines;
    ``updated`` the last change that a reader should know, with a zone. ``digest`` covers everything the article says,
    ``card_digest`` its address, its card and its last change. ``uses`` are the files that it names, ``links`` its links
    inside the site. ``load`` fetches the rest, given the article.
    """

    file: str
    slug: str
    address: str
    moment: datetime
    updated: datetime | None
    card: Card
    digest: str
    card_digest: str
    uses: tuple[FileUse, ...]
    links: tuple[Reference, ...]
    load: Callable[[Article], Texts]

    @classmethod
    def of(
        cls,
        file: str,
        slug: str,
        address: str,
        meta: ArticleMeta,
        body: Body,
        moment: datetime,
        updated: datetime | None,
        mentions: tuple[Name, ...] = (),
    ) -> Article:
        """An article whose texts are at hand."""
        texts = Texts(meta, body)
        card = card_of(meta, body, moment, mentions)
        return cls(
            file=file,
            slug=slug,
            address=address,
            moment=moment,
            updated=updated,
            card=card,
            digest=repr((meta, body)),
            card_digest=address + repr(card),
            uses=(),
            links=body.references,
            load=lambda _: texts,
        )

    @property
    def meta(self) -> ArticleMeta:
        """The front matter."""
        return self.load(self).meta

    @property
    def body(self) -> Body:
        """The text, its mentions linked."""
        return self.load(self).body

    @property
    def day(self) -> date:
        """The day in the zone of the article's date."""
        return self.moment.date()

    @property
    def event_day(self) -> date | None:
        """The day the news is about: the event's first day where it is known, else the article's day."""
        return self.card.event_day


def card_of(meta: ArticleMeta, body: Body, moment: datetime, mentions: tuple[Name, ...]) -> Card:
    """The card of an article."""
    event = meta.peristiwa
    return Card(
        title=meta.judul,
        summary=meta.ringkasan,
        kind=meta.jenis,
        dateline=meta.dateline,
        written=meta.tanggal,
        photo=None if meta.foto is None else tuple(getattr(meta.foto, key) for key in PHOTO_KEYS),
        withdrawn=meta.dicabut is not None,
        sponsored=meta.iklan,
        corrected=bool(meta.ralat),
        sample=meta.contoh,
        draft=meta.status == "draf",
        entries=tuple(dict.fromkeys((*declared(meta), *mentions))),
        tags=meta.tags,
        category=meta.category,
        authors=meta.authors,
        rows=meta.butir,
        topics=meta.topik,
        former=meta.alamat_lama,
        pinned_until=meta.utama_sampai,
        event_day=event.first_day if event is not None else moment.date(),
        happens=event is not None,
        noted=any(note.label.strip()[:2].isdigit() and len(note.label.strip()) > 1 for note in body.footnotes),
    )


def declared(meta: ArticleMeta) -> tuple[Name, ...]:
    """The register entries that the front matter names: its own keys', then those of its event; each once."""
    event = meta.peristiwa
    pairs = [
        *(("topik", item) for item in meta.topik),
        *(("pejabat", item) for item in meta.pejabat),
        *(("lembaga", item) for item in meta.lembaga),
        *(("wilayah", item) for item in meta.wilayah),
        *(("lembaga", item) for item in (event.penyelenggara if event else ())),
        *(("wilayah", item) for item in ((event.wilayah,) if event and event.wilayah else ())),
    ]
    return tuple(dict.fromkeys(pairs))


class Standing(Struct, frozen=True):
    """A published standing page."""

    file: str
    slug: str
    address: str
    meta: StandingMeta
    body: Body
    updated: datetime | None


class Chapter(Struct, frozen=True, dict=True):
    """The published articles whose sources stand in one folder, newest first: what is made of thousands of articles is
    kept by chapter, so that an edit makes it anew for one.
    """

    articles: tuple[Article, ...]

    @cached_property
    def digest(self) -> str:
        """What covers everything that the articles say."""
        return joined([f"{one.address} {one.digest}" for one in self.articles])

    @cached_property
    def cards(self) -> str:
        """What covers the addresses, cards and last changes of the articles."""
        return joined([one.card_digest for one in self.articles])


class Newsroom(Struct, frozen=True, dict=True):
    """All published articles, newest first, and all standing pages in their order."""

    articles: tuple[Article, ...]
    standing: tuple[Standing, ...]

    @property
    def documents(self) -> tuple[Article | Standing, ...]:
        """Articles and standing pages together."""
        return (*self.articles, *self.standing)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The articles by the folders of their sources, in the order of these."""
        folders: dict[str, list[Article]] = {}
        for article in self.articles:
            folders.setdefault(article.file.rpartition("/")[0], []).append(article)
        return tuple(Chapter(tuple(folders[folder])) for folder in sorted(folders))


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles in the order of lists and feeds: by moment, newest first, ties by address."""
    return tuple(sorted(sorted(articles, key=attrgetter("address")), key=attrgetter("moment"), reverse=True))
