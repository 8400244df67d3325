"""The regions' part in a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.fingerprint import fingerprint, joined
from plugins.engine.page import AnyPage, File
from plugins.engine.problem import Problem
from plugins.newsroom.body import Footnote
from plugins.newsroom.lists import ArticleLists
from plugins.newsroom.model import Article, Newsroom
from plugins.regions.data import profile_files
from plugins.regions.layout import RegionLayout, bodies_by_region
from plugins.regions.load import load_edition
from plugins.regions.model import Extraction
from plugins.regions.notes import RegionNote, region_notes
from plugins.regions.pages import region_lists, region_pages
from plugins.regions.profile import profiles_of
from plugins.registers.model import Registers
from plugins.registers.wiring import FOLDER, Vocabulary
from plugins.tags.desk import Desk


class _Found(Struct, frozen=True):
    """The region notes of all articles and what is wrong with them; ``told`` covers the notes.

    ``keys`` are those under which the store keeps what was read from each note.
    """

    notes: tuple[RegionNote, ...]
    problems: tuple[Problem, ...]
    told: str
    keys: tuple[str, ...]


class RegionsContributor(Contributor):
    """Reads the region notes of all articles and lays out a profile of every region."""

    def read(self) -> None:
        """Read where the register of regions comes from."""
        self._edition, problems = load_edition(self.build.config.content / FOLDER, FOLDER)
        self.build.report(*problems)

    def resolve(self) -> None:
        """Read and verify the notes; hand over the `RegionProfiles`."""
        build = self.build
        found = self._found([one for one in build.need(Newsroom).articles if one.card.noted])
        build.report(*found.problems)
        self._told = fingerprint(found.told, self._edition)
        self._profiles = replace(profiles_of(build.need(Registers), found.notes), mark=self._told)
        build.provide(self._profiles)

    def pages(self) -> Iterable[AnyPage]:
        """Every page of the regions; their lists of articles join those that have feeds."""
        desk = self.build.need(Desk)
        layout = RegionLayout(desk, self._edition, bodies_by_region(desk), self._told)
        lists = self.build.need(ArticleLists).lists
        self.build.provide(ArticleLists((*lists, *region_lists(self._profiles, layout))))
        yield from region_pages(self._profiles, layout)

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The JSON beside every region's page."""
        del pages
        desk = self.build.need(Desk)
        return profile_files(self._profiles, desk, self._edition, self.build.config.absolute, self._told)

    def _found(self, noted: Sequence[Article]) -> _Found:
        """The notes of articles, from the cache where neither these nor the registers changed."""
        build = self.build
        digests = (article.digest for article in noted)
        key = joined(("region-notes", build.code_digest, build.need(Vocabulary).digest, *digests))
        kept = build.store.reading(key)
        if isinstance(kept, _Found):
            build.store.hold(*kept.keys)
            return kept
        self._keys: list[str] = []
        notes, problems = region_notes(noted, build.need(Registers), self._extract)
        found = _Found(notes, problems, fingerprint(notes), tuple(self._keys))
        build.store.remember(key, found)
        return found

    def _extract(self, note: Footnote) -> Extraction:
        """The facts of a note, from the cache where neither it nor the rules changed."""
        key = fingerprint("region-note", self.build.code_digest, note.label, note.text)
        self._keys.append(key)
        kept = self.build.store.reading(key)
        if isinstance(kept, Extraction):
            return kept
        # The rules are many patterns; a build that finds every note in the cache need not compile them.
        from plugins.regions.extract import extract  # noqa: PLC0415

        read = extract(note.text)
        self.build.store.remember(key, read)
        return read


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return RegionsContributor
