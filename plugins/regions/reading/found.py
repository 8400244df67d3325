"""What a rule hands back: a fact to be, with the offsets that it has read."""

from __future__ import annotations

from msgspec import Struct

from plugins.regions.dates import UNKNOWN, ReferenceDate
from plugins.regions.model import FactKind, Span, Value


class Found(Struct, frozen=True):
    """A fact before its words are cut: ``span`` is what to quote, ``read`` further offsets that were used."""

    kind: FactKind
    value: Value
    span: Span
    reference: ReferenceDate = UNKNOWN
    read: tuple[Span, ...] = ()
