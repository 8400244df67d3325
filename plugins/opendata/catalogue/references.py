"""What the datasets of a catalogue refer to, each described once: codes, licences, media types, documents, agents."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.engine.words import LANGUAGE
from plugins.opendata.catalogue.statements import Iri, Node, Term, Text, node
from plugins.opendata.origin import Origin

AUTHORITY = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
SHA256 = "https://spdx.org/rdf/terms#checksumAlgorithm_sha256"
"""As the profile's shapes of controlled vocabularies spell it; SPDX's own term begins with ``http``, and is matched."""

_SPDX_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"

_NAMES = {
    "access-right/PUBLIC": ("dct:RightsStatement", "skos:Concept"),
    "country/IDN": ("dct:Location", "skos:Concept"),
    "data-theme": ("skos:Concept",),
    "file-type": ("dct:MediaTypeOrExtent", "skos:Concept"),
    "frequency": ("dct:Frequency", "skos:Concept"),
    "language/IND": ("dct:LinguisticSystem", "skos:Concept"),
    "planned-availability/STABLE": ("skos:Concept",),
}


class References:
    """Remembers what was referred to, and describes it at the end, so that the graph is valid by itself."""

    def __init__(self, origin: Origin) -> None:
        self._url = origin.url
        self._codes: dict[str, None] = {}
        self._typed: dict[tuple[str, str], str] = {}

    def code(self, name: str) -> Iri:
        """A code of an authority table, described at the end."""
        self._codes[name] = None
        return Iri(AUTHORITY + name)

    def media(self, name: str) -> Iri:
        """A media type as IANA registers it."""
        return self.typed(IANA + name, "dct:MediaType", name)

    def licence(self, url: str, title: str) -> Iri:
        """The text of a licence."""
        return self.typed(url, "dct:LicenseDocument", title)

    def document(self, address: str) -> Iri:
        """A page, of this site or another."""
        return self.typed(self._url(address), "foaf:Document", "")

    def period(self, iri: str, start: str, end: str) -> Iri:
        """A stretch of days."""
        return self.typed(iri, "dct:PeriodOfTime", f"{start}/{end}")

    def typed(self, iri: str, kind: str, title: str) -> Iri:
        """Anything with a class and a title or ""."""
        self._typed.setdefault((iri, kind), title)
        return Iri(iri)

    def nodes(self) -> Iterator[Node]:
        """The descriptions: codes with their schemes, then all else by its address."""
        for name in sorted(self._codes):
            table, _, code = name.partition("/")
            classes = _NAMES.get(name) or _NAMES[table]
            scheme = Iri(f"{AUTHORITY}{table}")
            yield node(AUTHORITY + name, classes, {"skos:inScheme": scheme, "skos:prefLabel": Text(code)})
        for (iri, kind), title in sorted(self._typed.items()):
            says: dict[str, Term | None] = {}
            if kind == "dct:PeriodOfTime":
                start, _, end = title.partition("/")
                says = {"dcat:startDate": Text(start, "date"), "dcat:endDate": Text(end, "date")}
            elif kind == "foaf:Agent":
                says = {"foaf:name": Text(title, language=LANGUAGE)}
            elif title:
                match = Iri(_SPDX_SHA256) if iri == SHA256 else None
                says = {"dct:title": Text(title), "skos:exactMatch": match}
            yield node(iri, [kind], says)
