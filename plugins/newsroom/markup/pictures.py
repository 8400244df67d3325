"""The pictures of a text: from this site, and with words for those who cannot see them."""

from __future__ import annotations

import re
from html import escape

from plugins.newsroom import body_problems as problems
from plugins.newsroom.body import Reference
from plugins.newsroom.markup.events import Event, start_tag
from plugins.newsroom.markup.gathered import Gathered
from plugins.newsroom.markup.links import Inside, Outside, Refused, read_link

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|heic)|(?:IMG|DSC|WhatsApp Image)[ _-]?\S*.*", re.IGNORECASE)


def picture(gathered: Gathered, event: Event, attributes: list[tuple[str, str]]) -> tuple[str, str]:
    """What a picture becomes, and its alternative text (WCAG 2.2, criterion 1.1.1).

    A picture that cannot stand becomes its alternative text.
    """
    given = dict(event.attributes)
    source = gathered.source
    alt = " ".join(gathered.attribute(given.get("alt", "")).split())
    src = gathered.restored(given.get("src", ""))
    line = source.locate(src, event.written)
    if not alt:
        source.report(problems.PICTURE_NO_ALT, line, target=src)
    elif _FILE_NAME.fullmatch(alt):
        source.report(problems.PICTURE_ALT_FILENAME, line, alt=alt)
    link = read_link(src, file=source.file, site_url=gathered.site_url)
    if isinstance(link, Inside):
        gathered.references.append(Reference(link.target, line, picture=True))
        return start_tag("img", [("src", f"site:{link.target}"), ("alt", alt), *attributes]), alt
    if isinstance(link, Refused) and link.kind is not problems.LINK_EMPTY:
        source.report(link.kind, line, **dict(link.values))
    elif isinstance(link, Outside):
        source.report(problems.PICTURE_OUTSIDE, line, target=src)
    else:
        source.report(problems.PICTURE_NO_SOURCE, line)
    return escape(alt, quote=False), alt
