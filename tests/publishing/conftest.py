"""A published site on a server of the tests' own, shared by the tests of one file, and the settings of its project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.serving import KEY, SITE, Served, publish, serving
from support.site import write_tree


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("terbit"))


@pytest.fixture(scope="module")
def shared(folder: Path) -> Iterator[Served]:
    with serving(folder) as served:
        yield served


@pytest.fixture
def served(shared: Served) -> Iterator[Served]:
    """The site as it was published; what a test tampers with is mended afterwards."""
    yield shared
    shared.tamper, shared.headers = None, {}
    shared.asked.clear()


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "proyek" / "pelicanconf.py"
    write_tree(
        path.parent, {path.name: f'SITEURL = "{SITE}"\nTIMEZONE = "Asia/Jakarta"\nSIGNING_KEY = "{KEY.public.line}"\n'}
    )
    return path
