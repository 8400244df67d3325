"""Any file of the content folder: its name, its place, and where a photo was taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from plugins.audit import problems_safety as found
from plugins.audit.model import Finding

_CAMERA = re.compile(
    r"^(?:IMG|DSC|DSCF|DSCN|PXL|MVI|VID|PANO|SAM|GOPR|WA|Screenshot|Screen Shot|Tangkapan Layar|Untitled|Scan|"
    r"CamScanner|image|photo|foto|gambar|download|unnamed)"
    r"[-_ ()]*\d*(?:[-_ ().]*(?:WA)?\d+)*$|^\d{8}[-_]\d{6}|^\d{10,}$"
    r"|WhatsApp (?:Image|Video)",
    re.IGNORECASE,
)
_DRAFTY = re.compile(r"\(\d+\)$|[-_ ](?:copy|salinan|final|fix|revisi|rev|baru|new)(?:[-_ ]?\d*)$", re.IGNORECASE)
_PLAIN = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_KEPT = frozenset({"SUMBER.md", "README.md", "CNAME", "LICENSE"})


def names(file: str) -> Iterator[Finding]:
    """A231, A232: file names fit for an address; news in the folder of its year."""
    path = PurePosixPath(file)
    stem = path.name[: -len(path.suffix)] if path.suffix else path.name
    if path.name not in _KEPT:
        what = _mistake(path.name, stem)
        if what:
            kind = found.FILE_NAME
            yield Finding(kind.at(file, name=path.name, what=what, right=f"{_better(stem)}{path.suffix.lower()}"))
    dated = re.match(r"\d{4}-\d{2}-\d{2}", stem) or any(_YEAR.fullmatch(part) for part in path.parts[:-1])
    if path.parts[:1] == ("berita",) and path.suffix == ".md" and not dated:
        yield Finding(found.NO_YEAR_FOLDER.at(file, year="<tahun>"))


def _mistake(name: str, stem: str) -> str:
    if _CAMERA.search(stem):
        return "adalah nama dari kamera, ponsel, atau pesan, dan tidak menyebut isinya"
    if any(char.isspace() for char in name):
        return "memuat spasi"
    if any(char.isupper() for char in name):
        return "memuat huruf besar"
    if _DRAFTY.search(stem):
        return "menyebut salinan atau revisi"
    return "" if _PLAIN.fullmatch(name) else "memuat tanda selain huruf, angka, dan tanda hubung"


def _better(stem: str) -> str:
    """A name that would do: the same words in plain letters, or an example where there are no words."""
    if _CAMERA.search(stem):
        return "pembukaan-rapat-kehumasan"
    plain = unicodedata.normalize("NFKD", re.sub(r"\(\d+\)$", "", stem)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "nama-berkas"


def position(file: str) -> Finding:
    """A230: a photo that tells where it was taken."""
    return Finding(found.PHOTO_POSITION.at(file))
