"""The pictures of a manuscript: what kind they are, and under which name they go to ``media/``."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from plugins.desk.importing.draft import ALT
from plugins.desk.importing.model import Manuscript, Role, Shape

_KINDS = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"))
_WORDS, _FEWEST = 6, 8
MAX_PICTURES = 60


class Placed(Struct, frozen=True):
    """Where the pictures go.

    ``main`` is the path of the first, for ``foto``, with ``alt``; ``markdown`` how the others stand in the body;
    ``files`` are bytes by path below the content folder; ``missing`` names pictures without usable bytes.
    """

    main: str = ""
    alt: str = ""
    markdown: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def suffix_of(data: bytes) -> str:
    """The ending of a picture that the site can show, by its first bytes, or ``""``."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    return next((ending for start, ending in _KINDS if data.startswith(start)), "")


def place_pictures(manuscript: Manuscript, year: str, slug: str) -> Placed:
    """Names for the pictures, from the article's: ``media/2025/kominfo-ajak-pers-1.jpg``."""
    stem = "-".join(slug.split("-")[:_WORDS])
    main, alt = "", ""
    markdown: dict[str, str] = {}
    files: dict[str, bytes] = {}
    missing: list[str] = []
    named: dict[bytes, str] = {}
    for block in manuscript.blocks:
        if block.shape is not Shape.IMAGE or block.role is Role.ASIDE or block.picture in markdown:
            continue
        picture = manuscript.pictures.get(block.picture)
        ending = suffix_of(picture.data) if picture is not None else ""
        if picture is None or not ending or len(files) >= MAX_PICTURES:
            missing.append(block.picture if len(block.picture) < 120 else "gambar tersemat")  # noqa: PLR2004
            continue
        path = named.setdefault(picture.data, f"media/{year}/{stem}-{len(files) + 1}{ending}")
        files[path] = picture.data
        if not main:
            main, alt = path, _alt(picture.alt)
            markdown[block.picture] = ""
        elif path != main:
            markdown[block.picture] = f"![{_alt(picture.alt) or ALT}]({path})"
    return Placed(main, alt, markdown, files, tuple(dict.fromkeys(missing)))


def _alt(text: str) -> str:
    """An alternative text that says something: no file name, no remark of a program."""
    bare = " ".join(text.split()).replace("[", "(").replace("]", ")")
    generated = ("a ", "an ", "picture ", "gambar ", "image", "foto1", "description")
    odd = (
        "." in bare[-5:-2]
        or len(bare) < _FEWEST
        or bare.casefold().startswith(generated)
        or "ai-generated" in bare.casefold()
    )
    return "" if odd else bare[:300]
