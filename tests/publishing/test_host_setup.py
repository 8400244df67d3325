"""The programs of others that tests of publishing need: installed where that is allowed, never silently missing."""

from __future__ import annotations

import pytest
import server_setup


def test_missing_programs_are_installed_by_root_or_sudo_and_by_nobody_else() -> None:
    packages = ["nginx-light", "minisign"]
    (update, install) = server_setup.install_commands(packages, root=True, sudo=False)
    assert update[-1] == "update"
    assert install[-2:] == packages
    assert "sudo" not in install
    assert server_setup.install_commands(packages, root=False, sudo=True)[1][:2] == ["sudo", "-n"]
    assert server_setup.install_commands(packages, root=False, sudo=False) == []
    assert server_setup.install_commands([], root=True, sudo=True) == []


def test_what_stays_missing_is_told_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("server_setup.shutil.which", lambda *_, **__: None)
    assert server_setup.main() == 0
    assert "nginx-light, minisign, rsync" in capsys.readouterr().err
