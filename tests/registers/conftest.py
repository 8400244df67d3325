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


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    root = tmp_path_factory.mktemp("rujukan")
    shutil.copytree(HERE / "rujukan", root, dirs_exist_ok=True)
    shutil.copy(REGIONS, root)
    loaded, problems = load_registers(root)
    assert problems == ()
    return loaded


@pytest.fixture(scope="session")
def index(registers: Registers) -> MentionIndex:
    return MentionIndex.build(registers)
