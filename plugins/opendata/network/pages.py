"""The pages of a network: who takes part, how complete each is, what is offered twice, what contradicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from plugins.engine.components import Cell, Column, Fact, Mark, TableView
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import Crumb, Page, Planned
from plugins.engine.theme import Words
from plugins.engine.words import number_text, short_date
from plugins.newsroom.views import PageLink
from plugins.opendata.network.datasets import PAGE, site_page
from plugins.opendata.network.merge import Conflict, Duplicate, Merged, Offered
from plugins.opendata.network.model import Member, Network, Offer
from plugins.ppid.compliance import Outcome
from plugins.ppid.views import Record, ReportView, Section

SHOWN = 100
"""Findings of a kind that the page tells one by one; the dataset has all."""
OFFERS = 500
"""Items on a member's page; the dataset has all."""
_MISSING = 20
_TEMPLATE = "ppid-report.html"


class NetworkPages(Struct, frozen=True):
    """Lays out the pages; ``words`` are the theme's words of networks."""

    network: Network
    merged: Merged
    words: Words
    data_title: str

    def pages(self) -> Iterator[Planned]:
        """The overview, and a page for each member that was ever read."""
        sample = any(one.offer.contoh for one in self.merged.offers)
        title = self.words.title.format(name=self.network.title)
        crumbs = (Crumb(self.words.home, ""), Crumb(self.data_title, "data/"))
        mark = fingerprint(self.network)
        make = partial(self._overview, title, (*crumbs, Crumb(title)), sample=sample)
        yield Planned(PAGE, title, mark, make, sample=sample)
        for member in self.network.members:
            if member.kept is not None:
                address, name = site_page(member.state.id), member.name
                trail = (*crumbs, Crumb(title, PAGE), Crumb(name))
                shown = any(offer.contoh for offer in member.kept.dip)
                made = partial(self._member, member, trail, sample=shown)
                yield Planned(address, name, fingerprint(member), made, sample=shown)

    def _overview(self, title: str, crumbs: tuple[Crumb, ...], *, sample: bool) -> Page:
        words = self.words
        sections = (
            Section(
                "_situs", words.sites.title, words.sites.intro, records=tuple(map(self._site, self.network.members))
            ),
            Section("_kepatuhan", words.compliance.title, words.compliance.intro, table=self._compliance()),
            Section("_belum", words.missing.title, words.missing.intro, table=self._missing()),
            Section("_ganda", words.duplicates.title, words.duplicates.intro, table=self._duplicates()),
            Section("_bertentangan", words.conflicts.title, words.conflicts.intro, records=tuple(self._conflicts())),
            Section("_data", words.data.title, words.data.intro, links=self._datasets()),
        )
        intro = self.network.description or words.intro
        view = ReportView(title, intro, tuple(one for one in sections if _says(one)), words.basis)
        return Page(PAGE, _TEMPLATE, title, view, crumbs, sample=sample)

    def _site(self, member: Member) -> Record:
        words, state = self.words.sites, member.state
        lines = []
        if member.kept is not None:
            counts = {
                "items": number_text(len(member.kept.dip)),
                "answers": number_text(len(member.kept.kepatuhan)),
                "tables": number_text(len(member.kept.katalog)),
            }
            lines.append(words.counts.format(**counts))
            lines += [
                words.refused.format(count=number_text(one.jumlah), table=one.tabel, why=one.alasan)
                for one in member.kept.ditolak
            ]
        if state.gagal_sejak:
            lines.append(words.since.format(day=short_date(state.gagal_sejak), why=state.alasan))
        if state.terbaca:
            lines.append(words.as_of.format(day=short_date(state.terbaca)))
        address = site_page(state.id) if member.kept is not None else state.url
        return Record(member.name, address, status=self._status(member), lines=tuple(lines))

    def _status(self, member: Member) -> Mark:
        states = self.words.sites.states
        if not member.state.gagal_sejak:
            return Mark("positive", states.read)
        return Mark("caution", states.kept) if member.kept is not None else Mark("negative", states.never)

    def _compliance(self) -> TableView | None:
        words = self.words.compliance
        if not self.merged.tallies:
            return None
        outcomes = [outcome.value for outcome in Outcome]
        heads = (
            Column(words.body),
            *(Column(outcome.label, numeric=True) for outcome in Outcome),
            Column(words.total, numeric=True),
        )
        rows = tuple(
            (
                Cell(one.member.name, site_page(one.member.state.id), heading=True),
                *(Cell(number_text(one.counts.get(outcome, 0)), numeric=True) for outcome in outcomes),
                Cell(number_text(one.total), numeric=True),
            )
            for one in self.merged.tallies
        )
        return TableView("_kepatuhan-tabel", words.caption, heads, rows)

    def _missing(self) -> TableView | None:
        """The rows of the checklist that most members do not publish."""
        words = self.words.missing
        titles: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for member in self.network.members:
            for one in member.kept.kepatuhan if member.kept else ():
                titles.setdefault(one.butir, one.judul)
                counts[one.butir] += one.jawaban in {Outcome.MISSING.value, Outcome.REVIEW.value}
        worst = sorted((-count, butir) for butir, count in counts.items() if count)[:_MISSING]
        heads = (Column(words.row), Column(words.name), Column(words.count, numeric=True))
        rows = tuple(
            (Cell(butir, heading=True), Cell(titles[butir]), Cell(number_text(-count), numeric=True))
            for count, butir in worst
        )
        return TableView("_belum-tabel", words.caption, heads, rows) if rows else None

    def _duplicates(self) -> TableView | None:
        words, found = self.words.duplicates, self.merged.duplicates
        heads = (Column(words.item), Column(words.ground), Column(words.offered))
        rows = tuple(self._duplicate(one) for one in found[:SHOWN])
        note = words.more.format(count=number_text(len(found) - SHOWN)) if len(found) > SHOWN else ""
        return TableView("_ganda-tabel", words.caption, heads, rows, note) if rows else None

    def _duplicate(self, one: Duplicate) -> tuple[Cell, ...]:
        first = one.offers[0].offer
        names = "; ".join(dict.fromkeys(by.member.name for by in one.offers))
        ground = self.words.duplicates.grounds[one.ground.value]
        return (Cell(first.judul, first.tautan, heading=True), Cell(ground), Cell(names))

    def _conflicts(self) -> Iterator[Record]:
        found = self.merged.conflicts
        for one in found[:SHOWN]:
            yield Record(one.id, lines=tuple(self._differences(one)), links=tuple(map(_to, one.offers)))
        if len(found) > SHOWN:
            yield Record(self.words.conflicts.more.format(count=number_text(len(found) - SHOWN)))

    def _differences(self, one: Conflict) -> Iterator[str]:
        words = self.words.conflicts
        for difference in one.differences:
            said = "; ".join(
                words.value.format(site=by.member.name, value=_short(value) or words.nothing)
                for by, value in zip(one.offers, difference.values, strict=True)
            )
            yield words.difference.format(column=self.words.columns[difference.column], values=said)

    def _datasets(self) -> tuple[PageLink, ...]:
        has = {
            "dip": bool(self.merged.offers),
            "kepatuhan": bool(self.merged.tallies),
            "katalog": any(member.kept and member.kept.katalog for member in self.network.members),
            "temuan": bool(self.merged.duplicates or self.merged.conflicts),
        }
        titles = self.words.datasets
        return tuple(PageLink(titles[name].title, f"data/{name}-jaringan/") for name, there in has.items() if there)

    def _member(self, member: Member, crumbs: tuple[Crumb, ...], *, sample: bool) -> Page:
        kept, words = member.kept, self.words.member
        assert kept is not None
        state = member.state
        facts = [Fact(words.address, state.url, state.url)]
        if kept.penerbit:
            facts.append(Fact(words.publisher, kept.penerbit))
        if state.terbaca:
            facts.append(Fact(words.as_of, short_date(state.terbaca)))
        if state.gagal_sejak:
            facts.append(Fact(words.since, short_date(state.gagal_sejak), note=state.alasan))
        shown = kept.dip[:OFFERS]
        note = words.more.format(count=number_text(len(kept.dip) - OFFERS)) if len(kept.dip) > OFFERS else ""
        heads = (Column(words.item), Column(words.unit), Column(words.kelas), Column(words.updated))
        items = TableView("_dip-tabel", words.offers_caption, heads, tuple(map(_offer_row, shown)), note)
        tables = TableView(
            "_katalog-tabel",
            words.tables_caption,
            (Column(words.table), Column(words.licence)),
            tuple((Cell(one.judul, one.tautan, heading=True), Cell(one.lisensi)) for one in kept.katalog),
        )
        sections = (
            Section("_tentang", words.about, facts=tuple(facts)),
            Section("_dip", words.offers, table=items if shown else None),
            Section("_katalog", words.tables, table=tables if kept.katalog else None),
        )
        view = ReportView(
            member.name,
            words.intro,
            tuple(one for one in sections if _says(one)),
            self.words.basis,
            status=self._status(member),
        )
        return Page(site_page(state.id), _TEMPLATE, member.name, view, crumbs, sample=sample)


def _offer_row(offer: Offer) -> tuple[Cell, ...]:
    updated = short_date(offer.diperbarui) if offer.diperbarui else ""
    return (
        Cell(offer.judul, offer.tautan, heading=True),
        Cell(offer.unit),
        Cell(", ".join(offer.kelas)),
        Cell(updated),
    )


def _to(one: Offered) -> PageLink:
    return PageLink(f"{one.member.name}: {one.offer.judul}", one.offer.tautan)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _says(section: Section) -> bool:
    return bool(section.facts or section.records or section.table or section.links)
