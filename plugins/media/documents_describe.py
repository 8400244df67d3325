"""A document described from its bytes, each content once: a second build opens none.

What was told is kept under the file's name, size and time, so that an unchanged file is not even opened, and under its
SHA-256, so that one that was only moved or checked out anew is not examined again.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from msgspec import Struct

from plugins.engine.fingerprint import fingerprint, tree_digest
from plugins.engine.store import Store
from plugins.media.documents_model import Description, Facts, Fault
from plugins.media.documents_office import SUFFIXES, describe_office
from plugins.media.documents_sniff import OLE, PROGRAMS, expected, sniffed
from plugins.media.documents_table import describe_csv

_EXAMINED = 250_000_000
"""Bytes up to which a document is looked into; beyond, only its size and checksum are told."""
_BLOCK = 1 << 20
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What an office document that is locked with a password holds in place of its parts ([MS-OFFCRYPTO] 2.3.4)."""


class Describer(Struct, frozen=True):
    """Describes documents below ``root``, the content folder, and keeps what it learnt in the build's store."""

    root: Path
    store: Store

    def describe(self, file: str) -> Description:
        """A document by its path below the root. Raises `OSError` where it cannot be read."""
        path = self.root / file
        status = path.stat()
        place = fingerprint("document", _examining(), file, status.st_size, status.st_mtime_ns)
        known = self.store.reading(place)
        if isinstance(known, Description):
            return known
        digest = _sha256(path)
        content = fingerprint("document content", _examining(), digest, PurePosixPath(file).suffix.lower())
        facts = self.store.reading(content)
        if not isinstance(facts, Facts):
            facts = Facts() if status.st_size > _EXAMINED else facts_of(file, path.read_bytes())
        described = Description(status.st_size, digest, facts)
        self.store.remember(content, facts)
        self.store.remember(place, described)
        return described


def facts_of(file: str, data: bytes) -> Facts:
    """What the bytes of a file of this name tell; never raises for anything they can be."""
    real, wanted = sniffed(data), expected(file)
    if real in PROGRAMS:
        return Facts(fault=Fault.PROGRAM, found=real)
    suffix = PurePosixPath(file).suffix.lower()
    if real == OLE and suffix in SUFFIXES and _LOCKED in data:
        return Facts(fault=Fault.ENCRYPTED)
    if wanted and real not in wanted:
        return Facts(fault=Fault.MISLABELLED, found=real or "data yang tidak dikenal")
    if suffix == ".pdf":
        from plugins.media.documents_pdf import describe_pdf  # noqa: PLC0415 -- loads pypdf: not where nothing is new

        return describe_pdf(data)
    if suffix in SUFFIXES:
        return describe_office(file, data)
    return describe_csv(data) if suffix == ".csv" else Facts()


@lru_cache(maxsize=1)
def _examining() -> str:
    """What shapes a description beside the bytes: the code that examines and the library it asks."""
    code = tree_digest(Path(__file__).parent, "documents*.py", "privacy.py", "pictures_sniff.py", "pictures_open.py")
    return fingerprint(code, version("pypdf"))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while block := opened.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
