"""The publishing room's part in a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.page import AnyPage, DataFile, File
from plugins.publishing import problems as found
from plugins.publishing.authenticity import authenticity_page
from plugins.publishing.security_txt import ADDRESS, problems_of, security_txt
from plugins.publishing.signing import KeyFormatError


class PublishingContributor(Contributor):
    """Adds security.txt and the page about authenticity, and refuses a build whose security.txt would be past."""

    def pages(self) -> Iterable[AnyPage]:
        """The page "Keaslian situs"."""
        words = self.build.words.authenticity
        try:
            yield authenticity_page(self.build.config, words)
        except KeyFormatError as failure:
            key = self.build.config.settings.signing_key
            self.build.problems.add(found.SIGNING_KEY_WRONG.at("pelicanconf.py", key=key, detail=failure))

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """``.well-known/security.txt``."""
        del pages
        config = self.build.config
        self.build.problems.add(*problems_of(config))
        text = security_txt(config)
        if text:
            yield DataFile(ADDRESS, text)


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return PublishingContributor
