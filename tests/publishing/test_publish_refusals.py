"""What `inv publish` refuses as a whole, and that the published site is the same afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.publishing_office import Office, office
from support.site import article, document, read_tree

from plugins.engine.locking import held

NEWS = {
    f"content/berita/2025/kabar-{number}.md": article(judul=f"Kabar nomor {number} dari kantor", topik=["kehumasan"])
    for number in range(6)
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = office(tmp_path_factory.mktemp("tolak"), dict(NEWS))
    made.settings(publish_target="rsync", publish_folder="terbitan", publish_host="apache")
    assert made.publish().code == 0
    return made


@pytest.fixture
def again(first: Office, tmp_path: Path) -> Office:
    return first.copy(tmp_path / "salinan")


def online(made: Office) -> dict[str, bytes]:
    return read_tree(made.folder / "terbitan")


def test_only_what_is_committed_is_published(again: Office) -> None:
    before = online(again)
    (again.folder / "content/berita/2025/baru.md").write_text(article(judul="Belum dikomit", topik=["kehumasan"]))
    told = again.publish()
    assert told.errors == ["B010"]
    assert "content/berita/2025/baru.md" in told.message("B010")
    (again.folder / ".gitignore").write_text((again.folder / ".gitignore").read_text() + "baru.md\n")
    again.git("commit", "--quiet", "-am", "Abaikan")
    told = again.publish()
    assert told.errors == ["B011"]
    assert "baru.md" in told.message("B011")
    assert online(again) == before


def test_an_error_of_build_or_audit_stops_it_and_names_file_and_line(again: Office) -> None:
    before = online(again)
    again.write({"content/berita/2025/salah.md": article(judul="Salah", topik=["tidak-ada"])})
    told = again.publish()
    assert told.errors[-1] == "B013"
    assert any(problem["file"].endswith("salah.md") and problem["line"] for problem in told.report["problems"])
    again.write({"content/berita/2025/salah.md": article("Hubungi 0812-3456-7890 atau NIK 6408011203900004.\n")})
    told = again.publish()
    assert told.code == 1
    assert told.errors[-1] in {"B013", "B014"}
    assert online(again) == before


def test_vanishing_and_dying_pages_are_refused_until_each_is_accepted_by_name(again: Office) -> None:
    again.settings(publish_vanish=2)
    before = online(again)
    again.write({"content/berita/2025/kabar-1.md": None, "content/berita/2025/kabar-2.md": None})
    told = again.publish()
    assert told.errors == ["B020", "B021"]
    assert online(again) == before
    assert again.publish(accept="B020").errors == ["B021"]
    assert online(again) == before
    assert "berita/2025/kabar-1/index.html" in again.publish(accept="B020, b021").report["changes"]["removed"]
    assert "berita/2025/kabar-1/index.html" not in online(again)


def test_a_page_that_moves_with_its_old_address_is_no_loss(again: Office) -> None:
    moved = article(judul="Kabar nomor 3 dari kantor", topik=["kehumasan"], alamat_lama=["/berita/2025/kabar-3/"])
    again.write({"content/berita/2025/kabar-3.md": None, "content/berita/2025/kabar-tiga.md": moved})
    told = again.publish()
    assert told.code == 0, told.report
    moves = {item["before"]: item["after"] for item in told.report["changes"]["moved"]}
    assert moves["berita/2025/kabar-3/index.html"] == "berita/2025/kabar-tiga/index.html"
    assert b"Redirect" in online(again)[".htaccess"]


def test_an_alert_that_is_over_by_the_real_day_is_refused(again: Office) -> None:
    parts: tuple[str, ...] = (
        "Potensi bahaya",
        "Pihak terdampak",
        "Evakuasi",
        "Cara menghindari",
        "Cara mendapat bantuan",
    )
    parts = (*parts, "Pihak wajib mengumumkan", "Tata cara pengumuman", "Upaya pencegahan")
    front = {"peristiwa": "S.19.a", "mulai": "2025-02-01 06.00 WIB", "berakhir": "2025-02-03 06.00 WIB"}
    front |= {"judul": "Genangan di tiga jalan", "ringkasan": "Genangan contoh.", "penerbit": "Kepala Dinas Contoh"}
    body = "".join(f"## {part}\n\nKeterangan tentang bagian ini.\n\n" for part in parts)
    again.write({"content/ppid/peringatan/genangan.md": document(front, body)})
    told = again.publish(today="2025-02-02", accept="B028")
    assert told.errors == ["B025"]
    assert "“berlaku”, padahal" in told.message("B025")
    assert "sudah “berakhir”" in told.message("B025")
    assert again.publish().code == 0


def test_a_clock_that_goes_back_and_unknown_options_are_refused(again: Office) -> None:
    assert "B028" in again.publish(today="2025-06-01").errors
    assert again.publish(target="ftp").errors == ["B016"]
    assert again.publish(accept="B025").errors == ["B016"]
    assert again.publish(host="geocities", form="json").errors == ["B016"]
    assert again.publish(today="kemarin").errors == ["E005"]
    assert again.publish(target="folder", folder="content").errors == ["B041"]
    assert again.publish(folder="../kiriman", dry_run=True).code == 0
    told = again.publish(folder="kiriman")
    assert told.errors == ["B041"]
    assert "/kiriman/ di .gitignore" in told.message("B041")
    again.settings(publish_folder="")
    assert again.publish(target="folder").errors == ["B040"]
    again.settings(publish_host="geocities")
    assert again.publish().errors == ["E002"]


def test_two_publications_at_once_do_not_mix(again: Office) -> None:
    with held(again.folder / ".cache/terbit.kunci"):
        assert again.publish().errors == ["B015"]
    assert again.publish(dry_run=True).code == 0


def test_a_promised_signature_without_key_stops_before_the_build(again: Office) -> None:
    again.settings(signing_key="RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")
    assert again.publish().errors == ["B017"]


def test_a_mistake_of_the_program_is_told_and_logged(again: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("rusak")

    monkeypatch.setattr("plugins.publishing.publish.prepare", broken)
    before = online(again)
    told = again.publish()
    assert told.errors == ["E099"]
    assert "RuntimeError: rusak" in (again.folder / ".cache/galat.log").read_text()
    assert online(again) == before


def test_a_person_reads_what_is_done_why_it_stops_and_what_to_do_next(again: Office) -> None:
    again.write({"content/berita/2025/kabar-1.md": None})
    code, said = again.say()
    assert code == 1
    for part in (
        "• Membangun situs dari awal …",
        "hilang   /berita/2025/kabar-1/",
        "GALAT B021 content: 1 alamat yang sudah terbit akan mati tanpa pengalihan: /berita/2025/kabar-1/.",
        "Mengapa: ",
        "Perbaikan: ",
        "Tidak diterbitkan. Situs yang sekarang tampil tidak diubah.",
        "Langkah berikutnya: ",
    ):
        assert part in said, said
    assert "Traceback" not in said
    (again.folder / "100%,a:b.md").write_text("x")
    _, said = again.say(form="github")
    assert said.startswith("::error file=inv publish,title=B010::Ada berkas yang belum dikomit: 100%25,a:b.md.")
