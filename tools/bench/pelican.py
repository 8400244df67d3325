"""Stock Pelican: its own readers, generators and the theme ``simple``, with typogrify, footnotes and tables."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from tools.bench.site import FEED_SIZE, PAGE_SIZE, Site
from tools.corpus import Story

_SETTINGS = f"""SITENAME = "Ukur"
SITEURL = "https://ukur.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "id"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
ARTICLE_PATHS = ["berita"]
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "berita/{{date:%Y}}/{{slug}}/"
ARTICLE_SAVE_AS = "berita/{{date:%Y}}/{{slug}}/index.html"
DEFAULT_PAGINATION = {PAGE_SIZE}
DISPLAY_CATEGORIES_ON_MENU = False
TYPOGRIFY = True
MARKDOWN = {{
    "extension_configs": {{
        "markdown.extensions.footnotes": {{}},
        "markdown.extensions.tables": {{}},
        "markdown.extensions.meta": {{}},
    }},
    "output_format": "html5",
}}
FEED_MAX_ITEMS = {FEED_SIZE}
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/wilayah/{{slug}}.atom.xml"
TAG_FEED_ATOM = "feeds/topik/{{slug}}.atom.xml"
AUTHOR_FEED_ATOM = "feeds/penulis/{{slug}}.atom.xml"
"""


class Pelican(Site):
    """Pelican without any plugin. An article's region is its category, its topics are its tags."""

    name = "pelican"
    output = "output"
    caches = ("__pycache__",)
    base = "theme/templates/base.html"

    def installed(self) -> bool:
        """Always in practice: Suluh itself needs Pelican and typogrify."""
        return find_spec("pelican") is not None and find_spec("typogrify") is not None

    def version(self) -> str:
        """Such as ``4.12.0``."""
        return version("pelican")

    def command(self) -> Sequence[str]:
        """Pelican's own command."""
        return [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--quiet"]

    def frame(self) -> None:
        """Settings, and a copy of the theme that can be edited."""
        import pelican  # noqa: PLC0415 -- only where it is measured

        shutil.copytree(Path(pelican.__file__).parent / "themes" / "simple", self.folder / "theme")
        (self.folder / "pelicanconf.py").write_text(_SETTINGS, "utf-8")

    def source(self, story: Story) -> str:
        """``content/berita/YEAR/name.md``."""
        return f"content/berita/{story.day.year}/{story.name}.md"

    def text(self, story: Story) -> str:
        """Pelican's header lines."""
        head = (
            f"Title: {story.title}\nDate: {story.day}\nCategory: {story.place}\nTags: {', '.join(story.topics)}\n"
            f"Authors: {story.author}\nSummary: {story.summary}\nJenis: {story.kind}\n"
        )
        return f"{head}\n{story.body}"
