"""Taking position and device data out of the editors' own photos, in place: what `inv strip` does.

The compressed picture is not touched, so nothing visible is lost; colour profile and orientation stay. A photo that is
clean already is left alone, so that running it twice does what running it once does.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from msgspec import Struct

from plugins.engine.files import inside, walk
from plugins.engine.words import size_text
from plugins.media.pictures import FOLDER
from plugins.media.pictures_measure import MAX_BYTES
from plugins.media.pictures_open import open_picture
from plugins.media.pictures_sniff import HEAD, PICTURES, sniff
from plugins.media.privacy import NotCleanableError, cleaned, tells_position

_ADVICE = {
    "HEIC": "foto HEIC tidak dapat dibersihkan di tempat; ekspor sebagai JPEG dari ponsel atau komputer, lalu jalankan "
    "perintah ini pada JPEG itu dan hapus HEIC-nya",
    "": "isinya tidak dikenal sebagai gambar",
}
_OTHER = "jenis {kind} tidak dapat dibersihkan di tempat; simpan ulang sebagai JPEG atau PNG"
_BROKEN = "isinya rusak atau terpotong; ganti dengan foto yang utuh"


class Done(Enum):
    """What became of a photo."""

    CLEANED = "dibersihkan"
    CLEAN = "sudah bersih"
    REFUSED = "TIDAK dibersihkan"


class Outcome(Struct, frozen=True):
    """What was done with one photo, told to the editor: ``file`` as it was named, ``detail`` in Indonesian."""

    file: str
    done: Done
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.done.value}" + (f" ({self.detail})" if self.detail else "")


def strip_one(path: Path, shown: str) -> Outcome:
    """Take everything but the picture out of one photo."""
    if path.is_symlink():
        return Outcome(shown, Done.REFUSED, "itu tautan ke berkas lain; bersihkan berkas aslinya")
    if not path.is_file():
        return Outcome(shown, Done.REFUSED, "berkas tidak ada; tulis jalurnya mulai dari content/media/")
    try:
        if path.stat().st_size > MAX_BYTES:
            return Outcome(shown, Done.REFUSED, f"berkas lebih besar dari {size_text(MAX_BYTES)}")
        data = path.read_bytes()
        return _stripped(path, shown, data)
    except OSError as failure:
        return Outcome(shown, Done.REFUSED, f"berkas tidak dapat dibaca atau ditulis: {failure.strerror or failure}")


def strip_located(content: Path) -> Iterator[Outcome]:
    """Clean every photo below the media folder that says where it was taken; the others are left as they are."""
    for path in walk(content, FOLDER):
        if path.is_symlink() or not (path.is_file() and inside(path, content)) or path.stat().st_size > MAX_BYTES:
            continue
        with path.open("rb") as file:
            if sniff(file.read(HEAD)) not in PICTURES:
                continue
        if tells_position(path.read_bytes()):
            yield strip_one(path, path.relative_to(content.parent).as_posix())


def strip(content: Path, file: str = "") -> int:
    """Clean one photo, or all that tell a position, and say what was done; 1 where one could not be cleaned.

    ``file`` is a path from the working folder, from the content folder, or from the folder above it.
    """
    if file:
        places = (Path(file), content.parent / file, content / file)
        path = next((place for place in places if place.is_symlink() or place.is_file()), Path(file))
        outcomes = [strip_one(path, file)]
    else:
        outcomes = list(strip_located(content))
    for outcome in outcomes:
        print(outcome)  # noqa: T201 -- a command speaks
    cleaned_count = sum(outcome.done is Done.CLEANED for outcome in outcomes)
    if not outcomes:
        print("Tidak ada foto yang menyimpan tempat pengambilannya.")  # noqa: T201
    elif cleaned_count:
        print(f"{cleaned_count} foto dibersihkan; gambarnya tidak berubah. Simpan perubahan ini ke git.")  # noqa: T201
        print("Salinan lama masih ada dalam riwayat git: beri tahu pengelola bila tempat itu rahasia.")  # noqa: T201
    return int(any(outcome.done is Done.REFUSED for outcome in outcomes))


def _stripped(path: Path, shown: str, data: bytes) -> Outcome:
    kind = sniff(data)
    if not data:
        return Outcome(shown, Done.REFUSED, "berkasnya kosong")
    try:
        clean = cleaned(data)
    except NotCleanableError:
        advice = _BROKEN if kind in {"JPEG", "PNG", "WEBP"} else _ADVICE.get(kind) or _OTHER.format(kind=kind)
        return Outcome(shown, Done.REFUSED, advice)
    if clean == data:
        return Outcome(shown, Done.CLEAN)
    if tells_position(clean) or not _same_picture(data, clean):
        return Outcome(shown, Done.REFUSED, _BROKEN)
    _replace(path, clean)
    what = (
        "tempat pengambilan dan data kamera" if tells_position(data) else "data kamera dan keterangan di dalam berkas"
    )
    return Outcome(shown, Done.CLEANED, f"{what} dibuang, {size_text(len(data) - len(clean))} lebih kecil")


def _same_picture(before: bytes, after: bytes) -> bool:
    """Whether both decode to the same pixels; a photo that cannot be decoded is not touched."""
    try:
        with open_picture(before) as one, open_picture(after) as other:
            return one.size == other.size and one.convert("RGBA").tobytes() == other.convert("RGBA").tobytes()
    except Exception:  # noqa: BLE001 -- a broken picture can raise anything
        return False


def _replace(path: Path, data: bytes) -> None:
    """Write a file by rename, so that an interruption leaves the old one. Raises `OSError`."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
