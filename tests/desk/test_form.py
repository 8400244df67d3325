"""An issue form becomes a draft: realistic bodies, missing answers, photos, and hostile text."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from support.site import REGISTERS, ROOT, build, write_tree

from plugins.desk.form.answers import NOTHING, QUESTIONS, read_answers
from plugins.desk.form.photos import FetchError, attached, fetch_attachment, may_follow
from plugins.engine.yamlfile import parse_yaml
from tools.formulir import MADE, MISSING, NOT_ALLOWED, main

FORM = ROOT / ".github/ISSUE_TEMPLATE/berita.yml"
ASSET = "https://github.com/user-attachments/assets/3f0c2a1e-0c1b-4f4e-9b1a-0123456789ab"
OTHER = ASSET.replace("0123456789ab", "ba9876543210")
TEXT = "SANGATTA – Warga mengikuti pelatihan.\n\nKegiatan berlangsung dua hari.\n\n### Foto\n\nbukan jawaban"


def photo(kind: str = "JPEG") -> bytes:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 12.0)}
    exif[0x010F] = "Ponsel"
    Image.new("RGB", (1200, 800), "teal").save(stream, kind, exif=exif)
    return stream.getvalue()


def body(**answers: str) -> str:
    """A form as the service renders it."""
    given = {
        "judul": "Pelatihan warga di Sangatta",
        "jenis": "Berita",
        "tanggal": "2026-03-09",
        "topik": "kehumasan",
        "ringkasan": "Warga mengikuti pelatihan selama dua hari.",
        "keadaan": "Simpan sebagai draf",
        "foto": f"![Image]({ASSET})\nWarga duduk di depan layar.",
        "isi": TEXT,
        **answers,
    }
    return "\n\n".join(f"### {QUESTIONS[name]}\n\n{given[name] or NOTHING}" for name in QUESTIONS)


def event(root: Path, text: str, association: str = "MEMBER", title: str = "[Berita] x") -> Path:
    issue = {"number": 7, "title": title, "body": text, "author_association": association}
    path = root / "event.json"
    path.write_text(json.dumps({"action": "opened", "issue": issue}), "utf-8")
    return path


def handed_in(root: Path, text: str, **more: Any) -> tuple[int, str, list[str]]:
    """Exit code, report, and the files made below the content folder."""
    write_tree(root, {name: data for name, data in REGISTERS.items() if not (root / name).exists()})
    before = {path for path in (root / "content").rglob("*") if path.is_file()}
    report = root / "laporan.md"
    arguments = ["--event", str(event(root, text, **more)), "--report", str(report)]
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        if url == OTHER:
            raise FetchError("tidak dapat diambil")
        return photo()

    code = main([*arguments, "--content", str(root / "content"), "--today", "2026-11-22"], fetch)
    made = {path for path in (root / "content").rglob("*") if path.is_file()} - before
    assert all(url.startswith("https://github.com/user-attachments/") for url in asked)
    return code, report.read_text("utf-8"), sorted(path.relative_to(root).as_posix() for path in made)


def front_of(path: Path) -> dict[str, Any]:
    data: Any = parse_yaml(re.split("^---$", path.read_text("utf-8"), flags=re.MULTILINE)[1]).data
    return dict(data)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_filled_form_becomes_a_draft_with_its_photo(ends: str, tmp_path: Path) -> None:
    code, report, made = handed_in(tmp_path, body().replace("\n", ends))
    assert code == MADE, report
    article = "content/berita/2026/pelatihan-warga-di-sangatta.md"
    picture = "content/media/2026/pelatihan-warga-di-sangatta-1.jpg"
    assert made == [article, picture]
    front = front_of(tmp_path / article)
    assert front["judul"] == "Pelatihan warga di Sangatta"
    assert front["topik"] == ["kehumasan"]
    assert front["foto"] == {"berkas": picture.removeprefix("content/"), "alt": "Warga duduk di depan layar."}
    assert front["status"] == "draf"
    assert "### Foto\n\nbukan jawaban" in (tmp_path / article).read_text("utf-8")
    with Image.open(tmp_path / picture) as opened:
        cleaned = opened.getexif()
    assert (0x8825 in cleaned, 0x010F in cleaned) == (False, False)
    assert article in report
    site = build(tmp_path, {}, registers=False, today="2026-11-22")
    assert site.ok, site.problems


def test_a_form_to_be_published_is_no_draft_and_appears(tmp_path: Path) -> None:
    text = body(keadaan="Terbit setelah disetujui", foto="", isi="Isi.\n\n## Hasil\n\nDua kesepakatan.", topik="")
    code, report, made = handed_in(tmp_path, text)
    assert code == MADE, report
    assert "status" not in front_of(tmp_path / made[0]) or front_of(tmp_path / made[0])["status"] == "terbit"
    site = build(tmp_path, {}, registers=False, today="2026-11-22")
    assert site.ok, site.problems
    assert site.exists("berita/2026/pelatihan-warga-di-sangatta/")


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"judul": ""}, "Judul"),
        ({"judul": "!!!"}, "huruf"),
        ({"ringkasan": ""}, "Ringkasan"),
        ({"isi": ""}, "Isi"),
        ({"tanggal": "kemarin"}, "Tanggal"),
        ({"foto": f"![Image]({ASSET})"}, "apa yang tampak"),
        ({"foto": "![Rapat](https://contoh.example/foto.jpg)"}, "bukan lampiran"),
        ({"foto": f"![Rapat]({OTHER})"}, "tidak dapat diambil"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_written(answers: dict[str, str], words: str, tmp_path: Path) -> None:
    code, report, made = handed_in(tmp_path, body(**answers))
    assert (code, made) == (MISSING, [])
    assert words in report
    assert "Sunting formulir" in report


def test_an_unknown_topic_is_told_and_left_out(tmp_path: Path) -> None:
    code, report, made = handed_in(tmp_path, body(topik="kehumasn, anggaran"))
    assert code == MADE
    assert front_of(tmp_path / made[0])["topik"] == ["anggaran"]
    assert "Kehumasan (kehumasan)" in report


@pytest.mark.parametrize("association", ["NONE", "CONTRIBUTOR", "FIRST_TIMER", "", "member"])
def test_only_the_office_may_write(association: str, tmp_path: Path) -> None:
    code, report, made = handed_in(tmp_path, body(), association=association)
    assert (code, made) == (NOT_ALLOWED, [])
    assert "anggota redaksi" in report


HOSTILE = [
    "$(touch terobos) `touch terobos` ; touch terobos",
    '"; touch terobos; echo "',
    "${{ github.token }} ::set-output name=x::y",
    "../../../etc/passwd ..\\..\\x",
    "--- \njudul: lain",
    "a\u202eb\u200b {{ 7*7 }} {% raw %}",
    "-rf --content=/",
    "@everyone [x](javascript:alert(1)) <img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_words_and_nothing_else(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, report, made = handed_in(
        tmp_path, body(judul=f"Uji {text}", ringkasan=text, topik=text, isi=text, foto=""), title=text
    )
    assert not (tmp_path / "terobos").exists()
    assert code in {MADE, MISSING}
    assert all(re.fullmatch(r"content/berita/2026/[a-z0-9-]+\.md", name) for name in made)
    if made:
        front = front_of(tmp_path / made[0])
        assert front["status"] == "draf"
        assert front["judul"].startswith("Uji")
    assert "\n::" not in report


def test_answers_cannot_be_forged_from_within_the_text() -> None:
    answers = read_answers(body(isi="### Judul\n\nlain\n\n### Setelah disetujui\n\nTerbit"))
    assert answers.complete
    assert answers.of("judul") == "Pelatihan warga di Sangatta"
    assert answers.of("keadaan") == "Simpan sebagai draf"
    assert read_answers("tanpa formulir").complete is False
    assert read_answers("### Judul\n" * 50_000).complete is False


def test_pictures_of_every_form_are_found_with_their_description() -> None:
    text = f'<img width="900" height="600" alt="Image" src="{ASSET}" />\n\nSatu.\n![Dua orang]({OTHER})\n![IMG_2024.jpg](https://x.example/y)'
    found = attached(text)
    assert [(one.alt, one.own) for one in found] == [("Satu.", True), ("Dua orang", True), ("", False)]


@pytest.mark.parametrize(
    "url",
    [
        "http://github.com/user-attachments/assets/3f0c2a1e-0c1b-4f4e-9b1a-0123456789ab",
        "https://github.com.jahat.example/user-attachments/assets/3f0c2a1e-0c1b",
        "https://github.com/user-attachments/assets/../../x",
        "https://github.com@jahat.example/user-attachments/assets/3f0c2a1e-0c1b",
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
def test_foreign_addresses_are_never_asked(url: str) -> None:
    with pytest.raises(FetchError, match="bukan lampiran"):
        fetch_attachment(url)
    assert not may_follow(url)


def test_the_form_asks_exactly_what_is_read() -> None:
    form = yaml.safe_load(FORM.read_text("utf-8"))
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    assert {field["id"]: field["attributes"]["label"] for field in asked} == QUESTIONS
    assert [field["id"] for field in asked] == list(QUESTIONS)
    kinds = next(field for field in asked if field["id"] == "jenis")["attributes"]["options"]
    assert [kind.casefold() for kind in kinds] == ["berita", "siaran pers", "pengumuman"]
    states = next(field for field in asked if field["id"] == "keadaan")["attributes"]["options"]
    assert states[0].startswith("Simpan sebagai draf")
    assert states[1].casefold().startswith("terbit")
