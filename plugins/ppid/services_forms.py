"""The forms to print: request (PerKI 1/2021 Ps 29(5), Annex VI) and objection (Ps 41(5), Annex X)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.engine.page import Crumb, Page
from plugins.engine.theme import Words
from plugins.newsroom.views import PageLink
from plugins.ppid.law import OBJECTION_GROUNDS
from plugins.ppid.services_model import ASKING, ASKING_FORM, OBJECTING, OBJECTING_FORM
from plugins.ppid.services_views import Field, FormView, Point


class FormPages(Struct, frozen=True):
    """Lays out both forms for one office."""

    words: Words
    office: str
    sample: bool

    def pages(self) -> Iterator[Page]:
        """The form of a request with the rights on its back, and the form of an objection with the seven grounds."""
        words = self.words.forms
        rights = tuple(Point(row.text, row.get("article", "")) for row in self.words.asking.rights.values())
        asking = FormView(
            title=words.asking.title,
            summary=words.asking.summary,
            rules=self.words.rules,
            office=self.office,
            fields=_fields(words.asking.fields),
            signatures=tuple(words.asking.signatures.values()),
            back_title=self.words.asking.rights_title,
            back_note=words.asking.back_note,
            back=rights,
            back_to=PageLink(self.words.asking.title, ASKING),
        )
        yield self._page(ASKING_FORM, asking)
        grounds = tuple(Point(text, mark=letter) for letter, text in OBJECTION_GROUNDS.items())
        objecting = FormView(
            title=words.objecting.title,
            summary=words.objecting.summary,
            rules=self.words.rules,
            office=self.office,
            fields=_fields(words.objecting.fields, grounds),
            signatures=tuple(words.objecting.signatures.values()),
            back_title="",
            back_note="",
            back=(),
            back_to=PageLink(self.words.objecting.title, OBJECTING),
        )
        yield self._page(OBJECTING_FORM, objecting)

    def _page(self, address: str, view: FormView) -> Page:
        return Page(
            address=address,
            template="permohonan-formulir.html",
            title=view.title,
            model=view,
            crumbs=(
                Crumb(self.words.home, ""),
                Crumb(self.words.ppid, "ppid/"),
                Crumb(view.back_to.title, view.back_to.address),
                Crumb(view.title),
            ),
            sample=self.sample,
        )


def _fields(rows: Words, grounds: tuple[Point, ...] = ()) -> tuple[Field, ...]:
    """The fields in order; the one marked ``grounds`` holds the seven grounds to tick."""
    return tuple(
        Field(
            number=number,
            label=row.label,
            note=row.get("note", ""),
            lines=tuple(range(int(row.get("lines", "1")))),
            choices=grounds if "grounds" in row else tuple(Point(choice) for choice in row.get("choices", {}).values()),
        )
        for number, row in enumerate(rows.values(), start=1)
    )
