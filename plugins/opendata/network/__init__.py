"""Networks of sites: the published data of several offices as one list, one compliance overview, one catalogue.

`inv network` reads what the sites publish, checks it as foreign input, and keeps it in ``content/jaringan/``; a build
reads only what was kept and never leaves the machine.
"""

from plugins.opendata.network.wiring import register

__all__ = ["register"]
