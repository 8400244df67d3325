"""What a change reaches far from where it is made: words of the theme, counts of other pages' articles."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from support.site import EVERY_ROOM, ROOT, BuiltSite, article, build, differing


def assert_as_clean(site: BuiltSite, folder: Path) -> None:
    """A site has the very files of a clean build of its sources."""
    clean = site.clean_copy(folder)
    assert clean.ok, clean.problems
    assert differing(site.files(), clean.files()) == []


def test_words_of_the_theme_reach_every_page_feed_and_index(tmp_path: Path) -> None:
    theme = tmp_path / "tema"
    shutil.copytree(ROOT / "theme", theme)
    files = {
        "content/berita/2025/a.md": article(
            "Isi.[^64.08]\n\n[^64.08]: Kabupaten Kutai Timur beribu kota Sangatta.\n",
            pejabat=["sri-contoh"],
            dicabut={"waktu": "2025-02-01", "alasan": "Keliru."},
        ),
        "content/berita/2025/b.md": article(
            "Isi.[^1]\n\n[^1]: Catatan.\n", judul="Lain", ralat=[{"waktu": "2025-02-01", "isi": "Ralat."}]
        ),
    }
    site = build(tmp_path / "situs", files, theme=str(theme), plugins=EVERY_ROOM, share_cards=True)
    assert site.ok, site.problems
    words = theme / "text/id.yaml"
    changed = re.sub(r"(?m)^( +[a-z_]+: )([A-Z][a-z]+ [a-z ]+)$", r"\1\2 baru", words.read_text("utf-8"))
    assert changed != words.read_text("utf-8")
    words.write_text(changed, "utf-8")
    again = site.rebuild()
    assert again.summary["written"] > 0
    assert_as_clean(again, tmp_path / "bersih")


def test_article_about_a_region_is_counted_on_the_page_of_its_province(tmp_path: Path) -> None:
    def counted(site: BuiltSite) -> list[str]:
        """The last column of the province's table of regions: their articles."""
        return [tag.get_text() for tag in site.soup("wilayah/64/").select("main tbody tr > :last-child")]

    site = build(tmp_path / "situs", {"content/berita/2025/a.md": article()})
    assert counted(site) == ["0"]
    again = site.rebuild({"content/berita/2025/b.md": article(judul="Kutai Timur", wilayah=["64.08"])})
    assert counted(again) == ["1"]
    assert_as_clean(again, tmp_path / "bersih")
