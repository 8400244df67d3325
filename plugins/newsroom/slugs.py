"""The part of an address that is made from a name."""

from __future__ import annotations

import re
from functools import lru_cache

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

_OTHER = re.compile(r"[^a-z0-9-]+")


@lru_cache(maxsize=8192)
def slugged(name: str) -> str:
    """A name in lower-case ASCII letters, digits and hyphens; empty when it has none of them.

    >>> slugged("Rapat Koordinasi: Tahun 2025!")
    'rapat-koordinasi-tahun-2025'
    """
    plain = slugify(name, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])
    return re.sub(r"-{2,}", "-", _OTHER.sub("-", plain)).strip("-")
