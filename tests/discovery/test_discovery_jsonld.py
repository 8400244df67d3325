"""JSON-LD read back from finished pages against the front matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from discovery_samples import CLAIM, FULL, HOSTILE, graph, node, sample_files
from support.site import URL, BuiltSite, article, build, standing

from plugins.discovery.entities import BODY_TYPES
from plugins.discovery.graph import merged, script
from plugins.discovery.news import HEADLINE_LIMIT, RATINGS, headline
from plugins.newsroom.schema import ArticleMeta
from plugins.registers.schema import BODY_KINDS

ARTICLE = "berita/2025/penuh/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("situs"), sample_files(), share_cards=True)
    assert built.ok, built.problems
    return built


def test_news_article_says_what_the_front_matter_says(site: BuiltSite) -> None:
    news = node(site, ARTICLE, "NewsArticle")
    assert news["headline"] == FULL["judul"]
    assert news["description"] == FULL["ringkasan"]
    assert news["datePublished"] == "2025-03-04T09:30:00+08:00"
    assert news["dateModified"] == "2025-03-07T10:00:00+07:00"
    assert news["dateline"] == "Sangatta"
    assert news["author"] == {"@type": "Person", "name": "Citra"}
    assert news["editor"] == {"@type": "Person", "name": "Dewi"}
    assert news["inLanguage"] == "id"
    assert news["isAccessibleForFree"] is True
    assert news["articleSection"] == "Berita"
    assert news["keywords"] == ["Rapat Kerja"]
    assert news["wordCount"] > 5
    assert news["mainEntityOfPage"] == {"@id": f"{URL}/{ARTICLE}"}


def test_publisher_is_described_on_the_same_page(site: BuiltSite) -> None:
    news, office = node(site, ARTICLE, "NewsArticle"), node(site, ARTICLE, "GovernmentOrganization")
    assert news["publisher"] == {"@id": office["@id"]}
    assert office["name"].startswith("Dinas Komunikasi dan Informatika")


def test_source_is_credited_and_its_writers_are_not_our_authors(site: BuiltSite) -> None:
    source = node(site, ARTICLE, "NewsArticle")["isBasedOn"]
    assert source["url"] == FULL["sumber"]["url"]
    assert source["publisher"]["name"] == "Media Contoh"
    assert source["author"]["name"] == "Budi"
    assert source["editor"]["name"] == "Ani"


def test_register_entries_are_identified_by_their_addresses(site: BuiltSite) -> None:
    news = node(site, ARTICLE, "NewsArticle")
    about = {item["@id"]: item for item in news["about"]}
    mentions = {item["@id"]: item for item in news["mentions"]}
    assert about[f"{URL}/topik/anggaran/"]["name"] == "Anggaran"
    official = mentions[f"{URL}/pejabat/sri-contoh/"]
    assert official["jobTitle"] == "Kepala Dinas"
    assert official["worksFor"]["@id"] == f"{URL}/lembaga/dinas-contoh/"
    assert mentions[f"{URL}/lembaga/dinas-contoh/"]["@type"] == "GovernmentOrganization"
    [place] = news["contentLocation"]
    assert (place["@id"], place["identifier"]) == (f"{URL}/wilayah/64.08/", "64.08")
    assert place["containedInPlace"]["@id"] == f"{URL}/wilayah/64/"


def test_event_has_days_place_and_organizer(site: BuiltSite) -> None:
    [event] = [item for item in node(site, ARTICLE, "NewsArticle")["about"] if item["@type"] == "Event"]
    assert event["name"] == "Rapat anggaran"
    assert (event["startDate"], event["endDate"]) == ("2025-03-03", "2025-03-04")
    assert event["location"]["name"] == "Aula kantor"
    assert event["location"]["containedInPlace"]["name"] == "Kabupaten Kutai Timur"
    assert event["organizer"]["name"] == "Dinas Contoh"


def test_event_of_an_unknown_day_is_not_stated(tmp_path: Path) -> None:
    text = article(peristiwa={"nama": "Acara", "mulai": "tidak-tercantum", "hari": "Rabu", "tempat": "Aula"})
    built = build(tmp_path, {"content/berita/2025/a.md": text})
    assert "Event" not in str(node(built, "berita/2025/a/", "NewsArticle"))


def test_advertising_correction_picture_and_attachment_are_marked(site: BuiltSite) -> None:
    news = node(site, ARTICLE, "NewsArticle")
    assert news["additionalType"] == "https://schema.org/AdvertiserContentArticle"
    assert "ADV Contoh" in news["genre"]
    [correction] = news["correction"]
    assert correction == {
        "@type": "CorrectionComment",
        "text": "Angka semula keliru.",
        "datePublished": "2025-03-07T10:00:00+07:00",
    }
    assert news["image"]["url"] == f"{URL}/media/foto.jpg"
    assert (news["image"]["width"], news["image"]["height"]) == (40, 30)
    [attached] = news["associatedMedia"]
    assert attached["contentUrl"] == f"{URL}/media/a%20b.pdf"
    assert len(attached["sha256"]) == 64


def test_withdrawn_article_says_so(site: BuiltSite) -> None:
    assert node(site, "berita/2024/dicabut/", "NewsArticle")["creativeWorkStatus"] == "Withdrawn"


def test_plain_article_states_nothing_that_is_unknown(site: BuiltSite) -> None:
    news = node(site, "berita/2025/lain/", "NewsArticle")
    assert news["author"] == news["publisher"]
    for name in ("isBasedOn", "editor", "dateline", "correction", "additionalType", "about", "mentions"):
        assert name not in news


def test_clarification_is_reviewed_with_rating_and_origin(site: BuiltSite) -> None:
    review = node(site, "berita/2025/klaim/", "ClaimReview")
    claim = CLAIM["klaim"]
    assert review["claimReviewed"] == claim["isi"]
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Salah",
    }
    reviewed = review["itemReviewed"]
    assert reviewed["author"] == {"name": claim["pengucap"]}
    assert reviewed["appearance"] == {"@type": "CreativeWork", "name": "WhatsApp"}
    assert reviewed["datePublished"] == claim["tanggal"]
    assert [item["url"] for item in review["citation"]] == ["https://luar.example/p", f"{URL}/media/a%20b.pdf"]


def test_only_an_unproven_claim_has_no_number() -> None:
    findings = list(get_args(get_args(ArticleMeta.model_fields["temuan"].annotation)[0]))
    assert [word for word in findings if word not in RATINGS] == ["tidak-terbukti"]
    assert sorted(RATINGS, key=RATINGS.__getitem__) == ["salah", "menyesatkan", "sebagian-benar", "benar"]


def test_breadcrumbs_lead_from_home_to_the_page(site: BuiltSite) -> None:
    steps = node(site, ARTICLE, "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["item"] == f"{URL}/"
    assert (steps[-1]["item"], steps[-1]["name"]) == (f"{URL}/{ARTICLE}", FULL["judul"])


def test_home_describes_site_and_office(site: BuiltSite) -> None:
    office, website = node(site, "", "GovernmentOrganization"), node(site, "", "WebSite")
    assert website["publisher"] == {"@id": office["@id"]}
    assert website["url"] == f"{URL}/"
    assert office["address"]["addressLocality"] == "Kota Contoh"
    assert "telephone" not in office


def test_list_names_its_articles_in_order(site: BuiltSite) -> None:
    listed = node(site, "berita/", "CollectionPage")["mainEntity"]
    assert listed["@type"] == "ItemList"
    assert listed["numberOfItems"] == len(listed["itemListElement"]) == 4
    assert listed["itemListElement"][0]["url"] == f"{URL}/{ARTICLE}"


def test_about_and_contact_pages_have_their_kind(tmp_path: Path) -> None:
    built = build(
        tmp_path,
        {"content/halaman/tentang.md": standing(), "content/halaman/kontak.md": standing(judul="Kontak")},
        office_phone="+62 21 000",
        office_region="64.08",
        publisher_kind="Organization",
    )
    assert node(built, "tentang/", "AboutPage")["about"] == {"@id": f"{URL}/#penerbit"}
    assert node(built, "kontak/", "ContactPage")["url"] == f"{URL}/kontak/"
    office = node(built, "kontak/", "Organization")
    assert office["contactPoint"]["telephone"] == "+62 21 000"
    assert office["areaServed"]["identifier"] == "64.08"


def test_unknown_publisher_kind_is_a_problem(tmp_path: Path) -> None:
    built = build(tmp_path, {"content/berita/2025/a.md": article()}, publisher_kind="Dinas")
    assert built.errors == ["D001"]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    built = build(tmp_path, {"content/berita/2025/a.md": article(judul=HOSTILE, ringkasan=HOSTILE, penulis=HOSTILE)})
    assert built.ok, built.problems
    news = node(built, "berita/2025/a/", "NewsArticle")
    expected = " ".join(HOSTILE.split())
    assert news["description"] == expected
    assert built.soup("berita/2025/a/").find("script", string="alert(1)") is None


def test_no_page_states_an_empty_value_or_a_relative_address(site: BuiltSite) -> None:
    for name in site.pages():
        for key, value in _walk(graph(site, name.removesuffix("index.html"))):
            assert value not in (None, "", [], {}), (name, key)
            if key in {"@id", "url", "item", "contentUrl"}:
                assert str(value).startswith(("https://", "http://")), (name, key, value)


def test_pages_for_lost_readers_claim_no_address(site: BuiltSite) -> None:
    page = node(site, "404.html", "WebPage")
    assert "url" not in page
    assert "@id" not in page


def test_sub_path_is_part_of_every_address(tmp_path: Path) -> None:
    built = build(tmp_path, sample_files(), siteurl="https://x.example/sub/")
    for key, value in _walk(graph(built, ARTICLE)):
        if key == "@id":
            assert value.startswith("https://x.example/sub/"), value


def test_every_kind_of_body_has_a_type() -> None:
    assert set(BODY_TYPES) <= set(BODY_KINDS)
    assert set(BODY_KINDS) - set(BODY_TYPES) == {"kim", "forum", "organisasi", "lainnya"}


@pytest.mark.parametrize("title", ["kata " * 40, "x" * 200, "a " + "y" * 300])
def test_headline_is_cut_to_the_limit(title: str) -> None:
    cut = headline(title)
    assert len(cut) <= HEADLINE_LIMIT
    assert cut.endswith("…")
    assert title.startswith(cut.removesuffix("…"))


def test_merging_drops_the_empty_and_keeps_zero_and_false() -> None:
    assert merged({"a": 1, "b": 0, "c": False, "d": ""}, {"a": 2, "e": None}) == {"a": 2, "b": 0, "c": False}


def test_script_holds_nothing_that_ends_it() -> None:
    text = script([{"name": "</script><!-- & \u2028\u2029"}])
    assert not set("<>&\u2028\u2029") & set(text)


def _walk(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield name, item
            yield from _walk(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, key)
