"""Open information (PPID): what the law on public information makes an office publish, and when.

The models and rules here are pure: frozen values in, values and problems out. They follow UU 14/2008
and PerKI 1/2021 (BN 2021/741); every rule names its article.
"""
