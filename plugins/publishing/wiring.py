"""The publishing room's part in a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.page import AnyPage, DataFile, File
from plugins.publishing.security_txt import ADDRESS, problems_of, security_txt


class PublishingContributor(Contributor):
    """Adds security.txt, and refuses a build whose security.txt would be past."""

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
