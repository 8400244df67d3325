"""The office and its site as JSON-LD nodes."""

from __future__ import annotations

from plugins.discovery.entities import entities
from plugins.discovery.graph import Node, merged, one_or_many, reference
from plugins.discovery.site import Site
from plugins.engine.words import LANGUAGE
from plugins.registers.model import Register

COUNTRY = "ID"
PUBLISHER_KINDS = (
    "GovernmentOrganization",
    "Organization",
    "NGO",
    "Corporation",
    "EducationalOrganization",
    "CollegeOrUniversity",
    "School",
    "Hospital",
    "MedicalOrganization",
    "NewsMediaOrganization",
    "ResearchOrganization",
    "LibrarySystem",
)
"""schema.org types that the setting ``PUBLISHER_KIND`` may name."""


def publisher_id(site: Site) -> str:
    """The identifier of the office on every page."""
    return site.url("#penerbit")


def website_id(site: Site) -> str:
    """The identifier of the site on every page."""
    return site.url("#situs")


def publisher(site: Site) -> Node:
    """The office as every page names it; a demonstration office says of itself that it does not exist."""
    identity = site.identity
    return merged(
        {"@type": site.config.settings.publisher_kind, "@id": publisher_id(site), "name": identity.office},
        {"alternateName": identity.office_short if identity.office_short != identity.office else None},
        {"disambiguatingDescription": site.words.site.sample_detail if identity.sample else None},
        {"url": site.url("")},
    )


def publisher_in_full(site: Site) -> Node:
    """The office with its address and ways to reach it, as far as the settings give them."""
    return merged(publisher(site), _postal(site), _contact(site), _reach(site))


def website(site: Site) -> Node:
    """The site itself."""
    identity = site.identity
    return merged(
        {"@type": "WebSite", "@id": website_id(site), "name": identity.name, "url": site.url("")},
        {"alternateName": identity.office_short if identity.office_short != identity.name else None},
        {"description": identity.tagline, "inLanguage": LANGUAGE, "publisher": reference(publisher_id(site))},
    )


def _postal(site: Site) -> Node:
    identity = site.identity
    place = merged(
        {
            "streetAddress": identity.street,
            "addressLocality": identity.city,
            "postalCode": identity.postal_code,
        }
    )
    return {"address": merged({"@type": "PostalAddress"}, place, {"addressCountry": COUNTRY}) if place else None}


def _contact(site: Site) -> Node:
    identity = site.identity
    ways = merged({"email": identity.email, "telephone": identity.phone})
    hours = f"{site.words.footer.hours}: {identity.hours}" if identity.hours else None
    point = {"@type": "ContactPoint", "contactType": "customer service", "availableLanguage": LANGUAGE}
    return merged(ways, {"contactPoint": merged(point, ways, {"description": hours}) if ways else None})


def _reach(site: Site) -> Node:
    region = (site.identity.region,) if site.identity.region else ()
    return {
        "areaServed": one_or_many(entities(site, Register.WILAYAH, region, None)),
        "sameAs": [url for _, url in site.config.settings.social_links if url.startswith(("http://", "https://"))],
    }
