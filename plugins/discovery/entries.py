"""The pages of register entries, their indexes and the agenda as JSON-LD.

What a page shows follows from its address, which is the entry's identifier, and from its model. Nothing is stated that
the registers do not know: a role has only the days that its post has.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.discovery.areas import area_details
from plugins.discovery.entities import brief, entity
from plugins.discovery.graph import Node, merged, one_or_many, reference
from plugins.discovery.site import Site, plain
from plugins.engine.page import Page
from plugins.regions.views import RegionsView, RegionView
from plugins.registers.lookup import resolve
from plugins.registers.model import AnyEntry, Body, Official, Post, Register, Topic
from plugins.tags.views import AgendaItem, AgendaView, EntryView, IndexView

TOPICS = f"{Register.TOPIK.value}/"


def entry_of(site: Site, page: Page) -> AnyEntry | None:
    """The register entry whose own page this is."""
    register, _, rest = page.address.partition("/")
    if not page.listed or register not in set(Register):
        return None
    return site.registers.of(Register(register)).get(rest.removesuffix("/"))


def described_nodes(site: Site, page: Page) -> Iterator[Node]:
    """The nodes that the page of an entry, the index of topics, or a page of the agenda adds to its graph."""
    entry = entry_of(site, page)
    if entry is not None:
        yield entry_node(site, entry, page.model)
    if page.address == TOPICS and isinstance(page.model, IndexView):
        yield topic_set(site, page)
    if isinstance(page.model, AgendaView):
        for item in _dated(page.model):
            yield event_node(site, item)


def main_entity(site: Site, page: Page) -> Node | None:
    """What the page is about, as a reference to one of `described_nodes`."""
    entry = entry_of(site, page)
    if entry is not None:
        return reference(site.url(entry.address))
    if page.address == TOPICS and isinstance(page.model, IndexView):
        return reference(site.url(TOPICS))
    return None


def lists_entries(model: object) -> bool:
    """Whether a page is an index or a list of events."""
    return isinstance(model, IndexView | AgendaView | RegionsView)


def entry_node(site: Site, entry: AnyEntry, model: object) -> Node:
    """An entry in full: names, definition, and what its kind has."""
    names = [name for name in dict.fromkeys((*entry.aliases, *_own_names(entry))) if name != entry.name]
    return merged(
        brief(site, entry) if isinstance(entry, Official) else entity(site, entry),
        {"alternateName": one_or_many(names), "description": plain(entry.definition)},
        {"identifier": entry.id},
        _kind_details(site, entry, model),
    )


def topic_set(site: Site, page: Page) -> Node:
    """The topics as a set of defined terms, with the same set as SKOS."""
    url = site.url(TOPICS)
    return merged(
        {"@type": "DefinedTermSet", "@id": url, "name": plain(page.title), "url": url},
        {"hasDefinedTerm": [brief(site, topic) for topic in site.registers.topics.values()]},
    )


def event_node(site: Site, item: AgendaItem) -> Node:
    """An event of the agenda, with the identifier that its article gives it."""
    region = None if item.region is None else {"@type": "AdministrativeArea", "name": item.region.title}
    place: Node | None = {"@type": "Place", "name": item.place} if item.place else region
    if place is not None and item.place:
        place = merged(place, {"containedInPlace": region})
    return merged(
        {"@type": "Event", "@id": f"{site.url(item.address)}#peristiwa", "name": plain(item.title)},
        {"startDate": item.when.iso, "endDate": "" if item.until is None else item.until.iso},
        {"location": place, "url": site.url(item.address)},
        {"organizer": [{"@type": "Organization", "name": body.title} for body in item.organisers]},
    )


def _dated(model: AgendaView) -> Iterator[AgendaItem]:
    seen: set[str] = set()
    for item in (item for group in model.groups for item in group.events):
        if item.when.iso and item.address not in seen:
            seen.add(item.address)
            yield item


def _own_names(entry: AnyEntry) -> tuple[str, ...]:
    if isinstance(entry, Official):
        return (entry.full_name,) if entry.full_name else ()
    if isinstance(entry, Body):
        return (entry.short_name,) if entry.short_name else ()
    return ()


def _kind_details(site: Site, entry: AnyEntry, model: object) -> Node:
    if isinstance(entry, Official):
        return {"hasOccupation": [_role(site, post) for post in entry.posts]}
    if isinstance(entry, Body):
        return _body(site, entry, model)
    if isinstance(entry, Topic):
        return {"termCode": entry.id}
    return area_details(entry, model) if isinstance(model, RegionView) else {}


def _role(site: Site, post: Post) -> Node:
    """A post as a role between its days (https://schema.org/Role); days that are not known are not stated."""
    body = None if post.body is None else resolve(site.registers, Register.LEMBAGA, post.body)
    return merged(
        {"@type": "Role", "roleName": post.title},
        {"hasOccupation": {"@type": "Occupation", "name": post.title}},
        {"startDate": post.start.isoformat() if post.start else None},
        {"endDate": post.end.isoformat() if post.end else None},
        {"affiliation": None if body is None else brief(site, body)},
    )


def _body(site: Site, body: Body, model: object) -> Node:
    parent = None if body.parent is None else resolve(site.registers, Register.LEMBAGA, body.parent)
    region = None if body.region is None else resolve(site.registers, Register.WILAYAH, body.region)
    below = _children(model) if isinstance(model, EntryView) else ()
    return {
        "parentOrganization": None if parent is None else brief(site, parent),
        "areaServed": None if region is None else brief(site, region),
        "subOrganization": [reference(site.url(address)) for address in below],
    }


def _children(model: EntryView) -> tuple[str, ...]:
    """The addresses of the bodies directly under the one whose page it is."""
    nodes = model.tree
    while nodes and not nodes[0].current:
        nodes = nodes[0].children
    return tuple(child.address for child in nodes[0].children if child.address) if nodes else ()
