"""The indexes of the registers: by letter, by kind, and by number of articles, each a page that needs no script."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from msgspec import Struct

from plugins.engine.fingerprint import joined
from plugins.engine.page import Crumb, Head, Page, Planned
from plugins.newsroom.views import AttachmentView, PageLink
from plugins.registers.model import AnyEntry, Body, Official, Register
from plugins.registers.names import words_of
from plugins.registers.schema import BODY_KINDS
from plugins.tags.desk import Desk
from plugins.tags.model import sort_key
from plugins.tags.relations import latest_day
from plugins.tags.trees import index_note, topic_forest
from plugins.tags.views import IndexGroup, IndexLine, IndexView, TreeNode

BY_COUNT = "menurut-jumlah/"
BANDS = (100, 50, 20, 10, 5, 2, 1, 0)
"""The least number of articles of each heading of the index by number."""


class KindArrangement(Struct, frozen=True):
    """How the entries of a register are arranged by kind: the last part of its address, its label, and what makes its
    content: groups under headings, or a tree.
    """

    folder: str
    label: str
    headings: Callable[[Desk], tuple[IndexGroup, ...]] = lambda _: ()
    tree: Callable[[Desk], tuple[TreeNode, ...]] = lambda _: ()


def register_indexes(desk: Desk, files: Sequence[AttachmentView]) -> Iterator[Planned]:
    """The indexes of topics, officials and bodies; ``files`` are the topics in open formats."""
    words = desk.words.index
    tree = KindArrangement("menurut-susunan/", words.by_tree, tree=topic_forest)
    bodies = KindArrangement("menurut-jenis/", words.by_kind, headings=_by_body_kind)
    officials = KindArrangement("menurut-lembaga/", words.by_body, headings=_by_employer)
    yield from index_pages(Register.TOPIK, desk, tree, files)
    yield from index_pages(Register.PEJABAT, desk, officials)
    yield from index_pages(Register.LEMBAGA, desk, bodies)


def index_pages(
    register: Register, desk: Desk, by_kind: KindArrangement, files: Sequence[AttachmentView] = ()
) -> Iterator[Planned]:
    """The three indexes of one register at ``<register>/``: by letter, by kind, and by number of articles."""
    words, root = desk.words.index, f"{register.value}/"
    title = str(desk.layout.words.newsroom.registers[register.value])
    # Beside the registers themselves an index shows how many articles each entry has.
    counts = [str(len(desk.holdings.of(entry))) for entry in desk.registers.of(register).values()]
    for folder in ("", by_kind.folder, BY_COUNT):
        label = {"": words.by_letter, by_kind.folder: by_kind.label}.get(folder, words.by_count)
        full_title = words.arranged.format(title=title, arrangement=label.lower()) if folder else title
        yield Planned(
            address=root + folder,
            title=full_title,
            mark=joined((desk.layout.mark, root, folder, repr(files), *counts)),
            make=partial(_index_page, register, folder, full_title, desk, by_kind, files),
        )


def _index_page(
    register: Register,
    folder: str,
    full_title: str,
    desk: Desk,
    by_kind: KindArrangement,
    files: Sequence[AttachmentView],
) -> Page:
    words, root = desk.words.index, f"{register.value}/"
    title = str(desk.layout.words.newsroom.registers[register.value])
    folders = (("", words.by_letter), (by_kind.folder, by_kind.label), (BY_COUNT, words.by_count))
    home = Crumb(desk.layout.words.newsroom.untitled_home, "")
    ordered = sorted(desk.registers.of(register).values(), key=sort_key)
    headings = by_kind.headings(desk) if folder == by_kind.folder else ()
    return Page(
        address=root + folder,
        template="entries.html",
        title=full_title,
        model=IndexView(
            title=full_title,
            intro="" if folder else words.intros[register.value],
            facets=tuple(PageLink(name, root + other, other == folder) for other, name in folders),
            letters=() if folder else letters_of(ordered, desk),
            headings=_by_count(ordered, desk) if folder == BY_COUNT else headings,
            tree=by_kind.tree(desk) if folder == by_kind.folder else (),
            files=() if folder else tuple(files),
            empty="" if ordered else words.empty,
        ),
        crumbs=(home, Crumb(title, root), Crumb(dict(folders)[folder])) if folder else (home, Crumb(title)),
        head=Head(description=words.intros[register.value]),
    )


def letters_of(ordered: Iterable[AnyEntry], desk: Desk) -> tuple[IndexGroup, ...]:
    """Entries in the order of the alphabet under their first letters; what begins with a digit comes first."""
    return lettered(((entry.name, line_of(entry, desk)) for entry in ordered), desk)


def lettered(lines: Iterable[tuple[str, IndexLine]], desk: Desk) -> tuple[IndexGroup, ...]:
    """Lines, each with the name that it is filed under, in groups by first letter, in the order given."""
    groups: dict[str, list[IndexLine]] = defaultdict(list)
    for name, line in lines:
        groups[letter_of(name)].append(line)
    labels = {"angka": desk.words.index.digits, "lain": desk.words.index.others}
    # Digits come before letters, and other scripts after them, as in the order of the names.
    ranked = sorted(groups, key=lambda key: (key == "lain", key != "angka", key))
    return tuple(IndexGroup(labels.get(key, key.upper()), key, tuple(groups[key])) for key in ranked)


def letter_of(name: str) -> str:
    """The key of the group that a name stands under: a letter, ``angka`` for digits, ``lain`` for anything else.

    >>> letter_of("Éka"), letter_of("17 Agustus"), letter_of("Ма")
    ('e', 'angka', 'lain')
    """
    words = words_of(name)
    first = unicodedata.normalize("NFKD", words[0])[0].casefold() if words else ""
    if first.isdigit():
        return "angka"
    return first if first.isascii() and first.isalpha() else "lain"


def line_of(entry: AnyEntry, desk: Desk) -> IndexLine:
    """An entry in an index, with its number of articles."""
    return IndexLine(entry.name, desk.address(entry), index_note(entry, desk))


def headed(groups: Iterable[tuple[str, str, Sequence[AnyEntry]]], desk: Desk) -> tuple[IndexGroup, ...]:
    """Entries under headings, each a key, a title and its entries; a heading without entries is left out."""
    return tuple(
        IndexGroup(title, key, tuple(line_of(entry, desk) for entry in entries))
        for key, title, entries in groups
        if entries
    )


def _by_count(ordered: Sequence[AnyEntry], desk: Desk) -> tuple[IndexGroup, ...]:
    """Entries by number of articles in bands, the most first; equal ones in the order of the alphabet."""
    words = desk.words.index
    counts = {entry.id: len(desk.holdings.of(entry)) for entry in ordered}
    ranked = sorted(ordered, key=lambda entry: -counts[entry.id])
    bands: dict[int, list[AnyEntry]] = {least: [] for least in BANDS}
    for entry in ranked:
        bands[next(least for least in BANDS if counts[entry.id] >= least)].append(entry)
    titles = {low: words.between.format(low=low, high=high - 1) for high, low in pairwise(BANDS)}
    titles |= {0: words.none, 1: desk.count(1), BANDS[0]: words.at_least.format(number=BANDS[0])}
    return headed(((str(least), titles[least], bands[least]) for least in BANDS), desk)


def _by_body_kind(desk: Desk) -> tuple[IndexGroup, ...]:
    groups: dict[str, list[Body]] = {kind: [] for kind in BODY_KINDS}
    for body in sorted(desk.registers.bodies.values(), key=sort_key):
        groups.setdefault(body.kind, []).append(body)
    return headed(((kind, desk.words.kinds[kind], bodies) for kind, bodies in groups.items()), desk)


def _by_employer(desk: Desk) -> tuple[IndexGroup, ...]:
    """Officials under the body of each one's present or latest post; those without a known body come last."""
    groups: dict[str, list[Official]] = defaultdict(list)
    for official in sorted(desk.registers.officials.values(), key=sort_key):
        latest = max(official.posts, key=latest_day, default=None)
        employer = None if latest is None else desk.holdings.entry(Register.LEMBAGA, latest.body)
        groups["" if employer is None else employer.id].append(official)
    named = sorted((desk.registers.bodies[key] for key in groups if key), key=sort_key)
    listed = [(body.id, body.name, groups[body.id]) for body in named]
    return headed((*listed, ("tanpa-lembaga", desk.words.index.no_body, groups[""])), desk)
