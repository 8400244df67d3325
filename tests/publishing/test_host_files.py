"""Each host is told the same promises in its own words, within what it reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.site import write_tree

from plugins.engine.policy import header_policy
from plugins.publishing.hosting.files import files_beside, files_inside
from plugins.publishing.hosting.model import RULES, Hosting, Redirect, cache_control, promised
from plugins.publishing.hosting.nginx import included
from plugins.publishing.hosting.profiles import HOSTS, host_named
from plugins.publishing.hosting.redirects import redirects_in
from plugins.publishing.hosting.underscore import LONGEST_LINE, LONGEST_REDIRECT, MOST_RULES

SITE = Hosting(
    "https://kota.contoh.example/kominfo",
    (Redirect("berita lama/rapat/", "berita/2025/rapat/"), Redirect("lama.html", "https://lain.example/a b?c=$d#e")),
)
PAGE = '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={}"></head></html>'


def rules_of(text: str) -> dict[str, dict[str, str]]:
    """``_headers`` as a host reads it: headers by pattern."""
    rules: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[list(rules)[-1]][name] = value
        else:
            rules[line] = {}
    return rules


@pytest.mark.parametrize("key", ["cloudflare-pages", "netlify"])
def test_the_headers_file_says_what_is_promised_and_no_header_twice(key: str) -> None:
    rules = rules_of(files_inside(SITE, host_named(key))["_headers"].decode())
    assert len(rules) <= MOST_RULES
    assert rules["/kominfo/*"]["Content-Security-Policy"] == header_policy()
    for name in ("berita/index.html", "aset/suluh.css", "media/a.webp", "data/a.json"):
        met = [said for pattern, said in rules.items() if _matches(pattern, f"/kominfo/{name}")]
        named = [header for said in met for header in said]
        assert len(named) == len(set(named)), name
        told = {header: value for said in met for header, value in said.items()}
        wanted = {header: value for header, value in promised(SITE, name).items() if header != "Content-Type"}
        if wanted["Cache-Control"] == "no-cache":
            del wanted["Cache-Control"]  # what both hosts do by themselves
        assert told == wanted, name


def _matches(pattern: str, path: str) -> bool:
    before, star, after = pattern.partition("*")
    return path.startswith(before) and path.endswith(after) if star else path == pattern


def test_lines_and_redirects_stay_within_what_a_host_reads() -> None:
    cloudflare = host_named("cloudflare-pages")
    many = tuple(Redirect(f"lama/{number}/", "berita/") for number in range(2_500))
    files = files_inside(Hosting("https://x.example", (*many, Redirect("p" * 1_200, "berita/"))), cloudflare)
    assert all(len(line) <= LONGEST_LINE for line in files["_headers"].decode().splitlines())
    lines = files["_redirects"].decode().splitlines()
    assert len(lines) == 2_000
    assert all(len(line) <= LONGEST_REDIRECT for line in lines)


def test_redirects_are_written_in_each_syntax_with_path_and_signs_escaped() -> None:
    (first, second) = files_inside(SITE, host_named("cloudflare-pages"))["_redirects"].decode().splitlines()
    assert first == "/kominfo/berita%20lama/rapat/ /kominfo/berita/2025/rapat/ 301"
    assert second == "/kominfo/lama.html https://lain.example/a%20b?c=%24d#e 301"
    netlify = files_inside(SITE, host_named("netlify"))["_redirects"].decode()
    assert all(line.endswith(" 301!") for line in netlify.splitlines())
    assert "$" not in included(SITE, "/srv/situs").split("location", 1)[1].replace(")$", "")


def test_every_host_gets_the_files_that_it_reads_and_no_other(tmp_path: Path) -> None:
    told = {
        host.key: (
            sorted(files_inside(SITE, host)),
            sorted(files_beside(SITE, host, tmp_path / "situs", tmp_path / "peladen")),
        )
        for host in HOSTS
    }
    assert told == {
        "github-pages": ([], []),
        "gitlab-pages": ([], []),
        "codeberg-pages": ([], []),
        "cloudflare-pages": (["_headers", "_redirects"], []),
        "netlify": (["_headers", "_redirects"], []),
        "nginx": ([], ["nginx-contoh.conf", "nginx-suluh.conf"]),
        "caddy": ([], ["Caddyfile-suluh"]),
        "apache": ([".htaccess"], []),
    }


def test_strict_transport_is_promised_by_https_sites_alone() -> None:
    assert "Strict-Transport-Security" in promised(SITE, "index.html")
    assert "Strict-Transport-Security" not in promised(Hosting("http://kantor.example"), "index.html")
    assert not any("includeSubDomains" in value for _, value in SITE.headers)  # other hosts of the domain are not ours


def test_pages_are_always_asked_for_and_only_what_cannot_mislead_is_kept() -> None:
    assert {cache_control(name) for name in ("index.html", "atom.xml", "a.pdf", "a.json", "cari/cari.js", "x")} == {
        "no-cache"
    }
    assert [rule.value for rule in RULES] == ["max-age=31536000", "max-age=604800"]


def test_redirects_are_read_from_the_pages_whoever_made_them(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "lama/index.html": PAGE.format("../berita/2025/rapat/"),
            "arsip/a.html": PAGE.format("https://kota.contoh.example/kominfo/berita/?x=1#y"),
            "luar/index.html": PAGE.format("https://lain.example/a&amp;b"),
            "biasa/index.html": "<!doctype html><p>Bukan pengalihan: http-equiv=refresh</p>",
            "lambat/index.html": PAGE.replace("0; url", "30; url").format("../x/"),
        },
    )
    assert redirects_in(tmp_path, SITE.site) == (
        Redirect("arsip/a.html", "berita/"),
        Redirect("lama/", "berita/2025/rapat/"),
        Redirect("luar/", "https://lain.example/a&b"),
    )
