"""From an article to what its page shows: every label, date and link in words, ready to print."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import cast

from markupsafe import Markup, escape
from msgspec import Struct, field

from plugins.engine.almanac import WEEKDAYS
from plugins.engine.chrome import DateText
from plugins.engine.config import SiteConfig
from plugins.engine.fingerprint import joined
from plugins.engine.theme import Words
from plugins.engine.words import date_text, moment_of, zoned_text
from plugins.media.motif import Form, motif
from plugins.newsroom.attachments import Attachments
from plugins.newsroom.body import Body
from plugins.newsroom.credits import credits_of
from plugins.newsroom.downloads import attachment_views
from plugins.newsroom.model import Article, Standing
from plugins.newsroom.photo import photo_of
from plugins.newsroom.schema import EventMeta
from plugins.newsroom.sharing import share_links
from plugins.newsroom.slugs import slugged
from plugins.newsroom.targets import Anchors, with_addresses
from plugins.newsroom.views import (
    ArticleView,
    Backlink,
    Chip,
    ChipGroup,
    ClaimView,
    EventView,
    EvidenceView,
    FootnoteView,
    Notice,
    StandingView,
    Teaser,
)
from plugins.registers.lookup import post_on, resolve
from plugins.registers.model import Official, Register, Registers

_REGISTERS = {register.value: register for register in Register}


class Layout(Struct, frozen=True):
    """Lays out documents of one build.

    ``documents`` maps source files to addresses, ``anchors`` addresses to the ids there; ``published`` are the
    addresses of the registers' pages that exist, so that a chip links only to a page that is there. ``mark`` covers the
    registers, for who keeps what was laid out.
    """

    config: SiteConfig
    words: Words
    registers: Registers
    attachments: Attachments
    documents: Mapping[str, str]
    anchors: Mapping[str, Anchors]
    published: frozenset[str]
    mark: str = ""
    _teasers: dict[tuple[str, str], Teaser] = field(default_factory=dict)

    def article(self, article: Article, related: Sequence[Article]) -> ArticleView:
        """An article with everything that its page shows."""
        meta, words, zone = article.meta, self.words.newsroom, self.config.zone
        return ArticleView(
            title=meta.judul,
            kind_key=meta.jenis,
            kind=words.kinds[meta.jenis],
            summary=meta.ringkasan,
            dateline=meta.dateline,
            published=zoned_text(meta.tanggal, zone),
            updated=None if article.updated is None else self._updated(article),
            source_date=self._source_date(article),
            credits=credits_of(meta, words),
            sponsored=self._sponsored(article),
            withdrawn=self._withdrawn(article),
            corrections=tuple(Notice(date_text(item.waktu, zone), escape(item.isi)) for item in meta.ralat),
            photo=photo_of(meta.foto, self.attachments.pictures),
            event=self._event(meta.peristiwa),
            claim=self._claim(article),
            body=self._html(article.body.html),
            footnotes=self.footnotes(article.body),
            attachments=attachment_views(meta, self.attachments, self.words.document),
            history=self._history(article),
            chips=self._chips(article),
            related=tuple(self.teaser(other) for other in related),
            share=share_links(article, self.config, self.words),
            motif=None if meta.foto else motif(article.address, Form.BAND),
        )

    def standing(self, page: Standing) -> StandingView:
        """A standing page."""
        updated = page.meta.diperbarui
        return StandingView(
            title=page.meta.judul,
            summary=page.meta.ringkasan,
            updated=None if updated is None else date_text(updated, self.config.zone),
            body=self._html(page.body.html),
            footnotes=self.footnotes(page.body),
            attachments=attachment_views(page.meta, self.attachments, self.words.document),
            event=self._event(page.meta.peristiwa),
        )

    def teaser(self, article: Article) -> Teaser:
        """An article as lists show it; made once, for a dozen lists and related articles show the same."""
        key = article.address, article.card_digest
        known = self._teasers.get(key)
        if known is None:
            known = self._teasers[key] = self._teaser(article)
        return known

    def _teaser(self, article: Article) -> Teaser:
        card, words = article.card, self.words.newsroom
        flags = [words.withdrawn] if card.withdrawn else []
        flags += [words.advertorial] if card.sponsored else []
        flags += [words.corrected] if card.corrected else []
        return Teaser(
            address=article.address,
            title=card.title,
            summary=card.summary,
            date=date_text(card.written, self.config.zone),
            kind=words.kinds[card.kind],
            dateline=card.dateline,
            photo=photo_of(card.photo_meta, self.attachments.pictures),
            flags=tuple(flags),
            motif=None if card.photo else motif(article.address, Form.CARD),
        )

    def teaser_mark(self, article: Article) -> str:
        """What shapes an article's teaser beside what shapes every page, and its place in lists.

        A few digests of one length each, so that those of several articles can stand side by side.
        """
        if article.card.photo is None:
            return article.card_digest
        return article.card_digest + self.attachments.seen(article.card.photo_name)

    def teaser_marks(self, articles: Iterable[Article]) -> list[str]:
        """The mark of each article's teaser; asked for a hundred thousand times in a build of ten thousand articles."""
        return [item.card_digest if item.card.photo is None else self.teaser_mark(item) for item in articles]

    def own_mark(self, article: Article) -> str:
        """What shapes what an article's page says of itself, beside what shapes every page.

        Nothing but digests side by side: who compares marks takes the digest of the whole.
        """
        mark = self.mark + article.digest
        if article.uses or article.links:
            parts = [self.attachments.seen(use.name) for use in article.uses]
            parts += [self._html(f'="site:{link.target}') for link in article.links]
            mark += joined(parts)
        return mark

    def footnotes(self, body: Body) -> tuple[FootnoteView, ...]:
        """The footnotes with their ways back into the text."""
        words = self.words.newsroom
        return tuple(
            FootnoteView(
                number=note.number,
                id=note.id,
                html=self._html(note.html),
                backlinks=tuple(
                    Backlink(
                        target,
                        (words.backlink if place == 1 else words.backlink_again).format(
                            number=note.number, place=place
                        ),
                    )
                    for place, target in enumerate(note.references, start=1)
                ),
            )
            for note in body.footnotes
        )

    def _html(self, html: str) -> Markup:
        places = ChainMap(self.attachments.moved, cast("dict[str, str]", self.documents))
        html = with_addresses(self.attachments.with_pictures(html), places, self.anchors)
        return Markup(html)  # noqa: S704 -- allow-listed

    def _updated(self, article: Article) -> DateText:
        """The last change, as exactly as it was written: a day without a time stays a day."""
        meta = article.meta
        changes = [item.waktu for item in (*meta.ralat, *meta.riwayat)]
        changes += [meta.diperbarui] if meta.diperbarui is not None else []
        changes += [meta.dicabut.waktu] if meta.dicabut is not None else []
        return date_text(max(changes, key=self._moment), self.config.zone)

    def _moment(self, value: date | datetime) -> datetime:
        """For comparing days and moments of different zones."""
        return moment_of(value, self.config.zone)

    def _source_date(self, article: Article) -> str:
        words, day = self.words.newsroom, article.meta.tanggal_sumber
        if day is None:
            return str(words.source_date_unknown)
        if isinstance(day, date):
            return f"{words.source_date}: {date_text(day, self.config.zone).text}."
        return ""

    def _sponsored(self, article: Article) -> str:
        if not article.meta.iklan:
            return ""
        label, note = self.words.newsroom.advertorial, article.meta.iklan_keterangan
        return f"{label} ({note})" if note else str(label)

    def _withdrawn(self, article: Article) -> Notice | None:
        withdrawn = article.meta.dicabut
        if withdrawn is None:
            return None
        return Notice(date_text(withdrawn.waktu, self.config.zone), escape(withdrawn.alasan))

    def _event(self, event: EventMeta | None) -> EventView | None:
        if event is None:
            return None
        return EventView(
            name=event.nama,
            when=self.event_day(event),
            until=None if event.selesai is None else date_text(event.selesai, self.config.zone),
            place=event.tempat,
            region=None if event.wilayah is None else self._chip(Register.WILAYAH, event.wilayah, None),
            organisers=tuple(
                chip for item in event.penyelenggara if (chip := self._chip(Register.LEMBAGA, item, None)) is not None
            ),
        )

    def event_day(self, event: EventMeta) -> DateText:
        """The first day of an event in words, with the time where it is told; words alone where it is unknown."""
        words = self.words.newsroom
        if event.mulai is not None:
            return date_text(event.mulai, self.config.zone)
        if event.hari in WEEKDAYS:
            return DateText("", words.event_weekday.format(day=event.hari))
        return DateText("", words.event_day_unknown)

    def _claim(self, article: Article) -> ClaimView | None:
        meta = article.meta
        if meta.klaim is None or meta.temuan is None:
            return None
        day = meta.klaim.tanggal
        return ClaimView(
            claim=meta.klaim.isi,
            claimant=meta.klaim.pengucap,
            place=meta.klaim.tempat,
            when=None if day is None else date_text(day, self.config.zone),
            finding=self.words.newsroom.findings[meta.temuan],
            finding_key=meta.temuan,
            evidence=tuple(
                EvidenceView(
                    item.judul, item.url or self.attachments.address_of(item.berkas or ""), item.url is not None
                )
                for item in meta.bukti
            ),
        )

    def _history(self, article: Article) -> tuple[Notice, ...]:
        """The change history, oldest first: published, then corrections, changes, and a withdrawal."""
        words, zone, meta = self.words.newsroom.history, self.config.zone, article.meta
        changes = [(item.waktu, words.corrected.format(text=item.isi)) for item in meta.ralat]
        changes += [(item.waktu, item.isi) for item in meta.riwayat]
        changes += [(meta.dicabut.waktu, words.withdrawn.format(text=meta.dicabut.alasan))] if meta.dicabut else []
        changes.sort(key=lambda change: self._moment(change[0]))
        changes[:0] = [(meta.tanggal, words.published)] if changes else []
        return tuple(Notice(date_text(when, zone), escape(text)) for when, text in changes)

    def _chips(self, article: Article) -> tuple[ChipGroup, ...]:
        meta, titles = article.meta, self.words.newsroom.registers
        day = article.event_day
        shown: dict[str, list[Chip]] = {kind: [] for kind in _REGISTERS}
        for kind, value in article.card.entries:
            chip = self._chip(_REGISTERS[kind], value, day)
            if chip is not None:
                shown[kind].append(chip)
        groups = [ChipGroup(titles[kind], tuple(chips)) for kind, chips in shown.items()]
        tags = tuple(Chip(tag, f"tag/{slugged(tag)}/") for tag in meta.tags)
        category = (Chip(meta.category, f"kategori/{slugged(meta.category)}/"),) if meta.category else ()
        groups += [ChipGroup(titles.category, category), ChipGroup(titles.tags, tags)]
        return tuple(group for group in groups if group.chips)

    def _chip(self, register: Register, value: str, day: date | None) -> Chip | None:
        entry = resolve(self.registers, register, value)
        if entry is None:
            return None
        note = ""
        if isinstance(entry, Official):
            post = post_on(entry, day)
            note = post.title if post is not None else ""
        return Chip(entry.name, entry.address if entry.address in self.published else "", note)
