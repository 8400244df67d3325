"""The one door to ``content/media/``: the other rooms ask here for pictures and documents."""

from __future__ import annotations

from pathlib import Path

from plugins.engine.page import File
from plugins.engine.problem import Problem
from plugins.media.documents import Documents
from plugins.media.documents_model import Document
from plugins.media.model import Picture
from plugins.media.pictures import Pictures
from plugins.media.shelf import Shelf


class MediaLibrary:
    """The pictures and documents that a build publishes.

    ``root`` is the content folder. Each file is published once, however often it is used; `files` gives all of them.
    """

    def __init__(self, root: Path) -> None:
        self._shelf = Shelf()
        self._pictures = Pictures(root, self._shelf)
        self._documents = Documents(root, self._shelf)

    def picture(self, file: str, *, used_in: str, line: int) -> tuple[Picture | None, tuple[Problem, ...]]:
        """A picture by its path below the content folder, which must exist; problems name where it is used."""
        return self._pictures.picture(file, used_in=used_in, line=line)

    def document(self, file: str, *, used_in: str, line: int) -> tuple[Document | None, tuple[Problem, ...]]:
        """A document by its path below the content folder, which must exist; problems name where it is used."""
        return self._documents.document(file, used_in=used_in, line=line)

    def files(self) -> tuple[File, ...]:
        """Everything that was asked for, by address."""
        return self._shelf.files()
