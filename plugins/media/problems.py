"""What can be wrong with a picture or a document (M001 to M099)."""

from __future__ import annotations

from plugins.engine.problem import error

NOT_A_PICTURE = error(
    "M001",
    "“{path}” tidak dapat dibaca sebagai gambar.",
    reason="Berkas rusak, terpotong, atau bukan gambar walaupun namanya demikian.",
    hint="Buka berkas itu di komputer, simpan ulang sebagai JPEG atau PNG, lalu ganti berkasnya.",
)
UNSUITABLE_PICTURE = error(
    "M002",
    "“{path}” berjenis {kind}, yang tidak dapat dipakai sebagai gambar berita.",
    reason="Peramban lama tidak menampilkannya, atau jenis itu dapat memuat program.",
    hint="Simpan ulang sebagai JPEG atau PNG.",
)
HUGE_PICTURE = error(
    "M003",
    "Gambar “{path}” berukuran {width}×{height} piksel, terlalu besar untuk diolah dengan aman.",
    reason="Gambar sebesar itu menghabiskan memori; biasanya berkas yang sengaja dibuat merusak.",
    hint="Perkecil gambar hingga paling banyak 10.000 piksel pada sisi terpanjang.",
)
EMPTY_DOCUMENT = error(
    "M004",
    "Berkas “{path}” kosong.",
    reason="Pembaca akan mengunduh berkas tanpa isi.",
    hint="Ganti dengan berkas yang benar.",
)
