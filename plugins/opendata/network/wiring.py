"""The network's part in a build: what `inv network` has kept, as datasets and pages; the build itself asks nobody."""

from __future__ import annotations

from collections.abc import Iterable

from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.files import scan
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import AnyPage
from plugins.engine.problem import Problem
from plugins.opendata.digests import Digests
from plugins.opendata.network import problems as found
from plugins.opendata.network.datasets import network_datasets
from plugins.opendata.network.keep import FOLDER, STATE, read_network
from plugins.opendata.network.merge import Merged, merge
from plugins.opendata.network.model import Network
from plugins.opendata.network.pages import NetworkPages
from plugins.opendata.offer import offer

_Kept = tuple[Network | None, Merged | None, tuple[Problem, ...]]


class NetworkContributor(Contributor):
    """Shows the kept network of ``content/jaringan/``; nothing where there is none."""

    def read(self) -> None:
        """Read what was kept, and find who offers what twice."""
        self._network, self._merged, problems = self._kept()
        self.build.report(*problems)
        for member in self._network.members if self._network else ():
            if not member.state.sha256:
                self.build.report(found.NEVER_READ.at(f"{FOLDER}/{STATE}", site=member.name))

    def _kept(self) -> _Kept:
        """The network and what was found in it, from the cache where no file of it is new."""
        build = self.build
        files = scan(build.config.content, FOLDER)
        if not files:
            return None, None, ()
        digests = Digests(build, "jaringan")
        names = tuple((seen.file, digests.of(seen)) for seen in files)
        digests.keep()
        key = fingerprint("network", build.code_digest, names)
        kept = build.store.reading(key)
        if isinstance(kept, tuple):
            network, merged, problems = kept
            return network, merged, problems
        network, problems = read_network(build.config.content / FOLDER, FOLDER)
        made = (network, merge(network) if network else None, problems)
        build.store.remember(key, made)
        return made

    def resolve(self) -> None:
        """Offer the datasets."""
        if self._network and self._merged:
            offer(self.build, *network_datasets(self._network, self._merged, self.build.words))

    def pages(self) -> Iterable[AnyPage]:
        """The overview and a page for each member."""
        if self._network and self._merged:
            words = self.build.words
            yield from NetworkPages(self._network, self._merged, words.network, words.opendata.title).pages()


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return NetworkContributor
