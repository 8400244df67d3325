"""What may be written for a value of the front matter: in Indonesian words, and for a code editor.

The schema names the function that reads the editor's text; each such function has one row here. Suluh reads every
value as text, a code editor reads YAML: ``2025-01-15`` may be a date or text, ``12.75`` a number, ``true`` a boolean.
So a fragment accepts what the code editor may see for what Suluh accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from plugins.engine.almanac import WEEKDAYS
from plugins.newsroom.schema import STATUSES, UNKNOWN_DAY

Schema = dict[str, Any]

SCALAR = ["string", "number"]
_ZONE = r"([Zz]|[Ww][Ii][Bb]|[Ww][Ii][Tt][Aa]?|[+-]\d{2}:?\d{2})"
_CLOCK = rf"([T ]+([Pp]ukul )?\d{{1,2}}[:.]\d{{2}}([:.]\d{{2}}([.,]\d+)?)?\s*{_ZONE}?)?"
_DATE: Schema = {"type": "string", "pattern": rf"^\d{{4}}-\d{{1,2}}-\d{{1,2}}{_CLOCK}$"}
_SIDE = "([Aa]tas|[Bb]awah|[Kk]iri|[Kk]anan|[Tt]engah)"
_PER_CENT = r"\d{1,3}([.,]\d+)? ?%"
_DATE_OR_UNKNOWN: Schema = {"anyOf": [{"const": UNKNOWN_DAY}, _DATE]}


class Written(Struct, frozen=True):
    """How a value is written: ``words`` for the guide, ``fragment`` of JSON Schema for code editors."""

    words: str
    fragment: Schema


READERS: Mapping[str, Written] = {
    "parse_day": Written("tanggal", _DATE),
    "parse_moment": Written("tanggal, boleh dengan jam", _DATE),
    "_day_or_unknown": Written(f"tanggal, atau `{UNKNOWN_DAY}`", _DATE_OR_UNKNOWN),
    "_moment_or_unknown": Written(f"tanggal, boleh dengan jam, atau `{UNKNOWN_DAY}`", _DATE_OR_UNKNOWN),
    "_boolean": Written("`true` atau `false`", {"enum": [True, False, "ya", "tidak", "Ya", "Tidak", "yes", "no"]}),
    "_status": Written("`terbit` atau `draf`", {"enum": list(STATUSES)}),
    "parse_focus": Written(
        'atas, bawah, kiri, kanan, tengah, gabungannya, atau "50% 30%"',
        {"type": "string", "pattern": rf"^({_SIDE}([ -]{_SIDE})?|{_PER_CENT}[ ,]+{_PER_CENT})?$"},
    ),
    "former_addresses": Written(
        "daftar jalur, misalnya `[/2019/12/judul/]`",
        {"anyOf": [{"type": "array", "items": {"type": "string", "minLength": 1}}, {"type": "string", "minLength": 1}]},
    ),
    "_weekday": Written(f"nama hari, {WEEKDAYS[0]} sampai {WEEKDAYS[-1]}", {"type": "string"}),
    "_listed": Written(
        "daftar",
        {
            "anyOf": [
                {"type": "array", "items": {"type": SCALAR, "minLength": 1}},
                {"type": SCALAR, "minLength": 1, "description": "Beberapa nilai dipisahkan koma."},
            ]
        },
    ),
}
"""By the name of the function that reads the text."""


def written(reader: Callable[..., Any]) -> Written:
    """How the values of a reading function are written. Raises `LookupError` where nobody has said it yet."""
    name = reader.__name__
    try:
        return READERS[name]
    except KeyError:
        raise LookupError(f"say in tools/reference/values.py how a value read by {name} is written") from None
