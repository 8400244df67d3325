"""Open information (PPID): what the law on public information makes an office publish, and when.

The models and rules are pure: frozen values in, values and problems out. They follow UU 14/2008 and PerKI 1/2021
(BN 2021/741); every rule names its article. `wiring` brings the items, the list of public information, the exempt list
and the compliance report into a build.
"""

from __future__ import annotations


def register() -> None:
    """Take part in the build (`plugins.ppid.wiring`, `plugins.ppid.services_wiring`)."""
    from plugins.ppid import services_wiring, wiring  # noqa: PLC0415 -- the model imports without Pelican

    wiring.register()
    services_wiring.register()
