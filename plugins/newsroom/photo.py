"""A photo as pages show it: its published copies, its words, and the part of it that must stay in sight."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from plugins.media.model import Copy, CopySet, Picture
from plugins.newsroom.focus import focus_classes
from plugins.newsroom.schema import PhotoMeta

_SMALL = 2
"""Widths that small places choose among."""


class Photo(Struct, frozen=True):
    """A picture with its size in pixels; ``address`` is inside the site.

    ``jpeg`` and ``better`` are its copies as `plugins.media.model.Picture` tells; ``focus`` are the classes that keep
    its focal point in sight where the layout crops it.
    """

    address: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    jpeg: tuple[Copy, ...] = ()
    better: tuple[CopySet, ...] = ()
    focus: str = ""

    @property
    def small(self) -> tuple[CopySet, ...]:
        """The better copies where the picture stands small: the widest are not asked for there."""
        return tuple(CopySet(kind.media_type, kind.copies[:_SMALL]) for kind in self.better) if self.jpeg else ()

    @property
    def smallest(self) -> str:
        """The JPEG for where the picture stands small."""
        return self.jpeg[0].address if self.jpeg else self.address

    @property
    def several(self) -> bool:
        """Whether there is a choice of JPEG."""
        return len(self.jpeg) > 1


def photo_of(meta: PhotoMeta | None, pictures: Mapping[str, Picture]) -> Photo | None:
    """A photo of the front matter with its published copies; ``None`` where there is none to show."""
    picture = pictures.get(meta.berkas) if meta is not None else None
    if meta is None or picture is None:
        return None
    return Photo(
        picture.address,
        picture.width,
        picture.height,
        meta.alt,
        meta.keterangan,
        meta.kredit,
        jpeg=picture.jpeg,
        better=picture.better,
        focus=focus_classes(meta.fokus),
    )
