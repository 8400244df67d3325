"""Signing the manifest with Ed25519, in the files that ``minisign`` reads and writes.

A signature says that whoever holds the secret key vouches for these bytes; anyone checks it with the public key and
``minisign -V``. Signatures are of the prehashed kind (Ed25519, RFC 8032, over BLAKE2b-512, RFC 7693), and a second one
covers the trusted comment.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_KEY, _PREHASHED, _CHECKSUM, _NO_PASSWORD = b"Ed", b"ED", b"B2", b"\0\0"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_UNUSED = bytes(48)
"""Salt and limits of a password, in a key file without one."""
MAX_SIGNATURE_BYTES = 16_384


class KeyFormatError(ValueError):
    """A key that cannot be used; the text says why, in Indonesian."""


class SignatureError(ValueError):
    """A signature that does not prove anything; the text says why, in Indonesian."""


class ForeignKeyError(SignatureError):
    """A signature made with another key than the one that is trusted; ``id`` is that other key's."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"ditandatangani dengan kunci lain ({identifier})")
        self.id = identifier


class PublicKey(Struct, frozen=True):
    """The key that checks: 8 bytes of identifier and 32 bytes of Ed25519 public key (RFC 8032)."""

    number: bytes
    point: bytes

    @property
    def id(self) -> str:
        """The identifier as ``minisign`` prints it: 16 hexadecimal digits."""
        return self.number[::-1].hex().upper()

    @property
    def line(self) -> str:
        """The key as one line of base64, as ``minisign -P`` takes it."""
        return base64.b64encode(_KEY + self.number + self.point).decode()

    @property
    def file(self) -> str:
        """The key as the text of a ``.pub`` file, as ``minisign -p`` takes it."""
        return f"{_UNTRUSTED}minisign public key {self.id}\n{self.line}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """The key that signs: the identifier and the 32 bytes of seed, which no representation shows."""

    number: bytes
    seed: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The key that checks what this one signs."""
        point = self._signer().public_key().public_bytes_raw()
        return PublicKey(self.number, point)

    @property
    def file(self) -> str:
        """The key as the text of a secret-key file without password, as ``minisign -S -W`` takes it."""
        secret = self.number + self.seed + self.public.point
        check = hashlib.blake2b(_KEY + secret, digest_size=32).digest()
        packed = _KEY + _NO_PASSWORD + _CHECKSUM + _UNUSED + secret + check
        return f"{_UNTRUSTED}minisign secret key {self.public.id}\n{base64.b64encode(packed).decode()}\n"

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of Ed25519 signature of a message."""
        return self._signer().sign(message)

    def _signer(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 -- slow; builds need it not
            Ed25519PrivateKey,
        )

        return Ed25519PrivateKey.from_private_bytes(self.seed)


def secret_key(random: bytes) -> SecretKey:
    """A new key of 40 random bytes, which must come from the system's own source of randomness."""
    if len(random) != 40:  # noqa: PLR2004 -- 8 of identifier, 32 of seed
        raise ValueError("40 bytes")
    return SecretKey(random[:8], random[8:])


def read_public(text: str) -> PublicKey:
    """A public key from its line or its file. Raises `KeyFormatError`."""
    data = _decoded(_last_line(text), "kunci publik")
    if len(data) != 42 or data[:2] != _KEY:  # noqa: PLR2004 -- two of algorithm, 8, 32
        raise KeyFormatError("bukan kunci publik minisign")
    return PublicKey(data[2:10], data[10:])


def read_secret(text: str) -> SecretKey:
    """A secret key from its line or its file; one with a password is refused. Raises `KeyFormatError`."""
    data = _decoded(_last_line(text), "kunci rahasia")
    if len(data) != 158 or data[:2] != _KEY or data[4:6] != _CHECKSUM:  # noqa: PLR2004 -- the length of the format
        raise KeyFormatError("bukan kunci rahasia minisign")
    if data[2:4] != _NO_PASSWORD:
        raise KeyFormatError("kunci rahasia ini bersandi; pakai yang dibuat `inv keys` atau `minisign -G -W`")
    secret, total = data[54:126], data[126:]
    key = SecretKey(secret[:8], secret[8:40])
    # minisign leaves the checksum of a key without password empty.
    whole = total in {bytes(32), hashlib.blake2b(_KEY + secret, digest_size=32).digest()}
    if not whole or key.public.point != secret[40:]:
        raise KeyFormatError("kunci rahasia rusak: isinya tidak cocok dengan sidiknya")
    return key


def sign(key: SecretKey, data: bytes, comment: str) -> str:
    """The text of a signature file for ``data``; ``comment`` is one line that the signature covers too."""
    if not comment.replace("\t", "").isprintable():
        raise ValueError("a trusted comment is one printable line")
    signature = key.sign(hashlib.blake2b(data).digest())
    whole = key.sign(signature + comment.encode())
    packed = base64.b64encode(_PREHASHED + key.number + signature).decode()
    about = f"{_UNTRUSTED}signature of Suluh, key {key.public.id}"
    return f"{about}\n{packed}\n{_TRUSTED}{comment}\n{base64.b64encode(whole).decode()}\n"


def check(key: PublicKey, data: bytes, signature: str) -> str:
    """The trusted comment of a signature file, when it is right for ``data`` and made with this key.

    Raises `ForeignKeyError` where another key made it, else `SignatureError`.
    """
    lines = signature.split("\n")
    if len(lines) != 5 or lines[4] or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):  # noqa: PLR2004
        raise SignatureError("berkas tanda tangan rusak")
    try:
        packed, whole = (base64.b64decode(lines[number], validate=True) for number in (1, 3))
    except (binascii.Error, ValueError) as failure:
        raise SignatureError("berkas tanda tangan rusak") from failure
    if len(packed) != 74 or packed[:2] != _PREHASHED or len(whole) != 64:  # noqa: PLR2004 -- 2, 8, 64; 64
        raise SignatureError("berkas tanda tangan bukan bentuk minisign yang baku (ED)")
    made_by = PublicKey(packed[2:10], key.point)
    if made_by.number != key.number:
        raise ForeignKeyError(made_by.id)
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    checker = Ed25519PublicKey.from_public_bytes(key.point)
    comment = lines[2].removeprefix(_TRUSTED)
    try:
        checker.verify(packed[10:], hashlib.blake2b(data).digest())
        checker.verify(whole, packed[10:] + comment.encode())
    except InvalidSignature as failure:
        raise SignatureError("tanda tangan tidak cocok dengan isinya") from failure
    return comment


def _last_line(text: str) -> str:
    """The line of base64 of a key file, with or without its comment."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


def _decoded(line: str, what: str) -> bytes:
    try:
        return base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as failure:
        raise KeyFormatError(f"{what} bukan base64") from failure
