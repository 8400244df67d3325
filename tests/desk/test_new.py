"""`inv new`: every kind of document and entry is complete, in the right place, and read back by a build."""

from __future__ import annotations

import io
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from invoke.collection import Collection
from pydantic import BaseModel
from support.site import REGISTERS, ROOT, BuiltSite, build, write_tree

import tasks
from plugins.desk.starting.command import run
from plugins.desk.starting.kinds import DOCUMENTS, ENTRIES, KINDS, RESERVED
from plugins.desk.starting.options import wish_of
from plugins.engine.yamlfile import parse_yaml
from plugins.registers.load import load_registers

TODAY = "2026-11-22"
LONG = "Rapat koordinasi kehumasan " * 7 + "12345678901"
TITLES = [
    "Rapat koordinasi kehumasan",
    'Kepala Dinas: "Buka data itu mudah"',
    "'Kominfo' & mitra: #1 @kota [baru] {uji} | *",
    "- Awal tanda hubung: titik dua",
    "😀 Warga gembira 👩‍👩‍👧 di taman 🎉",
    "2026",
    "12.75",
    "ya",
    "null",
    "Jumat’s “petik” – garis… \\n \\ akhir\\",
    "<script>alert(1)</script> dan <!-- catatan -->",
    "Ringkasan --- tiga garis",
    "Café Ñandú 北京",
    LONG,
]


def new(root: Path, **said: Any) -> tuple[int, str]:
    """What a run without a terminal gives: exit code and report."""
    write_tree(root, {name: text for name, text in REGISTERS.items() if not (root / name).exists()})
    stream = io.StringIO()
    overrides = {"PATH": str(root / "content"), "BUILD_TODAY": TODAY}
    return run(ROOT / "pelicanconf.py", overrides, wish_of(said), {}, stream), stream.getvalue()


def made(root: Path) -> list[Path]:
    return sorted(path for path in (root / "content").rglob("*.md"))


def built(root: Path, **settings: Any) -> BuiltSite:
    return build(root, {}, registers=False, today=TODAY, plugins=_PLUGINS, **settings)


_PLUGINS = [
    f"plugins.{name}"
    for name in ("engine", "registers", "newsroom", "tags", "regions", "ppid", "desk", "desk.starting")
]


def published(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("\nstatus: draf\n", "\n"), "utf-8")


def test_the_kinds_are_those_an_editor_needs() -> None:
    wanted = {"berita", "halaman", "informasi", "dikecualikan", "peringatan", "pejabat", "lembaga", "topik"}
    assert wanted <= KINDS.keys()
    assert "new" in Collection.from_module(tasks).task_names


@pytest.mark.parametrize("kind", [kind.name for kind in DOCUMENTS])
def test_a_new_document_of_each_kind_is_a_draft_that_builds(kind: str, tmp_path: Path) -> None:
    code, said = new(tmp_path, jenis=kind, judul="Uji: coba “satu” 😀")
    assert code == 0, said
    (path,) = made(tmp_path)
    assert path.stem == "uji-coba-satu"
    assert f"Ditulis: {path.as_posix()} (draf" in said
    assert "Yang masih harus diisi" in said
    assert "inv check" in said
    site = built(tmp_path)
    assert site.ok, site.problems
    assert [problem for problem in site.problems if problem["severity"] == "error"] == []
    assert "uji-coba-satu" not in " ".join(site.pages())


@pytest.mark.parametrize("kind", [kind.name for kind in ENTRIES])
@pytest.mark.parametrize("brief", [False, True])
def test_a_new_entry_of_each_register_builds(kind: str, brief: bool, tmp_path: Path) -> None:
    code, said = new(tmp_path, jenis=kind, judul="Budi Santoso Contoh", singkat=brief)
    assert code == 0, said
    site = built(tmp_path)
    assert site.ok, site.problems
    assert site.exists(f"{kind}/budi-santoso-contoh/")


@pytest.mark.parametrize("kind", ["berita", "informasi", "topik"])
def test_titles_of_every_sort_come_back_as_they_were(kind: str, tmp_path: Path) -> None:
    for number, title in enumerate(TITLES):
        code, said = new(tmp_path, jenis=kind, judul=title, slug=f"uji-{number}")
        assert code == 0, said
        if kind == "topik":
            data: Any = parse_yaml((tmp_path / "content/rujukan/topik.yaml").read_text("utf-8")).data
            assert data[f"uji-{number}"]["nama"] == title
        else:
            path = next(path for path in made(tmp_path) if path.stem == f"uji-{number}")
            front: Any = parse_yaml(re.split("^---$", path.read_text("utf-8"), flags=re.MULTILINE)[1]).data
            assert front["judul"] == title
    site = built(tmp_path)
    assert site.ok, site.problems


@pytest.mark.parametrize(
    ("title", "code"),
    [("", "K062"), ("!!! … ---", "K063"), ("😀🎉", "K063"), ("\x00\x07", "K062"), ("a" * 201, "K064"), ("北" * 3, "")],
)
def test_a_title_that_cannot_be_one_is_refused_and_nothing_written(title: str, code: str, tmp_path: Path) -> None:
    status, said = new(tmp_path, jenis="berita", judul=title)
    assert status == (1 if code else 0), said
    assert code in said
    assert (made(tmp_path) == []) is bool(code)


def test_an_announcement_has_its_eight_parts_and_refuses_placeholders(tmp_path: Path) -> None:
    assert new(tmp_path, jenis="peringatan", judul="Banjir di Kota Contoh", tanggal="2026-11-22 06:00 WIB")[0] == 0
    (path,) = made(tmp_path)
    text = path.read_text("utf-8")
    assert len(re.findall(r"^## [A-Z]", text.split("---\n")[2], re.MULTILINE)) == 8
    published(path)
    first = built(tmp_path)
    assert "P" in "".join(first.errors)
    text = path.read_text("utf-8").replace('peristiwa: "(belum ditulis', 'peristiwa: S.19.a # "(belum ditulis')
    path.write_text(re.sub(r"<!-- PerKI.*-->", "Isi bagian ini.", text), "utf-8")
    second = built(tmp_path)
    assert second.errors == ["K061"]
    assert len(second.problems) >= 2
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(ringkasan|penerbit): "\(belum ditulis.*"', r"\1: Sudah ditulis.", text), "utf-8")
    assert built(tmp_path).ok
    assert (tmp_path / "output/ppid/serta-merta/banjir-di-kota-contoh/index.html").exists()


def test_an_article_published_with_its_placeholder_is_refused(tmp_path: Path) -> None:
    assert new(tmp_path, jenis="berita", judul="Rapat")[0] == 0
    published(made(tmp_path)[0])
    assert "K040" in built(tmp_path).errors


def test_an_exempt_item_published_unfilled_is_told_by_article_of_law(tmp_path: Path) -> None:
    assert new(tmp_path, jenis="dikecualikan", judul="Arsitektur pusat data")[0] == 0
    published(made(tmp_path)[0])
    site = built(tmp_path)
    assert not site.ok
    assert any("PerKI 1/2021" in problem["reason"] + problem["message"] for problem in site.problems)


def _models() -> list[tuple[str, type[BaseModel]]]:
    return [(kind.name, kind.model) for kind in DOCUMENTS]


@pytest.mark.parametrize(("kind", "model"), _models(), ids=[name for name, _ in _models()])
def test_every_key_of_the_schema_stands_in_the_file_with_its_meaning_and_a_valid_example(
    kind: str, model: type[BaseModel], tmp_path: Path
) -> None:
    assert new(tmp_path, jenis=kind, judul="Rapat")[0] == 0
    front = made(tmp_path)[0].read_text("utf-8").split("---\n")[1]
    for key, field in model.model_fields.items():
        assert re.search(rf"^(# )?{key}:", front, re.MULTILINE), key
        assert key == "status" or (field.description or "?").rstrip(".") in front, key
    apart = {"klaim", "temuan", "bukti"}
    opened, skipping = [], False
    for line in front.splitlines():
        name = re.match(r"# (\w+):", line)
        if name:
            skipping = name[1] in apart
        if re.match(r"# (\w+:| )", line) and not skipping:
            opened.append(line[2:])
        elif not line.startswith("#"):
            opened.append(line)
    data = parse_yaml("\n".join(opened)).data
    filled = {key: value for key, value in data.items() if value not in ("", [])} if isinstance(data, dict) else {}
    assert all(value != "" for value in filled.values())
    if kind != "dikecualikan":
        model.model_validate(filled)


def test_nothing_that_exists_is_written_over_and_two_at_once_get_one_file(tmp_path: Path) -> None:
    write_tree(tmp_path, {"content/berita/2026/2026-11-20-rapat.md": "punya saya"})
    code, said = new(tmp_path, jenis="berita", judul="Rapat")
    assert code == 1
    assert "K066" in said
    assert "--slug rapat-2" in said
    results: list[int] = []
    threads = [
        threading.Thread(target=lambda: results.append(new(tmp_path, jenis="berita", judul="Bersama")[0]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [0, 1, 1, 1]


def test_the_year_and_day_come_from_the_date(tmp_path: Path) -> None:
    assert new(tmp_path, jenis="berita", judul="Rapat lama", tanggal="2024-03-09 09:00 WITA")[0] == 0
    assert made(tmp_path)[0].as_posix().endswith("berita/2024/rapat-lama.md")
    for wrong in ("kemarin", "2026-02-30", "1970-01-01"):
        code, said = new(tmp_path, jenis="berita", judul="Rapat", tanggal=wrong)
        assert (code, "K068" in said) == (1, True), said


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"jenis": "brita", "judul": "A"}, "K060"),
        ({"jenis": "", "judul": "A"}, "K060"),
        ({"jenis": "halaman", "judul": "Berita"}, "K067"),
        ({"jenis": "halaman", "judul": "Tentang", "tanggal": "2026-01-01"}, "K074"),
        ({"jenis": "berita", "judul": "A", "isi": ["retensi=5 tahun"]}, "K074"),
        ({"jenis": "berita", "judul": "A", "isi": ["topik=kehumasn"]}, "K069"),
        ({"jenis": "informasi", "judul": "A", "isi": ["kelas=kadang"]}, "K068"),
        ({"jenis": "lembaga", "judul": "A B", "isi": ["jenis_lembaga=kantor"]}, "K068"),
        ({"jenis": "berita", "judul": "A", "isi": ["foto=x.jpg"]}, "K068"),
        ({"jenis": "informasi", "judul": "A", "isi": ["tahun=dulu"]}, "K068"),
        ({"jenis": "berita", "judul": "A", "isi": ["ringkasan=" + "a" * 700]}, "K068"),
        ({"jenis": "berita", "judul": "A", "isi": ["wilayah=Kabupaten Antah"]}, "K069"),
        ({"jenis": "topik", "judul": "Kehumasan"}, "K070"),
        ({"jenis": "topik", "judul": "Hubungan Masyarakat"}, "K070"),
        ({"jenis": "pejabat", "judul": "Dr. Sri Contoh, M.Si."}, "K070"),
    ],
)
def test_what_would_not_build_is_refused_with_a_way_out(said: dict[str, Any], code: str, tmp_path: Path) -> None:
    status, report = new(tmp_path, **said)
    assert status == 1
    assert code in report
    assert "Perbaikan:" in report
    assert not re.search(r"\b(should|input|valid|must)\b", report, re.IGNORECASE)
    assert made(tmp_path) == []
    if code in {"K060", "K069"} and any("br" in str(value) or "sn" in str(value) for value in said.values()):
        assert "maksudnya berita" in report or "Kehumasan (kehumasan)" in report


def test_register_entries_named_in_an_article_may_be_names_or_ids(tmp_path: Path) -> None:
    pairs = [
        "topik=Hubungan masyarakat, anggaran",
        "pejabat=Sri Contoh",
        "wilayah=Kabupaten Kutai Timur",
        "dateline=Sangatta",
    ]
    code, said = new(tmp_path, jenis="siaran-pers", judul="Rapat", isi=pairs)
    assert code == 0, said
    front: Any = parse_yaml(made(tmp_path)[0].read_text("utf-8").split("---\n")[1]).data
    assert front["topik"] == ["kehumasan", "anggaran"]
    assert front["pejabat"] == ["sri-contoh"]
    assert front["wilayah"] == ["64.08"]
    assert front["jenis"] == "siaran-pers"
    assert built(tmp_path).ok


def test_the_reserved_addresses_are_the_site_own() -> None:
    sources = [ROOT / "pelicanconf.py", *sorted((ROOT / "plugins").rglob("*.py"))]
    shown = "".join(path.read_text("utf-8") for path in sources if path.name != "kinds.py")
    assert [name for name in RESERVED if f'"{name}/' not in shown and f'f"{name}' not in shown] == []


def test_a_dry_run_shows_the_file_and_writes_nothing(tmp_path: Path) -> None:
    for kind in KINDS:
        code, said = new(tmp_path, jenis=kind, judul="Budi Percobaan", dry_run=True)
        assert code == 0
        assert "Budi Percobaan" in said
    assert made(tmp_path) == []
    assert (tmp_path / "content/rujukan/topik.yaml").read_text("utf-8") == REGISTERS["content/rujukan/topik.yaml"]
    assert load_registers(tmp_path / "content/rujukan")[1] == ()
