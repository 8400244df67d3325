"""The few things that publishing asks of git, without a shell and without ever asking for a password."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from plugins.publishing.manifest import Listed
from plugins.publishing.media_types import media_type

_QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
_SLOW = ("-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=60")
"""A network that stands still for a minute is given up."""
_LONGEST = 1800
"""Seconds after which git is stopped, whatever it waits for."""


class GitError(Exception):
    """A git command that failed; ``detail`` is git's last word, ``said`` all of its words."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        telling = [line for line in lines if line.startswith(("fatal:", "error:", "!", "remote:"))]
        self.detail = (telling or lines or ["git berhenti tanpa pesan"])[0].removeprefix("fatal: ")


class Git(Struct, frozen=True):
    """A repository. Every method raises `GitError` unless it says otherwise."""

    project: Path

    def run(self, *words: str, environment: Mapping[str, str] | None = None) -> str:
        """What git prints."""
        return self.raw(*words, environment=environment).decode("utf-8", "replace")

    def raw(self, *words: str, environment: Mapping[str, str] | None = None) -> bytes:
        """What git prints, as bytes."""
        try:
            done = subprocess.run(  # noqa: S603 -- no shell; the words are ours, the names are checked by git
                ["git", *_SLOW, *words],  # noqa: S607 -- the git of whoever publishes
                cwd=self.project,
                env={**os.environ, **_QUIET, **(environment or {})},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=_LONGEST,
            )
        except subprocess.TimeoutExpired as failure:
            raise GitError(f"fatal: tidak ada jawaban selama {_LONGEST // 60} menit") from failure
        except OSError as failure:
            raise GitError(f"fatal: git tidak dapat dijalankan: {failure.strerror}") from failure
        if done.returncode:
            raise GitError((done.stderr + b"\n" + done.stdout).decode("utf-8", "replace"))
        return done.stdout

    def commit(self, name: str) -> str:
        """The hash of the commit that a name stands for; "" where there is none. Raises nothing."""
        try:
            return self.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()
        except GitError:
            return ""

    def file(self, commit: str, name: str) -> bytes | None:
        """A file of a commit; ``None`` where it has none of this name. Raises nothing."""
        try:
            return self.raw("cat-file", "blob", f"{commit}:{name}")
        except GitError:
            return None

    def tree(self, commit: str) -> Iterator[tuple[str, str]]:
        """Name and object of every file of a commit, in git's order. A link or submodule has the object ""."""
        for line in self.raw("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            if line:
                mode, _, rest = line.decode("utf-8", "replace").partition(" ")
                kind, _, rest = rest.partition(" ")
                digest, _, name = rest.partition("\t")
                yield name, digest if kind == "blob" and mode != "120000" else ""

    def listed(self, commit: str) -> tuple[Listed, ...]:
        """Every file of a commit with size and SHA-256, as a manifest lists it."""
        named = list(self.tree(commit))
        files = []
        with subprocess.Popen(
            ["git", "cat-file", "--batch"],  # noqa: S607 -- as above
            cwd=self.project,
            env={**os.environ, **_QUIET},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for name, digest in named:
                if not digest:
                    files.append(Listed(name, "", 0, media_type(name)))
                    continue
                process.stdin.write(f"{digest}\n".encode())
                process.stdin.flush()
                size = int(process.stdout.readline().split()[2])
                data = process.stdout.read(size)
                process.stdout.read(1)
                files.append(Listed(name, hashlib.sha256(data).hexdigest(), size, media_type(name)))
            process.stdin.close()
        return tuple(sorted(files, key=lambda file: file.name.encode()))
