"""Signatures that the real minisign accepts, and a secret key that cannot slip out."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.site import write_tree

from plugins.publishing.keys import SETTING, KeyRefusedError, make_key, secret_from, set_public
from plugins.publishing.manifest import MANIFEST, SBOM, SIGNATURE, ManifestError, Origin
from plugins.publishing.seal import comment_of, seal, signer
from plugins.publishing.signing import (
    ForeignKeyError,
    KeyFormatError,
    SecretKey,
    SignatureError,
    check,
    read_public,
    read_secret,
    secret_key,
    sign,
)
from plugins.publishing.written_settings import text_setting

KEY = secret_key(bytes(range(40)))
OTHER = secret_key(bytes(range(1, 41)))
SAME_ID = SecretKey(KEY.number, OTHER.seed)
ORIGIN = Origin("https://kantor.example", "b" * 40, "2026-12-01", "2027-03-01", "0.1.0")
MINISIGN = shutil.which("minisign")
needs_minisign = pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed (apt install minisign)")


def minisign(cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    assert MINISIGN
    return subprocess.run([MINISIGN, *words], cwd=cwd, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tree(tmp_path / "situs", {"index.html": "<p>Beranda</p>", "a/b.csv": "a\n"})
    return tmp_path / "situs"


@needs_minisign
def test_the_real_minisign_accepts_a_sealed_manifest_and_shows_where_it_is_from(folder: Path, tmp_path: Path) -> None:
    manifest = seal(folder, ORIGIN, KEY)
    write_tree(tmp_path, {"kunci.pub": KEY.public.file})
    for key in (("-p", str(tmp_path / "kunci.pub")), ("-P", KEY.public.line)):
        done = minisign(folder / "keaslian", "-V", "-H", *key, "-m", "manifest.json")
        assert done.returncode == 0, done.stderr
        assert "Signature and comment signature verified" in done.stdout
        assert comment_of(manifest) in done.stdout
        assert manifest.root in done.stdout


@needs_minisign
def test_the_real_minisign_refuses_what_was_changed_or_signed_by_another(folder: Path) -> None:
    seal(folder, ORIGIN, KEY)
    words = ("-V", "-P", KEY.public.line, "-m", "manifest.json")
    whole = (folder / MANIFEST).read_bytes()
    (folder / MANIFEST).write_bytes(whole.replace(b"0.1.0", b"0.1.1"))
    assert minisign(folder / "keaslian", *words).returncode != 0
    seal(folder, ORIGIN, SAME_ID)
    assert minisign(folder / "keaslian", *words).returncode != 0
    seal(folder, ORIGIN, KEY)
    comment = (folder / SIGNATURE).read_text("utf-8")
    (folder / SIGNATURE).write_text(comment.replace("sampai:2027", "sampai:2037"), "utf-8")
    assert minisign(folder / "keaslian", *words).returncode != 0


@needs_minisign
def test_minisign_signs_with_our_secret_and_we_read_its_keys_and_signatures(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pesan": "isi", "kami.key": KEY.file})
    done = minisign(tmp_path, "-S", "-W", "-s", "kami.key", "-m", "pesan", "-t", "dari kami")
    assert done.returncode == 0, done.stderr
    assert check(KEY.public, b"isi", (tmp_path / "pesan.minisig").read_text("utf-8")) == "dari kami"
    assert minisign(tmp_path, "-G", "-W", "-p", "lain.pub", "-s", "lain.key").returncode == 0
    theirs = read_secret((tmp_path / "lain.key").read_text("utf-8"))
    assert read_public((tmp_path / "lain.pub").read_text("utf-8")) == theirs.public
    (tmp_path / "pesan.minisig").write_text(sign(theirs, b"isi", "dari mereka"), "utf-8")
    assert minisign(tmp_path, "-V", "-p", "lain.pub", "-m", "pesan").returncode == 0


@given(st.binary(max_size=300), st.binary(min_size=40, max_size=40))
def test_a_signature_holds_for_its_own_bytes_only(data: bytes, random: bytes) -> None:
    key = secret_key(random)
    made = sign(key, data, "keterangan")
    assert check(key.public, data, made) == "keterangan"
    with pytest.raises(SignatureError):
        check(key.public, data + b"x", made)
    assert read_secret(key.file) == key
    assert read_public(key.public.file) == read_public(key.public.line) == key.public


def test_signatures_of_others_are_told_apart() -> None:
    with pytest.raises(ForeignKeyError, match=OTHER.public.id):
        check(KEY.public, b"isi", sign(OTHER, b"isi", "x"))
    with pytest.raises(SignatureError, match="tidak cocok"):
        check(KEY.public, b"isi", sign(SAME_ID, b"isi", "x"))


def test_every_changed_character_of_a_signature_is_noticed() -> None:
    made = sign(KEY, b"isi", "situs:x")
    first = made.index("\n") + 1  # the first line is not vouched for, and says so
    for place in range(first, len(made)):
        changed = made[:place] + chr(ord(made[place]) ^ 1) + made[place + 1 :]
        with pytest.raises(SignatureError):
            check(KEY.public, b"isi", changed)


@pytest.mark.parametrize("text", ["", "x", "\n\n\n\n", "untrusted comment: x\nQUJD\ntrusted comment: \nQUJD\n"])
def test_what_is_no_signature_is_refused(text: str) -> None:
    with pytest.raises(SignatureError):
        check(KEY.public, b"", text)


@pytest.mark.parametrize("text", ["", "kunci", "RWQ=", KEY.file.replace("A", "B", 20), "é"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(KeyFormatError):
        read_secret(text)
    with pytest.raises(KeyFormatError):
        read_public(text)


def test_a_secret_is_not_shown_by_accident() -> None:
    assert KEY.seed.hex() not in repr(KEY)
    assert str(KEY.seed) not in repr(KEY)


def test_a_key_with_a_password_is_refused_in_words() -> None:
    line = KEY.file.splitlines()[1]
    with pytest.raises(KeyFormatError, match="bersandi"):
        read_secret("RWRTY0Iy" + line[8:])


def test_the_same_folder_and_key_give_the_same_bytes_and_nothing_of_an_earlier_seal_stays(folder: Path) -> None:
    seal(folder, ORIGIN, KEY, b"bahan")
    one = [(folder / name).read_bytes() for name in (MANIFEST, SIGNATURE, SBOM)]
    assert b'"name":"keaslian/sbom.cdx.json"' in one[0]
    seal(folder, ORIGIN, KEY, b"bahan")
    assert [(folder / name).read_bytes() for name in (MANIFEST, SIGNATURE, SBOM)] == one
    seal(folder, ORIGIN)
    assert not (folder / SIGNATURE).exists()
    assert not (folder / SBOM).exists()
    (folder / "tautan").symlink_to("index.html")
    with pytest.raises(ManifestError):
        seal(folder, ORIGIN, KEY)
    assert not (folder / MANIFEST).exists()


def test_a_made_key_is_private_and_never_overwritten(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        key = make_key(tmp_path / "baru" / "situs.key")
    finally:
        os.umask(old)
    path = tmp_path / "baru" / "situs.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert secret_from({"SULUH_KUNCI_BERKAS": str(path)}) == key == secret_from({"SULUH_KUNCI": key.file})
    with pytest.raises(KeyRefusedError, match="tidak ditimpa"):
        make_key(path)
    assert read_secret(path.read_text("ascii")) == key
    assert make_key(tmp_path / "lain.key") != key


def test_a_secret_in_a_repository_is_refused_unless_git_ignores_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    with pytest.raises(KeyRefusedError, match="repositori git"):
        make_key(tmp_path / "situs.key")
    assert not (tmp_path / "situs.key").exists()
    write_tree(tmp_path, {".gitignore": "*.key\n"})
    make_key(tmp_path / "situs.key")
    assert secret_from({"SULUH_KUNCI_BERKAS": str(tmp_path / "situs.key")})
    write_tree(tmp_path, {".gitignore": "\n"})
    with pytest.raises(KeyRefusedError, match="repositori git"):
        secret_from({"SULUH_KUNCI_BERKAS": str(tmp_path / "situs.key")})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_secret_that_others_may_read_is_refused(tmp_path: Path) -> None:
    make_key(tmp_path / "situs.key")
    (tmp_path / "situs.key").chmod(0o640)
    with pytest.raises(KeyRefusedError, match="chmod 600"):
        secret_from({"SULUH_KUNCI_BERKAS": str(tmp_path / "situs.key")})


@pytest.mark.parametrize(
    ("public", "environment", "why"),
    [
        ("", {"SULUH_KUNCI": KEY.file}, "SIGNING_KEY kosong"),
        (KEY.public.line, {}, "tidak ada"),
        (KEY.public.line, {"SULUH_KUNCI": OTHER.file}, "bukan pasangan"),
        (KEY.public.line, {"SULUH_KUNCI": "x"}, "SULUH_KUNCI"),
        ("x", {"SULUH_KUNCI": KEY.file}, "SIGNING_KEY"),
        (KEY.public.line, {"SULUH_KUNCI_BERKAS": "/tiada/kunci"}, "tidak terbaca"),
        (KEY.public.line, {"SULUH_KUNCI_BERKAS": "/x", "SULUH_KUNCI": KEY.file}, "salah satu"),
    ],
)
def test_a_site_never_goes_out_signed_otherwise_than_it_promises(
    public: str, environment: dict[str, str], why: str
) -> None:
    with pytest.raises(KeyRefusedError, match=why) as told:
        signer(public, environment)
    assert KEY.file.splitlines()[1][-40:] not in str(told.value)


def test_a_site_that_promises_nothing_needs_no_key() -> None:
    assert signer("", {}) is None
    assert signer(KEY.public.line, {"SULUH_KUNCI": KEY.file}) == KEY


def test_the_public_half_goes_into_the_settings_once(tmp_path: Path) -> None:
    settings = tmp_path / "pelicanconf.py"
    settings.write_text('SITENAME = "X"\nSIGNING_KEY = ""\nY = 1\n', "utf-8")
    assert set_public(settings, KEY.public)
    assert settings.read_text("utf-8") == f'SITENAME = "X"\nSIGNING_KEY = "{KEY.public.line}"\nY = 1\n'
    assert text_setting(settings, SETTING) == KEY.public.line
    assert set_public(settings, KEY.public)
    with pytest.raises(KeyRefusedError, match="Changing the key"):
        set_public(settings, OTHER.public)
    settings.write_text("SITENAME = 1\n", "utf-8")
    assert not set_public(settings, KEY.public)
