"""What can be wrong with a picture or a document (M001 to M099)."""

from __future__ import annotations

from plugins.engine.problem import error, warning

NOT_A_PICTURE = error(
    "M001",
    "“{path}” tidak dapat dibaca sebagai gambar: {what}.",
    reason="Peramban menampilkan kotak kosong, atau menjalankan apa yang ada di dalamnya.",
    hint="Buka foto aslinya di komputer atau ponsel, simpan ulang sebagai JPEG, lalu ganti berkas ini.",
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
    reason="Gambar sebesar itu menghabiskan memori; batasnya {limit} juta piksel untuk jenis {kind}.",
    hint="Perkecil gambar hingga sekitar 4.000 piksel pada sisi terpanjang, lalu simpan sebagai JPEG.",
)
EMPTY_DOCUMENT = error(
    "M004",
    "Berkas “{path}” kosong.",
    reason="Pembaca akan mengunduh berkas tanpa isi.",
    hint="Ganti dengan berkas yang benar.",
)
HEIC_PICTURE = error(
    "M005",
    "“{path}” adalah foto HEIC, yang tidak ditampilkan oleh sebagian besar peramban.",
    reason="iPhone dan sebagian ponsel Android menyimpan foto dalam jenis ini.",
    hint="Untuk foto ini: buka di ponsel, bagikan atau ekspor sebagai JPEG, atau buka di komputer dan simpan sebagai "
    "JPEG. Untuk foto berikutnya: di iPhone pilih Pengaturan › Kamera › Format › Paling Kompatibel; di Android buka "
    "pengaturan aplikasi Kamera dan matikan HEIF (kadang disebut “foto berefisiensi tinggi”).",
)
MOVING_PICTURE = error(
    "M006",
    "“{path}” berisi {frames} gambar ({kind}), bukan satu.",
    reason="Gambar bergerak mengganggu pembaca dan berat diunduh; halaman kedua dan seterusnya tidak akan terlihat.",
    hint="Simpan satu gambar darinya sebagai JPEG. Video ditautkan sebagai dokumen.",
)
TINY_PICTURE = error(
    "M007",
    "Gambar “{path}” hanya {width}×{height} piksel.",
    reason="Gambar sekecil itu tidak memperlihatkan apa pun; biasanya penanda pelacak atau hasil salin yang gagal.",
    hint="Pakai foto aslinya; lebar yang baik 1.200 piksel atau lebih.",
)
LONG_PICTURE = error(
    "M008",
    "Gambar “{path}” berukuran {width}×{height} piksel, terlalu memanjang untuk ditampilkan.",
    reason="Satu sisinya lebih dari {limit} kali sisi yang lain.",
    hint="Potong gambar menjadi beberapa bagian, lalu muat satu per satu.",
)
HEAVY_PICTURE = error(
    "M009",
    "Berkas “{path}” berukuran {size}; gambar dibaca hingga {limit}.",
    reason="Berkas sebesar itu memperlambat setiap orang yang menyalin folder isi.",
    hint="Perkecil foto hingga sekitar 4.000 piksel pada sisi terpanjang, lalu simpan sebagai JPEG.",
)
PRINT_PICTURE = warning(
    "M010",
    "Gambar “{path}” memakai warna cetak (CMYK).",
    reason="Layar memakai warna RGB; warna pada situs dapat sedikit berbeda dari aslinya.",
    hint="Simpan ulang dengan warna RGB (sRGB), lalu periksa tampilannya.",
)
MISLABELLED_PICTURE = warning(
    "M011",
    "“{path}” bernama {suffix}, tetapi isinya {kind}.",
    reason="Gambar tetap terbit, tetapi sebagian program menolak membuka berkas dengan nama yang keliru.",
    hint="Ganti nama akhirnya menjadi {right}, juga pada naskah yang memakainya.",
)
LOCATED_PICTURE = warning(
    "M012",
    "Foto “{path}” menyimpan tempat pengambilannya.",
    reason="Salinan yang terbit tidak memuatnya, tetapi berkas aslinya ikut tersimpan dan dapat menunjukkan rumah "
    "atau kegiatan seseorang (UU 27/2022 Ps 4 dan 16; PerKI 1/2021 Ps 5(3)).",
    hint="Jalankan {command}, atau `inv strip` untuk semua foto, lalu commit hasilnya.",
)
CHANGED_PICTURE = error(
    "M014",
    "Gambar “{path}” berubah selagi situs dibangun.",
    reason="Yang terbit harus sama dengan yang diperiksa.",
    hint="Jalankan pembangunan sekali lagi.",
)
LOCATED_UNCLEANABLE = warning(
    "M015",
    "Foto “{path}” ({kind}) menyimpan tempat pengambilannya, dan tidak dapat dibersihkan di tempat.",
    reason="Berkas aslinya ikut tersimpan dan dapat menunjukkan rumah atau kegiatan seseorang (UU 27/2022 Ps 4 dan 16; "
    "PerKI 1/2021 Ps 5(3)).",
    hint="Ekspor foto itu sebagai JPEG dari ponsel atau komputer, jalankan `inv strip` pada JPEG itu, lalu hapus "
    "berkas ini.",
)
PICTURE_NOT_CLEANED = error(
    "M013",
    "“{path}” tidak dapat diterbitkan sebagai dokumen, karena data kamera di dalamnya tidak dapat dibuang.",
    reason="Foto asli dapat memuat tempat pengambilan dan nama alat.",
    hint="Simpan ulang sebagai JPEG, PNG, atau PDF, lalu pakai berkas itu.",
)
