"""Eleventy with markdown-it and its footnotes; Eleventy makes no lists by itself, so the configuration cuts them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from shutil import which

from tools.bench.site import FEED_SIZE, PAGE_SIZE, Site, copy_layouts, front_of, plain_front, said_by
from tools.corpus import Story


class Eleventy(Site):
    """Eleventy with Nunjucks layouts."""

    name = "eleventy"
    output = "_site"
    caches = (".cache",)
    base = "isi/_includes/dasar.njk"

    def _script(self) -> Path:
        return self.peers / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"

    def installed(self) -> bool:
        """Whether there is Node, and Eleventy among the peers."""
        return which("node") is not None and self._script().is_file()

    def version(self) -> str:
        """Such as ``3.1.5``."""
        return said_by(["node", str(self._script()), "--version"])

    def command(self) -> Sequence[str]:
        """Eleventy's command without npx, which would add its own time."""
        return ["node", str(self._script()), "--quiet"]

    def environment(self) -> dict[str, str]:
        """Where the configuration finds markdown-it-footnote."""
        return super().environment() | {"NODE_PATH": str((self.peers / "eleventy" / "node_modules").resolve())}

    def frame(self) -> None:
        """Configuration and layouts."""
        copy_layouts("eleventy", self.folder)
        sizes = {"page": PAGE_SIZE, "feed": FEED_SIZE}
        (self.folder / "sizes.json").write_text(json.dumps(sizes), "utf-8")

    def source(self, story: Story) -> str:
        """``isi/berita/YEAR/name.md``."""
        return f"isi/berita/{story.day.year}/{story.name}.md"

    def text(self, story: Story) -> str:
        """Front matter in YAML; ``tags`` is Eleventy's own word and would make collections of its own."""
        return front_of(plain_front(story)) + story.body
