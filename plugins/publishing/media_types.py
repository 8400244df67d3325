"""The media type of a published file, by the end of its name (IANA Media Types).

A table of its own: the one of the machine differs from machine to machine, and what stands in a manifest may not.
"""

from __future__ import annotations

UNKNOWN = "application/octet-stream"

_TYPES = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "br": "application/x-brotli",
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gz": "application/gzip",
    "html": "text/html",
    "ico": "image/vnd.microsoft.icon",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "mjs": "text/javascript",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rdf": "application/rdf+xml",
    "svg": "image/svg+xml",
    "ttl": "text/turtle",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}


def media_type(name: str) -> str:
    """The media type of a file by its name, without parameters.

    >>> media_type("ppid/index.html"), media_type("data/DIP.CSV"), media_type("CNAME")
    ('text/html', 'text/csv', 'application/octet-stream')
    """
    last = name.rpartition("/")[2]
    end = last.rpartition(".")[2] if "." in last else ""
    return _TYPES.get(end.lower(), UNKNOWN)


def types_by_kind() -> dict[str, tuple[str, ...]]:
    """The endings of every media type, for the host files, in the order of the types.

    >>> types_by_kind()["image/jpeg"]
    ('jpeg', 'jpg')
    """
    return {kind: tuple(end for end in _TYPES if _TYPES[end] == kind) for kind in sorted(set(_TYPES.values()))}
