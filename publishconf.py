"""The few settings that differ when the site is published: `pelican content -s publishconf.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

BUILD_CLEAN = True

# Where `inv publish` puts the site; docs/menerbitkan.md tells how to begin with each.
PUBLISH_TARGET = "branch"
PUBLISH_HOST = "github-pages"
PUBLISH_REMOTE = "origin"
PUBLISH_BRANCH = "gh-pages"
PUBLISH_DOMAIN = ""
PUBLISH_FOLDER = ""
PUBLISH_KEEP = 5

# Percent of the published pages that one publication may remove.
PUBLISH_VANISH = 10
