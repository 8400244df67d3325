"""What speaks against publishing, as pure functions: shares, addresses, limits, alerts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from plugins.engine.problem import Problem
from plugins.publishing import guards
from plugins.publishing.hosting.model import Hosting, Redirect
from plugins.publishing.hosting.profiles import HOSTS, host_named
from plugins.publishing.manifest import Listed, Manifest, Moved, Origin
from plugins.publishing.media_types import media_type

ORIGIN = Origin("https://kantor.example", "", "2026-12-01", "2027-03-01", "0.1.0")
SITE = Hosting("https://kantor.example")
ZONE = ZoneInfo("Asia/Makassar")


def manifest(names: Iterable[str], today: str = ORIGIN.today) -> Manifest:
    files = tuple(Listed(name, f"{abs(hash(name)):064x}"[:64], 10, media_type(name)) for name in sorted(names))
    return Manifest(replace(ORIGIN, today=today), files)


def pages(count: int) -> list[str]:
    return [f"berita/2025/a{number}/index.html" for number in range(count)]


def codes(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_the_share_that_may_vanish_is_a_border_and_figures_are_told() -> None:
    before = manifest(pages(20))
    assert codes(guards.against_last(before, manifest(pages(18)), 10)) == ["B021"]
    found = list(guards.against_last(before, manifest(pages(17)), 10))
    assert codes(found) == ["B020", "B021"]
    assert "3 dari 20 halaman" in found[0].message
    assert "15 persen" in found[0].message
    assert "batasnya 10 persen" in found[0].message
    assert codes(guards.against_last(before, manifest([]), 100)) == ["B021"]


def test_a_redirect_keeps_an_address_alive_and_other_files_are_only_warned_of() -> None:
    before = manifest([*pages(2), "dokumen/perda.pdf", "aset/suluh.css", "keaslian/sbom.cdx.json", "404.html"])
    found = list(guards.against_last(before, manifest(pages(2)), 0))
    assert codes(found) == ["B019"]
    assert "dokumen/perda.pdf" in found[0].message
    leading = Hosting("https://kantor.example", (Redirect("berita/2025/a0/", "berita/2025/baru/"),))
    after = manifest([*pages(2), "berita/2025/baru/index.html"])
    changed = replace(after, files=tuple(_changed(file) for file in after.files))
    told = guards.difference(manifest(pages(2)), changed, leading).changes
    assert told.moved == (Moved("berita/2025/a0/index.html", "berita/2025/baru/index.html"),)
    assert told.added == ()
    assert told.removed == ()
    assert told.changed == ("berita/2025/a1/index.html",)


def _changed(file: Listed) -> Listed:
    return replace(file, sha256=file.sha256[::-1])


def test_the_names_of_dead_addresses_are_told_as_readers_know_them() -> None:
    (found,) = guards.against_last(manifest(["index.html", *pages(3)]), manifest(["index.html", *pages(2)]), 100)
    assert "1 alamat" in found.message
    assert "/berita/2025/a2/" in found.message
    assert "index.html" not in found.message


def test_a_first_publication_has_nothing_to_compare_with() -> None:
    assert list(guards.against_last(None, manifest(pages(1)), 0)) == []
    assert guards.difference(None, manifest(pages(1)), SITE).first


def test_compressed_copies_are_no_change_of_their_own_and_long_lists_fit_a_message() -> None:
    copies = [f"{name}.gz" for name in pages(2)]
    told = guards.difference(manifest([*pages(2), *copies]), manifest([*pages(1), copies[0], "arsip.tar.gz"]), SITE)
    assert told.changes.removed == (pages(2)[1],)
    assert told.changes.added == ("arsip.tar.gz",)
    (_, found) = guards.against_last(manifest(pages(400)), manifest([]), 50)
    assert found.message.endswith("lagi.")
    assert "dan 395 lagi" in found.message


def test_a_build_date_before_the_published_one_is_refused() -> None:
    before = manifest(pages(1), today="2026-12-02")
    assert codes(guards.against_last(before, manifest(pages(1)), 10)) == ["B028"]


@pytest.mark.parametrize(
    ("host", "files", "code"),
    [
        ("github-pages", [("a.pdf", 1_000_000_001)], "B022"),
        ("github-pages", [("a.pdf", 600_000_000), ("b.pdf", 400_000_000)], ""),
        ("gitlab-pages", [("a.pdf", 600_000_000), ("b.pdf", 400_000_001)], "B022"),
        ("gitlab-pages", [(str(number), 1) for number in range(200_001)], "B023"),
        ("gitlab-pages", [(str(number), 1) for number in range(200_000)], ""),
        ("cloudflare-pages", [(str(number), 1) for number in range(20_001)], "B023"),
        ("cloudflare-pages", [("a.pdf", 25 * 1_048_576 + 1)], "B024"),
        ("cloudflare-pages", [("a.pdf", 25 * 1_048_576)], ""),
        ("nginx", [("a.pdf", 9_000_000_000)], ""),
    ],
)
def test_the_limits_of_each_host(host: str, files: list[tuple[str, int]], code: str) -> None:
    found = list(guards.against_host(files, host_named(host), SITE, pushed=False))
    assert codes(found) == ([code] if code else [])
    assert all(host_named(host).label in problem.message for problem in found)


def test_a_file_that_the_git_server_would_refuse_is_told_for_a_branch_only() -> None:
    files = [("a.pdf", 100 * 1_048_576 + 1)]
    github = host_named("github-pages")
    assert codes(guards.against_host(files, github, SITE, pushed=True)) == ["B024"]
    assert codes(guards.against_host(files, github, SITE, pushed=False)) == []


def test_redirects_beyond_what_a_host_reads_and_into_nothing_are_told() -> None:
    many = tuple(Redirect(f"lama/{number}/", "berita/2025/a0/") for number in range(2_001))
    cloudflare = host_named("cloudflare-pages")
    assert codes(guards.against_host([], cloudflare, Hosting("https://x.example", many), pushed=False)) == ["B027"]
    wrong = Hosting("https://x.example", (Redirect("lama/", "hilang/"), Redirect("luar/", "https://lain.example/")))
    (found,) = guards.against_readers(manifest(pages(1)), wrong)
    assert (found.code, "/lama/" in found.message, "/hilang/" in found.message) == ("B026", True, True)


@pytest.mark.parametrize(
    ("built", "now", "shown", "found"),
    [
        ("2026-12-01", "2026-12-01", "berlaku", []),
        ("2026-12-01", "2026-12-03", "berlaku", ["B025"]),
        ("2026-12-01", "2026-12-02", "berlaku", []),  # it ends on that day at noon
        ("2026-11-28", "2026-12-01", "akan-berlaku", ["B025"]),
        ("2026-12-05", "2026-12-05", "berakhir", []),
        ("2026-12-05", "2026-12-01", "berakhir", ["B025"]),
    ],
)
def test_an_alert_that_is_over_or_not_shown_in_time_is_refused(
    built: str, now: str, shown: str, found: list[str]
) -> None:
    alert = {
        "judul": "Banjir",
        "alamat": "https://kantor.example/ppid/serta-merta/banjir/",
        "mulai": "2026-11-30T06:00:00+08:00",
        "berakhir": "2026-12-02T12:00:00+08:00",
        "keadaan": shown,
    }
    data = json.dumps({"peringatan": [alert]}).encode()
    told = guards.against_alerts(data, date.fromisoformat(built), date.fromisoformat(now), ZONE)
    assert codes(told) == found
    open_end = json.dumps({"peringatan": [{**alert, "berakhir": None, "keadaan": "berlaku"}]}).encode()
    assert codes(guards.against_alerts(open_end, date(2026, 12, 1), date(2027, 2, 1), ZONE)) == []
    assert codes(guards.against_alerts(b"", date(2026, 12, 1), date(2027, 2, 1), ZONE)) == []


def test_every_host_has_a_name_of_its_own_and_an_unknown_one_is_none() -> None:
    assert len({host.key for host in HOSTS}) == len({host.label for host in HOSTS}) == len(HOSTS)
    with pytest.raises(LookupError):
        host_named("geocities")
