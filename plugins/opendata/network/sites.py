"""The list of sites of a network (``sites.yaml``), written by the office that runs it."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit, urlunsplit

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from plugins.engine.files import Source
from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlMistake, parse_yaml
from plugins.newsroom.frontmatter import Parts, validate
from plugins.newsroom.schema import Part, Text
from plugins.opendata.network import problems as found
from plugins.opendata.network.checked import ForeignError, web_address

MAX_SITES = 600
"""More than the kabupaten and kota of Indonesia."""

_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*/[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*")
_FOLDER = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")


def _matching(pattern: re.Pattern[str], what: str) -> BeforeValidator:
    def read(value: Any) -> Any:
        if isinstance(value, str) and pattern.fullmatch(value.strip()):
            return value.strip()
        raise PydanticCustomError("bentuk", "bukan {what}", {"what": what})

    return BeforeValidator(read)


def _address(value: Any) -> Any:
    """The root of a site, with a final slash."""
    try:
        url = web_address(value)
    except ForeignError:
        url = ""
    parts = urlsplit(url)
    if not url or parts.query or parts.fragment:
        raise PydanticCustomError("alamat", "bukan alamat situs seperti https://dinas.contoh.go.id/")
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + "/", "", ""))


SiteId = Annotated[str, _matching(_ID, "huruf kecil, angka, dan tanda hubung, diawali huruf")]
SiteUrl = Annotated[str, BeforeValidator(_address)]
Repository = Annotated[str, _matching(_REPOSITORY, "pemilik/nama repositori")]
Folder = Annotated[str, _matching(_FOLDER, "jalur folder di dalam repositori")]


class BuildMeta(Part):
    """Where a site's content stands, for the jobs of a CI service that build it."""

    repositori: Repository = Field(description="Repositori naskahnya, pemilik/nama.")
    cabang: Folder = Field(default="main", description="Cabang yang dibangun.")
    folder: Folder = Field(default="content", description="Folder isi di dalam repositori itu.")


class SiteMeta(Part):
    """One site of the network."""

    id: SiteId = Field(description="Pengenal, bagian alamat halaman situs ini di jaringan. Jangan diubah lagi.")
    nama: Text = Field(max_length=200, description="Nama badan publik.")
    url: SiteUrl = Field(description="Alamat situsnya.")
    wilayah: str = Field(default="", max_length=13, description="Kode wilayah Kemendagri.")
    bangun: BuildMeta | None = Field(default=None, description="Bila situs ini dibangun oleh pekerjaan CI di sini.")


class NetworkMeta(Part):
    """What ``sites.yaml`` says."""

    judul: Text = Field(max_length=200, description="Nama jaringan, misalnya PPID Kota Contoh.")
    keterangan: str = Field(default="", max_length=2000, description="Siapa yang tergabung dan sejak kapan.")
    situs: tuple[SiteMeta, ...] = Field(description="Situs-situsnya.")


def read_sites(source: Source) -> tuple[NetworkMeta | None, tuple[Problem, ...]]:
    """The list of sites, or what is wrong with it."""
    try:
        document = parse_yaml(source.text)
    except YamlMistake as mistake:
        return None, (found.SITES_UNREADABLE.at(source.file, mistake.line, detail=mistake.message),)
    if not isinstance(document.data, dict):
        return None, (found.SITES_UNREADABLE.at(source.file, 1, detail="seharusnya pasangan kunci dan isi"),)
    meta, problems = validate(NetworkMeta, Parts(document.data, document, 0, "", 1), source.file)
    if meta is None or problems:
        return None, problems
    if len(meta.situs) > MAX_SITES:
        detail = f"lebih dari {MAX_SITES} situs"
        return None, (found.SITES_UNREADABLE.at(source.file, document.line_of("situs"), detail=detail),)
    twice = []
    for what, key in (("Pengenal", "id"), ("Alamat", "url")):
        seen: dict[str, int] = {}
        for number, site in enumerate(meta.situs):
            value = getattr(site, key)
            if seen.setdefault(value.casefold(), number) != number:
                line = document.line_of("situs", number, key)
                twice.append(found.SITE_TWICE.at(source.file, line, what=what, value=value))
    return (None if twice else meta), tuple(twice)
