"""The roots of all forms of an index: what was derived once is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from plugins.engine.parallel import spread
from plugins.search.ledger import Shelf
from plugins.search.stems import Stemmer

_FORMS = 64
"""Forms that a process derives at a time."""


class Stems:
    """The roots of forms; what was derived is kept as long as words, rules and library are the same."""

    def __init__(self, shelf: Shelf, names: Callable[[], frozenset[str]], workers: int) -> None:
        self._shelf, self._names, self._workers = shelf, names, workers

    @cached_property
    def stemmer(self) -> Stemmer:
        """For a form that was never seen."""
        return Stemmer(self._names())

    def hold(self) -> None:
        """Keep what is kept."""
        self._shelf.hold(_stems_key())

    def roots(self, forms: Iterable[str]) -> dict[str, str]:
        """The root of each form."""
        kept = self._shelf.reading(_stems_key())
        known: dict[str, str] = dict(kept) if isinstance(kept, dict) else {}
        stemmer, forms = self.stemmer, list(forms)
        derived = [form for form in forms if stemmer.is_derived(form)]
        unknown = [form for form in derived if form not in known]
        chunks = [unknown[start : start + _FORMS] for start in range(0, len(unknown), _FORMS)]
        if chunks:
            stemmer.derive("permohonan")  # what the library builds once, it builds before the work is shared out

        def derive(number: int) -> list[str]:
            return [stemmer.derive(form) for form in chunks[number]]

        for chunk, roots in zip(chunks, spread(derive, len(chunks), self._workers), strict=True):
            known.update(zip(chunk, roots, strict=True))
        self._shelf.remember(_stems_key(), {form: known[form] for form in derived})
        found = Stemmer(stemmer.names, known)
        return {form: found.family(form) for form in forms}


def _stems_key() -> str:
    """Roots depend on the words, the rules and the library, and on no other code."""
    digest = hashlib.sha256(version("PySastrawi").encode())
    for name in ("stems.py", "stemming.py", "kata.yaml"):
        digest.update((Path(__file__).parent / name).read_bytes())
    return f"cari-akar {digest.hexdigest()}"
