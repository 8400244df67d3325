"""The HTML that may stand in a text: elements, attributes and classes, and which element ends which."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = frozenset({"br", "hr", "img", "col", "wbr"})
CELLS = frozenset({"td", "th"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | _words(
    """
    p ul ol li dl dt dd blockquote pre table caption colgroup col thead tbody tfoot tr td th figure
    figcaption details summary div hr
    """
)
INLINE = _words(
    """
    a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time
    u var wbr
    """
)
ALLOWED = BLOCKS | INLINE
VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var"})
# An error, not a warning: these act, load, or take over the page.
DANGEROUS = _words(
    """
    script style iframe frame frameset object embed applet form input button select textarea option base
    meta link svg math template noscript title head html body audio video canvas portal slot dialog
    marquee layer bgsound xmp plaintext noembed noframes isindex keygen image xml xss animate set param
    source track area map
    """
)
# Their content is no text for readers.
CONTENT_DROPPED = _words(
    """
    script style iframe object applet svg math template noscript title textarea select audio video
    canvas xmp noembed noframes head
    """
)
# An element ends where one of these begins, inside the named boundary (HTML standard, optional tags).
ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"thead", "tbody", "tfoot", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
}
MAY_STAY_OPEN = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "colgroup"})

# Nothing but their own parts may stand in these; browsers move anything else out, in front of the table.
TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup"})
IN_TABLES = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"})

CLASSES = frozenset({"rata-kiri", "rata-tengah", "rata-kanan", "angka"})
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")

# Elements that may carry the attribute ("*": all), and what its value must match.
ATTRIBUTES: dict[str, tuple[frozenset[str], re.Pattern[str]]] = {
    "lang": (frozenset("*"), _LANGUAGE),
    "dir": (frozenset("*"), re.compile("ltr|rtl|auto")),
    "title": (frozenset("*"), re.compile(".*", re.DOTALL)),
    "colspan": (CELLS, _NUMBER),
    "rowspan": (CELLS, _NUMBER),
    "scope": (frozenset({"th"}), re.compile("row|col|rowgroup|colgroup")),
    "span": (frozenset({"col", "colgroup"}), _NUMBER),
    "start": (frozenset({"ol"}), re.compile(r"-?\d{1,6}")),
    "type": (frozenset({"ol"}), re.compile("[1aAiI]")),
    "value": (frozenset({"li"}), re.compile(r"-?\d{1,6}")),
    "reversed": (frozenset({"ol"}), re.compile("(?:reversed)?")),
    "open": (frozenset({"details"}), re.compile("(?:open)?")),
    "datetime": (frozenset({"time", "del", "ins"}), re.compile(r"[\dTtZz:+.\-WPYMDHS ]{1,40}")),
    "width": (frozenset({"img"}), _NUMBER),
    "height": (frozenset({"img"}), _NUMBER),
}
BOOLEAN = frozenset({"reversed", "open"})
# Handled where links, pictures and ids are made; `rel` is set anew.
HANDLED = frozenset({"id", "href", "src", "alt", "name", "rel"})
