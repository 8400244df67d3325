"""The texts of the service and of announcements: their links led to addresses, and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from plugins.engine.page import AnyPage, File
from plugins.engine.problem import Problem
from plugins.newsroom.body import Body
from plugins.newsroom.layout import Layout
from plugins.newsroom.targets import Anchors, Places, dead_links, with_addresses


class Texts(Struct, frozen=True):
    """Knows where the documents of the newsroom are; ``anchors`` are the ids on their pages."""

    documents: Mapping[str, str]
    anchors: Mapping[str, Anchors]

    @classmethod
    def of(cls, layout: Layout) -> Texts:
        """The texts of a build, whose newsroom has found its places."""
        return cls(layout.documents, layout.anchors)

    def html(self, body: Body | None) -> Markup:
        """A body as pages show it; nothing where there is none."""
        html = "" if body is None else with_addresses(body.html, self.documents, self.anchors)
        return Markup(html)  # noqa: S704 -- the reader's allow-list made it

    def dead(
        self, bodies: Iterable[tuple[str, Body, str]], pages: Sequence[AnyPage], files: Sequence[File]
    ) -> Iterable[Problem]:
        """The links that lead nowhere, of bodies with their source files and the addresses of their pages."""
        linking = [(file, body, address) for file, body, address in bodies if body.links]
        if not linking:
            return
        addresses = frozenset({page.address for page in pages} | {file.address for file in files})
        places = Places(documents=self.documents, addresses=addresses, anchors=self.anchors)
        for file, body, address in linking:
            yield from dead_links(file, body.links, address, places)
