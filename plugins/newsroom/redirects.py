"""Old addresses that lead on: what was published at an address answers there for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.engine.page import Head, Page
from plugins.newsroom.layout import Layout
from plugins.newsroom.model import Article
from plugins.newsroom.views import RedirectView


def redirect_page(address: str, target: str, name: str, layout: Layout, *, source: str = "") -> Page:
    """A page at ``address`` that sends browsers, readers and search engines to ``target``."""
    words = layout.words.newsroom.moved
    title = words.title.format(name=name)
    return Page(
        address=address,
        template="redirect.html",
        title=title,
        model=RedirectView(title, words.detail, name, target),
        listed=False,
        source=source,
        head=Head(canonical=layout.config.absolute(target)),
    )


def article_redirects(articles: Sequence[Article], layout: Layout) -> Iterator[Page]:
    """A page at each address that an article had on an earlier site (``alamat_lama``)."""
    for article in articles:
        for address in article.card.former:
            yield redirect_page(address, article.address, article.card.title, layout, source=article.file)
