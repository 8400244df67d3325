"""The files of items: whether they exist, kind, size, pages, checksum, and whether a PDF can be read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from plugins.engine.contributor import Build
from plugins.engine.files import inside
from plugins.engine.problem import Problem
from plugins.media import problems_documents as found
from plugins.media.documents_describe import Describer
from plugins.media.documents_model import Unit
from plugins.media.documents_names import is_bare
from plugins.newsroom.naming import published_name
from plugins.ppid.item import DocumentFile, Item


def with_files(item: Item, build: Build) -> Item:
    """The item with what is known about each of its files; a missing file keeps an empty checksum."""
    if not item.files:
        return item
    return replace(item, files=tuple(examined(file, build) for file in item.files))


def examined(file: DocumentFile, build: Build) -> DocumentFile:
    """A file with kind, size, pages, SHA-256, text layer, and what else its inside tells."""
    kind = PurePosixPath(file.path).suffix.removeprefix(".").lower()
    if locate(file.path, build.config.content) is None:
        return replace(file, kind=kind)
    described = Describer(build.config.content, build.store).describe(file.path)
    facts = described.facts
    return replace(
        file,
        kind=kind,
        size=described.size,
        sha256=described.sha256,
        pages=facts.count if facts.unit is Unit.PAGES else None,
        # A PDF that cannot be examined is one that cannot be read aloud, as far as anyone knows.
        has_text_layer=bool(facts.has_text) if kind == "pdf" else None,
        facts=facts,
    )


def published_problems(file: str, used_in: str, line: int, problems: Iterable[Problem]) -> Iterator[Problem]:
    """What the media library says about a file of public information.

    Its missing text is left to the item's own check, which knows the law; its name is kept, because the list of public
    information and harvesters know the file by it.
    """
    yield from (problem for problem in problems if problem.code != found.NO_TEXT_LAYER.code)
    if is_bare(file):
        proposed = PurePosixPath(published_name(file, PurePosixPath(used_in).stem)).name
        yield found.BARE_NAME_KEPT.at(used_in, line, path=file, proposed=proposed)


def locate(name: str, root: Path) -> Path | None:
    """The file of the content folder that an editor names, or ``None`` where it is missing, empty or outside."""
    path = root / name
    if "\0" in name or PurePosixPath(name).is_absolute() or not inside(path, root):
        return None
    try:
        return path if path.is_file() and path.stat().st_size else None
    except OSError:
        return None
