"""The record that Suluh leaves in an output folder: the name of each file it wrote there, with its checksum."""

from __future__ import annotations

from collections.abc import Mapping
from json.encoder import encode_basestring
from pathlib import Path

import msgspec


class _Record(msgspec.Struct, frozen=True):
    files: dict[str, str]


def recorded(file: Path) -> dict[str, str]:
    """Names and SHA-256 in a record; nothing where there is none or it is damaged.

    The checksum is "" for a file that was about to be written.
    """
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Record).files
    except (OSError, ValueError, msgspec.MsgspecError):
        return {}


def record_of(sums: Mapping[str, str]) -> bytes:
    """The record of files: one name a line; the library's own way of breaking lines takes ten times as long for a large
    site.
    """
    lines = [f"{encode_basestring(name)}: {encode_basestring(sums[name])}" for name in sorted(sums)]
    return ('{"files": {\n' + ",\n".join(lines) + "\n}}\n").encode("utf-8")
