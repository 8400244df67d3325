"""Foreign input: whatever a site of a network serves, it is taken whole and checked, or not at all."""

from __future__ import annotations

import gzip
import io
import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_sites import Host, hosting, network

from plugins.opendata.network import checked, package
from plugins.opendata.network import gather as gathering
from plugins.opendata.network.checked import ForeignError, taken
from plugins.opendata.network.command import run
from plugins.opendata.network.fetch import Visitor
from plugins.opendata.network.keep import read_network, read_snapshot
from plugins.opendata.network.model import Offer, Snapshot
from plugins.opendata.network.sites import NetworkMeta, SiteMeta

HEAD = "id,judul,tautan,ringkasan,unit,tahun,diperbarui,sha256,contoh\r\n"
ROW = "neraca,Neraca 2025,https://a.example/n/,,Sekretariat,2025,2026-02-20,,false\r\n"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A site that publishes one list of public information with one row."""
    folder = tmp_path / "host"
    (folder / "data" / "dip").mkdir(parents=True)
    (folder / "data" / "dip" / "dip.csv").write_text(HEAD + ROW, "utf-8", newline="")
    resource = {"name": "dip", "title": "Daftar", "path": "dip/dip.csv", "bytes": 0, "hash": ""}
    (folder / "data" / "datapackage.json").write_text(json.dumps({"resources": [resource]}))
    with hosting(folder) as served:
        served.honest("dip", (HEAD + ROW).encode())
        yield served


def visit(host: Host, tmp_path: Path) -> dict[str, Any]:
    """What the network tells of its only site."""
    listed = tmp_path / "situs.yaml"
    listed.write_text(f"judul: Uji\nsitus:\n  - {{id: satu, nama: Situs Satu, url: '{host.url}'}}\n", "utf-8")
    told = network(listed, tmp_path / "kept")
    return dict(told["situs"][0]) | {"codes": [problem["code"] for problem in told["problems"]], "all": told}


def kept(tmp_path: Path) -> Snapshot:
    found, problems = read_network(tmp_path / "kept", "kept")
    assert problems == ()
    assert found is not None
    snapshot = found.members[0].kept
    assert snapshot is not None
    return snapshot


def test_honest_site_is_taken(host: Host, tmp_path: Path) -> None:
    assert visit(host, tmp_path)["alasan"] == ""
    (offer,) = kept(tmp_path).dip
    assert offer == Offer(
        id="neraca",
        judul="Neraca 2025",
        tautan="https://a.example/n/",
        unit="Sekretariat",
        tahun=2025,
        diperbarui=date(2026, 2, 20),
    )


def _other_bytes(host: Host) -> None:
    host.honest("dip", (HEAD + ROW.replace("2025", "2024")).encode(), hash=f"sha256:{'0' * 64}")


def _elsewhere(host: Host) -> None:
    host.replace("/data/datapackage.json", b"", 302, Location="http://localhost:1/data/datapackage.json")


def _circle(host: Host) -> None:
    host.replace("/data/datapackage.json", b"", 301, Location="/data/datapackage.json")


def _bomb(host: Host) -> None:
    packed = gzip.compress(b" " * (package.MAX_CATALOGUE + 1))
    host.replace("/data/datapackage.json", packed, Content_Encoding="gzip")


def _cut(host: Host) -> None:
    host.replace("/data/datapackage.json", b"{", X_Length="500")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (_other_bytes, "berbeda dari sidik jari"),
        (_elsewhere, "dialihkan ke situs lain"),
        (_circle, "dialihkan terlalu sering"),
        (_bomb, "lebih besar dari 5 MB"),
        (_cut, "terputus di tengah"),
        (lambda host: host.replace("/data/datapackage.json", b"<html>"), "bukan JSON"),
        (lambda host: host.replace("/data/datapackage.json", b"[" * 100_000), "bukan JSON"),
        (lambda host: host.replace("/data/datapackage.json", b'{"resources": NaN}'), "bukan JSON"),
        (lambda host: host.replace("/data/datapackage.json", b'{"resources": 1}'), "tidak berbentuk"),
        (lambda host: host.replace("/data/datapackage.json", b"", 404), "jawaban 404"),
        (lambda host: host.honest("dip", b"\xff\xfe"), "bukan CSV UTF-8"),
        (lambda host: host.honest("dip", (HEAD + "a,b\r\n").encode()), "tidak sebanyak kolomnya"),
        (lambda host: host.honest("dip", ROW.encode(), bytes=7), "lebih besar dari 7 bita"),
    ],
)
def test_site_that_cannot_be_trusted_keeps_what_it_had(
    host: Host, tmp_path: Path, spoil: Callable[[Host], None], why: str
) -> None:
    visit(host, tmp_path)
    before = kept(tmp_path)
    host.answers.pop("/data/datapackage.json")
    spoil(host)
    told = visit(host, tmp_path)
    assert why in told["alasan"]
    assert told["codes"] == ["O152"]
    assert kept(tmp_path) == before


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a,,https://a.example/,,,,,,\r\n", "judul kosong"),
        ("a b,J,https://a.example/,,,,,,\r\n", "bukan pengenal"),
        ("../x,J,https://a.example/,,,,,,\r\n", "bukan pengenal"),
        ("a,J,javascript:alert(1),,,,,,\r\n", "bukan alamat web"),
        ("a,J,https://u:p@a.example/,,,,,,\r\n", "bukan alamat web"),
        ('a,J,"https://a.example/"" onclick=",,,,,,\r\n', "bukan alamat web"),
        ("a,J,https://a.example/,,,20x6,,,\r\n", "bilangan"),
        ("a,J,https://a.example/,,,,2026-13-01,,\r\n", "bukan tanggal"),
        ("a,J,https://a.example/,,,,,abc,\r\n", "SHA-256"),
        ("a,J,https://a.example/,,,,,,mungkin\r\n", "true atau false"),
        (f"a,{'J' * 501},https://a.example/,,,,,,\r\n", "lebih dari 500 huruf"),
        ("a,Hubungi 0812-3456-7890,https://a.example/,,,,,,\r\n", "nomor telepon seluler"),
        ("neraca,Lain,https://a.example/,,,,,,\r\n", "berulang"),
    ],
)
def test_row_that_cannot_be_taken_is_left_out_and_told(host: Host, tmp_path: Path, row: str, why: str) -> None:
    host.honest("dip", (HEAD + ROW + row).encode())
    told = visit(host, tmp_path)
    assert told["dip"] == 1
    assert told["codes"] == ["O153"]
    (problem,) = told["all"]["problems"]
    assert why in problem["message"]
    assert "baris 2" in problem["message"]


@pytest.mark.parametrize(
    "path", ["https://evil.example/dip.csv", "//evil.example/d.csv", "../../x.csv", "/x", "a?b", "%2e%2e/%2e%2e/x"]
)
def test_catalogue_cannot_send_the_reader_elsewhere(path: str) -> None:
    assert package._below("https://a.example/sub/", path) == ""


def test_table_of_too_many_rows_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_ROWS", 3)
    with pytest.raises(ForeignError, match="lebih dari 3 baris"):
        list(package._read_csv("dip", (HEAD + ROW * 4).encode()))


def test_whole_of_another_network_is_not_told_again(host: Host, tmp_path: Path) -> None:
    package_ = json.loads(host.answers["/data/datapackage.json"][2])
    more = [
        {**package_["resources"][0], "name": name} for name in ("dip-jaringan", "dip-2025", "sekolah", "laporan-2025")
    ]
    host.replace("/data/datapackage.json", json.dumps({"resources": package_["resources"] + more}).encode())
    visit(host, tmp_path)
    assert [one.id for one in kept(tmp_path).katalog] == ["dip", "laporan-2025", "sekolah"]


def test_texts_lose_what_turns_their_direction_and_keep_what_is_said(host: Host, tmp_path: Path) -> None:
    host.honest("dip", (HEAD + "a,Ne\u202eraca \u200f<script>,https://a.example/,'=1+1,,,,,\r\n").encode())
    visit(host, tmp_path)
    (offer,) = kept(tmp_path).dip
    assert offer.judul == "Neraca <script>"
    assert offer.ringkasan == "=1+1"


def test_host_that_is_slow_is_given_up(host: Host) -> None:
    with pytest.raises(ForeignError, match="lebih lama dari"):
        Visitor("uji", whole=-1).get(host.url, 10)


def test_host_that_sends_drop_by_drop_is_left(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    host.answers.clear()
    host.replace("*", b" " * 100, X_Slow="1")
    monkeypatch.setattr(gathering, "GRACE", 0.1)
    meta = NetworkMeta(judul="Uji", situs=(SiteMeta(id="satu", nama="Satu", url=host.url),))
    started = time.monotonic()
    found = gathering.gather(meta, None, date(2026, 11, 1), lambda: Visitor("uji", pause=0, whole=0.2))
    assert time.monotonic() - started < 3
    assert found.members[0].state.alasan == "lebih lama dari 0 detik"


def test_state_that_is_damaged_is_told(tmp_path: Path) -> None:
    for broken in (b"", b"[]", b'{"versi": 2, "situs": []}', b'{"versi": 1, "situs": [{"id": "../../x"}]}', b"\xff"):
        (tmp_path / "keadaan.json").write_bytes(broken)
        found, (problem,) = read_network(tmp_path, "jaringan")
        assert found is None
        assert (problem.code, problem.file) == ("O157", "jaringan/keadaan.json")


def test_host_that_is_not_there_is_told_plainly() -> None:
    with pytest.raises(ForeignError, match="sambungan ditolak"):
        Visitor("uji", pause=0).get("http://127.0.0.1:9/", 10)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "judul", "tautan", "dip", "x"]), inner)
    ),
    max_leaves=12,
)


@given(_JSON)
def test_no_foreign_value_ends_in_another_exception(value: Any) -> None:
    data = json.dumps(value).encode()
    with suppress(ForeignError):
        read_snapshot(data)
    with suppress(ForeignError):
        package.read_site("a", "https://a.example/", lambda *_: data, None)
    for kind in checked.READERS if isinstance(value, dict) else ():
        with suppress(ForeignError):
            taken(kind, value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E014"),
        ("judul: [", "O150"),
        ("- a\n", "O150"),
        ("judul: A\n", "N006"),
        ("judul: A\nsitus: []\n", "N006"),
        ("judul: A\nsitus:\n  - {id: A b, nama: N, url: 'https://a.example/'}\n", "N007"),
        ("judul: A\nsitus:\n  - {id: a, nama: N, url: 'file:///etc/passwd'}\n", "N007"),
        ("judul: A\nsitus:\n  - {id: a, nama: N, url: 'https://a.example/', uurl: x}\n", "N005"),
        (
            "judul: A\nsitus:\n  - {id: a, nama: N, url: 'https://a.example/', bangun: {repositori: 'a/b; rm'}}\n",
            "N007",
        ),
        ("judul: A\nsitus: [{id: a, nama: N, url: 'https://a.id/'}, {id: a, nama: N, url: 'https://b.id/'}]\n", "O151"),
    ],
)
def test_wrong_list_of_sites_stops_before_anything_is_asked(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "situs.yaml").write_text(text, "utf-8")
    told = network(tmp_path / "situs.yaml", tmp_path / "kept")
    assert not told["ok"]
    assert [problem["code"] for problem in told["problems"]] == [code]
    assert not (tmp_path / "kept").exists()


def test_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = io.StringIO()
    assert run(tmp_path / "tidak-ada.yaml", tmp_path / "kept", {}, {}, said) == 1
    assert "O150" in said.getvalue()
