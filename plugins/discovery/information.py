"""Items of public information as JSON-LD: a Dataset where a file holds data, else a DigitalDocument.

Only what the item's page says is stated; an item that is empty, or closed to the public, is no document.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from plugins.discovery.graph import Node, merged, reference
from plugins.discovery.publisher import publisher_id
from plugins.discovery.site import Site, plain
from plugins.engine.page import Page
from plugins.newsroom.views import AttachmentView
from plugins.ppid.views import ItemView

OPEN = "informasi"
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pdf": "application/pdf",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
DATA = frozenset((".csv", ".json", ".ods", ".xls", ".xlsx"))


def information_nodes(site: Site, page: Page) -> Iterator[Node]:
    """The node that an item's page adds to its graph."""
    view = page.model
    if not isinstance(view, ItemView) or view.about != OPEN or view.empty:
        return
    data = any(_suffix(file) in DATA for file in view.files)
    files = [_file(site, file, data) for file in view.files]
    yield merged(
        {"@type": "Dataset" if data else "DigitalDocument", "@id": _identifier(site, page)},
        {"name": plain(view.title), "description": plain(view.summary), "url": site.url(page.address)},
        {"inLanguage": "id", "isAccessibleForFree": True, "identifier": view.id},
        {"dateModified": None if view.updated is None else view.updated.iso},
        {"publisher": reference(publisher_id(site))},
        {"distribution" if data else "encoding": files or None},
    )


def information_entity(site: Site, page: Page) -> Node | None:
    """The item as what its page is about, as a reference to its node."""
    return next((reference(str(node["@id"])) for node in information_nodes(site, page)), None)


def _identifier(site: Site, page: Page) -> str:
    return f"{site.url(page.address)}#informasi"


def _file(site: Site, file: AttachmentView, data: bool) -> Node:
    return merged(
        {"@type": "DataDownload" if data else "MediaObject", "name": plain(file.title)},
        {"contentUrl": site.url(file.address), "encodingFormat": MEDIA_TYPES.get(_suffix(file))},
        {"contentSize": file.size, "sha256": file.sha256},
    )


def _suffix(file: AttachmentView) -> str:
    return PurePosixPath(file.address).suffix.lower()
