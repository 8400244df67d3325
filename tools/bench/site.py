"""What a generator is to the bench: how its sources are written, how it is started, and where its pages come out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from tools.corpus import Story

PAGE_SIZE = 20
FEED_SIZE = 30
LAYOUTS = Path(__file__).resolve().parent / "layouts"
TODAY_EPOCH = "1796083200"
"""1 December 2026 as SOURCE_DATE_EPOCH: after the last article of the corpus, whatever the machine's clock says."""

_END = "</body>"


class Site:
    """A generator's project below ``folder``; ``peers`` is where `tools.bench.install` put the generators.

    A subclass names its parts and writes an article in its own format. All sites make the same lists of `PAGE_SIZE`
    articles and feeds of `FEED_SIZE`: the newest, by topic, by region and by author (Suluh: by official).
    """

    name: ClassVar[str]
    output: ClassVar[str]
    """The folder that it writes, below its own."""
    caches: ClassVar[tuple[str, ...]] = ()
    """What it keeps beside the output from one run to the next."""
    base: ClassVar[str]
    """The template that every page is made with; it has one ``</body>``."""

    def __init__(self, folder: Path, peers: Path) -> None:
        self.folder = folder
        self.peers = peers
        self._bases: dict[Path, str] = {}

    def installed(self) -> bool:
        """Whether it can be run on this machine."""
        raise NotImplementedError

    def version(self) -> str:
        """The generator's version, as it tells it."""
        raise NotImplementedError

    def command(self) -> Sequence[str]:
        """What an editor would type to build."""
        raise NotImplementedError

    def others(self) -> Mapping[str, Sequence[str]]:
        """Other ways to start the same build, by a name for the report."""
        return {}

    def frame(self) -> None:
        """Write everything of the project but its articles."""
        raise NotImplementedError

    def source(self, story: Story) -> str:
        """Where an article stands, relative to the folder."""
        raise NotImplementedError

    def text(self, story: Story) -> str:
        """An article in the generator's own format."""
        raise NotImplementedError

    def page(self, story: Story) -> Path:
        """The page that an article becomes."""
        return self.folder / self.output / "berita" / str(story.day.year) / story.name / "index.html"

    def environment(self) -> dict[str, str]:
        """The environment of a run: this one's, with Python's bytecode cache as an editor's machine has it."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | {"SOURCE_DATE_EPOCH": TODAY_EPOCH, "TZ": "UTC", "NO_COLOR": "1"}

    def prepare(self, stories: Iterable[Story]) -> None:
        """Make the project anew with these articles; nothing is built."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._bases.clear()
        self.frame()
        for story in stories:
            self.write(story)

    def write(self, story: Story) -> None:
        """Write an article, or write it again."""
        path = self.folder / self.source(story)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(story), "utf-8", newline="\n")

    def forget(self) -> None:
        """Remove the output and every cache: the next run is a cold one."""
        for name in (self.output, *self.caches):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit_theme(self, mark: str) -> None:
        """Put a word at the end of every page, in place of the one put there before."""
        path = self.folder / self.base
        original = self._bases.setdefault(path, path.read_text("utf-8"))
        if original.count(_END) != 1:
            raise ValueError(f"{path} has no single {_END}")
        path.write_text(original.replace(_END, f"<p hidden>{mark}</p>{_END}"), "utf-8", newline="\n")


def copy_layouts(name: str, folder: Path) -> None:
    """Copy a peer's layouts into its project."""
    shutil.copytree(LAYOUTS / name, folder, dirs_exist_ok=True)


def plain_front(story: Story) -> dict[str, object]:
    """An article's front matter in the words that generators share; one that wants lists says so itself."""
    return {
        "title": story.title,
        "date": f"{story.day}T00:00:00Z",
        "description": story.summary,
        "jenis": story.kind,
        "topik": list(story.topics),
        "wilayah": story.place,
        "penulis": story.author,
    }


def front_of(values: Mapping[str, object]) -> str:
    """Front matter in YAML, every value as JSON, which is YAML too."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"---\n{lines}---\n"


def said_by(command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """The first line of what a command prints, or nothing where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 -- the bench's own commands
            command, capture_output=True, encoding="utf-8", check=True, env=environment, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip().partition("\n")[0]
