"""The one door to ``content/media/``: the other rooms ask here for pictures and documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from plugins.engine.contributor import Build
from plugins.engine.page import CannotMakeError, File, MadeFile
from plugins.engine.problem import Problem
from plugins.media import problems as found
from plugins.media.derivatives import Workshop
from plugins.media.documents import Documents
from plugins.media.documents_describe import Describer
from plugins.media.documents_model import Document
from plugins.media.model import Picture
from plugins.media.pictures import Pictures, Recipe
from plugins.media.pictures_measure import Looks
from plugins.media.privacy import NotCleanableError, cleaned
from plugins.media.shelf import Shelf

_COPIES = "gambar"
"""Where the copies of pictures are kept, below the cache folder."""


class MediaLibrary:
    """The pictures and documents that a build publishes.

    Each file is published once, however often it is used; `files` gives all of them.
    """

    def __init__(self, build: Build) -> None:
        config = build.config
        settings = config.settings
        self._shelf = Shelf()
        self._root = config.content
        self._looks = Looks(config.content, build.store, build.code_digest)
        self._pictures = Pictures(
            root=config.content,
            shown_root=config.shown_content,
            shelf=self._shelf,
            looks=self._looks,
            workshop=Workshop(
                config.cache / _COPIES, settings.picture_cache_size * 1_000_000, ignore=settings.build_clean
            ),
            recipe=Recipe(settings.picture_widths, ("AVIF", "WEBP") if settings.picture_avif else ("WEBP",)),
        )
        self._documents = Documents(Describer(config.content, build.store), self._shelf)

    def picture(
        self, file: str, *, used_in: str, line: int, name: str = ""
    ) -> tuple[Picture | None, tuple[Problem, ...]]:
        """A picture by its path below the content folder, which must exist; problems name where it is used.

        ``name`` is the path to publish it under where its own name says nothing.
        """
        return self._pictures.picture(file, used_in=used_in, line=line, name=name)

    def document(
        self, file: str, *, used_in: str, line: int, name: str = ""
    ) -> tuple[Document | None, tuple[Problem, ...]]:
        """A document by its path below the content folder, like `picture`."""
        document, problems = self._documents.document(file, used_in=used_in, line=line, name=name)
        if document is None:
            return None, problems
        document, more = self._without_camera_data(file, document, used_in, line)
        return document, (*problems, *more)

    def _without_camera_data(
        self, file: str, document: Document, used_in: str, line: int
    ) -> tuple[Document | None, tuple[Problem, ...]]:
        """A photo that is offered as a document, cleaned: an original never reaches the output."""
        look = self._looks.of(file)
        if not look.is_picture:
            return document, ()
        if look.clean is None:
            return None, (found.PICTURE_NOT_CLEANED.at(used_in, line, path=file),)
        if look.clean.sha256 != look.sha256:
            origin = self._root / file
            make = partial(_cleaned_file, origin, found.CHANGED_PICTURE.at(used_in, line, path=file))
            self._shelf.replace(MadeFile(document.address, look.clean.sha256, make))
        return replace(document, size=look.clean.size, sha256=look.clean.sha256), ()

    def survey(self) -> Iterator[Problem]:
        """What is wrong with the files of ``content/media/`` whether or not anything uses them."""
        yield from self._pictures.survey()

    def files(self) -> tuple[File, ...]:
        """Everything that was asked for, by address."""
        return self._shelf.files()


def _cleaned_file(path: Path, changed: Problem) -> bytes:
    """A photo without its camera data. Raises `CannotMakeError` where it is not the file that was looked at."""
    try:
        return cleaned(path.read_bytes())
    except (OSError, NotCleanableError) as failure:
        raise CannotMakeError(changed) from failure
