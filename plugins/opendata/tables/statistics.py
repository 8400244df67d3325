"""What the values of a column are like: how many, empty, distinct; least, greatest, mean, median, commonest.

Pure, over values as `plugins.opendata.tables.values` reads them, with exact decimal arithmetic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from msgspec import Struct

from plugins.opendata.model import FieldType, Value

_MEASURED = frozenset((FieldType.INTEGER, FieldType.NUMBER))
_ORDERED = _MEASURED | {FieldType.YEAR, FieldType.DATE, FieldType.DATETIME}
_MORE_DIGITS = 2
COMMONEST = 3
"""How many of the commonest values are told."""


class Statistics(Struct, frozen=True):
    """The figures of one column.

    ``count`` are the cells that hold something, ``empty`` those that do not. ``least`` and ``greatest`` are of columns
    with an order (numbers, years, days); ``mean`` and ``median`` of numbers, the mean rounded half up to two more
    decimals than the values have. ``commonest`` are values that come more than once with their counts, the commonest
    first, equal ones in the order of the values; each part of a list counts.
    """

    count: int
    empty: int
    distinct: int
    least: int | Decimal | date | None = None
    greatest: int | Decimal | date | None = None
    mean: Decimal | None = None
    median: Decimal | None = None
    commonest: tuple[tuple[Value, int], ...] = ()


def statistics_of(kind: FieldType, cells: Sequence[Value]) -> Statistics:
    """The figures of a column.

    >>> made = statistics_of(FieldType.INTEGER, (1, 2, 2, None))
    >>> made.count, made.empty, made.distinct, made.mean, made.median, made.commonest
    (3, 1, 2, Decimal('1.67'), Decimal('2'), ((2, 2),))
    """
    filled = [cell for cell in cells if cell is not None]
    parts: list[Value] = [part for cell in filled for part in (cell if isinstance(cell, tuple) else (cell,))]
    counts = Counter(parts)
    ordered = [cell for cell in filled if isinstance(cell, int | Decimal | date)] if kind in _ORDERED else []
    numbers = [Decimal(cell) for cell in filled if isinstance(cell, int | Decimal)] if kind in _MEASURED else []
    return Statistics(
        count=len(filled),
        empty=len(cells) - len(filled),
        distinct=len(set(filled)),
        least=min(ordered, default=None),
        greatest=max(ordered, default=None),
        mean=_mean(numbers),
        median=median(numbers) if numbers else None,
        commonest=_commonest(counts) if kind is not FieldType.NUMBER else (),
    )


def _mean(numbers: Sequence[Decimal]) -> Decimal | None:
    if not numbers:
        return None
    decimals = max(max(0, -int(number.as_tuple().exponent)) for number in numbers)
    step = Decimal(1).scaleb(-(decimals + _MORE_DIGITS))
    return (sum(numbers, Decimal(0)) / len(numbers)).quantize(step, ROUND_HALF_UP)


def _commonest(counts: Counter[Value]) -> tuple[tuple[Value, int], ...]:
    again = [(value, count) for value, count in counts.items() if count > 1]
    return tuple(sorted(again, key=lambda pair: (-pair[1], _rank(pair[0])))[:COMMONEST])


def _rank(value: Value) -> str:
    if isinstance(value, bool):
        return str(not value)
    if isinstance(value, int | Decimal):
        return f"{value:+040.10f}"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
