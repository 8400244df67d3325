"""Numbered audits of manuscripts and pictures before the public sees them: `inv check`.

Every audit is a small pure function over a parsed document; `catalogue` lists them all, ``docs/audit/`` has a page for
each. No part of a build: the room reads the content folder by itself and never imports Pelican, so that one changed
file is checked in a fraction of a second.
"""
