"""Indexes of documents that no page stands behind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from plugins.engine.fingerprint import fingerprint
from plugins.search.index import Index
from plugins.search.ledger import Shelf
from plugins.search.model import Searchable, Source

NAMES = frozenset({"kutai", "timur", "pekalongan"})


def index_of(documents: Iterable[Searchable], shelf: Shelf) -> Index:
    """The index of a site that has these documents."""
    sources = [Source(one.address, fingerprint(one), partial(_itself, one)) for one in documents]
    return Index(shelf, "bentuk", lambda: NAMES, sources, b"", 1)


def _itself(document: Searchable) -> Searchable:
    return document
