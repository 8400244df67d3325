"""The picture that stands for a page where its link is shared: its photo, else a card drawn with its title.

Every article without a photo has a card of its own; all other pages share the site's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from plugins.discovery.site import Site, plain
from plugins.discovery.webpage import has_address
from plugins.engine.contributor import Build
from plugins.engine.fingerprint import fingerprint, joined, tree_digest
from plugins.engine.page import MadeFile, Page
from plugins.engine.site import PLUGINS_ROOT
from plugins.engine.theme import ASSETS
from plugins.engine.words import short_date
from plugins.media.card import HEIGHT, WIDTH, Card, card_mark, draw_card
from plugins.media.card_text import Fonts
from plugins.media.motif import Form, motif
from plugins.newsroom.model import Article
from plugins.newsroom.photo import Photo

SITE_CARD = f"{ASSETS}kartu.jpg"
"""Address of the card of the site itself."""

_BESIDE = "kartu.jpg"
_APART = " · "


def share_image(site: Site, page: Page, article: Article | None) -> Photo | None:
    """The picture that link previews show; none for a page that answers at any address (404)."""
    photo = getattr(page.model, "photo", None)
    if isinstance(photo, Photo):
        return photo
    if article is not None and site.config.settings.share_cards:
        return _card_image(site, f"{article.address}{_BESIDE}", plain(page.title))
    return _card_image(site, SITE_CARD, site.identity.name) if has_address(page) else None


def article_card(site: Site, article: Article) -> Card:
    """What the card of an article says."""
    words, shown = site.words.newsroom, article.card
    flags = ((words.withdrawn, shown.withdrawn), (words.advertorial, shown.sponsored))
    kicker = (words.kinds[shown.kind], *(str(word) for word, holds in flags if holds), short_date(article.day))
    return Card(
        title=plain(shown.title),
        kicker=_APART.join(kicker),
        offices=_offices(site),
        sample=site.words.share_card.sample if shown.sample or site.identity.sample else "",
        motif=motif(article.address, Form.BAND),
        colour=site.identity.colour,
    )


def site_card(site: Site) -> Card:
    """What the card of the site says."""
    identity = site.identity
    return Card(
        title=identity.name,
        kicker=identity.tagline,
        offices=_offices(site),
        sample=site.words.share_card.sample if identity.sample else "",
        motif=motif(identity.name, Form.BAND),
        colour=identity.colour,
    )


class CardMaker(Struct, frozen=True):
    """Makes the files of cards.

    A card is kept by what it shows and by the code that draws it, not by all code and settings as other files are: so
    a new line in the navigation does not draw thousands of cards anew. The bytes that the last build left in the output
    folder are taken again where they are, to the bit, the ones that were drawn.
    """

    build: Build
    fonts: Fonts
    drawing: str

    def files(self, site: Site, articles: Iterable[Article]) -> Iterator[MadeFile]:
        """The card of the site, and one for every article without a photo."""
        words = site.words
        told = fingerprint(
            *(self.drawing, card_mark(site_card(site), self.fonts), words.share_card.sample),
            *(words.newsroom.withdrawn, words.newsroom.advertorial, dict(words.newsroom.kinds.items())),
        )
        yield self._file(SITE_CARD, (told, site.identity.name, site.identity.tagline), partial(site_card, site))
        for article in articles:
            if article.card.photo is None:
                address = f"{article.address}{_BESIDE}"
                yield self._file(address, (told, address, article.card_digest), partial(article_card, site, article))

    def _file(self, address: str, said: tuple[str, ...], card: Callable[[], Card]) -> MadeFile:
        """A card by what shapes it; known cards are drawn by nobody, and made up only where they must be drawn."""
        mark = joined(("card", *said))
        self.build.store.hold(mark)
        return MadeFile(address, mark, partial(self._made, address, mark, card))

    def _made(self, address: str, mark: str, card: Callable[[], Card]) -> bytes:
        known, path = self.build.store.reading(mark), self.build.config.output / address
        if known is not None and path.is_file():
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() == known:
                return data
        data = draw_card(card(), self.fonts)
        self.build.store.remember(mark, hashlib.sha256(data).hexdigest())
        return data


def drawing_digest() -> str:
    """The digest of the code that draws cards."""
    media, engine = PLUGINS_ROOT / "media", PLUGINS_ROOT / "engine"
    return fingerprint(tree_digest(media, "card*.py", "motif*.py"), tree_digest(engine, "colour.py", "palette.py"))


def _card_image(site: Site, address: str, title: str) -> Photo:
    alt = site.words.share_card.alt.format(title=title, office=site.identity.office)
    return Photo(address, WIDTH, HEIGHT, alt, "", "")


def _offices(site: Site) -> tuple[str, ...]:
    return tuple(dict.fromkeys((site.identity.office, site.identity.office_short)))
