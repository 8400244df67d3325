"""Audits that compare files: nearly the same article twice, the same picture twice. Linear in the number of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

from plugins.audit import problems_safety as found
from plugins.audit.model import Document, Finding

SKETCH = 64
"""Smallest hashes kept of an article: the share of common ones estimates the share of common phrases (bottom-k)."""

LIKE = 0.7
_SHINGLE = 4
_LEAST_WORDS = 60
_COMMON = 40
"""A phrase in more articles than this is a formula of the office and tells nothing."""

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".pdf")


def sketch_of(doc: Document) -> tuple[int, ...]:
    """The fingerprint of an article's body: hashes of four words in a row, the smallest `SKETCH` of them."""
    words = [word.lower() for start, word in doc.words if start >= doc.body_start]
    if doc.kind != "berita" or len(words) < _LEAST_WORDS:
        return ()
    rows = {crc32(" ".join(words[at : at + _SHINGLE]).encode()) for at in range(len(words) - _SHINGLE + 1)}
    return tuple(sorted(rows)[:SKETCH])


def near_duplicates(sketches: Sequence[tuple[str, tuple[int, ...]]]) -> Iterator[Finding]:
    """A240: articles whose text is nearly that of an earlier file; ``sketches`` by file, in order."""
    same: dict[tuple[int, ...], str] = {}
    holders: dict[int, list[int]] = {}
    kept: list[tuple[str, tuple[int, ...]]] = []
    for file, sketch in sketches:
        if not sketch:
            continue
        first = same.setdefault(sketch, file)
        if first != file:
            yield Finding(found.NEAR_DUPLICATE.at(file, percent=100, other=first))
            continue
        shared = Counter(
            number for mark in sketch if len(holders.get(mark, ())) <= _COMMON for number in holders.get(mark, ())
        )
        near = [(_likeness(sketch, kept[number][1]), kept[number][0]) for number, _ in shared.most_common(5)]
        best = max(near, key=lambda one: (one[0], one[1]), default=(0.0, ""))
        if best[0] >= LIKE:
            yield Finding(found.NEAR_DUPLICATE.at(file, percent=round(best[0] * 100), other=best[1]))
        for mark in sketch:
            row = holders.setdefault(mark, [])
            if len(row) <= _COMMON:
                row.append(len(kept))
        kept.append((file, sketch))


def _likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The estimated share of common phrases of two articles, 0 to 1."""
    size = min(SKETCH, len(one), len(other)) if len(one) < SKETCH or len(other) < SKETCH else SKETCH
    smallest = sorted({*one, *other})[: max(size, 1)]
    both = {*one} & {*other}
    return sum(mark in both for mark in smallest) / len(smallest)


def same_files(digests: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """A233: pictures and documents with the same bytes; ``digests`` by file, in order."""
    seen: dict[str, str] = {}
    for file, digest in digests:
        if file.lower().endswith(_PICTURES):
            first = seen.setdefault(digest, file)
            if first != file:
                yield Finding(found.SAME_PICTURE.at(file, other=first))
