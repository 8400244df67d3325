"""A branch that a Pages host serves: one commit a publication, made by ghp-import on top of what is there.

The state of the remote is fetched first; the commit is made on it, compared file by file with the manifest, pushed
without force, and fetched back. The office's own branches and work tree are never touched: all happens under refs of
its own, which the next run overwrites.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from plugins.engine.problem import Problem, ProblemKind
from plugins.engine.words import number_text
from plugins.publishing import problems_publish
from plugins.publishing import problems_target as found
from plugins.publishing.manifest import MANIFEST, Manifest, ManifestError, Origin, from_json
from plugins.publishing.targets.git import Git, GitError
from plugins.publishing.targets.model import Done, Prepared, RefusedError, refuse

_FETCHED = "refs/suluh/terbit"
_WORK = "suluh-terbit"
_KEPT = ("CNAME", ".domains")
"""Files on the branch that tell the host the domain of the site; nobody publishes them, so they stay."""
_SOURCES = "pelicanconf.py"


class BranchTarget(Struct):
    """The target ``branch``. ``remote`` is a name or an address, ``host`` the name of the site's host.

    ``force`` overwrites the branch even where someone pushed to it after it was fetched.
    """

    project: Path
    remote: str
    branch: str
    domain: str
    host: str
    author: tuple[str, str]
    force: bool = False
    _tip: str = ""

    @property
    def _git(self) -> Git:
        return Git(self.project)

    def last(self) -> Manifest | None:
        """What the branch holds now, fetched anew: its manifest, or all of its files where there is none."""
        self._tip = self._fetched()
        if not self._tip:
            return None
        if self._git.file(self._tip, _SOURCES) is not None or self._tip == self._git.commit("HEAD"):
            raise refuse(found.WRONG_BRANCH, "PUBLISH_BRANCH", branch=self.branch)
        try:
            return from_json(self._git.file(self._tip, MANIFEST) or b"")
        except ManifestError:
            files = tuple(file for file in self._git.listed(self._tip) if file.name not in {*_KEPT, ".nojekyll"})
            return Manifest(Origin("", "", "0001-01-01", "0001-01-01", ""), files)

    def warnings(self) -> Iterator[Problem]:
        """A domain on the branch that is not the site's own."""
        cname = self._cname()
        if cname and cname != self.host:
            yield problems_publish.CNAME_DIFFERS.at("SITEURL", cname=cname, host=self.host)

    def publish(self, site: Prepared) -> Done:
        """One commit on top of the fetched state, pushed and compared."""
        if self._tip and (domains := self._git.file(self._tip, ".domains")):
            (site.folder / ".domains").write_bytes(domains)
        commit = self._committed(site)
        self._compare(commit, site, found.COMMIT_DIFFERS)
        if self._tip and self._tree(commit) == self._tree(self._tip):
            return Done((f"Cabang {self.branch} sudah sama; tidak ada yang didorong.",), changed=False)
        self._push(commit)
        self._confirm(site)
        count = number_text(len(site.manifest.files))
        return Done(
            (
                f"Terdorong ke cabang {self.branch} di {self.remote}, komit {commit[:12]}.",
                f"Cabang itu diambil lagi dan dibandingkan: {count} berkas sama dengan manifest.",
            )
        )

    def rollback(self) -> Done:
        """No version is kept beside the branch's own history."""
        raise refuse(found.NO_ROLLBACK, "--rollback", target="branch")

    def _fetched(self) -> str:
        """The tip of the branch on the remote, brought here; "" where there is no such branch yet."""
        wanted = f"refs/heads/{self.branch}"
        try:
            told = self._git.run("ls-remote", "--", self.remote, wanted)
            if not any(line.endswith(f"\t{wanted}") for line in told.splitlines()):
                self._git.run("update-ref", "-d", _FETCHED)
                return ""
            self._git.run("fetch", "--no-tags", "--quiet", "--", self.remote, f"+{wanted}:{_FETCHED}")
        except GitError as failure:
            raise refuse(
                found.NO_REMOTE, "PUBLISH_REMOTE", branch=self.branch, remote=self.remote, detail=failure.detail
            ) from failure
        return self._git.commit(_FETCHED)

    def _cname(self) -> str:
        if self.domain or not self._tip:
            return self.domain
        return (self._git.file(self._tip, "CNAME") or b"").decode("utf-8", "replace").strip()

    def _committed(self, site: Prepared) -> str:
        """The commit that ghp-import makes of the folder."""
        git, cname = self._git, self._cname()
        own = f"refs/heads/{_WORK}"
        try:
            git.run(*(("update-ref", own, self._tip) if self._tip else ("update-ref", "-d", own)))
            origin = site.manifest.origin
            message = f"Situs {origin.today} dari komit {origin.commit[:12]}"
            words = [sys.executable, "-m", "ghp_import", "--no-jekyll", "--branch", _WORK, "--message", message]
            words += ["--cname", cname] if cname else []
            done = subprocess.run(  # noqa: S603 -- no shell
                [*words, "--", str(site.folder)],
                cwd=self.project,
                env=_with_author(git, self.author),
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
            commit = git.commit(own)
        except GitError as failure:
            raise refuse(found.COMMIT_DIFFERS, "PUBLISH_BRANCH", branch=self.branch, detail=failure.detail) from failure
        finally:
            # The commit is held by its hash from here on; a branch left behind would only puzzle.
            _asked(git, "update-ref", "-d", own)
        if done.returncode or not commit or commit == self._tip:
            detail = GitError(done.stderr or "ghp-import tidak membuat komit").detail
            raise refuse(found.COMMIT_DIFFERS, "PUBLISH_BRANCH", branch=self.branch, detail=detail)
        return commit

    def _compare(self, commit: str, site: Prepared, kind: ProblemKind) -> None:
        """The commit holds exactly the manifest's files, those of the folder beside it, and what GitHub is told."""
        wanted = site.sums()
        have = {file.name: file.sha256 for file in self._git.listed(commit)}
        wrong = [name for name, digest in wanted.items() if have.get(name) != digest]
        wrong += sorted(have.keys() - wanted.keys() - {*site.extra, *_KEPT, ".nojekyll"})
        if wrong:
            shown = f"{number_text(len(wrong))} berkas berbeda, misalnya {wrong[0]}"
            raise refuse(kind, "PUBLISH_BRANCH", branch=self.branch, remote=self.remote, detail=shown)

    def _push(self, commit: str) -> None:
        wanted = f"refs/heads/{self.branch}"
        lease = ["--force"] if self.force else []
        try:
            self._git.run("push", "--porcelain", "--quiet", *lease, "--", self.remote, f"{commit}:{wanted}")
        except GitError as failure:
            if self._arrived(commit):
                return  # the answer was lost on the way, the push was not
            # A pack that ends half-way is reported as a rejection too, but nobody decided it.
            rejected = "rejected]" in failure.said and "unpack" not in failure.said
            kind = found.PUSH_REJECTED if rejected else found.PUSH_BROKEN
            raise refuse(
                kind, "PUBLISH_REMOTE", branch=self.branch, remote=self.remote, detail=_reason(failure)
            ) from failure

    def _arrived(self, commit: str) -> bool:
        try:
            return self._fetched() == commit
        except RefusedError:
            return False

    def _confirm(self, site: Prepared) -> None:
        """Fetch what the remote holds now and compare it with the manifest."""
        arrived = self._fetched()
        if not arrived:
            gone = "cabang itu hilang"
            raise refuse(found.PUSHED_DIFFERS, "PUBLISH_REMOTE", branch=self.branch, remote=self.remote, detail=gone)
        self._compare(arrived, site, found.PUSHED_DIFFERS)
        self._tip = arrived

    def _tree(self, commit: str) -> str:
        return self._git.run("rev-parse", f"{commit}^{{tree}}").strip()


def _with_author(git: Git, author: tuple[str, str]) -> dict[str, str]:
    """The surroundings for ghp-import: who commits, where git itself does not know."""
    keys, known = ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), ("user.name", "user.email")
    asked = zip(keys, known, author, strict=True)
    names = {key: value for key, name, value in asked if key not in os.environ and not _asked(git, "config", name)}
    return {**os.environ, **names, "LC_ALL": "C"}


def _asked(git: Git, *words: str) -> str:
    try:
        return git.run(*words).strip()
    except GitError:
        return ""


def _reason(failure: GitError) -> str:
    """What the remote gave as the reason, in its own words."""
    for line in failure.said.splitlines():
        if "rejected]" in line and "(" in line:
            return line[line.rindex("(") + 1 :].rstrip(")")
    return failure.detail
