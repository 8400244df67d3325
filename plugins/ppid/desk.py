"""What every page of open information needs: words, dates, states, crumbs and ways, for one build."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from plugins.engine.components import Mark
from plugins.engine.config import SiteConfig
from plugins.engine.page import Crumb, Page
from plugins.engine.theme import Words
from plugins.engine.words import number_text, short_date, size_text
from plugins.media.documents_model import kind_of
from plugins.newsroom.layout import Layout
from plugins.newsroom.views import AttachmentView, PageLink
from plugins.ppid.checklist import ChecklistItem, Kelas
from plugins.ppid.compliance import Outcome, Verdict
from plugins.ppid.item import Item, item_freshness
from plugins.ppid.law import CHECKLIST_VERSION
from plugins.ppid.model import Account, PublicInformation
from plugins.ppid.staleness import Freshness, Status
from plugins.ppid.views import Record

ROOT = "ppid/"
DIP = f"{ROOT}daftar-informasi-publik/"
COMPLIANCE = f"{ROOT}kepatuhan/"
EXEMPT = f"{ROOT}dikecualikan/"
PACKAGES = f"{ROOT}pengadaan/"
TPAD = f"{ROOT}tpad/"
DUE = f"{ROOT}jatuh-tempo/"
QUESTIONS = f"{ROOT}tanya/"

_STATUS_KEYS = {Status.TERBARU: "positive", Status.PERLU_DIPERBARUI: "caution", Status.KEDALUWARSA: "negative"}
_OUTCOME_KEYS = {
    Outcome.PUBLISHED: "positive",
    Outcome.NOT_APPLICABLE: "neutral",
    Outcome.REVIEW: "caution",
    Outcome.MISSING: "negative",
}


class Desk(Struct, frozen=True):
    """Lays out the pages of one build. ``verdict`` finds the answer to a checklist row by its id."""

    information: PublicInformation
    account: Account
    config: SiteConfig
    words: Words
    layout: Layout
    verdict: Mapping[str, Verdict]

    @property
    def text(self) -> Words:
        """The words of this room."""
        words: Words = self.words.ppid
        return words

    @property
    def basis(self) -> str:
        """The rules that a page follows, with their version."""
        return str(self.text.basis.format(version=CHECKLIST_VERSION))

    def page(
        self,
        address: str,
        template: str,
        title: str,
        model: object,
        *crumbs: Crumb,
        modified: date | None = None,
        source: str = "",
        sample: bool | None = None,
    ) -> Page:
        """A page under ``/ppid/``; ``sample`` defaults to whether everything shown is sample data."""
        home = (Crumb(self.words.newsroom.untitled_home, ""), Crumb(self.text.short, ROOT))
        trail = (*home, *crumbs, Crumb(title)) if address != ROOT else (home[0], Crumb(title))
        return Page(
            address=address,
            template=template,
            title=title,
            model=model,
            crumbs=trail,
            modified=modified,
            source=source,
            sample=self.information.samples_only if sample is None else sample,
        )

    def day(self, day: date | None) -> str:
        """A day in words, or that it is not known."""
        return short_date(day) if day else str(self.text.unknown_day)

    def freshness(self, item: Item) -> Freshness:
        """When an item is due again."""
        return item_freshness(item, self.information.checklist, self.information.today)

    def item_status(self, item: Item) -> Mark:
        """The state of an item: empty, or its age."""
        if item.empty_reason:
            return Mark("negative", self.text.empty_item)
        return self.age(self.freshness(item))

    def age(self, age: Freshness) -> Mark:
        """An age in a word."""
        return Mark(_STATUS_KEYS[age.status], age.status.label)

    def outcome(self, verdict: Verdict) -> Mark:
        """The answer to a row in a word."""
        return Mark(_OUTCOME_KEYS[verdict.outcome], verdict.outcome.label)

    def record(self, item: Item) -> Record:
        """An item as lists show it."""
        unit = self.information.units.get(item.unit, item.unit)
        age = self.freshness(item)
        line = self.text.item_line.format(unit=unit, day=self.day(item.updated))
        lines = [item.summary, line]
        if age.next_due and not item.empty_reason:
            lines.append(self.text.next_due_line.format(day=self.day(age.next_due)))
        return Record(
            title=item.title,
            address=item.address,
            status=self.item_status(item),
            lines=tuple(line for line in lines if line),
        )

    def row_link(self, row: ChecklistItem) -> PageLink:
        """The way to the page of a checklist row."""
        return PageLink(f"{row.id} {row.title}", row_address(row.id))

    def row_record(self, verdict: Verdict) -> Record:
        """A checklist row with its answer."""
        row = verdict.row
        lines = [row.source]
        if verdict.reason:
            lines.append(self.text.reason_line.format(reason=verdict.reason, day=self.day(verdict.review)))
        lines += [
            self.text.pending_line.format(reason=one.reason, day=self.day(one.until))
            for one in verdict.pending
            if not verdict.evidence
        ]
        if verdict.coverage and verdict.coverage.applicable:
            cover = verdict.coverage
            lines.append(
                self.text.coverage_line.format(
                    published=number_text(cover.published), applicable=number_text(cover.applicable)
                )
            )
        if verdict.link_only:
            lines.append(self.text.link_only)
        if verdict.stale and verdict.freshness:
            lines.append(self.text.stale_line.format(day=self.day(verdict.freshness.next_due)))
        return Record(
            title=row.title,
            address=row_address(row.id),
            kicker=row.id,
            status=self.outcome(verdict),
            lines=tuple(lines),
        )

    def attachment(
        self, address: str, title: str, size: int, sha256: str, facts: tuple[str, ...] = ()
    ) -> AttachmentView:
        """A file to download."""
        return AttachmentView(address, title, kind_of(address), size_text(size) if size else "", sha256, facts)


def row_address(row: str) -> str:
    """The address of a checklist row's page.

    >>> row_address("B.d.2")
    'ppid/kepatuhan/b-d-2/'
    """
    return f"{COMPLIANCE}{row.casefold().replace('.', '-')}/"


def class_address(kelas: Kelas) -> str:
    """The address of a class's page."""
    return f"{ROOT}{kelas.value}/"
