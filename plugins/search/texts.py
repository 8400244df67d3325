"""From finished pages to documents that can be searched: one `Searchable` for every page that says something.

The text of an article is the plain text that its reader kept; that of any other page is gathered from its model, whose
fields hold the words that readers see. Lists, redirects and pages that search engines shall not index are no documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from markupsafe import Markup

from plugins.engine.fingerprint import field_names
from plugins.engine.page import Page
from plugins.engine.theme import Words
from plugins.newsroom.body import Body as Text
from plugins.newsroom.model import Article, Newsroom, Standing
from plugins.newsroom.views import (
    Chip,
    ChipGroup,
    HomeView,
    ListView,
    MissingView,
    OutlineView,
    PageLink,
    RedirectView,
    StandingView,
)
from plugins.ppid.desk import DIP
from plugins.ppid.services_views import AlertView, FormView, ServiceView
from plugins.ppid.views import DipView, ItemView, LandingView, ReportView
from plugins.regions.views import RegionsView, RegionView
from plugins.registers.lookup import resolve
from plugins.registers.model import AnyEntry, Body, Official, Region, Register, Registers
from plugins.search.model import CLASSES, Searchable
from plugins.tags.views import AgendaView, EntryView, IndexView, Listing

_NO_DOCUMENTS = (HomeView, ListView, MissingView, OutlineView, RedirectView)
_LISTS = (AgendaView, DipView, IndexView, RegionsView)
_NO_WORDS = (Chip, ChipGroup, Listing, PageLink)
"""Parts of a model that lead elsewhere: what they name is found there."""

_NO_TEXT = frozenset(
    (
        *(
            "about",
            "address",
            "anchor",
            "basis",
            "calendar",
            "data",
            "facets",
            "feed",
            "href",
            "id",
            "iso",
            "key",
            "kind",
        ),
        *(
            "kicker",
            "letter",
            "mark",
            "register",
            "rules",
            "sha256",
            "share",
            "state_key",
            "status",
            "summary",
            "title",
        ),
        *("tone", "url"),
    )
)
"""Fields that hold no words of their own, or words that are taken elsewhere."""

_CLASS_WORDS = {
    "berkala": "berkala",
    "serta-merta": "serta-merta",
    "setiap saat": "setiap-saat",
    "kecuali": "dikecualikan",
}
_MOST_TEXT = 60_000
"""Characters of a page's text that are searched: a very long table says no more after these."""


def standing_pages(newsroom: Newsroom) -> Mapping[str, Standing]:
    """The standing pages of the newsroom by their addresses."""
    return {one.address: one for one in newsroom.standing}


def searchable_of(page: Page, standing: Mapping[str, Standing], registers: Registers) -> Searchable | None:
    """What is searched of one page that is no article's; ``None`` for a page that is no document."""
    if isinstance(page.model, _NO_DOCUMENTS):
        return None
    if isinstance(page.model, _LISTS) and page.address != DIP and page.address.count("/") > 1:
        return None
    known = standing.get(page.address)
    if known is not None and isinstance(page.model, StandingView):
        return _plain(page, "halaman", _text_of(known.body), names=_headings(known.body))
    return _other(page, registers)


def searchable_article(article: Article, registers: Registers, words: Words) -> Searchable:
    """What is searched of an article, from its own texts: its page need not be laid out for it."""
    meta, body, entries = article.meta, article.body, article.card.entries
    source, event, claim = meta.sumber, meta.peristiwa, meta.klaim
    named = (resolve(registers, Register(kind), value) for kind, value in entries)
    beside = (
        meta.dateline,
        meta.penulis or ", ".join(meta.authors),
        meta.editor,
        *((source.nama, source.penulis, source.editor, source.kredit) if source is not None else ()),
        *((claim.isi, claim.pengucap) if claim is not None else ()),
        *((str(words.newsroom.findings[meta.temuan]),) if meta.temuan is not None else ()),
        *(item.judul for item in meta.lampiran),
        *(item.isi for item in meta.ralat),
        *((f"{event.nama} {event.tempat}",) if event is not None else ()),
        *(entry.name for entry in named if entry is not None),
        *meta.tags,
        meta.category,
        *((meta.foto.keterangan,) if meta.foto is not None else ()),
    )
    return Searchable(
        address=article.address,
        title=article.card.title,
        kind=article.card.kind,
        summary=article.card.summary,
        text="\n".join((_text_of(body), *(part for part in beside if part))),
        names=_headings(body),
        day=article.day,
        topics=tuple(_present(registers, Register.TOPIK, entries)),
        regions=tuple(_with_parents(registers, _present(registers, Register.WILAYAH, entries))),
    )


def prose(value: object) -> Iterator[str]:
    """The words of a model's fields in their order, as plain text."""
    if isinstance(value, Markup):
        yield value.striptags()
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from prose(item)
    elif field_names(type(value)) is not None and not isinstance(value, _NO_WORDS):
        for name in _fields(cast("Any", type(value))):
            yield from prose(getattr(value, name))


@lru_cache(maxsize=256)
def _fields(kind: Any) -> tuple[str, ...]:
    """The fields that hold words; a part of a page, unlike the page itself, has a title worth finding."""
    names = field_names(kind) or ()
    parts = ("title",) if "summary" not in names else ()
    return tuple(name for name in names if name in parts or name not in _NO_TEXT)


def _other(page: Page, registers: Registers) -> Searchable:
    model = page.model
    if isinstance(model, _LISTS):
        return _plain(page, "halaman", "")
    text = "\n".join(prose(model))[:_MOST_TEXT]
    if isinstance(model, EntryView | RegionView):
        return _entry(page, model, text, registers)
    if isinstance(model, ItemView):
        return _item(page, model, text, registers)
    if isinstance(model, AlertView):
        return _plain(page, "peringatan", text, classes=("serta-merta",))
    if isinstance(model, ServiceView | FormView):
        reports = page.address.startswith("ppid/layanan/")
        return _plain(page, "laporan" if reports else "layanan", text)
    if isinstance(model, ReportView):
        return _plain(page, "laporan", text)
    if isinstance(model, LandingView):
        return _plain(page, "layanan", text)
    return _plain(page, "halaman", text)


def _plain(
    page: Page, kind: str, text: str, *, names: tuple[str, ...] = (), classes: tuple[str, ...] = ()
) -> Searchable:
    return Searchable(
        address=page.address,
        title=page.title,
        kind=kind,
        summary=page.head.description,
        text=text,
        names=names,
        day=_day(page.modified),
        classes=classes,
    )


def _entry(page: Page, view: EntryView | RegionView, text: str, registers: Registers) -> Searchable:
    register, _, rest = page.address.partition("/")
    entry = registers.of(Register(register)).get(rest.strip("/"))
    summary = view.summary or page.head.description
    names = () if entry is None else tuple(_names(entry))
    regions = _with_parents(registers, (entry.id,)) if isinstance(entry, Region) else ()
    topics = (entry.id,) if entry is not None and entry.register is Register.TOPIK else ()
    return Searchable(page.address, page.title, register, summary, text, names, topics=topics, regions=tuple(regions))


def _names(entry: AnyEntry) -> Iterator[str]:
    """What else an entry is called; an old id may still stand in somebody's notes."""
    yield from entry.aliases
    yield from entry.short_aliases
    if isinstance(entry, Official):
        yield entry.full_name
    if isinstance(entry, Body):
        yield entry.short_name
    yield entry.id


def _item(page: Page, view: ItemView, text: str, registers: Registers) -> Searchable:
    shown = view.kicker.lower()
    classes = {name for word, name in _CLASS_WORDS.items() if word in shown}
    linked = [chip.address.strip("/").partition("/") for group in view.chips for chip in group.chips]
    topics = [name for register, _, name in linked if register == Register.TOPIK.value and name in registers.topics]
    regions = [name for register, _, name in linked if register == Register.WILAYAH.value and name in registers.regions]
    return Searchable(
        address=page.address,
        title=page.title,
        kind="dikecualikan" if view.about == "dikecualikan" else "informasi",
        summary=view.summary,
        text=f"{view.id}\n{text}\n" + "\n".join(chip.title for group in view.chips for chip in group.chips),
        names=(view.kicker,),
        day=_day(page.modified),
        classes=tuple(name for name in CLASSES if name in classes),
        topics=tuple(topics),
        regions=tuple(_with_parents(registers, regions)),
    )


def _present(registers: Registers, register: Register, entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    table = registers.of(register)
    yield from (entry_id for kind, entry_id in entries if kind == register.value and entry_id in table)


def _with_parents(registers: Registers, codes: Iterable[str]) -> Iterator[str]:
    """Regions and the provinces they lie in, each once, so that a province finds what tells of its regions."""
    seen: set[str] = set()
    for code in codes:
        region = registers.regions.get(code)
        while region is not None and region.id not in seen:
            seen.add(region.id)
            yield region.id
            region = registers.regions.get(region.parent or "")


def _text_of(body: Text) -> str:
    return "\n".join((body.text, *(note.text for note in body.footnotes)))


def _headings(body: Text) -> tuple[str, ...]:
    return tuple(heading.text for heading in body.headings)


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
