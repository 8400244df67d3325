"""Which blocks of a page are the headline, which stand near the article, and which are furniture."""

from __future__ import annotations

from msgspec.structs import replace
from rapidfuzz import fuzz

from plugins.desk.importing.model import Block, Role, Shape

_NEAR_BEFORE, _NEAR_BEHIND = 12, 6


_SAME_TITLE = 92
_HEADING_WITHIN = 6


def zoned(blocks: list[tuple[Block, bool]], title: str) -> list[Block]:
    """Blocks with their role: the title, what stands near the article, and furniture."""
    inner = [number for number, (block, inside) in enumerate(blocks) if inside and block.role is not Role.ASIDE]
    first, last = (inner[0], inner[-1]) if inner else (0, len(blocks))
    heads = [n for n, (block, _) in enumerate(blocks) if block.role is Role.TITLE]
    best = _title_among(blocks, heads, title, first, last)
    placed = []
    for number, (block, inside) in enumerate(blocks):
        if block.role is Role.ASIDE:
            placed.append(block)
        elif number == best:
            placed.append(replace(block, role=Role.TITLE))
        elif block.role is Role.TITLE:
            placed.append(replace(block, role=Role.BODY if inside else Role.ASIDE))
        elif inside:
            placed.append(block)
        else:
            start = max(first - _NEAR_BEFORE, best - 3 if 0 <= best < first else 0)
            near = start <= number < first or last < number <= last + _NEAR_BEHIND
            role = Role.ASIDE if not near else block.role or Role.NEAR
            placed.append(replace(block, role=role))
    return placed


def _title_among(blocks: list[tuple[Block, bool]], heads: list[int], title: str, first: int, last: int) -> int:
    """The number of the block that is the headline, or -1."""
    plain = title.casefold()
    if plain:
        for number, (block, _) in enumerate(blocks[: last + 1]):
            text = block.text.casefold()
            same = len(text) > 12 and (fuzz.ratio(text, plain) >= _SAME_TITLE or plain.startswith(text))  # noqa: PLR2004
            if same and block.role is not Role.ASIDE and block.shape in {Shape.HEADING, Shape.PARAGRAPH}:
                return number
    before = [number for number in heads if number <= first]
    if before or (heads and heads[0] <= last):
        return before[-1] if before else heads[0]
    near = range(max(0, first - _HEADING_WITHIN), first)
    lesser = [
        n for n in near if blocks[n][0].shape is Shape.HEADING and blocks[n][0].role not in {Role.ASIDE, Role.CAPTION}
    ]
    return lesser[-1] if lesser else -1
