"""JSON-LD as frozen facts: nodes composed by merging, and the graph as text for a script element.

A node is a mapping in the order in which its properties were added. What is unknown is left out: a property is never
stated empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from markupsafe import Markup

Node = dict[str, Any]

CONTEXT = "https://schema.org"
# Zero and false are facts, unlike other values that count as false.
_NUMBERS = (bool, int, float)
# Inside a script element only these could end it or open a comment; the two separators break older JavaScript.
_ESCAPES = tuple((char.encode(), f"\\u{ord(char):04x}".encode()) for char in "<>&\u2028\u2029")


def merged(*parts: Mapping[str, Any]) -> Node:
    """One node from several: later parts add to and replace what earlier ones say; empty values say nothing.

    >>> merged({"@type": "Place", "name": "Aula"}, {"name": "", "address": None, "geo": {}})
    {'@type': 'Place', 'name': 'Aula'}
    """
    return {key: value for part in parts for key, value in part.items() if value or isinstance(value, _NUMBERS)}


def reference(identifier: str) -> Node:
    """A node that only points to one described elsewhere."""
    return {"@id": identifier}


def one_or_many(nodes: Iterable[Any]) -> Any:
    """A single value as itself, several as a list, none as ``None``."""
    values = list(nodes)
    return values[0] if len(values) == 1 else values or None


def script(nodes: Iterable[Node]) -> Markup:
    """One graph of nodes as JSON, safe inside ``<script type="application/ld+json">``."""
    graph = {"@context": CONTEXT, "@graph": list(nodes)}
    data = _ENCODER.encode(graph)
    for char, escape in _ESCAPES:  # most are not there, and to look for one takes next to nothing
        data = data.replace(char, escape)
    return Markup(data.decode())  # noqa: S704 -- nothing that ends a script element is left


def _as_text(value: Any) -> str:
    """Marked text is text; nothing else has a form in JSON that is not plain already."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no plain value")


_ENCODER = msgspec.json.Encoder(enc_hook=_as_text)
