"""What a disk refuses, told to whoever builds: full, write-protected, too large a file, worn out."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from plugins.engine import problems as found
from plugins.engine.problem import Problem

_WHY = {
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.EACCES: "tidak ada izin menulis",
    errno.EPERM: "tidak ada izin menulis",
    errno.EFBIG: "berkas melebihi batas ukuran",
    errno.EIO: "perangkat penyimpanan gagal membaca atau menulis",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENAMETOOLONG: "nama berkas terlalu panjang",
}
if hasattr(errno, "EDQUOT"):
    _WHY[errno.EDQUOT] = "jatah penyimpanan habis"


def disk_problem(failure: BaseException, *places: Path) -> Problem | None:
    """The problem of an error of the disk at one of the places that a build writes to; ``None`` for anything else."""
    if not isinstance(failure, OSError) or failure.errno not in _WHY:
        return None
    named = [os.fsdecode(name) for name in (failure.filename, failure.filename2) if isinstance(name, (str, bytes))]
    for name in named:
        for place in places:
            if Path(name).is_relative_to(place) or place.is_relative_to(name):
                return found.DISK.at("--output", path=place.name, detail=_WHY[failure.errno])
    return None if named else found.DISK.at("--output", path=places[0].name, detail=_WHY[failure.errno])
