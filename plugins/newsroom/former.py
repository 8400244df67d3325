"""The addresses that an article had on an earlier site, as the front matter writes them (``alamat_lama``)."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

_ADDRESS = re.compile(r"[\w.~%-]+(?:/[\w.~%-]+)*/?")
"""A path that a static host can answer at: no query, no fragment, no empty part."""


def former_addresses(value: Any) -> tuple[str, ...]:
    """Paths on an earlier site as addresses of this one. Raises `PydanticCustomError` for what cannot be one.

    >>> former_addresses(["/2019/12/rapat/", "arsip/rapat.html", "2020/rapat"])
    ('2019/12/rapat/', 'arsip/rapat.html', '2020/rapat/')
    """
    items = value.split(",") if isinstance(value, str) else value or ()
    addresses = []
    for item in items:
        path = str(item).strip().removeprefix("/")
        name = path.rstrip("/").rpartition("/")[2]
        if not path or not _ADDRESS.fullmatch(path) or ".." in path.split("/"):
            raise PydanticCustomError(
                "alamat_lama", "tulis jalur sesudah nama situs, misalnya /2019/12/judul/, tanpa tanda tanya"
            )
        addresses.append(path if path.endswith("/") or "." in name else f"{path}/")
    return tuple(dict.fromkeys(addresses))
