"""Small registers and sites that the tests of tags and agenda share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins.newsroom.body import Body as ArticleBody
from plugins.newsroom.model import Article
from plugins.newsroom.schema import ArticleMeta
from plugins.registers.model import Body, Official, Post, Registers, Topic

ZONE = ZoneInfo("Asia/Jakarta")

REGISTERS = Registers(
    topics={
        "media": Topic(id="media", name="Media", former_ids=("pers",)),
        "anggaran": Topic(id="anggaran", name="Anggaran", broader=("media",)),
        "éka": Topic(id="éka", name="Éka"),
    },
    officials={
        "sri": Official(id="sri", name="Sri", posts=(Post(title="Kepala", body="dinas", start=date(2024, 1, 1)),)),
        "budi": Official(id="budi", name="Budi", posts=(Post(title="Kepala", body="dinas", end=date(2023, 12, 31)),)),
        "cici": Official(id="cici", name="Cici", posts=(Post(title="Staf", body="dinas"),)),
    },
    bodies={
        "dinas": Body(id="dinas", name="Dinas", kind="perangkat-daerah", parent="kota"),
        "kota": Body(id="kota", name="Kota", kind="pemerintah-daerah"),
        "lama": Body(id="lama", name="Badan Lama", kind="lainnya", retired=True, successor="dinas"),
    },
)


def sample_article(name: str, day: str = "2025-01-15", **keys: Any) -> Article:
    """An article with front matter only."""
    meta = ArticleMeta.model_validate({"judul": name, "tanggal": day, "ringkasan": "Ringkasan.", **keys})
    moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=ZONE)
    return Article.of(f"berita/{name}.md", name, f"berita/{moment.year}/{name}/", meta, ArticleBody(), moment, None)


SITE_REGISTERS = {
    "content/rujukan/topik.yaml": (
        "komunikasi:\n  nama: Komunikasi\n  definisi: Penyampaian informasi.\n"
        "kehumasan:\n  nama: Kehumasan\n  alias: [hubungan masyarakat]\n  lebih_luas: [komunikasi]\n"
        "pers:\n  nama: Pers\n  terkait: [kehumasan]\n  id_lama: [media-massa]\n"
    ),
    "content/rujukan/pejabat.yaml": (
        "sri-contoh:\n  nama: Sri Contoh\n  nama_lengkap: Dra. Sri Contoh, M.Si.\n  jabatan:\n"
        "    - {jabatan: Sekretaris, lembaga: dinas-contoh, mulai: 2020-01-01, selesai: 2023-12-31}\n"
        "    - {jabatan: Kepala Dinas, lembaga: dinas-contoh, mulai: 2024-01-01, sumber: 'https://sk.example/1'}\n"
        "budi-contoh:\n  nama: Budi Contoh\n  jabatan:\n"
        "    - {jabatan: Pranata Humas, lembaga: dinas-contoh, tercatat: [2024-05-01, 2024-03-01]}\n"
    ),
    "content/rujukan/lembaga.yaml": (
        "pemerintah-kota-contoh:\n  nama: Pemerintah Kota Contoh\n  jenis: pemerintah-daerah\n"
        "dinas-contoh:\n  nama: Dinas Contoh\n  singkatan: Dincon\n  jenis: perangkat-daerah\n"
        "  induk: pemerintah-kota-contoh\n  situs: https://dinas.example/\n"
        "bidang-contoh:\n  nama: Bidang Contoh\n  jenis: unit-perangkat-daerah\n  induk: dinas-contoh\n"
        "badan-lama:\n  nama: Badan Lama\n  jenis: perangkat-daerah\n  pensiun: ya\n  pengganti: dinas-contoh\n"
        "media-contoh:\n  nama: Media Contoh\n  jenis: media\n  contoh: ya\n"
    ),
    "content/rujukan/wilayah.csv": (
        "kode,nama,jenis,kode_induk,kecamatan,desa,kelurahan\n"
        "64,Kalimantan Timur,provinsi,,105,841,197\n"
        "64.08,Kabupaten Kutai Timur,kabupaten,64,18,139,2\n"
    ),
}
"""Registers of a site, with a retired body, a moved topic, and an official who was promoted."""
