"""The files that documents name: photos, attachments, evidence, pictures and downloads in the text."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape, unescape
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from plugins.engine.files import inside
from plugins.engine.fingerprint import joined
from plugins.engine.problem import Problem
from plugins.media import problems_documents as media_found
from plugins.media.documents_model import Document
from plugins.media.load import MediaLibrary
from plugins.media.model import Copy, Picture
from plugins.newsroom import problems as found
from plugins.newsroom.body import Body
from plugins.newsroom.load import KeyLines
from plugins.newsroom.model import FileUse
from plugins.newsroom.naming import published_name
from plugins.newsroom.schema import ArticleMeta, DocumentMeta
from plugins.newsroom.targets import nearest_file

_IMAGE = re.compile(r'<img\b([^>]*?)\bsrc="site:@([^"]*)"([^>]*)>')
_SIZE = re.compile(r' (?:width|height|loading)="[^"]*"')
_SIZES = "(min-width: 45rem) 42rem, calc(100vw - 2rem)"
"""How wide a picture stands in a text: as ``body`` in the theme's component ``picture``."""
_DOCUMENTS = (".md", ".markdown")


def file_uses(meta: DocumentMeta, body: Body, keys: KeyLines) -> tuple[FileUse, ...]:
    """Everything that a document names: attachments, photo, evidence, and the pictures and downloads of its text."""
    return tuple(_uses(meta, body, keys))


def _uses(meta: DocumentMeta, body: Body, keys: KeyLines) -> Iterator[FileUse]:
    for index, attachment in enumerate(meta.lampiran):
        yield FileUse(
            False, attachment.berkas, keys.of("lampiran", index, "berkas"), "lampiran.berkas", attachment.judul
        )
    if isinstance(meta, ArticleMeta):
        if meta.foto is not None:
            yield FileUse(True, meta.foto.berkas, keys.of("foto", "berkas"), "foto.berkas", meta.foto.alt)
        for index, evidence in enumerate(meta.bukti):
            if evidence.berkas is not None:
                yield FileUse(False, evidence.berkas, keys.of("bukti", index, "berkas"), "bukti.berkas", evidence.judul)
    for reference in body.references:
        name = reference.target.removeprefix("@").partition("#")[0]
        if reference.target.startswith("@") and not name.endswith(_DOCUMENTS):
            yield FileUse(reference.picture, name, reference.line, "isi", meta.judul)


class _Use(Struct, frozen=True):
    """Where a document names a file: source, line, key, and what the page calls the file."""

    file: str
    line: int
    key: str
    title: str


class Attachments(Struct):
    """Finds the files of the content folder that documents name, and hands them to the media library.

    ``pictures`` and ``documents`` hold what was found, by path below the content folder; ``moved`` are the addresses
    of the documents that are published under another name than their own.
    """

    root: Path
    library: MediaLibrary
    pictures: dict[str, Picture] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    _names: list[str] | None = None
    _seen: dict[str, tuple[Picture | None, Document | None, str]] = field(default_factory=dict)

    def collect(self, file: str, uses: Iterable[FileUse]) -> Iterator[Problem]:
        """Read everything that a document names; yields what is missing, broken or outside the tree."""
        for use in uses:
            used = _Use(file, use.line, use.key, use.title)
            yield from (self._picture(use.name, used) if use.picture else self._document(use.name, used))

    def seen(self, name: str) -> str:
        """What pages show of a named file, as a digest that is equal where they show the same."""
        shown = (self.pictures.get(name), self.documents.get(name))
        known = self._seen.get(name)
        if known is None or known[0] is not shown[0] or known[1] is not shown[1]:
            known = self._seen[name] = (*shown, joined((repr(shown),)))
        return known[2]

    def with_pictures(self, html: str) -> str:
        """Body HTML whose pictures lead to the published copies and say their size."""

        def replace(match: re.Match[str]) -> str:
            picture = self.pictures.get(unescape(match[2]))
            if picture is None:
                return match[0]
            return _picture_element(picture, match[1], match[3])

        return _IMAGE.sub(replace, html)

    def address_of(self, file: str) -> str:
        """Where a document of the content folder is published: under its own path unless it was renamed."""
        document = self.documents.get(file)
        return file if document is None else document.address

    def _picture(self, name: str, used: _Use) -> Iterator[Problem]:
        clean, problem = self._locate(name, used)
        if problem is not None:
            yield problem
        elif clean in self.pictures:
            self.pictures[name] = self.pictures[clean]
        else:
            published = published_name(clean, used.title)
            picture, problems = self.library.picture(clean, used_in=used.file, line=used.line, name=published)
            yield from problems
            yield from _renamed(clean, published, used)
            if picture is not None:
                self.pictures[clean] = self.pictures[name] = picture

    def _document(self, name: str, used: _Use) -> Iterator[Problem]:
        clean, problem = self._locate(name, used)
        if problem is not None:
            yield problem
        elif clean in self.documents:
            self.documents[name] = self.documents[clean]
        else:
            published = published_name(clean, used.title)
            document, problems = self.library.document(clean, used_in=used.file, line=used.line, name=published)
            yield from problems
            yield from _renamed(clean, published, used)
            if document is not None:
                self.documents[clean] = self.documents[name] = document
                if document.address != clean:
                    self.moved[clean] = self.moved[name] = document.address

    def _locate(self, name: str, used: _Use) -> tuple[str, Problem | None]:
        """A path below the content folder in its plain form, or why it cannot be used."""
        clean = self._as_stored(posixpath.normpath(name))
        path = self.root / clean
        if "\0" in name or name.startswith(("/", "\\")) or clean.startswith("..") or not inside(path, self.root):
            return clean, found.OUTSIDE_CONTENT.at(used.file, used.line, path=name, key=used.key)
        if not _is_file(path):
            return clean, found.MISSING_FILE.at(
                used.file, used.line, path=name, key=used.key, nearest=nearest_file(clean, self._known())
            )
        return clean, None

    def _as_stored(self, name: str) -> str:
        """A path in the form of its accents that is on disk: what a Mac saved and what an editor types may differ."""
        for form in ("NFC", "NFD"):
            other = unicodedata.normalize(form, name)
            if other != name and "\0" not in name and _is_file(self.root / other) and not _is_file(self.root / name):
                return other
        return name

    def _known(self) -> list[str]:
        """Every file that could have been meant, read once and only when something is missing."""
        if self._names is None:
            self._names = sorted(
                path.relative_to(self.root).as_posix()
                for path in (self.root / "media").rglob("*")
                if path.is_file() and not path.name.startswith(".")
            )
        return self._names


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no disk takes
        return False


def _picture_element(picture: Picture, before: str, after: str) -> str:
    """A picture of a text with its copies; ``before`` and ``after`` are the attributes around its address.

    The size is the published copy's: what an editor wrote may be of another shape, and the page would jump.
    """
    sources = "".join(
        f'<source type="{kind.media_type}" srcset="{_srcset(kind.copies)}" sizes="{_SIZES}">' for kind in picture.better
    )
    several = f' srcset="{_srcset(picture.jpeg)}" sizes="{_SIZES}"' if len(picture.jpeg) > 1 else ""
    size = f'width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async"'
    given = _SIZE.sub("", f"{before.rstrip()}{after}")
    return f'<picture>{sources}<img src="site:{escape(picture.address)}"{several}{given} {size}></picture>'


def _srcset(copies: tuple[Copy, ...]) -> str:
    """The copies as placeholders, with the blank that `plugins.engine.render` knows such a list by."""
    return " " + ", ".join(f"site:{escape(copy.address)} {copy.width}w" for copy in copies)


def _renamed(file: str, published: str, used: _Use) -> Iterator[Problem]:
    """What to tell about a file whose name says nothing."""
    if published:
        proposed = PurePosixPath(published).name
        yield media_found.BARE_NAME.at(used.file, used.line, path=file, published=published, proposed=proposed)
