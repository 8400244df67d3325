"""Where a new document goes: a name from its title, and whether that name is free."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from plugins.desk.starting import problems as found
from plugins.desk.starting.kinds import RESERVED, DocumentKind
from plugins.engine.problem import Problem
from plugins.newsroom.slugs import slugged

LONGEST_SLUG = 80
"""An address that still can be read out and fits a file name everywhere."""

_DATE_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+")
_JOINER = "\u200d"


def clean(text: str) -> str:
    r"""A text from a command line or terminal on one line, without signs that no one sees.

    >>> clean(" Rapat\x07\n koordinasi ")
    'Rapat koordinasi'
    """
    seen = "".join(sign if sign.isprintable() or sign == _JOINER or sign.isspace() else "" for sign in text)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def check_title(what: str, title: str, limit: int) -> Problem | None:
    """What is wrong with a title or name; nothing where it is good."""
    if not title:
        return found.NO_TITLE.at("--judul", what=what)
    if not any(sign.isalnum() for sign in title):
        return found.EMPTY_TITLE.at("--judul", what=what, value=title)
    if len(title) > limit:
        return found.LONG_TITLE.at("--judul", what=what, length=len(title), limit=limit)
    return None


def slug_of(title: str) -> str:
    """The proposed end of the address: whole words of the title, at most `LONGEST_SLUG` characters.

    >>> slug_of("Rapat: “Koordinasi” Kehumasan")
    'rapat-koordinasi-kehumasan'
    """
    slug = slugged(title)
    if len(slug) <= LONGEST_SLUG:
        return slug
    return slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]


def target(kind: DocumentKind, slug: str, year: int, content: Path) -> tuple[Path, Problem | None]:
    """The file of a new document, and why it cannot be that one."""
    folder = content / kind.folder / str(year) if kind.dated else content / kind.folder
    path = folder / f"{slug}.md"
    taken = _taken(folder)
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    other = f"{slug}-{number}"
    if kind.name == "halaman" and slug in RESERVED:
        return path, found.RESERVED.at("--slug", value=f"{slug}/", other=f"{slug}-kantor")
    if slug in taken:
        shown = taken[slug].relative_to(content.parent).as_posix()
        return path, found.TAKEN.at(shown, what=kind.label, path=shown, other=other)
    return path, None


def _taken(folder: Path) -> dict[str, Path]:
    """The files of a folder by the end of the address that their names give."""
    if not folder.is_dir():
        return {}
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".md", ".markdown"})
    return {slugged(_DATE_PREFIX.sub("", path.stem)): path for path in reversed(files)}
