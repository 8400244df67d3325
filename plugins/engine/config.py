"""The settings of `pelicanconf.py`, checked once and then typed.

Pelican's own names keep their meaning; the names that Suluh adds are the fields of `SiteSettings` in capitals.
``docs/settings.md`` is generated from this model.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from plugins.engine import problems as found
from plugins.engine.chrome import Identity, NavGroup, NavLink
from plugins.engine.palette import DEFAULT_IDENTITY, schemes
from plugins.engine.policy import Reading
from plugins.engine.problem import Problem
from plugins.engine.publish_settings import PublishSettings
from plugins.engine.today import build_day, is_believable

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Links = tuple[tuple[str, str], ...]


class SiteOnlySettings(BaseModel):
    """What shapes the site and its build."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=False, defer_build=True)

    sitename: str = Field(min_length=1, description="Name of the site, shown in the header and in titles.")
    siteurl: str = Field(description="Public address of the site, without a final slash.")
    timezone: str = Field(description="IANA time zone of the office; a date without a zone is in it.")
    tagline: str = Field(default="", description="One line under the name on the home page.")
    office_name: str = Field(min_length=1, description="Full name of the office that publishes the site.")
    office_short: str = Field(default="", description="Short name of the office.")
    office_region: str = Field(default="", description="Kemendagri code of the office's region, or empty.")
    office_street: str = Field(default="", description="Street and number of the office.")
    office_city: str = Field(default="", description="City of the office.")
    office_postal_code: str = Field(default="", description="Postal code.")
    office_email: str = Field(default="", description="E-mail address for the public.")
    office_phone: str = Field(default="", description="Telephone number for the public.")
    office_hours: str = Field(default="", description="Opening hours in words.")
    security_contact: str = Field(
        default="",
        pattern=r"^((mailto:|https://|tel:).+)?$",
        description="Where to report a weakness of the site, for security.txt; empty takes `OFFICE_EMAIL`.",
    )
    security_expires: str = Field(
        default="",
        pattern=r"^(\d{4}-\d{2}-\d{2})?$",
        description="Day until which security.txt holds, at most a year ahead; empty renews it with every build.",
    )
    signing_key: str = Field(
        default="",
        pattern=r"^(RW[A-Za-z0-9+/]{54})?$",
        description="Public key that the office signs its manifests with (`inv keys`); empty leaves them unsigned.",
    )
    site_is_sample: bool = Field(
        default=False,
        description="True for a demonstration site: every page then says that the office is invented.",
    )
    identity_colour: Colour = Field(
        default=DEFAULT_IDENTITY,
        description="The office's colour; every colour of the site in light and dark is derived from it.",
    )
    navigation: Links = Field(default=(), description="Main navigation: pairs of words and address.")
    footer_links: tuple[tuple[str, Links], ...] = Field(
        default=(), description="Footer: pairs of a heading and its links (pairs of words and address)."
    )
    information_page: str = Field(
        default="",
        description="Address of the page that tells how to ask for information; empty until there is one.",
    )
    objection_page: str = Field(default="", description="Address of the page that tells how to object; may be empty.")
    complaint_name: str = Field(default="SP4N-LAPOR!", description="Name of the complaint channel.")
    complaint_url: str = Field(default="https://www.lapor.go.id/", description="Address of the complaint channel.")
    page_size: int = Field(default=20, ge=2, le=200, description="Articles in one part of a list.")
    feed_size: int = Field(default=30, ge=1, le=500, description="Newest articles in a feed.")
    related_size: int = Field(default=4, ge=0, le=12, description="Related articles under an article.")
    home_size: int = Field(default=9, ge=1, le=60, description="Latest articles on the home page.")
    publisher_kind: str = Field(
        default="GovernmentOrganization", description="schema.org type of the office in JSON-LD."
    )
    share_services: tuple[str, ...] = Field(
        default=("whatsapp", "telegram", "facebook", "x", "surel"),
        description="Services offered for sharing an article, in order.",
    )
    social_links: Links = Field(default=(), description="The office's other channels: pairs of name and URL.")
    gallery: bool = Field(default=False, description="Adds `galeri/`: the theme's components with their examples.")
    picture_widths: tuple[Annotated[int, Field(ge=100, le=2560)], ...] = Field(
        default=(360, 720, 1200),
        min_length=1,
        max_length=3,
        description="Widths in pixels of the copies made of each photo; none is wider than the photo itself.",
    )
    picture_avif: bool = Field(
        default=False, description="AVIF copies beside WebP and JPEG: a third lighter, and slow to make."
    )
    picture_cache_size: int = Field(
        default=1000,
        ge=10,
        description="Megabytes of copies of pictures kept in the cache folder; those of the last build always are.",
    )
    data_license: str = Field(
        default="CC-BY-4.0",
        pattern="^(CC-BY-4\\.0|CC-BY-SA-4\\.0|CC0-1\\.0|ODC-By-1\\.0|ODbL-1\\.0|PDDL-1\\.0)$",
        description="Open licence of the data under `data/`, by its SPDX identifier: CC-BY-4.0, CC-BY-SA-4.0, CC0-1.0, "
        "ODC-By-1.0, ODbL-1.0 or PDDL-1.0.",
    )
    link_hosts: tuple[str, ...] = Field(
        default=("*.go.id", "*.desa.id", "*.mil.id", "*.ac.id", "*.sch.id"),
        description="Hosts that articles may link to without a remark of `inv check`; `*.go.id` covers all below it.",
    )
    static_paths: tuple[str, ...] = Field(
        default=("statis",),
        description="Folders in the content folder that are copied as they are (Pelican's own).",
    )
    build_today: str = Field(
        default="", description="Build date YYYY-MM-DD; empty takes SOURCE_DATE_EPOCH, else the clock."
    )
    build_offline: bool = Field(default=False, description="Links name index.html, for a site read from a file.")
    build_clean: bool = Field(default=False, description="Reads and renders everything anew.")
    build_format: str = Field(
        default="text",
        pattern="^(text|json|github)$",
        description="How problems and the summary are printed.",
    )
    share_cards: bool = Field(
        default=True, description="Draws a picture with the title for every article without a photo, for link previews."
    )
    build_workers: int = Field(
        default=0, ge=0, le=64, description="Processes that render pages; 0 takes one for each core."
    )
    build_profile: bool = Field(default=False, description="Tells at the end how long each stage and room took.")
    cache_path: str = Field(default=".cache", description="Folder of the build cache (Pelican's own); safe to delete.")

    @field_validator("siteurl")
    @classmethod
    def _absolute(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
            raise ValueError("harus alamat lengkap, misalnya https://diskominfo.contoh.go.id")
        return value.rstrip("/")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as failure:
            raise ValueError("zona waktu tidak dikenal, misalnya Asia/Jakarta") from failure
        return value


class SiteSettings(PublishSettings, SiteOnlySettings):
    """What `pelicanconf.py` must or may say beside Pelican's own settings."""


class SiteConfig(Struct, frozen=True):
    """Everything a build is told: settings, folders and the build date.

    ``content``, ``output``, ``theme`` and ``cache`` are absolute folders; ``shown_content`` is how problems name the
    content folder to the editor. ``preview`` is true under `inv serve`.
    """

    settings: SiteSettings
    identity: Identity
    navigation: tuple[NavLink, ...]
    footer: tuple[NavGroup, ...]
    content: Path
    output: Path
    theme: Path
    cache: Path
    shown_content: str
    today: date
    preview: bool

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.settings.timezone)

    @property
    def base_path(self) -> str:
        """The path of the site on its host, with both slashes: ``/`` or ``/sub/``."""
        return urlsplit(self.settings.siteurl).path.rstrip("/") + "/"

    @property
    def store(self) -> str:
        """The name of the build's store: the preview has an address, and so readings, of its own."""
        return "pratinjau" if self.preview else "suluh"

    @property
    def reading(self) -> Reading:
        """How the pages will reach their readers."""
        if self.preview:
            return Reading.PREVIEW
        return Reading.FILE if self.settings.build_offline else Reading.SERVED

    def absolute(self, address: str) -> str:
        """The full URL of an address inside the site."""
        return f"{self.settings.siteurl}/{address}"


def load_config(
    settings: Mapping[str, Any], environment: Mapping[str, str]
) -> tuple[SiteConfig | None, tuple[Problem, ...]]:
    """Pelican's settings as a `SiteConfig`, or the problems that prevent it."""
    known = {name: settings[name.upper()] for name in SiteSettings.model_fields if name.upper() in settings}
    try:
        site = SiteSettings.model_validate(known)
    except ValidationError as failure:
        return None, tuple(
            found.SETTING_WRONG.at(
                "pelicanconf.py", name=str(item["loc"][0]).upper(), detail=_detail(item["msg"], item["type"])
            )
            for item in failure.errors()
        )
    today = build_day(site.build_today, environment, site.timezone)
    if today is None:
        wrong = site.build_today or environment.get("SOURCE_DATE_EPOCH", "")
        return None, (found.TODAY_WRONG.at("--today", value=wrong),)
    if not (site.build_today or environment.get("SOURCE_DATE_EPOCH") or is_believable(today)):
        return None, (found.CLOCK_WRONG.at("--today", today=today.isoformat()),)
    content = Path(settings["PATH"]).resolve()
    if not content.is_dir():
        return None, (found.NO_CONTENT.at("pelicanconf.py", path=settings["PATH"]),)
    return (
        SiteConfig(
            settings=site,
            identity=_identity(site),
            navigation=tuple(NavLink(*pair) for pair in site.navigation),
            footer=tuple(
                NavGroup(title, tuple(NavLink(*pair) for pair in links)) for title, links in site.footer_links
            ),
            content=content,
            output=Path(settings["OUTPUT_PATH"]).resolve(),
            theme=Path(settings["THEME"]).resolve(),
            cache=Path(site.cache_path).resolve(),
            shown_content=_shown(content),
            today=today,
            preview=bool(settings.get("BUILD_PREVIEW", False)),
        ),
        (),
    )


def _identity(site: SiteSettings) -> Identity:
    return Identity(
        name=site.sitename,
        office=site.office_name,
        office_short=site.office_short or site.office_name,
        tagline=site.tagline,
        url=site.siteurl,
        region=site.office_region,
        street=site.office_street,
        city=site.office_city,
        postal_code=site.office_postal_code,
        email=site.office_email,
        phone=site.office_phone,
        hours=site.office_hours,
        sample=site.site_is_sample,
        colour=site.identity_colour,
        colour_dark=schemes(site.identity_colour)["dark"]["surface"],
    )


def _shown(content: Path) -> str:
    """The content folder as the editor knows it: relative to where the build was started, if it lies there."""
    here = Path.cwd().resolve()
    return content.relative_to(here).as_posix() if content.is_relative_to(here) else content.name


def _detail(message: str, kind: str) -> str:
    """Pydantic's message in Indonesian; own validators already speak it."""
    translated = {
        "missing": "belum diisi",
        "string_too_short": "tidak boleh kosong",
        "string_type": "harus berupa teks",
        "int_parsing": "harus berupa bilangan bulat",
        "int_type": "harus berupa bilangan bulat",
        "bool_parsing": "harus True atau False",
        "greater_than_equal": "terlalu kecil",
        "less_than_equal": "terlalu besar",
        "string_pattern_mismatch": "tidak sesuai bentuk yang diminta",
    }
    return translated.get(kind, message.removeprefix("Value error, "))
