"""The pictures of the editors' guide, from the guide's own examples. Run with `python -m tools.guide_pictures`.

The small office of `tools.guide` is followed through the guide: what commands print is set as a terminal shows it, and
pages are photographed from a real build and from the running preview. Nothing in a picture is drawn by hand but the
numbers on parts of a page.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import Any

from msgspec import Struct
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from plugins.engine.command import build
from tools.guide import DISCLOSURE, GUIDE, REGISTERS, ROOT, TODAY, examples, practice_office, steps

FOLDER = ROOT / "docs" / "gambar-panduan"
LIMIT = 60_000
"""Bytes of one picture."""
_SCALE = 1.25
_QUALITIES = range(84, 39, -6)
_COLOURS = 24
"""Of a terminal's picture."""

TERMINALS = {
    "mulai": "inv new --jenis berita",
    "impor": "inv import naskah.docx",
    "foto-dibersihkan": "inv strip",
    "pemeriksaan": "inv check content/berita/2026/pasar-murah.md --dry-run",
}
"""Pictures of commands: the first command of the guide that begins so."""


class View(Struct, frozen=True):
    """A picture of a page: the selectors it reaches from and to, and the parts that get numbers."""

    name: str
    page: str
    width: int = 760
    first: str = "h1"
    last: str = ".prose"
    numbers: tuple[str, ...] = ()


VIEWS = (
    View(
        "halaman-berita",
        "berita/2026/rapat-kehumasan/index.html",
        width=680,
        first=".kicker",
        numbers=("h1", ".lede", ".meta", "article figure", ".prose"),
    ),
    View("menulis", "", first=".prose"),
    View("klarifikasi", "berita/2026/pelatihan-tidak-berbayar/index.html", first=".kicker"),
    View("advertorial", "berita/2026/pekan-produk-lokal/index.html", first=".kicker", last=".meta"),
    View("peringatan", "index.html", width=400, first="body", last="main h1, main h2"),
    View("informasi", "ppid/informasi/neraca-2025/index.html", first=".kicker", last="main section:has(dl)"),
    View("ralat", "berita/2026/pelatihan-pengelola-situs/index.html", first=".kicker", last=".notice-caution"),
    View("dicabut", "berita/2026/lomba-foto/index.html", first="article", last=".meta"),
)

_TERMINAL = """<!doctype html><html lang="id"><meta charset="utf-8"><style>
body {{ margin: 0; background: #1b1d22; color: #e8e8e8 }}
pre {{ margin: 0; padding: 16px 20px; font: 14px/1.45 "DejaVu Sans Mono", monospace; white-space: pre-wrap;
  overflow-wrap: anywhere }}
b {{ color: #8fd6a8 }}</style><pre><b>$ {command}</b>
{said}</pre></html>"""
_BADGE = """([selector, number]) => {
  const part = document.querySelector(selector), box = part.getBoundingClientRect();
  const badge = document.createElement("div");
  badge.textContent = number;
  Object.assign(badge.style, {position: "absolute", zIndex: 9, left: `${Math.max(2, box.left - 30)}px`,
    top: `${box.top + scrollY}px`, width: "24px", height: "24px", borderRadius: "50%", background: "#b3261e",
    color: "#fff", font: "700 14px/24px sans-serif", textAlign: "center"});
  document.body.append(badge);
}"""
_EDGES = """([first, last]) => {
  const top = document.querySelector(first).getBoundingClientRect().top + scrollY;
  return [top, document.querySelector(last).getBoundingClientRect().bottom + scrollY];
}"""


def main() -> int:
    """Take all pictures anew; the exit code of the build, or 0."""
    guide = (ROOT / GUIDE).read_text("utf-8")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        offices = [Path(folder) / name for name in ("mulai", "pratinjau", "terbit")]
        for office in offices:
            practice_office(office, guide, width=1600)
        beginning, writing, published = offices
        _terminals(browser, beginning, guide)
        _preview(browser, writing, guide)
        code = _pages(browser, published, guide)
        browser.close()
    return code


def _terminals(browser: Browser, office: Path, guide: str) -> None:
    """Follow the guide and keep what the commands of `TERMINALS` print; git has nothing to show here."""
    wanted = dict(TERMINALS)
    for step in steps(guide):
        if step.file:
            path = office / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(step.data)
        elif step.command.startswith("inv ") and not step.command.startswith(("inv serve", "inv build", "inv hook")):
            said = _run(step.command, office)
            name = next((name for name, start in wanted.items() if step.command.startswith(start)), "")
            if name:
                del wanted[name]
                page = browser.new_page(viewport={"width": 860, "height": 200}, device_scale_factor=_SCALE)
                page.set_content(_TERMINAL.format(command=escape(step.command), said=escape(said.rstrip())))
                _keep(name, page.locator("pre").screenshot())
                page.close()
    if wanted:
        raise SystemExit(f"the guide has no command for {', '.join(wanted)}")


def _preview(browser: Browser, office: Path, guide: str) -> None:
    """The running preview of the first article as a draft, with a link that says too little."""
    article = next(example for example in examples(GUIDE, guide) if example.file.endswith("/rapat-kehumasan.md"))
    path = office / article.file
    path.parent.mkdir(parents=True)
    text = article.text.replace("\ntopik:", "\nstatus: draf\ntopik:")
    path.write_text(text + "\nUndangan rapat ada [di sini](media/2026/undangan.pdf).\n", "utf-8")
    with _serving(office) as address:
        page = browser.new_page(viewport={"width": 760, "height": 880}, device_scale_factor=_SCALE)
        page.goto(f"{address}berita/2026/rapat-kehumasan/")
        page.locator(".pratinjau-tombol").click()
        page.locator(".pratinjau-isi li").first.wait_for()
        page.wait_for_timeout(500)
        _keep("pratinjau", page.screenshot())
        page.close()


def _pages(browser: Browser, site: Path, guide: str) -> int:
    """A build of every good example, photographed."""
    good = [example for example in examples(GUIDE, guide) if not example.codes]
    for name, text in {**REGISTERS, **DISCLOSURE, **{one.file: one.text for one in good}}.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    output = site / "output"
    overrides = {"PATH": str(site / "content"), "OUTPUT_PATH": str(output), "CACHE_PATH": str(site / ".cache")}
    code = build(ROOT / "pelicanconf.py", {**overrides, "BUILD_OFFLINE": True, "BUILD_TODAY": TODAY})
    if code:
        return code
    writing = next(Path(one.file).stem for one in good if "## Judul bagian" in one.text)
    for view in VIEWS:
        page = browser.new_page(
            viewport={"width": view.width, "height": 900}, device_scale_factor=_SCALE, color_scheme="light"
        )
        page.goto((output / (view.page or f"berita/2026/{writing}/index.html")).as_uri())
        _keep(view.name, _photograph(page, view))
        page.close()
    return 0


def _photograph(page: Page, view: View) -> bytes:
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_function("[...document.images].every(image => image.complete)")
    for number, selector in enumerate(view.numbers, start=1):
        page.evaluate(_BADGE, [selector, str(number)])
    top, bottom = page.evaluate(_EDGES, [view.first, view.last])
    clip = {"x": 0, "y": max(0, top - 16), "width": view.width, "height": bottom - max(0, top - 16) + 16}
    return page.screenshot(clip=clip, full_page=True)  # type: ignore[arg-type]


def _keep(name: str, shot: bytes) -> None:
    """Save a picture as WebP: a terminal's without loss where that is small, all others as good as `LIMIT` lets."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    plain = image.quantize(_COLOURS).convert("RGB")
    tries: list[tuple[Image.Image, dict[str, Any]]] = [(plain, {"lossless": True})] if name in TERMINALS else []
    tries += [(image, {"quality": quality}) for quality in _QUALITIES]
    for picture, options in tries:
        out = io.BytesIO()
        picture.save(out, "WEBP", method=6, **options)
        if out.tell() <= LIMIT:
            (FOLDER / f"{name}.webp").write_bytes(out.getvalue())
            return
    raise SystemExit(f"{name}: more than {LIMIT} bytes")


def _environment() -> dict[str, str]:
    day = datetime.combine(date.fromisoformat(TODAY), datetime.min.time(), UTC)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "SOURCE_DATE_EPOCH": str(int(day.timestamp()))}


def _run(command: str, office: Path) -> str:
    done = subprocess.run(  # noqa: S603 -- a command of our own guide
        ["/bin/bash", "-c", command], cwd=office, env=_environment(), capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@contextmanager
def _serving(office: Path) -> Iterator[str]:
    """`inv serve` in the office; gives its address."""
    process = subprocess.Popen(  # noqa: S603
        [Path(sys.executable).with_name("inv"), "serve"],
        cwd=office,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = next((line for line in process.stdout if line.startswith("Pratinjau: http")), "")
        if not said:
            raise SystemExit("the preview did not start")
        yield said.split()[1]
    finally:
        process.terminate()
        process.communicate(timeout=30)


if __name__ == "__main__":
    sys.exit(main())
