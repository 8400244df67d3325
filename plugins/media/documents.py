"""The documents of ``content/media/``: described for readers, checked for them, and published as they are.

A document is published byte for byte. Taking its properties out would break electronic signatures and make its
checksum differ from the one that the office recorded; so what it tells of people or places is said to the editor.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from plugins.engine.page import CopiedFile
from plugins.engine.problem import Problem
from plugins.media import problems as pictures_found
from plugins.media import problems_documents as found
from plugins.media.documents_describe import Describer
from plugins.media.documents_model import Document, Facts, Fault, kind_of
from plugins.media.documents_names import says_nothing
from plugins.media.shelf import Shelf

_FAULTS = {
    Fault.ENCRYPTED: found.ENCRYPTED_DOCUMENT,
    Fault.PROTECTED: found.PROTECTED_DOCUMENT,
    Fault.DAMAGED: found.DAMAGED_DOCUMENT,
    Fault.UNREADABLE: found.UNREADABLE_DOCUMENT,
    Fault.MISLABELLED: found.MISLABELLED_DOCUMENT,
    Fault.PROGRAM: found.PROGRAM_AS_DOCUMENT,
    Fault.BOMB: found.BOMB_DOCUMENT,
    Fault.NO_PAGES: found.NO_PAGES,
}
_PUBLISHED_YET = {Fault.PROTECTED, Fault.UNREADABLE}
"""Faults that may be the library's and not the document's: it is published, with a warning."""


class Documents(Struct, frozen=True):
    """Describes documents, and puts them on the shelf of what is published."""

    describer: Describer
    shelf: Shelf

    def document(
        self, file: str, *, used_in: str, line: int, name: str = ""
    ) -> tuple[Document | None, tuple[Problem, ...]]:
        """A document by its path below the content folder, which must exist; problems name where it is used.

        ``name`` is the path to publish it under where its own says nothing.
        """
        try:
            described = self.describer.describe(file)
        except OSError as failure:
            detail = failure.strerror or str(failure)
            return None, (found.UNOPENED_DOCUMENT.at(used_in, line, path=file, detail=detail),)
        if not described.size:
            return None, (pictures_found.EMPTY_DOCUMENT.at(used_in, line, path=file),)
        facts, address = described.facts, name or file
        problems = tuple(_problems(file, facts, used_in, line))
        if facts.fault is not None and facts.fault not in _PUBLISHED_YET:
            return None, problems
        origin = self.describer.root / file
        taken = self.shelf.put(CopiedFile(address, origin), f"{file} (dokumen)", used_in, line)
        if taken:
            return None, taken
        return Document(address, kind_of(file), described.size, described.sha256, facts), problems


def _problems(file: str, facts: Facts, used_in: str, line: int) -> Iterator[Problem]:
    suffix = PurePosixPath(file).suffix.lower()
    if facts.fault is not None:
        kind = _FAULTS[facts.fault]
        yield kind.at(used_in, line, path=file, found=facts.found, ending=suffix or "tanpa akhiran")
        return
    if facts.has_text is False:
        yield found.NO_TEXT_LAYER.at(used_in, line, path=file)
    if suffix == ".pdf":
        missing = [
            word for word, lacks in (("judul", says_nothing(facts.title)), ("bahasa", not facts.language)) if lacks
        ]
        if missing:
            yield found.UNNAMED_DOCUMENT.at(used_in, line, path=file, what=" dan ".join(missing))
    if facts.people:
        yield found.PEOPLE_IN_DOCUMENT.at(used_in, line, path=file, names=", ".join(facts.people))
    if facts.located:
        yield found.LOCATED_DOCUMENT.at(used_in, line, path=file)
