"""Sharing an article through plain links: no script, nothing loaded from a service before a reader asks for it."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import quote

from plugins.engine.config import SiteConfig
from plugins.engine.theme import Words
from plugins.newsroom.model import Article
from plugins.newsroom.views import ShareLink

_SHARE = {
    "whatsapp": "https://wa.me/?text={text}%20{url}",
    "telegram": "https://t.me/share/url?url={url}&text={text}",
    "facebook": "https://www.facebook.com/sharer/sharer.php?u={url}",
    "x": "https://x.com/intent/post?url={url}&text={text}",
    "surel": "mailto:?subject={text}&body={url}",
}
_RESERVED = re.compile(r"[^A-Za-z0-9_.~-]")


def share_links(article: Article, config: SiteConfig, words: Words) -> tuple[ShareLink, ...]:
    """The links of the services in the settings, in their order."""
    text = _encoded(article.meta.judul)
    url = _encoded(config.absolute(article.address))
    return tuple(
        ShareLink(words.newsroom.share[service], _SHARE[service].format(text=text, url=url))
        for service in config.settings.share_services
        if service in _SHARE
    )


def _encoded(text: str) -> str:
    """Text inside an address; `urllib.parse.quote` goes through it letter by letter."""
    return _RESERVED.sub(lambda match: _percent(match[0]), text)


@cache
def _percent(char: str) -> str:
    return quote(char, safe="")
