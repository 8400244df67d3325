"""Whether a generator really made the site: enough pages and feeds, and the words of the articles on their pages."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tools.bench.site import PAGE_SIZE, Site
from tools.corpus import Story

_SAMPLE = 25
_TAG = re.compile(r"<[^>]*>")
_TARGET = re.compile(r"\]\([^)]*\)|\[\^\d+\]:?")
"""What Markdown has and no page shows as words: addresses of links, names of footnotes."""
_NOT_WORDS = re.compile(r"[\W_]+")


class NotRealError(Exception):
    """An output that is not the site of its sources; a figure of such a run means nothing."""


class Output(Struct, frozen=True):
    """What a run left: number of files, of pages, of feeds and other XML, and bytes."""

    files: int
    pages: int
    feeds: int
    size: int


def output_of(folder: Path) -> Output:
    """Count an output folder."""
    found = [(path, path.stat().st_size) for path in folder.rglob("*") if path.is_file()]
    endings = [path.suffix for path, _ in found]
    return Output(len(found), endings.count(".html"), endings.count(".xml"), sum(size for _, size in found))


def check_whole(site: Site, stories: Sequence[Story]) -> Output:
    """Look at a finished site: a page for each article, the lists and the feeds, and a sample read.

    Raises `NotRealError` that names what is missing.
    """
    for story in stories:
        if not site.page(story).is_file():
            raise NotRealError(f"{site.name}: no page {site.page(story)}")
    found = output_of(site.folder / site.output)
    parts = math.ceil(len(stories) / PAGE_SIZE)
    if found.pages < len(stories) + parts:
        raise NotRealError(f"{site.name}: {found.pages} pages; at least {len(stories)} and {parts} parts of a list")
    topics = {topic for story in stories for topic in story.topics}
    if found.feeds < len(topics) + 1:
        raise NotRealError(f"{site.name}: {found.feeds} feeds; at least one, and one for each of {len(topics)} topics")
    for story in stories[:: max(1, len(stories) // _SAMPLE)]:
        check_page(site, story)
    return found


def check_page(site: Site, story: Story, mark: str = "") -> None:
    """An article's page has its title, its first paragraph, its last words and ``mark``. Raises `NotRealError`."""
    shown = words_of(site.page(story).read_text("utf-8"))
    for what in (story.title, story.opening, " ".join(_TARGET.sub(" ", story.body).split()[-6:]), mark):
        if words_of(what) not in shown:
            raise NotRealError(f"{site.name}: {site.page(story)} does not say: {what[:80]}")


def check_lists(site: Site, before: Story, after: Story) -> None:
    """The new title stands on the article's page and on a list, the old one on no page. Raises `NotRealError`."""
    named = 0
    for path in (site.folder / site.output).rglob("*.html"):
        text = path.read_text("utf-8")
        named += _says(text, after.title)
        if _says(text, before.title):
            raise NotRealError(f"{site.name}: {path} still has the title “{before.title}”")
    if named < 2:  # noqa: PLR2004 -- the page and one list
        raise NotRealError(f"{site.name}: “{after.title}” stands on {named} pages")


def _says(page: str, title: str) -> bool:
    """Whether a page has a title, its typography apart; the cheap look first, because there are many pages."""
    return title.partition(" ")[0] in page and words_of(title) in words_of(page)


def words_of(text: str) -> str:
    """The letters and digits of a page or of Markdown, apart from markup and typography.

    >>> words_of('Kata “baru”,&nbsp;<b>dua</b> kali') == words_of('Kata "baru", **dua** kali')
    True
    """
    return _NOT_WORDS.sub(" ", html.unescape(_TAG.sub(" ", text))).strip()
