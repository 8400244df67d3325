"""The topics as SKOS: both forms read back to one graph, which says what the register says."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS

from plugins.registers.model import Registers, Topic
from plugins.registers.skos import scheme_address, to_jsonld, to_turtle

# rdflib's JSON-LD reader still uses its own deprecated class
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

ODD = Registers(
    topics={
        "a": Topic(id="a", name='Air "bersih" \\ dan\ttanah', aliases=("Air", "Tirta"), short_aliases=("AB",), definition="Baris\nbaru é ✓"),
        "b": Topic(id="b", name="Banjir", broader=("a",), related=("c",)),
        "c": Topic(id="c", name="Curah hujan", aliases=("Curah hujan",), retired=True, successor="b"),
    }
)  # fmt: skip
BASE = "https://contoh.go.id/situs"


def graphs(registers: Registers, base: str) -> tuple[Graph, Graph]:
    turtle = Graph().parse(data=to_turtle(registers, base), format="turtle")
    jsonld = Graph().parse(data=json.dumps(to_jsonld(registers, base)), format="json-ld")
    return turtle, jsonld


@pytest.mark.parametrize("base", [BASE, BASE + "/", "https://x.test/a b<c>/é"])
def test_both_forms_are_the_same_graph(registers: Registers, base: str) -> None:
    for topics in (ODD, registers, Registers()):
        turtle, jsonld = graphs(topics, base)
        assert isomorphic(turtle, jsonld)
        assert len(turtle) >= 2


def test_the_graph_says_what_the_register_says() -> None:
    graph, _ = graphs(ODD, BASE)
    a, b, c = (URIRef(f"{BASE}/topik/{i}/") for i in "abc")
    scheme = URIRef(scheme_address(BASE))
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {a, b, c}
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == {a, c}
    assert graph.value(a, SKOS.prefLabel) == Literal('Air "bersih" \\ dan\ttanah', lang="id")
    assert {str(label) for label in graph.objects(a, SKOS.altLabel)} == {"AB", "Air", "Tirta"}
    assert graph.value(a, SKOS.definition) == Literal("Baris\nbaru é ✓", lang="id")
    assert (b, SKOS.broader, a) in graph
    assert (a, SKOS.narrower, b) in graph
    assert (b, SKOS.related, c) in graph
    assert (c, SKOS.related, b) in graph
    assert (c, SKOS.altLabel, None) not in graph
    assert all((concept, SKOS.inScheme, scheme) in graph for concept in (a, b, c))


def test_the_order_of_the_register_does_not_matter() -> None:
    turned = Registers(topics=dict(reversed(list(ODD.topics.items()))))
    assert to_turtle(turned, BASE) == to_turtle(ODD, BASE)
    assert to_jsonld(turned, BASE) == to_jsonld(ODD, BASE)
