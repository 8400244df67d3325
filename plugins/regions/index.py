"""The index of all regions: the provinces as a table, every region from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from plugins.engine.fingerprint import joined
from plugins.engine.page import Crumb, Page, Planned
from plugins.newsroom.views import PageLink
from plugins.regions.layout import RegionLayout
from plugins.regions.profile import Profile, RegionProfiles
from plugins.regions.views import RegionsView
from plugins.registers.model import Region
from plugins.registers.names import words_of
from plugins.tags.desk import Desk
from plugins.tags.index import lettered
from plugins.tags.trees import index_note
from plugins.tags.views import IndexGroup, IndexLine

INDEX = "wilayah/"
ALPHABET = f"{INDEX}a-z/"
_KIND_WORDS = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")


def index_pages(profiles: RegionProfiles, layout: RegionLayout) -> Iterator[Planned]:
    """Provinces as a table, and all regions from A to Z."""
    words, desk = layout.words.index, layout.desk
    counts = [str(len(desk.holdings.of(profile.region))) for profile in profiles.profiles.values()]
    for address, title in ((INDEX, words.title), (ALPHABET, words.alphabet_title)):
        mark = joined((layout.told, desk.layout.mark, address, *counts))
        yield Planned(address, title, mark, partial(_index_page, address, title, profiles, layout))


def _index_page(address: str, title: str, profiles: RegionProfiles, layout: RegionLayout) -> Page:
    words, held = layout.words.index, profiles.profiles.values()
    home = Crumb(layout.desk.layout.words.newsroom.untitled_home, "")
    links = _marked((PageLink(words.by_province, INDEX), PageLink(words.by_letter, ALPHABET)), address)
    if address == ALPHABET:
        view = RegionsView(
            title=title,
            summary=words.alphabet_summary,
            facets=links,
            highlights=(),
            provinces=None,
            letters=_letters(held, layout.desk),
            credit=None,
        )
        crumbs: tuple[Crumb, ...] = (home, Crumb(words.title, INDEX), Crumb(title))
    else:
        provinces = [profile.region for profile in held if profile.parent is None]
        view = RegionsView(
            title=title,
            summary=words.summary,
            facets=links,
            highlights=tuple(_highlights(held, layout)),
            provinces=layout.table("_provinsi", words.provinces, provinces, layout.words.table.province),
            letters=(),
            credit=layout.credit(),
        )
        crumbs = (home, Crumb(title))
    return Page(address=address, template="regions.html", title=title, model=view, crumbs=crumbs)


def _marked(links: Sequence[PageLink], here: str) -> tuple[PageLink, ...]:
    return tuple(PageLink(link.title, link.address, current=link.address == here) for link in links)


def _highlights(profiles: Iterable[Profile], layout: RegionLayout) -> Iterator[IndexLine]:
    """The regions with facts or articles: most articles first, then by code."""
    words = layout.words.index
    held = [(profile, len(layout.desk.holdings.of(profile.region))) for profile in profiles]
    found = [(profile, number) for profile, number in held if number or profile.notes]
    for profile, number in sorted(found, key=lambda item: (-item[1], item[0].region.id)):
        facts = sum(len(group.figures) for group in profile.groups)
        parts = [layout.desk.count(number)] if number else []
        parts += [words.facts.format(number=facts)] if facts else []
        yield IndexLine(profile.region.name, profile.region.address, ", ".join(parts))


def _letters(profiles: Iterable[Profile], desk: Desk) -> tuple[IndexGroup, ...]:
    """All regions under the first letter of their own name, "Kabupaten" and "Kota" not counted."""
    named = ((_own_name(profile.region), profile) for profile in profiles)
    ordered = sorted(named, key=lambda item: (words_of(item[0]), item[1].region.id))
    return lettered(((name, _line(profile, desk)) for name, profile in ordered), desk)


def _line(profile: Profile, desk: Desk) -> IndexLine:
    region = profile.region
    notes = (profile.parent.name if profile.parent else "", index_note(region, desk))
    return IndexLine(region.name, desk.address(region), ", ".join(note for note in notes if note))


def _own_name(region: Region) -> str:
    for word in _KIND_WORDS:
        if region.kind != "provinsi" and region.name.startswith(word):
            return region.name.removeprefix(word)
    return region.name
