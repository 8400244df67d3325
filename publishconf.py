"""The few settings that differ when the site is published: `pelican content -s publishconf.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

BUILD_CLEAN = True
