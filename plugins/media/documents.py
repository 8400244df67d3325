"""The documents of ``content/media/``: described for readers, and published as they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from plugins.engine.page import CopiedFile
from plugins.engine.problem import Problem
from plugins.media import problems as found
from plugins.media.documents_model import Document, kind_of
from plugins.media.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Documents:
    """Describes documents below ``root``, the content folder, and puts them on the shelf of what is published."""

    root: Path
    shelf: Shelf

    def document(self, file: str, *, used_in: str, line: int) -> tuple[Document | None, tuple[Problem, ...]]:
        """A document by its path below the content folder, which must exist; problems name where it is used."""
        path = self.root / file
        data = path.read_bytes()
        if not data:
            return None, (found.EMPTY_DOCUMENT.at(used_in, line, path=file),)
        taken = self.shelf.put(CopiedFile(file, path), f"{file} (dokumen)", used_in, line)
        if taken:
            return None, taken
        return Document(file, kind_of(file), len(data), hashlib.sha256(data).hexdigest()), ()
