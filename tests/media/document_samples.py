"""Documents of every kind, made from nothing: whole ones, and broken in every way that offices meet."""

from __future__ import annotations

import io
import zipfile

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD_TYPES = '<?xml version="1.0"?><Types><Override PartName="/word/document.xml"/></Types>'


def pdf(*texts: str, title: str = "Surat edaran", language: str = "id-ID", author: str = "", lock: str = "") -> bytes:
    """A PDF with a page for each text; an empty text makes a page that only shows a drawing."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in texts:
        page = writer.add_blank_page(200, 200)
        shown = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET" if text else "0 0 100 100 re f"
        stream = DecodedStreamObject()
        stream.set_data(shown.encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    properties = {"/Title": title, "/Author": author}
    writer.add_metadata({key: value for key, value in properties.items() if value})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if lock:
        writer.encrypt(lock, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return buffer.getvalue()


def docx(pages: int = 3, title: str = "Nota dinas", author: str = "Sri Contoh", **more: str | bytes) -> bytes:
    """A Word document; ``more`` are further parts, with ``__`` for a slash and ``_`` for a dot."""
    core = f"<cp:coreProperties><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
    return archive(
        {
            "[Content_Types].xml": WORD_TYPES,
            "word/document.xml": "<w:document/>",
            "word/styles.xml": '<w:styles><w:rPrDefault><w:lang w:val="id-ID" w:eastAsia="en-US"/></w:rPrDefault></w:styles>',
            "docProps/core.xml": core,
            "docProps/app.xml": f"<Properties><Pages>{pages}</Pages></Properties>",
            **{name.replace("__", "/").replace("_", "."): data for name, data in more.items()},
        }
    )


def xlsx(sheets: int = 2) -> bytes:
    listed = "".join(f'<sheet name="Lembar {number}"/>' for number in range(sheets))
    return archive({"[Content_Types].xml": "", "xl/workbook.xml": f"<workbook><sheets>{listed}</sheets></workbook>"})


def pptx(slides: int = 4) -> bytes:
    listed = "".join(f'<p:sldId id="{number}"/>' for number in range(slides))
    return archive({"[Content_Types].xml": "", "ppt/presentation.xml": f"<p:presentation>{listed}</p:presentation>"})


def odf(mime: str, statistic: str, manifest: str = "") -> bytes:
    meta = (
        "<office:meta><dc:title>Notulen</dc:title><dc:language>en-US</dc:language>"
        f"<meta:initial-creator>Budi Contoh</meta:initial-creator><meta:document-statistic {statistic}/></office:meta>"
    )
    kind = f"application/vnd.oasis.opendocument.{mime}"
    return archive(
        {"mimetype": kind, "content.xml": "<x/>", "meta.xml": meta, "META-INF/manifest.xml": manifest or "<manifest/>"}
    )


def bomb() -> bytes:
    """A Word document whose text is 300 MB of nothing."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as opened:
        opened.writestr("[Content_Types].xml", WORD_TYPES)
        with opened.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * 1_000_000)
    return buffer.getvalue()


def located_photo() -> bytes:
    """A JPEG that says where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "S", 2: (6.0, 12.0, 0.0), 3: "E", 4: (106.0, 49.0, 0.0)}
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, "JPEG", exif=exif.tobytes())
    return buffer.getvalue()
