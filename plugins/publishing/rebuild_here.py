"""Building the commit that lies in the present folder, as it was published: run by `inv rebuild` inside its clone."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.engine.command import build
from plugins.engine.writer import RECORD
from plugins.publishing.hosting.precompress import precompress
from plugins.publishing.lockfile import read_lock
from plugins.publishing.manifest import SBOM, Origin
from plugins.publishing.sbom import bill_of_materials
from plugins.publishing.seal import put


def main(folder: Path, wanted: Mapping[str, Any]) -> int:
    """Build into a folder for the day and the address of an origin; the exit code of the build.

    ``wanted`` has the origin, and whether the folder is to be made ready as for publication (``sealed``), with
    compressed copies (``compressed``).
    """
    origin = Origin(**wanted["origin"])
    overrides = {
        "OUTPUT_PATH": str(folder),
        "CACHE_PATH": str(folder.with_name("cache")),
        "SITEURL": origin.site,
        "BUILD_TODAY": origin.today,
        "BUILD_CLEAN": True,
    }
    code = build(Path("publishconf.py").absolute(), overrides)
    if code == 0 and wanted["sealed"]:
        (folder / RECORD).unlink(missing_ok=True)
        if wanted["compressed"]:
            precompress(folder)
        put(folder / SBOM, bill_of_materials(read_lock(Path("requirements.txt").read_text("utf-8")), origin))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), json.loads(sys.argv[2])))
