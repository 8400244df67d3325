"""Templates kept compiled between builds, believed only whole and only where the same code compiled them.

What Jinja2 compiles depends on the filters and globals that it is given, so the name of each file covers the code that
gives them; and Python would run whatever a damaged file holds, so each begins with the checksum of the rest.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_SUM = 32


class CompiledTemplates(BytecodeCache):
    """A folder of compiled templates. A folder that cannot be read or written only costs time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.iterdir():
                if not old.name.startswith(_kind()):
                    old.unlink(missing_ok=True)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for it, if that is whole."""
        try:
            data = self._path(bucket).read_bytes()
        except OSError:
            return
        if hashlib.sha256(data[_SUM:]).digest() == data[:_SUM]:
            bucket.bytecode_from_string(data[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        data = bucket.bytecode_to_string()
        temporary = self._folder / f"{_kind()}-{os.getpid()}.baru"
        with contextlib.suppress(OSError):
            temporary.write_bytes(hashlib.sha256(data).digest() + data)
            temporary.replace(self._path(bucket))

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{_kind()}-{bucket.key}"


@cache
def _kind() -> str:
    """A mark of the code that shapes how templates are compiled."""
    code = b"".join(path.read_bytes() for path in (Path(__file__), Path(__file__).with_name("templates.py")))
    return hashlib.sha256(code + jinja2.__version__.encode()).hexdigest()[:16]
