"""Publishing to a branch: history, what the host keeps there, and everything that can happen between fetch and push."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from support.publishing_office import Office, office
from support.site import article

from plugins.publishing.manifest import MANIFEST, SBOM, from_json

OTHER = "content/berita/2025/lain.md"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office that published once; tests copy it before they spoil anything."""
    made = office(tmp_path_factory.mktemp("kantor"))
    told = made.publish()
    assert told.code == 0, told.report
    return made


@pytest.fixture
def again(published: Office, tmp_path: Path) -> Office:
    """A copy of the published office with one more article committed."""
    made = published.copy(tmp_path / "salinan")
    made.write({OTHER: article(judul="Pelatihan petugas", topik=["kehumasan"])})
    return made


def hook(folder: Path, name: str, text: str) -> None:
    """Put a git hook in place."""
    path = folder / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def test_the_branch_holds_exactly_what_the_manifest_lists(published: Office) -> None:
    files = dict(published.branch())
    manifest = from_json(files[MANIFEST])
    assert {file.name: file.sha256 for file in manifest.files} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name not in {MANIFEST, ".nojekyll"}
    }
    assert files[".nojekyll"] == b""
    assert SBOM in files
    assert manifest.origin.commit == published.git("rev-parse", "HEAD")
    assert not [name for name in files if name.startswith(".suluh")]


def test_history_grows_by_one_and_the_offices_own_branches_stay(again: Office) -> None:
    again.git("branch", "gh-pages", "main")
    before, refs = again.tip(), again.git("for-each-ref", "refs/heads")
    told = again.publish()
    assert told.code == 0, told.report
    assert again.git("rev-parse", f"{again.tip()}^", where=again.remote) == before
    assert again.git("for-each-ref", "refs/heads") == refs
    assert again.git("status", "--porcelain") == ""
    assert "berita/2025/lain/index.html" in told.report["changes"]["added"]
    assert told.report["changes"]["removed"] == []


def test_nothing_is_pushed_where_nothing_changed(published: Office) -> None:
    before = published.tip()
    told = published.publish()
    assert told.code == 0
    assert told.report["result"].startswith("Sudah tampil")
    assert published.tip() == before


def test_a_trial_changes_nothing_and_says_what_would_change(again: Office) -> None:
    before = again.tip()
    (again.folder / "content/berita/2025/belum.md").write_text(article(judul="Belum dikomit", topik=["kehumasan"]))
    told = again.publish(dry_run=True)
    assert told.errors == ["B010"]  # a trial tells it and goes on
    assert "berita/2025/belum/index.html" in told.report["changes"]["added"]
    assert again.tip() == before
    (again.folder / "content/berita/2025/belum.md").unlink()
    assert again.publish(dry_run=True).code == 0
    assert again.tip() == before


def test_what_tells_the_host_its_domain_stays_on_the_branch(again: Office, tmp_path: Path) -> None:
    clone = tmp_path / "orang-lain"
    again.git("clone", "--quiet", "--branch", "gh-pages", str(again.remote), str(clone))
    (clone / "CNAME").write_text("kantor.lain.example\n")
    (clone / ".domains").write_text("kantor.example\n")
    again.git("add", "--all", where=clone)
    again.git("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "Domain", where=clone)
    again.git("push", "--quiet", "origin", "gh-pages", where=clone)
    told = again.publish()
    assert told.code == 0, told.report
    assert told.codes == ["B046", "B047"]
    assert "kantor.lain.example" in told.message("B046")
    files = again.branch()
    assert files["CNAME"].strip() == b"kantor.lain.example"
    assert files[".domains"] == b"kantor.example\n"
    again.settings(publish_domain="kantor.example")
    assert again.publish().codes == ["B047"]
    assert again.branch()["CNAME"].strip() == b"kantor.example"


def test_a_rejected_push_changes_nothing_and_the_next_run_heals(again: Office) -> None:
    before = again.tip()
    hook(again.remote, "pre-receive", "echo cabang ini terlindung >&2; exit 1")
    told = again.publish()
    assert (told.code, told.errors) == (1, ["B031"])
    assert "pre-receive hook declined" in told.message("B031")
    assert again.tip() == before
    (again.remote / "hooks/pre-receive").unlink()
    assert again.publish().code == 0
    assert again.tip() != before


def test_a_push_of_somebody_else_in_between_is_not_overwritten_unless_asked(again: Office) -> None:
    meddle = (
        'case "$1 $(cat)" in committed*refs/heads/suluh-terbit*) ;; *) exit 0;; esac\n'
        'rm -f "$(git rev-parse --absolute-git-dir)/hooks/reference-transaction"\n'
        "tip=$(git ls-remote origin refs/heads/gh-pages | cut -f1)\n"
        'new=$(git commit-tree "$tip^{tree}" -p "$tip" -m sela < /dev/null)\n'
        'git push --quiet origin "$new:refs/heads/gh-pages"'
    )
    hook(again.folder / ".git", "reference-transaction", meddle)
    told = again.publish()
    assert (told.code, told.errors) == (1, ["B031"])
    between = again.tip()
    assert again.git("log", "-1", "--format=%s", between, where=again.remote) == "sela"
    hook(again.folder / ".git", "reference-transaction", meddle)
    assert again.publish(force=True).code == 0
    assert again.git("log", "-1", "--format=%P", again.tip(), where=again.remote) == between


@pytest.mark.parametrize("bytes_through", range(0, 9_000, 600) if os.environ.get("SULUH_LONG") else [3_000])
def test_a_network_that_dies_in_the_middle_leaves_the_old_site_and_the_next_run_heals(
    again: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bytes_through: int
) -> None:
    before = again.tip()
    line = tmp_path / "jaringan"
    line.write_text(
        "#!/bin/sh\nfor perintah; do :; done\n"
        f'case "$perintah" in *receive-pack*) head -c {bytes_through} | sh -c "$perintah";; *) sh -c "$perintah";; esac\n'
    )
    line.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(line))
    monkeypatch.setenv("GIT_SSH_VARIANT", "simple")
    again.git("remote", "set-url", "origin", f"ssh://jauh{again.remote}")
    told = again.publish()
    assert (told.code, told.errors) == (1, ["B032"])
    assert again.tip() == before
    again.git("fsck", "--strict", where=again.remote)
    monkeypatch.delenv("GIT_SSH_COMMAND")
    again.git("remote", "set-url", "origin", str(again.remote))
    assert again.publish().code == 0
    assert again.tip() != before


def test_a_push_whose_answer_is_lost_on_the_way_counts_when_it_arrived(again: Office) -> None:
    before = again.tip()
    hook(again.remote, "post-receive", "kill -9 $PPID")
    told = again.publish()
    assert told.code == 0, told.report
    assert again.tip() != before


def test_a_remote_that_cannot_be_reached_stops_before_anything_is_built(again: Office) -> None:
    again.git("remote", "set-url", "origin", str(again.folder.parent / "tidak-ada.git"))
    told = again.publish()
    assert told.errors == ["B030"]
    assert not (again.folder / ".cache/terbit/situs").exists() or told.report["changes"] is None


def test_a_branch_of_sources_is_never_replaced(again: Office) -> None:
    again.write({"pelicanconf.py": "SITENAME = 'x'\n"})
    again.git("push", "--quiet", "origin", "main")
    again.settings(publish_branch="main")
    before = again.tip("main")
    told = again.publish()
    assert told.errors == ["B034"]
    assert again.tip("main") == before


def test_a_branch_that_is_changed_as_it_arrives_is_told(again: Office) -> None:
    hook(
        again.remote,
        "post-receive",
        "tip=$(git rev-parse gh-pages)\nblob=$(echo '<a href=x>slot</a>' | git hash-object -w --stdin)\n"
        "export GIT_INDEX_FILE=$PWD/sisip\ngit read-tree $tip\n"
        "git update-index --add --cacheinfo 100644,$blob,slot/index.html\n"
        "export GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@x.example GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@x.example\n"
        "git update-ref refs/heads/gh-pages $(git commit-tree $(git write-tree) -p $tip -m sisip)",
    )
    told = again.publish()
    assert (told.code, told.errors) == (1, ["B033"])
    assert "slot/index.html" in told.message("B033")


def test_a_branch_without_manifest_is_compared_by_its_files(again: Office, tmp_path: Path) -> None:
    clone = tmp_path / "lama"
    again.git("clone", "--quiet", "--branch", "gh-pages", str(again.remote), str(clone))
    again.git("rm", "--quiet", "-r", "keaslian", where=clone)
    (clone / "halaman-lama.html").write_text("<p>Halaman dari situs sebelumnya.</p>")
    again.git("add", "--all", where=clone)
    again.git("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "Lama", where=clone)
    again.git("push", "--quiet", "origin", "gh-pages", where=clone)
    told = again.publish()
    assert told.errors == ["B021"]
    assert "/halaman-lama.html" in told.message("B021")
    assert again.publish(accept="B021").code == 0
