"""The topic register as a SKOS concept scheme, in JSON-LD and in Turtle.

SKOS Reference, W3C Recommendation of 18 August 2009: every topic is a ``skos:Concept`` with its labels in
Indonesian, definition, broader, narrower and related concepts; ``related`` is symmetric (S23) and ``broader`` the
inverse of ``narrower`` (S25), so both directions are stated. Both forms are written from the same statements and
read back to the same graph. Deterministic: topics by id, values sorted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from .model import Register, Registers, Topic

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
LANGUAGE = "id"
SCHEME_TITLE = "Topik"


class _Concept(Struct, frozen=True):
    """One topic's statements: full addresses and plain texts, each tuple sorted."""

    uri: str
    notation: str
    pref_label: str
    alt_labels: tuple[str, ...]
    definition: str
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    deprecated: bool
    replaced_by: str

    @property
    def top(self) -> bool:
        return not self.broader

    def links(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The SKOS properties whose values are concepts."""
        yield "broader", self.broader
        yield "narrower", self.narrower
        yield "related", self.related


def to_jsonld(registers: Registers, base_url: str) -> dict[str, Any]:
    """The scheme as a JSON-LD 1.1 document; ``base_url`` is the site's address, with or without a last slash."""
    scheme, concepts = scheme_address(base_url), _concepts(registers, base_url)
    graph: list[dict[str, Any]] = [
        {
            "@id": scheme,
            "@type": "ConceptScheme",
            "title": SCHEME_TITLE,
            "hasTopConcept": [concept.uri for concept in concepts if concept.top],
        }
    ]
    for concept in concepts:
        node: dict[str, Any] = {
            "@id": concept.uri,
            "@type": "Concept",
            "inScheme": scheme,
            "notation": concept.notation,
            "prefLabel": concept.pref_label,
        }
        if concept.top:
            node["topConceptOf"] = scheme
        if concept.alt_labels:
            node["altLabel"] = list(concept.alt_labels)
        if concept.definition:
            node["definition"] = concept.definition
        node.update({name: list(uris) for name, uris in concept.links() if uris})
        if concept.deprecated:
            node["deprecated"] = True
        if concept.replaced_by:
            node["isReplacedBy"] = concept.replaced_by
        graph.append(node)
    return {"@context": _context(), "@graph": graph}


def to_turtle(registers: Registers, base_url: str) -> str:
    """The scheme as RDF 1.1 Turtle, ending in a line end."""
    scheme, concepts = scheme_address(base_url), _concepts(registers, base_url)
    top = tuple(concept.uri for concept in concepts if concept.top)
    lines = [
        f"@prefix dcterms: <{DCTERMS}> .",
        f"@prefix owl: <{OWL}> .",
        f"@prefix skos: <{SKOS}> .",
        "",
        *_statements(
            scheme, ["a skos:ConceptScheme", f"dcterms:title {_text(SCHEME_TITLE)}", *_links("hasTopConcept", top)]
        ),
    ]
    for concept in concepts:
        says = ["a skos:Concept", f"skos:inScheme <{scheme}>"]
        if concept.top:
            says.append(f"skos:topConceptOf <{scheme}>")
        says += [f"skos:notation {_quoted(concept.notation)}", f"skos:prefLabel {_text(concept.pref_label)}"]
        if concept.alt_labels:
            says.append("skos:altLabel " + ", ".join(_text(label) for label in concept.alt_labels))
        if concept.definition:
            says.append(f"skos:definition {_text(concept.definition)}")
        for name, uris in concept.links():
            says += _links(name, uris)
        if concept.deprecated:
            says.append("owl:deprecated true")
        if concept.replaced_by:
            says.append(f"dcterms:isReplacedBy <{concept.replaced_by}>")
        lines += ["", *_statements(concept.uri, says)]
    return "\n".join(lines) + "\n"


def scheme_address(base_url: str) -> str:
    """The address of the concept scheme: the topics' index page."""
    return f"{_base(base_url)}{Register.TOPIK.value}/"


def _base(base_url: str) -> str:
    # What IRIs may not hold (RFC 3987) is escaped, so that no address can break out of Turtle's brackets.
    return quote(base_url.rstrip("/"), safe=":/?#[]@!$&'()*+,;=%~-._") + "/"


def _concepts(registers: Registers, base_url: str) -> list[_Concept]:
    topics = registers.topics
    base = _base(base_url)

    def uri(topic_id: str) -> str:
        return f"{base}{Register.TOPIK.value}/{quote(topic_id)}/"

    def uris(ids: set[str]) -> tuple[str, ...]:
        return tuple(uri(topic_id) for topic_id in sorted(ids & topics.keys()))

    narrower: dict[str, set[str]] = {}
    related: dict[str, set[str]] = {}
    for topic in topics.values():
        for other in topic.broader:
            narrower.setdefault(other, set()).add(topic.id)
        for other in topic.related:
            related.setdefault(topic.id, set()).add(other)
            related.setdefault(other, set()).add(topic.id)
    return [
        _Concept(
            uri=uri(topic.id),
            notation=topic.id,
            pref_label=topic.name,
            alt_labels=_alt_labels(topic),
            definition=topic.definition,
            broader=uris(set(topic.broader)),
            narrower=uris(narrower.get(topic.id, set())),
            related=uris(related.get(topic.id, set())),
            deprecated=topic.retired,
            replaced_by=uri(topic.successor) if topic.successor in topics and topic.successor else "",
        )
        for _, topic in sorted(topics.items())
    ]


def _alt_labels(topic: Topic) -> tuple[str, ...]:
    # A label may not be preferred and alternative at once (S13).
    return tuple(sorted({*topic.aliases, *topic.short_aliases} - {topic.name}))


def _context() -> dict[str, Any]:
    in_language = {"@language": LANGUAGE}
    concept = {"@type": "@id", "@container": "@set"}
    return {
        "@version": 1.1,
        "Concept": f"{SKOS}Concept",
        "ConceptScheme": f"{SKOS}ConceptScheme",
        "title": {"@id": f"{DCTERMS}title", **in_language},
        "isReplacedBy": {"@id": f"{DCTERMS}isReplacedBy", "@type": "@id"},
        "deprecated": f"{OWL}deprecated",
        "notation": f"{SKOS}notation",
        "inScheme": {"@id": f"{SKOS}inScheme", "@type": "@id"},
        "topConceptOf": {"@id": f"{SKOS}topConceptOf", "@type": "@id"},
        "prefLabel": {"@id": f"{SKOS}prefLabel", **in_language},
        "altLabel": {"@id": f"{SKOS}altLabel", "@container": "@set", **in_language},
        "definition": {"@id": f"{SKOS}definition", **in_language},
        **{name: {"@id": f"{SKOS}{name}", **concept} for name in ("hasTopConcept", "broader", "narrower", "related")},
    }


def _statements(subject: str, says: list[str]) -> list[str]:
    first, *rest = says
    lines = [f"<{subject}> {first}", *(f"    {said}" for said in rest)]
    return [f"{line} ;" for line in lines[:-1]] + [f"{lines[-1]} ."]


def _links(name: str, uris: tuple[str, ...]) -> list[str]:
    return [f"skos:{name} " + ", ".join(f"<{uri}>" for uri in uris)] if uris else []


def _text(text: str) -> str:
    return f"{_quoted(text)}@{LANGUAGE}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
