"""The registers' part in a build: they are read first, and everybody after may ask for them."""

from __future__ import annotations

from msgspec import Struct
from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.fingerprint import fingerprint, tree_digest
from plugins.registers.load import REGISTER_FILES, load_registers

FOLDER = "rujukan"


class Vocabulary(Struct, frozen=True):
    """What covers everything that the registers say, for who keeps what was made with them."""

    digest: str


class RegistersContributor(Contributor):
    """Hands over the `Registers`, and the `Vocabulary` that covers them."""

    def read(self) -> None:
        """Read the four registers of ``rujukan/``."""
        build = self.build
        root = build.config.content / FOLDER
        digest = tree_digest(root, *REGISTER_FILES)
        key = fingerprint("registers", build.code_digest, digest)
        kept = build.store.reading(key)
        if not isinstance(kept, tuple):
            kept = load_registers(root, FOLDER)
            build.store.remember(key, kept)
        registers, problems = kept
        build.report(*problems)
        build.provide(registers)
        build.provide(Vocabulary(digest))


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return RegistersContributor
