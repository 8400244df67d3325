"""Looking at a picture without drawing it: what it is, how large, what is wrong with it, if it tells a position."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace
from PIL import Image

from plugins.engine.fingerprint import fingerprint
from plugins.engine.problem import Problem, ProblemKind
from plugins.engine.store import Store
from plugins.engine.words import size_text
from plugins.media import problems as found
from plugins.media.pictures_open import SIDEWAYS, open_picture, turn_of
from plugins.media.pictures_sniff import HEAD, PICTURES, sniff
from plugins.media.privacy import NotCleanableError, cleaned, tells_position

MAX_BYTES = 60_000_000
"""No phone's photo is larger; what is read is held in memory."""
MAX_MEGAPIXELS = {"JPEG": 120}
"""Millions of pixels by kind: JPEG is scaled while it is decoded, all else has to be held whole."""
MAX_MEGAPIXELS_ELSE = 50
MIN_SIDE = 5
MAX_RATIO = 12
_WITHOUT_CAMERA = frozenset({"GIF", "BMP"})
"""Formats that no camera writes and that have no place for its data."""
_DRAWN = frozenset({"JPEG", "PNG", "WEBP", "BMP", "TIFF", "AVIF"})


class Fault(Struct, frozen=True):
    """Why a picture cannot be used, or what should be known about it: a kind of problem and its values."""

    kind: ProblemKind
    values: tuple[tuple[str, str | int], ...] = ()

    def at(self, file: str, used_in: str, line: int) -> Problem:
        """The problem of ``file``, told where it is used."""
        return self.kind.at(used_in, line, path=file, **dict(self.values))


class Clean(Struct, frozen=True):
    """A photo without what its camera wrote: size in bytes and SHA-256 of the file."""

    size: int
    sha256: str


class Look(Struct, frozen=True):
    """What was seen of a file.

    ``kind`` is what it is by its bytes; ``sha256`` is "" where the file was not read to its end; ``width`` and
    ``height`` are pixels as a viewer shows it. ``fault`` is why it cannot be used, ``remarks`` do not stand in its way.
    ``clean`` is what is left of the file without camera data, for one that is offered as a document; nothing where it
    cannot be taken out.
    """

    kind: str
    sha256: str = ""
    width: int = 0
    height: int = 0
    located: bool = False
    fault: Fault | None = None
    remarks: tuple[Fault, ...] = ()
    clean: Clean | None = None

    @property
    def is_picture(self) -> bool:
        """Whether the file holds a picture of any format."""
        return self.kind in PICTURES


class Looks(Struct):
    """Looks at the files below ``root``, and remembers in the build cache what it saw of each.

    A file is looked at again when its size or one of its times (ns) is another.
    """

    root: Path
    store: Store
    code_digest: str
    _kept: dict[str, tuple[tuple[int, int, int], Look]] | None = None
    _new: dict[str, tuple[tuple[int, int, int], Look]] = field(default_factory=dict)

    def of(self, file: str) -> Look:
        """What is seen of a file by its path below the root. Raises `OSError` where it cannot be read."""
        path = self.root / file
        status = path.stat()
        mark = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        kept = self._new.get(file) or self._before().get(file)
        if kept is None or kept[0] != mark:
            kept = (mark, look(path, status.st_size))
        self._new[file] = kept
        return kept[1]

    def remember(self) -> None:
        """Keep what was seen in this build, and forget the rest."""
        if self._new != self._before():
            self.store.remember(self._key(), self._new)

    def _before(self) -> dict[str, tuple[tuple[int, int, int], Look]]:
        if self._kept is None:
            kept = self.store.reading(self._key())
            self._kept = kept if isinstance(kept, dict) else {}
        return self._kept

    def _key(self) -> str:
        return fingerprint("media.looks", self.code_digest)


def look(path: Path, size: int) -> Look:
    """What is seen of a file of ``size`` bytes; only the head of what is no picture is read. Raises `OSError`."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        kind = sniff(head)
        if kind not in PICTURES:
            return Look(kind, fault=_no_picture(kind, head, size))
        if size > MAX_BYTES:
            fault = Fault(found.HEAVY_PICTURE, (("size", size_text(size)), ("limit", size_text(MAX_BYTES))))
            return Look(kind, fault=fault)
        data = head + file.read(MAX_BYTES)
    return replace(_look_at(data, kind, path.suffix.lower()), clean=_clean(data, kind))


def _clean(data: bytes, kind: str) -> Clean | None:
    try:
        left = data if kind in _WITHOUT_CAMERA else cleaned(data)
    except NotCleanableError:
        return None
    return Clean(len(left), hashlib.sha256(left).hexdigest())


def _no_picture(kind: str, head: bytes, size: int) -> Fault:
    if not size:
        what = "berkasnya kosong"
    elif not head.strip(b"\0"):
        what = "berkasnya hanya berisi nol, biasanya salinan yang gagal"
    elif kind in {"ICO", "Photoshop", "JPEG XL", "JPEG 2000", "PostScript"}:
        return Fault(found.UNSUITABLE_PICTURE, (("kind", kind),))
    else:
        what = f"isinya {kind}" if kind else "isinya tidak dikenal"
    return Fault(found.NOT_A_PICTURE, (("what", what),))


def _look_at(data: bytes, kind: str, suffix: str) -> Look:
    digest, located = hashlib.sha256(data).hexdigest(), tells_position(data)
    if kind == "HEIC":
        return Look(kind, digest, located=located, fault=Fault(found.HEIC_PICTURE))
    if kind not in _DRAWN:
        fault = _moving(data, kind) or Fault(found.UNSUITABLE_PICTURE, (("kind", kind),))
        return Look(kind, digest, located=located, fault=fault)
    try:
        width, height, mode, frames = _measured(data, _limit(kind) * 1_000_000)
    except Image.DecompressionBombError:
        values = (("width", "sangat banyak"), ("height", "sangat banyak"), ("limit", _limit(kind)), ("kind", kind))
        return Look(kind, digest, located=located, fault=Fault(found.HUGE_PICTURE, values))
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, TypeError, KeyError, IndexError):
        what = "isinya rusak atau terpotong"
        return Look(kind, digest, located=located, fault=Fault(found.NOT_A_PICTURE, (("what", what),)))
    found_first = next(_faults(kind, width, height, frames), None)
    return Look(kind, digest, width, height, located, found_first, tuple(_remarks(kind, mode, suffix)))


def _measured(data: bytes, most: int) -> tuple[int, int, str, int]:
    """Width and height upright, mode and number of frames; only the size of what has more than ``most`` pixels.

    Raises what Pillow raises on a broken file.
    """
    with open_picture(data) as image:
        width, height = image.size
        if width * height > most:
            return width, height, image.mode, 1
        if turn_of(image) in SIDEWAYS:
            width, height = height, width
        frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
        mode = image.mode
    with open_picture(data) as image:
        image.verify()
    return width, height, mode, frames


def _moving(data: bytes, kind: str) -> Fault | None:
    """Whether a picture that is not drawn anyway holds more than one."""
    try:
        with open_picture(data, (kind,)) as image:
            frames = getattr(image, "n_frames", 1)
    except Exception:  # noqa: BLE001 -- broken or not; its kind is told
        return None
    return Fault(found.MOVING_PICTURE, (("frames", frames), ("kind", kind))) if frames > 1 else None


def _limit(kind: str) -> int:
    return MAX_MEGAPIXELS.get(kind, MAX_MEGAPIXELS_ELSE)


def _faults(kind: str, width: int, height: int, frames: int) -> Iterator[Fault]:
    size = (("width", width), ("height", height))
    if width * height > _limit(kind) * 1_000_000:
        yield Fault(found.HUGE_PICTURE, (*size, ("limit", _limit(kind)), ("kind", kind)))
    if min(width, height) < MIN_SIDE:
        yield Fault(found.TINY_PICTURE, size)
    if max(width, height) > MAX_RATIO * min(width, height):
        yield Fault(found.LONG_PICTURE, (*size, ("limit", MAX_RATIO)))
    if frames > 1:
        yield Fault(found.MOVING_PICTURE, (("frames", frames), ("kind", kind)))


def _remarks(kind: str, mode: str, suffix: str) -> Iterator[Fault]:
    if mode == "CMYK":
        yield Fault(found.PRINT_PICTURE)
    if suffix not in PICTURES[kind]:
        shown = suffix or "tanpa akhiran"
        yield Fault(found.MISLABELLED_PICTURE, (("suffix", shown), ("kind", kind), ("right", PICTURES[kind][0])))
