"""What can go wrong with beginning a document (K060 to K079)."""

from __future__ import annotations

from plugins.engine.problem import error, warning

UNKNOWN_KIND = error(
    "K060",
    "Jenis “{value}” tidak dikenal{near}.",
    reason="Jenis menentukan folder dan kunci yang ditulis.",
    hint="Pilih salah satu: {known}.",
)
NOT_WRITTEN = error(
    "K061",
    "`{key}` masih berisi isian sementara.",
    reason="Isian itu hanya penanda bahwa keterangannya belum ditulis; pembaca tidak boleh melihatnya.",
    hint="Tulis `{key}` yang sebenarnya, atau kembalikan `status: draf`.",
)
NO_TITLE = error(
    "K062",
    "{what} belum disebut.",
    reason="Tanpa itu berkas tidak dapat diberi nama.",
    hint='Sebut dengan --judul "…".',
)
EMPTY_TITLE = error(
    "K063",
    "{what} “{value}” tidak memuat huruf atau angka.",
    reason="Judul adalah nama halaman bagi pembaca, mesin pencari, dan alamatnya.",
    hint="Tulis judul dengan kata-kata.",
)
LONG_TITLE = error(
    "K064",
    "{what} terlalu panjang: {length} karakter, paling panjang {limit}.",
    reason="Judul sepanjang itu terpotong di daftar dan hasil pencarian.",
    hint="Pindahkan rinciannya ke ringkasan.",
)
NO_ADDRESS = error(
    "K065",
    "Dari “{value}” tidak dapat dibuat alamat halaman.",
    reason="Alamat hanya memuat huruf a sampai z, angka, dan tanda hubung.",
    hint="Sebut alamatnya sendiri, misalnya --slug rapat-koordinasi.",
)
TAKEN = error(
    "K066",
    "Sudah ada {what} dengan alamat itu: {path}.",
    reason="Berkas yang ada tidak pernah ditimpa, dan satu alamat hanya untuk satu halaman.",
    hint="Buka berkas itu bila memang yang dimaksud, atau pilih alamat lain, misalnya --slug {other}.",
)
RESERVED = error(
    "K067",
    "Alamat “{value}” dipakai situs ini sendiri.",
    reason="Halaman tetap berada di akar situs, bersama daftar yang dibuat otomatis.",
    hint="Pilih alamat lain, misalnya --slug {other}.",
)
WRONG_VALUE = error(
    "K068",
    "Isi --{option} keliru: “{value}” ({detail}).",
    reason="Nilai itu akan ditolak ketika situs dibangun.",
    hint="{how}",
)
NOT_REGISTERED = error(
    "K069",
    "“{value}” tidak ada dalam {register}{near}.",
    reason="Kepala naskah hanya menyebut entri rujukan yang ada.",
    hint="{how}",
)
ENTRY_EXISTS = error(
    "K070",
    "Sudah ada {name} ({id}) dalam {register}.",
    reason="Dua entri untuk satu hal memecah beritanya ke dua halaman.",
    hint="Pakai entri itu. Bila memang lain, beri pengenal sendiri dengan --slug dan ulangi dengan --tetap.",
)
ENTRY_NEAR = warning(
    "K071",
    "Sudah ada {names}?",
    reason="Nama yang mirip sering kali orang, lembaga, atau topik yang sama dengan ejaan lain.",
    hint="Bila sama, hapus entri yang baru dan tambahkan ejaannya sebagai `alias` pada entri yang lama.",
)
REGISTER_BROKEN = error(
    "K072",
    "{register} tidak dapat ditambah: {detail}.",
    reason="Entri baru hanya ditulis ke berkas yang utuh, supaya tidak ada entri yang hilang.",
    hint="Perbaiki dulu berkas itu (inv build menyebut barisnya), lalu ulangi.",
)
CANNOT_WRITE = error(
    "K073",
    "{path} tidak dapat ditulis: {detail}.",
    reason="Naskah belum tersimpan.",
    hint="Periksa izin folder dan ruang kosong di cakram, lalu ulangi.",
)
NOT_FOR_KIND = error(
    "K074",
    "--{option} tidak berlaku untuk jenis {kind}.",
    reason="Nilai yang tidak dipakai akan hilang diam-diam.",
    hint="Hapus pilihan itu.",
)
