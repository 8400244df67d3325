"""The page "Keaslian situs": the office's key and how to check, the same whatever commit is built; `inv keys`."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest
from support.serving import KEY
from support.site import build, standing, write_tree

from plugins.publishing.keys_command import run
from plugins.publishing.signing import read_secret
from plugins.publishing.written_settings import text_setting

ROOMS = ("plugins.engine", "plugins.registers", "plugins.newsroom", "plugins.publishing")
FILES = {"content/halaman/tentang.md": standing()}


def test_the_page_names_key_manifest_and_commands(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, plugins=ROOMS, signing_key=KEY.public.line)
    assert site.ok, site.problems
    page = site.soup("keaslian/")
    text = page.get_text(" ")
    for told in (KEY.public.line, KEY.public.id, "https://kantor.example/keaslian/manifest.json"):
        assert told in text
    commands = [code.text for code in page.find_all("code")]
    assert f"minisign -V -P {KEY.public.line} -m manifest.json" in commands
    assert "inv verify https://kantor.example/" in commands
    assert "belum ditandatangani" not in text
    unsigned = site.rebuild(signing_key="").soup("keaslian/").get_text(" ")
    assert "belum ditandatangani" in unsigned
    assert "minisign" not in unsigned


@pytest.mark.parametrize(("key", "code"), [("x", "E002"), ("RW" + "A" * 54, "B005")])
def test_a_key_that_is_none_stops_the_build(tmp_path: Path, key: str, code: str) -> None:
    assert build(tmp_path, FILES, plugins=ROOMS, signing_key=key).errors == [code]


def test_inv_keys_makes_a_key_once_and_says_where_its_halves_belong(tmp_path: Path) -> None:
    settings = tmp_path / "proyek" / "pelicanconf.py"
    write_tree(settings.parent, {"pelicanconf.py": 'SITEURL = "https://kantor.example"\nSIGNING_KEY = ""\n'})
    path = tmp_path / "rahasia" / "kantor.key"
    said = io.StringIO()
    assert run(settings, str(path), said) == 0
    key = read_secret(path.read_text("ascii"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert text_setting(settings, "SIGNING_KEY") == key.public.line
    assert key.public.line in said.getvalue()
    assert path.read_text("ascii").splitlines()[1] not in said.getvalue()
    again = io.StringIO()
    assert run(settings, str(tmp_path / "lain.key"), again) == 1
    assert "sudah terisi" in again.getvalue()
    assert not (tmp_path / "lain.key").exists()
    write_tree(settings.parent, {"pelicanconf.py": 'SITEURL = "https://kantor.example"\nSIGNING_KEY = ""\n'})
    assert run(settings, str(path), again) == 1
    assert "tidak ditimpa" in again.getvalue()
    assert text_setting(settings, "SIGNING_KEY") == ""
