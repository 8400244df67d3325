"""A check from outside finds every planted tampering on a real server, and nothing on a site as it was published."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.checking import answering, at, check, codes, together
from support.serving import PUBLISHED, SITE, Reply, Request, Served, page, publish
from support.site import write_tree

from plugins.publishing.hosting.model import Hosting, promised
from plugins.publishing.manifest import MANIFEST, SIGNATURE, Listed
from plugins.publishing.verify.headers import HeaderCheck
from plugins.publishing.verify.model import Answer


def test_a_site_as_it_was_published_gives_no_finding(served: Served, settings: Path) -> None:
    report = check(settings, served.url)
    assert report["problems"] == []
    assert report["exit_code"] == 0
    assert report["signature_trusted"]
    assert report["checked"] == len(PUBLISHED)
    assert report["probes"] > 150
    assert any("DNSSEC" in left for left in report["not_checked"])


def test_a_folder_as_it_was_published_gives_no_finding(folder: Path, settings: Path) -> None:
    report = check(settings, folder)
    assert (report["problems"], report["exit_code"], report["signature_trusted"]) == ([], 0, True)


def test_a_changed_byte_is_found(served: Served, settings: Path) -> None:
    served.tamper = answering("suluh.css", PUBLISHED["suluh.css"].replace("#000", "#001"))
    report = check(settings, served.url)
    assert (codes(report), at(report, "B521"), report["exit_code"]) == (["B521"], ["suluh.css"], 1)


def test_a_file_that_is_longer_or_shorter_is_found(served: Served, settings: Path) -> None:
    for body in (PUBLISHED["data/dip.csv"] + "3,4\n", ""):
        served.tamper = answering("data/dip.csv", body)
        assert at(check(settings, served.url), "B521") == ["data/dip.csv"]


def test_a_missing_file_is_found(served: Served, settings: Path) -> None:
    served.tamper = answering("berita/2025/b/", "", 404)
    report = check(settings, served.url)
    assert (codes(report), at(report, "B520")) == (["B520"], ["berita/2025/b/index.html"])


def test_extra_pages_at_usual_places_are_found(served: Served, settings: Path) -> None:
    paths = [".git/config", "backup.zip", "berita/slot/", "slot-gacor/", "wp-login.php"]
    served.tamper = together(*(answering(path, "<h1>GACOR</h1>") for path in paths))
    report = check(settings, served.url)
    assert (codes(report), at(report, "B530")) == (["B530"], paths)


def test_an_extra_page_that_only_a_crawler_sees_is_found(served: Served, settings: Path) -> None:
    served.tamper = answering("togel/", "<h1>TOGEL</h1>", when="Googlebot")
    report = check(settings, served.url)
    assert at(report, "B530") == ["togel/"]
    assert "perayap" in report["problems"][0]["message"]


def test_an_open_folder_and_what_it_shows_is_found(served: Served, settings: Path) -> None:
    listing = '<title>Index of /media</title><a href="../">..</a><a href="2025/">2025</a><a href="shell.phtml">x</a>'
    served.tamper = answering("media/", listing)
    report = check(settings, served.url)
    assert (codes(report), at(report, "B530")) == (["B530", "B537"], ["media/shell.phtml"])


@pytest.mark.parametrize(
    ("planted", "code", "told"),
    [
        ('<a style="display:none" href="https://gacor.example/">slot</a>', "B533", "https://gacor.example/"),
        (
            '<div style="position:absolute;left:-9999px"><p><a href="//gacor.example">slot</a></p></div>',
            "B533",
            "layar",
        ),
        ('<a style="font-size: 0" href="https://www.lapor.go.id/">slot</a>', "B533", "nol"),
        ('<noscript><a href="https://gacor.example/">slot</a></noscript>', "B533", "noscript"),
        ('<a href="https://gacor.example/"></a>', "B533", "tanpa teks"),
        ('<a href="https://gacor.example/">slot</a>', "B532", "https://gacor.example/"),
        ('<script>location="https://gacor.example"</script>', "B532", "skrip"),
        ('<script src="https://gacor.example/x.js"></script>', "B532", "gacor.example"),
        ('<iframe src="https://gacor.example/"></iframe>', "B532", "bingkai"),
        ('<meta http-equiv="refresh" content="0;url=https://gacor.example/">', "B532", "pelemparan"),
        ('<p onmouseover="x()">a</p>', "B532", "onmouseover"),
        ('<form action="https://gacor.example/"></form>', "B532", "formulir"),
        ('<a href="/slot-terbaru/">slot</a>', "B531", "berita/2025/a/"),
    ],
)
def test_what_was_slipped_into_a_page_is_named(
    folder: Path, settings: Path, tmp_path: Path, planted: str, code: str, told: str
) -> None:
    copy = publish(tmp_path / "situs")
    name = "berita/2025/a/index.html"
    (copy / name).write_text(PUBLISHED[name].replace("</body>", f"{planted}</body>"), "utf-8")
    report = check(settings, copy)
    assert codes(report) == ["B521", code]
    assert told in next(problem["message"] for problem in report["problems"] if problem["code"] == code)


def test_a_hidden_link_is_found_on_line_and_nothing_else_of_the_page_is_blamed(
    served: Served, settings: Path, folder: Path
) -> None:
    planted = '<a style="visibility : hidden" href="https://gacor.example/">slot</a>'
    changed = PUBLISHED["berita/2025/a/index.html"].replace("</body>", f"{planted}</body>")
    served.tamper = answering("berita/2025/a/", changed)
    for original in ("", str(folder)):
        report = check(settings, served.url, original=original)
        assert codes(report) == ["B521", "B533"]
        assert "https://gacor.example/" in report["problems"][1]["message"]


def test_a_cloaked_answer_is_found_whoever_it_is_for(served: Served, settings: Path) -> None:
    planted = {"": "Googlebot", "berita/2025/b/": "google.co", "robots.txt": "bingbot", "cari/": "Mobile"}
    served.tamper = together(*(answering(path, page("Slot gacor"), when=when) for path, when in planted.items()))
    report = check(settings, served.url)
    assert codes(report) == ["B534"]
    assert set(at(report, "B534")) == {"index.html", "berita/2025/b/index.html", "robots.txt", "cari/index.html"}


def test_visitors_of_a_search_engine_who_are_sent_away_are_found(served: Served, settings: Path) -> None:
    served.tamper = answering("berita/", "", 302, "google", Location="https://gacor.example/daftar")
    report = check(settings, served.url)
    assert codes(report) == ["B534"]
    assert "https://gacor.example/daftar" in report["problems"][0]["message"]


def test_everyone_who_is_sent_away_is_found_and_not_followed(served: Served, settings: Path) -> None:
    served.tamper = answering("berita/", "", 302, Location="https://gacor.example/daftar")
    report = check(settings, served.url)
    assert (codes(report), at(report, "B522")) == (["B522"], ["berita/index.html"])


def test_a_page_that_depends_on_a_query_is_found(served: Served, settings: Path) -> None:
    served.tamper = lambda asked: (200, {}, b"<h1>Slot</h1>") if asked.query.startswith("slot=") else None
    assert codes(check(settings, served.url)) == ["B530"]


def test_a_sitemap_with_more_than_was_published_is_found(served: Served, settings: Path) -> None:
    more = f"<url><loc>{SITE}/slot-terbaru/</loc></url><url><loc>https://gacor.example/</loc></url></urlset>"
    served.tamper = answering("sitemap.xml", PUBLISHED["sitemap.xml"].replace("</urlset>", more))
    report = check(settings, served.url)
    assert codes(report) == ["B521", "B531"]
    assert at(report, "B531") == ["https://gacor.example/", "slot-terbaru/"]


def test_a_server_that_says_yes_to_everything_is_found(served: Served, settings: Path) -> None:
    def tamper(asked: Request) -> Reply | None:
        known = (*PUBLISHED, MANIFEST, SIGNATURE)
        return None if asked.path in known or f"{asked.path}index.html" in known else (200, {}, b"Selamat datang")

    served.tamper = tamper
    report = check(settings, served.url)
    assert codes(report) == ["B535"]


def test_a_made_up_host_that_is_answered_is_found(served: Served, settings: Path) -> None:
    served.tamper = lambda asked: (200, {}, b"Slot") if asked.headers["host"].startswith("suluh-") else None
    assert codes(check(settings, served.url)) == ["B536"]


def test_wrong_missing_and_strange_headers_are_found(served: Served, settings: Path) -> None:
    served.headers = {"X-Content-Type-Options": None}
    report = check(settings, served.url)
    assert (codes(report), report["exit_code"]) == (["B540"], 2)
    served.headers = {"Content-Security-Policy": "default-src *", "Set-Cookie": "a=b"}
    report = check(settings, served.url)
    assert (codes(report), report["exit_code"]) == (["B541", "B542"], 1)


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"content-security-policy": None}, "B540"),
        ({"content-security-policy": "default-src 'none'"}, "B541"),
        ({"referrer-policy": "unsafe-url"}, "B541"),
        ({"referrer-policy": "no-referrer"}, ""),
        ({"permissions-policy": "camera=*"}, "B541"),
        ({"cross-origin-opener-policy": "unsafe-none"}, "B541"),
        ({"strict-transport-security": None}, "B540"),
        ({"strict-transport-security": "max-age=0"}, "B541"),
        ({"strict-transport-security": "max-age=99999999; preload"}, ""),
        ({"refresh": "5; url=https://gacor.example"}, "B542"),
        ({"link": '<https://gacor.example>; rel="canonical"'}, "B542"),
        ({"x-powered-by": "PHP/8"}, "B542"),
        ({"content-type": "text/plain"}, "B543"),
        ({"content-type": "text/html; charset=iso-8859-1"}, "B543"),
        ({"content-type": "text/html"}, ""),
    ],
)
def test_each_header_is_held_to_its_promise(headers: dict[str, str | None], code: str) -> None:
    file = Listed("index.html", "0" * 64, 1, "text/html")
    said = {name.lower(): value for name, value in promised(Hosting(SITE), file.name).items()}
    answer = Answer(200, {name: value for name, value in (said | headers).items() if value is not None})
    looked = HeaderCheck(SITE, f"{SITE}/")
    looked.look(file, answer)
    assert [problem.code for problem in looked.problems()] == ([code] if code else [])


def test_a_missing_or_past_contact_is_found(settings: Path, tmp_path: Path, served: Served) -> None:
    served.tamper = answering(".well-known/security.txt", "", 404)
    assert codes(check(settings, served.url)) == ["B520", "B553"]
    served.tamper = None
    assert codes(check(settings, served.url, today="2027-07-01")) == ["B505", "B554"]


def test_what_is_extra_in_a_folder_is_found_whatever_its_name(settings: Path, tmp_path: Path) -> None:
    copy = publish(tmp_path / "situs")
    write_tree(copy, {"berita/zz-9.html": "x", ".htaccess": "x", "CNAME": "kantor.example"})
    (copy / "media" / "tautan").symlink_to("/etc")
    report = check(settings, copy)
    assert (codes(report), at(report, "B530")) == (["B530"], ["berita/zz-9.html", "media/tautan"])
