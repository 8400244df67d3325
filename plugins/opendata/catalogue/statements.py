"""A few RDF statements as values, written as Turtle and as JSON-LD that read back to the same graph.

No blank nodes: everything described has an address, so that two readings can be compared statement by statement.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

XSD = "http://www.w3.org/2001/XMLSchema#"


class Iri(Struct, frozen=True):
    """A full address."""

    value: str


class Text(Struct, frozen=True):
    """A literal: with a datatype of XML Schema (``date``), or a language, or neither."""

    value: str
    datatype: str = ""
    language: str = ""


Term = Iri | Text


class Node(Struct, frozen=True):
    """One thing: its address, its classes, and its properties, each a prefixed name (``dct:title``)."""

    iri: str
    classes: tuple[str, ...]
    says: tuple[tuple[str, tuple[Term, ...]], ...]


def node(iri: str, classes: Sequence[str], says: Mapping[str, Term | Sequence[Term] | None]) -> Node:
    """A thing from its properties; what is ``None`` or an empty sequence is not stated."""
    kept = []
    for name, value in says.items():
        terms = (value,) if isinstance(value, Iri | Text) else tuple(value or ())
        if terms:
            kept.append((name, tuple(dict.fromkeys(terms))))
    return Node(iri, tuple(classes), tuple(kept))


def turtle(prefixes: Mapping[str, str], nodes: Sequence[Node]) -> str:
    """The statements as RDF 1.1 Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in sorted({**prefixes, "xsd": XSD}.items())]
    for one in nodes:
        says = [f"a {', '.join(one.classes)}"]
        says += [f"{name} {', '.join(_term(term) for term in terms)}" for name, terms in one.says]
        lines += ["", f"<{one.iri}>", *(f"    {said} ;" for said in says[:-1]), f"    {says[-1]} ."]
    return "\n".join(lines) + "\n"


def jsonld(prefixes: Mapping[str, str], nodes: Sequence[Node]) -> dict[str, Any]:
    """The statements as a JSON-LD 1.1 document."""
    context = {"@version": 1.1, **dict(sorted({**prefixes, "xsd": XSD}.items()))}
    return {"@context": context, "@graph": [_object(one) for one in nodes]}


def _object(one: Node) -> dict[str, Any]:
    says = {name: [_value(term) for term in terms] for name, terms in one.says}
    return {"@id": one.iri, "@type": list(one.classes), **says}


def _term(term: Term) -> str:
    if isinstance(term, Iri):
        return f"<{term.value}>"
    text = json.dumps(term.value, ensure_ascii=False)
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^xsd:{term.datatype}" if term.datatype else text


def _value(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return {"@value": term.value, "@type": f"xsd:{term.datatype}"} if term.datatype else {"@value": term.value}
