"""The registers' part in a build: they are read first, and everybody after may ask for them."""

from __future__ import annotations

from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.registers.load import load_registers

FOLDER = "rujukan"


class RegistersContributor(Contributor):
    """Hands over the `Registers`."""

    def read(self) -> None:
        """Read the four registers of ``rujukan/``."""
        registers, problems = load_registers(self.build.config.content / FOLDER, FOLDER)
        self.build.report(*problems)
        self.build.provide(registers)


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return RegistersContributor
