"""The record of checksums: what the command writes down, and what it must not paper over (PerKI 1/2021 Ps 18)."""

from __future__ import annotations

import json
from pathlib import Path

from support.ppid_site import exempt, item, pdf, ppid
from support.site import BuiltSite, differing, read_tree

from plugins.ppid.record import main

FILE = [{"berkas": "./ppid/dokumen/n.pdf"}]


def rules(site: BuiltSite) -> list[str]:
    """The codes of this room; what the media room says of the sample files is tried elsewhere."""
    return [code for code in site.codes if code.startswith("P")]


def test_a_recorded_file_may_only_change_with_a_newer_date(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(berkas=FILE), "dokumen/n.pdf": pdf("satu")})
    assert rules(site) == ["P097"]
    main([str(site.content)])
    assert rules(site.rebuild()) == []
    changed = site.rebuild({"content/ppid/dokumen/n.pdf": pdf("dua")})
    assert rules(changed) == ["P007"]
    main([str(site.content)])  # recording again does not hide the change
    assert rules(site.rebuild()) == ["P007"]
    dated = site.rebuild({"content/ppid/informasi/a.md": item(berkas=FILE, diperbarui="2026-03-01")})
    assert rules(dated) == []
    main([str(site.content)])
    record = json.loads((site.content / "ppid/berkas.json").read_text())
    assert record["a"]["diperbarui"] == "2026-03-01"
    assert rules(site.rebuild()) == []


def test_recording_twice_changes_nothing(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(berkas=FILE), "dokumen/n.pdf": pdf("satu")})
    main([str(site.content)])
    first = (site.content / "ppid/berkas.json").read_bytes()
    main([str(site.content)])
    assert (site.content / "ppid/berkas.json").read_bytes() == first


def test_a_rebuild_after_changes_equals_a_clean_build(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "informasi/a.md": item(berkas=FILE),
        "informasi/b.md": item(judul="Renja 2024", kelas=["setiap-saat"], butir=["T.h"]),
        "dikecualikan/x.md": exempt(),
        "dokumen/n.pdf": pdf("satu"),
    }
    site = ppid(tmp_path / "a", files)
    changed = site.rebuild(
        {"content/ppid/informasi/b.md": None, "content/ppid/informasi/c.md": item(judul="Aset 2023", butir=["B.d.4"])},
        build_today="2026-04-20",
    )
    assert changed.ok, changed.problems
    clean = changed.clean_copy(tmp_path / "b")
    assert differing(read_tree(changed.output), read_tree(clean.output)) == []
