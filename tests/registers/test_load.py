"""Loading the registers: what is right arrives, and each mistake is one Problem at its line."""

from __future__ import annotations

import doctest
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.engine.problem import Severity
from plugins.registers import names, patterns, problems, similar
from plugins.registers.load import load_registers
from plugins.registers.model import Registers
from plugins.registers.schema import BODY_KINDS
from plugins.registers.similar import misspelt, near_duplicates

ROOT = Path(__file__).parents[2]
REGIONS_HEAD = "kode,nama,jenis,kode_induk,kecamatan,desa,kelurahan\n"
GOOD = {
    "topik.yaml": "a:\n  nama: Air\nb:\n  nama: Banjir\n  lebih_luas: [a]\n",
    "pejabat.yaml": "p:\n  nama: Drs. Parlin Sitorus, S.H.\n  jabatan:\n    - jabatan: Kepala\n      lembaga: l\n      mulai: 2025-01-15\n",
    "lembaga.yaml": "l:\n  nama: Dinas Air Kota Contoh\n  jenis: perangkat-daerah\n  wilayah: 12.75\n  contoh: ya\n",
    "wilayah.csv": REGIONS_HEAD + "12,Sumatera Utara,provinsi,,1,2,3\n12.75,Kota Binjai,kota,12,5,,37\n",
}


def write(root: Path, **changes: str | bytes) -> Path:
    for name, text in {**GOOD, **{k.replace("__", "."): v for k, v in changes.items()}}.items():
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def found(root: Path) -> list[tuple[str, str, int]]:
    return [(p.code, p.file.removeprefix("rujukan/"), p.line) for p in load_registers(root)[1]]


def test_good_files_give_entries_and_no_problem(tmp_path: Path) -> None:
    registers, told = load_registers(write(tmp_path))
    assert told == ()
    assert registers.officials["p"].name == "Parlin Sitorus"
    assert registers.officials["p"].full_name == "Drs. Parlin Sitorus, S.H."
    assert registers.officials["p"].posts[0].start == date(2025, 1, 15)
    assert registers.bodies["l"].region == "12.75"
    assert registers.bodies["l"].sample
    assert registers.topics["b"].broader == ("a",)
    region = registers.regions["12.75"]
    assert (region.parent, region.districts, region.villages, region.urban_villages) == ("12", 5, None, 37)


def test_region_names_come_from_their_own_file(tmp_path: Path) -> None:
    registers, told = load_registers(write(tmp_path, wilayah__yaml="12:\n  alias: [Sumut]\n12.99: {alias: [X]}\n"))
    assert registers.regions["12"].aliases == ("Sumut",)
    assert [(p.code, p.file, p.line) for p in told] == [("R010", "rujukan/wilayah.yaml", 3)]


@pytest.mark.parametrize(
    ("file", "text", "code", "line"),
    [
        ("topik.yaml", "a:\n  nama: Air\n  terkiat: []\n", "R006", 3),
        ("topik.yaml", "a:\n  definisi: x\n", "R007", 1),
        ("topik.yaml", "a:\n  nama: Air\n  alias: Satu\n", "R008", 3),
        ("topik.yaml", "a:\n  nama: Air\n  pensiun: mungkin\n", "R008", 3),
        ("topik.yaml", "a:\n  nama: ''\n", "R008", 2),
        ("topik.yaml", "A_b:\n  nama: Air\n", "R009", 1),
        ("topik.yaml", "a:\n  nama: Air\n  lebih_luas: [x, y]\n", "R010", 3),
        ("topik.yaml", "a:\n  nama: Air\na:\n  nama: Api\n", "R004", 3),
        ("topik.yaml", "a:\n  nama: Air\n  lebih_luas: [a]\n", "R013", 3),
        ("topik.yaml", "a:\n  nama: Air\n  lebih_luas: [b]\nb:\n  nama: Batu\n  lebih_luas: [a]\n", "R013", 3),
        ("topik.yaml", "a:\n  nama: Air\nb:\n  nama: Batu\n  id_lama: [a]\n", "R011", 5),
        ("topik.yaml", "a:\n  nama: Air\n  pengganti: b\n  pensiun: ya\n", "R010", 3),
        ("topik.yaml", "a:\n  nama: Air\n  pengganti: b\nb: {nama: Batu}\n", "R021", 3),
        ("topik.yaml", "a: {nama: A1}\nb:\n  nama: B1\n  lebih_luas: [a]\n  terkait: [a]\n", "R020", 5),
        ("topik.yaml", "- a\n", "R005", 1),
        ("topik.yaml", "a: Air\n", "R005", 1),
        ("topik.yaml", "", "R005", 1),
        ("topik.yaml", "a: &x {nama: Air}\n", "R004", 1),
        ("topik.yaml", b"a:\n  nama: \xff\n", "R002", 2),
        ("topik.yaml", b"a:\n  nama: x\0\n", "R002", 2),
        ("topik.yaml", b"\xef\xbb\xbfa:\n  nama: Air\n", "R003", 1),
        ("topik.yaml", "a:\r\n  nama: Air\r\n", "R003", 1),
        ("topik.yaml", "a: " + "x" * 2_000_001, "R002", 0),
        ("pejabat.yaml", "p:\n  nama: Parlin\n  jabatan:\n    - jabatan: K\n      mulai: 2025-02-30\n", "R008", 5),
        ("pejabat.yaml", "p:\n  nama: Parlin\n  jabatan:\n    - jabatan: K\n      mulai: 1970-01-01\n", "R008", 5),
        ("pejabat.yaml", "p:\n  nama: Parlin\n  jabatan:\n    - jabatan: K\n      lembaga: ll\n", "R010", 5),
        ("pejabat.yaml", "p:\n  nama: P\n  jabatan:\n    - {jabatan: K, mulai: 2025-01-02, selesai: 2025-01-01}\n", "R014", 4),
        ("pejabat.yaml", "p:\n  nama: P\n  jabatan: [x]\n", "R008", 3),
        ("pejabat.yaml", "a:\n  nama: Ronni Siburian\nb:\n  nama: Ronny Siburian\n", "R012", 4),
        ("pejabat.yaml", "a:\n  nama: Ronni Siburian\nb:\n  nama: RONNI SIBURIAN\n", "R012", 4),
        ("lembaga.yaml", "l:\n  nama: Dinas\n  jenis: dinas\n", "R008", 3),
        ("lembaga.yaml", "l:\n  nama: Dinas\n  jenis: media\n  situs: javascript:alert(1)\n", "R015", 4),
        ("lembaga.yaml", "l:\n  nama: Dinas\n  jenis: media\n  situs: 'http://[::1'\n", "R015", 4),
        ("lembaga.yaml", "l:\n  nama: Dinas\n  jenis: media\n  wilayah: 12.7\n", "R010", 4),
        ("lembaga.yaml", "l:\n  nama: D\n  jenis: media\n  induk: m\nm: {nama: M, jenis: media, induk: l}\n", "R013", 4),
        ("wilayah.csv", "kode;nama\n12;Sumut\n", "R018", 1),
        ("wilayah.csv", "", "R018", 1),
        ("wilayah.csv", GOOD["wilayah.csv"] + "1275,Kota Binjai,kota,12,1,1,1\n", "R016", 4),
        ("wilayah.csv", GOOD["wilayah.csv"] + "64.08,Kabupaten Kutai Timur,kabupaten,64,1,1,1\n", "R017", 4),
        ("wilayah.csv", GOOD["wilayah.csv"] + "12.75,Kota Binjai,kota,12,1,1,1\n", "R011", 4),
        ("wilayah.csv", GOOD["wilayah.csv"] + "12.76,Kota Medan,kota,12,x,1,1\n", "R019", 4),
        ("wilayah.csv", GOOD["wilayah.csv"] + "12.76,Kota Medan,kota\n", "R019", 4),
        ("wilayah.csv", GOOD["wilayah.csv"] + '"12.76,Kota\n', "R002", 0),
    ],
)  # fmt: skip
def test_each_mistake_is_a_problem_at_its_line(
    tmp_path: Path, file: str, text: str | bytes, code: str, line: int
) -> None:
    told = found(write(tmp_path, **{file.replace(".", "__"): text}))
    assert (code, file, line) in told
    if code != "R002" and file == "topik.yaml":
        assert {c for c, _, _ in told} <= {code, "R010"}


def test_a_missing_file_is_named_and_makes_no_second_problem(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "lembaga.yaml").unlink()
    assert found(tmp_path) == [("R001", "lembaga.yaml", 0)]
    assert len(found(tmp_path / "tidak-ada")) == 4


def test_hints_name_the_nearest_entries(tmp_path: Path) -> None:
    _, told = load_registers(
        write(tmp_path, topik__yaml="banjir:\n  nama: Banjir\nb:\n  nama: Bendung\n  terkait: [banjr]\n")
    )
    assert "banjir (Banjir)" in told[0].hint


def test_references_in_a_circle_are_cut_so_that_walking_up_ends(tmp_path: Path) -> None:
    text = "".join(f"l{n}: {{nama: Badan {n}, jenis: forum, induk: l{(n + 1) % 9}}}\n" for n in range(9))
    registers, told = load_registers(write(tmp_path, lembaga__yaml=text, pejabat__yaml="p: {nama: Parlin}\n"))
    assert [p.code for p in told] == ["R013"]
    body, steps = registers.bodies["l0"], 0
    while body.parent:
        body, steps = registers.bodies[body.parent], steps + 1
        assert steps < 10


def test_the_shipped_registers_are_without_errors_and_no_region_looks_like_another() -> None:
    registers, told = load_registers(ROOT / "content" / "rujukan")
    assert [p for p in told if p.severity is Severity.ERROR] == []
    assert len(registers.regions) == 552
    assert [p for p in told if p.code == problems.NEAR_DUPLICATE.code and "wilayah" in p.file] == []
    places = {word for region in registers.regions.values() for word in names.words_of(region.name)}
    assert list(near_duplicates(registers.regions, places)) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ronni Siburian", "Ronny Siburian", True),
        ("Ikhsan Siregar", "Ihksan Siregar", True),
        ("Syahrul Bayan", "Sahrul Bayan", True),
        ("Eka Saputra", "Eka Saputri", False),
        ("Irawan Lubis", "Irawati Lubis", False),
        ("Ahmad Lubis", "Ahmadi Lubis", False),
        ("Kabupaten Bandung", "Kabupaten Bandung Barat", False),
        ("Bidang II", "Bidang III", False),
        ("Budi Santoso", "Budi Susanto", False),
        ("Ali Rahman", "Adi Rahman", False),
    ],
)
def test_likeness_of_names(one: str, other: str, alike: bool) -> None:
    assert misspelt(names.words_of(one), names.words_of(other)) is alike


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(GOOD)),
    st.binary(max_size=60) | st.text(alphabet="abpl:-[]{},.\n 0125\t&*'\"nama", max_size=80).map(str.encode),
    st.booleans(),
)
def test_any_bytes_give_problems_and_never_an_exception(tmp_path: Path, file: str, data: bytes, appended: bool) -> None:
    root = write(tmp_path)
    (root / file).write_bytes(GOOD[file].encode() + data if appended else data)
    registers, told = load_registers(root)
    assert isinstance(registers, Registers)
    assert all(p.message and p.hint and p.line >= 0 for p in told)


def test_documentation_names_every_kind_key_and_file() -> None:
    guide = (ROOT / "docs" / "rujukan.md").read_text(encoding="utf-8")
    assert [kind for kind in BODY_KINDS if f"`{kind}`" not in guide] == []
    assert all(name in guide for name in ("topik.yaml", "pejabat.yaml", "lembaga.yaml", "wilayah.csv", "wilayah.yaml"))


def test_the_examples_of_the_documentation_load(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "rujukan.md").read_text(encoding="utf-8")
    blocks = [part.split("```")[0] for part in guide.split("```yaml\n")[1:]]
    shutil.copy(ROOT / "content" / "rujukan" / "wilayah.csv", tmp_path)
    body = "dinas-kominfo-kota-contoh: {nama: Dinas Kominfo Kota Contoh, jenis: perangkat-daerah, contoh: ya}\n"
    for name, text in zip(("topik", "pejabat", "lembaga", "wilayah"), blocks, strict=True):
        (tmp_path / f"{name}.yaml").write_text(text + (body if name == "lembaga" else ""), encoding="utf-8")
    assert load_registers(tmp_path)[1] == ()


def test_codes_are_used_once_and_docstring_examples_hold() -> None:
    codes = [kind.code for kind in problems.ALL_KINDS]
    assert len(set(codes)) == len(codes) > 20
    assert all(doctest.testmod(module).failed == 0 for module in (names, similar, patterns))
