"""What a browser page is asked about itself: accessibility, reflow, targets, spacing; each answer lists what is wrong.

A page is loaded once and looked at in several views. In another colour scheme axe repeats only the rules that colours
decide: the document and its layout are the same (`test_states_of_colours` holds the style sheet to that).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import BrowserContext, Page

Scheme = Literal["light", "dark"]
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""The rules that colours decide."""
LAYOUT_RULES = (
    *COLOUR_RULES,
    "target-size",
    "scrollable-region-focusable",
    "empty-heading",
    "link-name",
    "region",
    "bypass",
    "skip-link",
    "landmark-one-main",
    "page-has-heading-one",
)
"""The rules whose answer can differ with the width: what is shown, what scrolls, what covers what."""

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Links in running text are exempt from the minimum size, and so is a target with room around it (WCAG 2.2, 2.5.8).
_SMALL_TARGETS = """() => {
  const shown = [...document.querySelectorAll('a[href], summary, button, input:not([type=hidden]), select')]
    .filter(item => !item.closest('.prose, .skip, #__pratinjau'))
    .flatMap(item => { const box = item.getBoundingClientRect();
      return box.width && box.height ? [[item, box]] : []; });
  return shown.filter(([item, box]) => box.width < 24 || box.height < 24).map(([item]) => item.outerHTML.slice(0, 160));
}"""

# WCAG 2.2, 1.4.12: what a reader may set without losing words.
_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""

# Text that its own box cuts off, or that lies beyond the page's right edge outside a region that scrolls.
_LOST = """() => {
  const width = document.documentElement.clientWidth + 1, lost = [];
  for (const item of document.querySelectorAll('body *')) {
    const style = getComputedStyle(item);
    if (style.display === 'none' || style.position === 'absolute' || item.closest('svg, .skip')) continue;
    const own = [...item.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const cuts = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    if (cuts && (item.scrollWidth > item.clientWidth + 1 || item.scrollHeight > item.clientHeight + 1))
      lost.push('cut: ' + item.outerHTML.slice(0, 120));
    if (own && !item.closest('[tabindex="0"]') && item.getBoundingClientRect().right > width)
      lost.push('beyond the edge: ' + item.outerHTML.slice(0, 120));
  }
  return lost;
}"""


@dataclass
class Watched:
    """A page with what went wrong on it: console errors, and requests to other hosts."""

    page: Page
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def watch(context: BrowserContext, url: str, host: str) -> Watched:
    """Open a page; whatever it asks of another host than ``host`` is remembered."""
    page = context.new_page()
    seen = Watched(page)
    page.on(
        "console", lambda message: seen.errors.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda failure: seen.errors.append(str(failure)))
    page.on(
        "request",
        lambda request: None if request.url.startswith((host, "data:")) else seen.strangers.append(request.url),
    )
    page.goto(url)
    return seen


def violations(page: Page, rules: Iterable[str] = (), within: str = "html") -> list[str]:
    """What axe finds on the page as it is: all its rules and best practices, or only ``rules``.

    ``within`` is the selector of the part that is looked at, where the rest is the same on many pages.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = page.evaluate(
        "([within, options]) => axe.run(within, options).then(result => result.violations)", [within, options]
    )
    return [f"{item['id']} {node['html'][:160]}" for item in found for node in item["nodes"][:2]]


def small_targets(page: Page) -> list[str]:
    """Links outside running text, and controls, that are smaller than 24 by 24 px (WCAG 2.2, 2.5.8)."""
    found: list[str] = page.evaluate(_SMALL_TARGETS)
    return found


def overflows(page: Page) -> list[str]:
    """Whether the page as a whole scrolls sideways (WCAG 2.2, 1.4.10)."""
    more = page.evaluate(OVERFLOW)
    return [f"scrolls {more} px sideways"] if more > 0 else []


def lost_words(page: Page) -> list[str]:
    """Text that is cut off or lies beyond the page's edge."""
    found: list[str] = page.evaluate(_LOST)
    return found


@contextmanager
def spaced(page: Page) -> Iterator[None]:
    """The reader's own spacing of text while the block runs (WCAG 2.2, 1.4.12)."""
    # A sheet of the object model: the site's policy refuses style elements, even those of a test.
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        _SPACING,
    )
    try:
        yield
    finally:
        page.evaluate("document.adoptedStyleSheets = []")


def looked_at(page: Page, width: int, scheme: Scheme, ask: Callable[[Page], list[str]]) -> list[str]:
    """An answer in one view, each line led by the view."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    return [f"{width} {scheme}: {line}" for line in ask(page)]


@cache
def _axe() -> str:
    source: str = AXE_FILE_PATH.read_text("utf-8")
    return source
