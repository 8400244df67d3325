"""Registers for the tests of this room: invented people, examples of bodies, all regions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.registers.load import load_registers
from plugins.registers.mentions import MentionIndex
from plugins.registers.model import Registers

HERE = Path(__file__).parent
REGIONS = HERE.parents[1] / "content" / "rujukan" / "wilayah.csv"


def load_beside_regions(source: Path, root: Path) -> Registers:
    """The registers of a folder, with all regions of the country."""
    shutil.copytree(source, root, dirs_exist_ok=True)
    shutil.copy(REGIONS, root)
    loaded, problems = load_registers(root)
    assert problems == ()
    return loaded


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    return load_beside_regions(HERE / "rujukan", tmp_path_factory.mktemp("rujukan"))


@pytest.fixture(scope="session")
def index(registers: Registers) -> MentionIndex:
    return MentionIndex.build(registers)


@pytest.fixture(scope="session")
def indexes(index: MentionIndex, tmp_path_factory: pytest.TempPathFactory) -> dict[str, MentionIndex]:
    """Indexes of three offices' registers, by the name of the file with sentences about them."""
    others = {"sentences_berita": REGIONS.parent, "sentences_kedua": HERE / "rujukan_kedua"}
    built = {
        name: MentionIndex.build(load_beside_regions(source, tmp_path_factory.mktemp(name)))
        for name, source in others.items()
    }
    return {"sentences": index, **built}
