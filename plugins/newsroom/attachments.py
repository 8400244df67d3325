"""The files that documents name: photos, attachments, evidence, pictures and downloads in the text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path

from plugins.engine.files import inside
from plugins.engine.problem import Problem
from plugins.media.documents_model import Document
from plugins.media.load import MediaLibrary
from plugins.media.model import Picture
from plugins.newsroom import problems as found
from plugins.newsroom.body import Body
from plugins.newsroom.load import KeyLines
from plugins.newsroom.model import FileUse
from plugins.newsroom.schema import ArticleMeta, DocumentMeta
from plugins.newsroom.targets import nearest_file

_IMAGE = re.compile(r'<img\b([^>]*?)\bsrc="site:@([^"]*)"')
_DOCUMENTS = (".md", ".markdown")


def file_uses(meta: DocumentMeta, body: Body, keys: KeyLines) -> tuple[FileUse, ...]:
    """Everything that a document names: attachments, photo, evidence, and the pictures and downloads of its text."""
    return tuple(_uses(meta, body, keys))


def _uses(meta: DocumentMeta, body: Body, keys: KeyLines) -> Iterator[FileUse]:
    for index, attachment in enumerate(meta.lampiran):
        yield FileUse(False, attachment.berkas, keys.of("lampiran", index, "berkas"), "lampiran.berkas")
    if isinstance(meta, ArticleMeta):
        if meta.foto is not None:
            yield FileUse(True, meta.foto.berkas, keys.of("foto", "berkas"), "foto.berkas")
        for index, evidence in enumerate(meta.bukti):
            if evidence.berkas is not None:
                yield FileUse(False, evidence.berkas, keys.of("bukti", index, "berkas"), "bukti.berkas")
    for reference in body.references:
        name = reference.target.removeprefix("@").partition("#")[0]
        if reference.target.startswith("@") and not name.endswith(_DOCUMENTS):
            yield FileUse(reference.picture, name, reference.line, "isi")


@dataclass(slots=True)
class Attachments:
    """Finds the files of the content folder that documents name, and hands them to the media library.

    ``pictures`` and ``documents`` hold what was found, by path below the content folder.
    """

    root: Path
    library: MediaLibrary
    pictures: dict[str, Picture] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    _names: list[str] | None = None

    def collect(self, file: str, uses: Iterable[FileUse]) -> Iterator[Problem]:
        """Read everything that a document names; yields what is missing, broken or outside the tree."""
        for use in uses:
            read = self._picture if use.picture else self._document
            yield from read(use.name, file, use.line, use.key)

    def seen(self, name: str) -> str:
        """What pages show of a named file, as text that is equal where they show the same."""
        return repr((self.pictures.get(name), self.documents.get(name)))

    def with_pictures(self, html: str) -> str:
        """Body HTML whose pictures lead to the published copies and say their size."""

        def replace(match: re.Match[str]) -> str:
            picture = self.pictures.get(unescape(match[2]))
            if picture is None:
                return match[0]
            size = f'width="{picture.width}" height="{picture.height}" loading="lazy"'
            return f'<img{match[1]}src="site:{escape(picture.address)}" {size}'

        return _IMAGE.sub(replace, html)

    def _picture(self, name: str, used_in: str, line: int, key: str) -> Iterator[Problem]:
        clean, problem = self._locate(name, used_in, line, key)
        if problem is not None:
            yield problem
        elif clean not in self.pictures:
            picture, problems = self.library.picture(clean, used_in=used_in, line=line)
            yield from problems
            if picture is not None:
                self.pictures[clean] = self.pictures[name] = picture

    def _document(self, name: str, used_in: str, line: int, key: str) -> Iterator[Problem]:
        clean, problem = self._locate(name, used_in, line, key)
        if problem is not None:
            yield problem
        elif clean not in self.documents:
            document, problems = self.library.document(clean, used_in=used_in, line=line)
            yield from problems
            if document is not None:
                self.documents[clean] = self.documents[name] = document

    def _locate(self, name: str, used_in: str, line: int, key: str) -> tuple[str, Problem | None]:
        """A path below the content folder in its plain form, or why it cannot be used."""
        clean = posixpath.normpath(name)
        path = self.root / clean
        if "\0" in name or name.startswith(("/", "\\")) or clean.startswith("..") or not inside(path, self.root):
            return clean, found.OUTSIDE_CONTENT.at(used_in, line, path=name, key=key)
        try:
            exists = path.is_file()
        except OSError:
            exists = False
        if not exists:
            return clean, found.MISSING_FILE.at(
                used_in, line, path=name, key=key, nearest=nearest_file(clean, self._known())
            )
        return clean, None

    def _known(self) -> list[str]:
        """Every file that could have been meant, read once and only when something is missing."""
        if self._names is None:
            self._names = sorted(
                path.relative_to(self.root).as_posix()
                for path in (self.root / "media").rglob("*")
                if path.is_file() and not path.name.startswith(".")
            )
        return self._names
