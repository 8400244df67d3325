"""Sharing an article through plain links: no script, nothing loaded from a service before a reader asks for it."""

from __future__ import annotations

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


def share_links(article: Article, config: SiteConfig, words: Words) -> tuple[ShareLink, ...]:
    """The links of the services in the settings, in their order."""
    text = quote(article.meta.judul, safe="")
    url = quote(config.absolute(article.address), safe="")
    return tuple(
        ShareLink(words.newsroom.share[service], _SHARE[service].format(text=text, url=url))
        for service in config.settings.share_services
        if service in _SHARE
    )
