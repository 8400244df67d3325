"""Properties and classes of known vocabularies that columns and rows of the site's datasets mean."""

from __future__ import annotations

DCT = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"

TITLE = f"{DCT}title"
ABSTRACT = f"{DCT}abstract"
IDENTIFIER = f"{DCT}identifier"
CREATED = f"{DCT}created"
ISSUED = f"{DCT}issued"
MODIFIED = f"{DCT}modified"
NAME = f"{FOAF}name"
NOTATION = f"{SKOS}notation"
PREF_LABEL = f"{SKOS}prefLabel"
ALT_LABEL = f"{SKOS}altLabel"
DEFINITION = f"{SKOS}definition"
