"""What can be wrong with spelling rules, signs and sentences (A101 to A151)."""

from __future__ import annotations

from plugins.engine.problem import notice, warning

_CERTAIN = "Tulis “{right}”. `inv check --fix` dapat mengerjakannya."

DI_APART = warning(
    "A101",
    "“{written}” seharusnya dirangkai: “{right}”.",
    reason="di- dan ke- yang membentuk kata kerja atau kata bilangan adalah imbuhan, ditulis serangkai (EYD V).",
    hint=_CERTAIN,
)
DI_JOINED = warning(
    "A102",
    "“{written}” seharusnya dipisah: “{right}”.",
    reason="di dan ke yang menyatakan tempat atau waktu adalah kata depan, ditulis terpisah (EYD V).",
    hint=_CERTAIN,
)
RUPIAH = warning(
    "A103",
    "Jumlah uang “{written}” seharusnya ditulis “{right}”.",
    reason="Lambang Rp ditulis tanpa titik dan tanpa spasi; ribuan dipisah titik, tanpa “,-” (EYD V).",
    hint=_CERTAIN,
)
CLOCK = warning(
    "A104",
    "Waktu “{written}” seharusnya ditulis “{right}”.",
    reason="Saat dinyatakan dengan pukul, jam dan menit dipisah titik; jam menyatakan lamanya (EYD V).",
    hint=_CERTAIN,
)
PERCENT = warning(
    "A105",
    "“{written}” seharusnya ditulis “{right}”.",
    reason="Tanda persen dirapatkan pada angkanya.",
    hint=_CERTAIN,
)
RANGE_DASH = warning(
    "A106",
    "Rentang “{written}” seharusnya memakai tanda pisah: “{right}”.",
    reason="Tanda pisah (–) berarti sampai dengan; tanda hubung (-) menyambung kata (EYD V).",
    hint=_CERTAIN,
)
ELLIPSIS = warning(
    "A107",
    "Elipsis “{written}” tidak tepat.",
    reason="Bagian yang dihilangkan ditandai tiga titik, didahului dan diikuti spasi (EYD V).",
    hint="Tulis tiga titik dengan spasi di kedua sisinya, atau satu titik bila kalimat memang berakhir.",
)
QUOTES = warning(
    "A108",
    "Tanda petik “{written}” tidak tepat: {what}.",
    reason="Petik yang salah membuat pembaca tidak tahu di mana kutipan mulai dan berakhir.",
    hint='Pakai petik ganda "…" rapat pada kata pertama dan terakhir kutipan.',
)
ORDINAL = warning(
    "A109",
    "Bilangan tingkat “{written}” seharusnya ditulis “{right}”.",
    reason="Bilangan tingkat ditulis ke-2 atau kedua; angka Romawi ditulis tanpa ke- (EYD V).",
    hint=_CERTAIN,
)
REDUPLICATION = warning(
    "A110",
    "Kata ulang “{written}” seharusnya ditulis “{right}”.",
    reason="Unsur kata ulang disambung tanda hubung (EYD V).",
    hint=_CERTAIN,
)
DOUBLED = warning(
    "A111",
    "Kata “{word}” tertulis dua kali.",
    reason="Kata yang sama berturut-turut biasanya sisa penyuntingan.",
    hint="Hapus salah satunya. `inv check --fix` dapat mengerjakannya.",
)
ABBREVIATION = warning(
    "A112",
    "Singkatan “{written}” seharusnya ditulis “{right}”.",
    reason="Singkatan umum tiga huruf diakhiri titik; dua huruf diberi titik tiap hurufnya (EYD V).",
    hint=_CERTAIN,
)
CHAT = warning(
    "A113",
    "Singkatan percakapan “{written}” seharusnya ditulis “{right}”.",
    reason="Singkatan pesan singkat tidak dipakai dalam naskah resmi, dan pembaca layar tidak dapat membacanya.",
    hint="Tulis lengkap: “{right}”.",
)
SPACING = warning(
    "A114",
    "{what} pada “{written}”.",
    reason="Spasi dan tanda baca yang tidak rapi mengganggu pembacaan dan pencarian.",
    hint="Tulis “{right}”. Bila perbaikannya pasti, `inv check --fix` dapat mengerjakannya.",
)
UNBALANCED = warning(
    "A115",
    "Tanda {sign} tidak berpasangan.",
    reason="Kurung atau petik tanpa pasangan membuat batas kutipan dan keterangan tidak jelas.",
    hint="Tambahkan pasangannya atau hapus tandanya.",
)
SENTENCE_CAPITAL = warning(
    "A116",
    "Kalimat dimulai dengan huruf kecil: “{written}”.",
    reason="Huruf pertama awal kalimat ditulis dengan huruf kapital (EYD V).",
    hint="Tulis “{right}”, atau ganti titik sebelumnya dengan koma.",
)
CALENDAR = warning(
    "A117",
    "“{written}” seharusnya ditulis “{right}”.",
    reason="Nama hari, bulan, dan hari raya diawali huruf kapital, menurut ejaan baku (EYD V).",
    hint=_CERTAIN,
)
COMPOUND = warning(
    "A118",
    "“{written}” seharusnya ditulis “{right}”.",
    reason="Gabungan kata ditulis terpisah, sedangkan bentuk terikat dan partikel tertentu dirangkai (EYD V).",
    hint=_CERTAIN,
)
FOREIGN = notice(
    "A119",
    "Kata asing “{written}” tidak dimiringkan.",
    reason="Istilah asing ditulis miring agar dikenali pembaca dan pembaca layar; padanan Indonesia lebih mudah.",
    hint="{native}tulis *{written}*.",
)
LONG_SENTENCE = notice(
    "A120",
    "Kalimat {count} kata; sebaiknya paling banyak {limit}.",
    reason="Kalimat panjang sukar diikuti, terutama di telepon genggam.",
    hint="Bagi menjadi dua kalimat di dekat kata yang, serta, atau sehingga: “{written}…”",
)
WHICH = notice(
    "A121",
    "“{written}” sebagai penghubung dapat diganti.",
    reason="yang mana, di mana, dan dari mana adalah kata tanya; sebagai penghubung ia meniru bahasa asing.",
    hint="Pakai yang, tempat, dan, atau mulailah kalimat baru.",
)
PLEONASM = notice(
    "A122",
    "“{written}” berlebihan; cukup “{right}”.",
    reason="Dua kata yang sama artinya tidak menambah keterangan.",
    hint="Tulis “{right}”.",
)
PAIRS = warning(
    "A123",
    "“{written}” seharusnya “{right}”.",
    reason="Ungkapan ini mempunyai pasangan kata yang tetap.",
    hint="Tulis “{right}”.",
)
NUMBER_FIRST = notice(
    "A124",
    "Kalimat dimulai dengan angka “{written}”.",
    reason="Bilangan pada awal kalimat ditulis dengan huruf, atau susunan kalimatnya diubah (EYD V).",
    hint="Tulis bilangannya dengan huruf, atau dahului dengan kata lain, misalnya Sebanyak {written}.",
)
SMALL_NUMBER = notice(
    "A125",
    "“{written}” dapat ditulis “{right}”.",
    reason="Bilangan yang dapat ditulis dengan satu atau dua kata ditulis dengan huruf, kecuali beruntun (EYD V).",
    hint="Tulis “{right}”.",
)
SLASH = warning(
    "A126",
    "Singkatan “{written}” seharusnya ditulis “{right}”.",
    reason="Singkatan resmi memakai titik; garis miring berarti atau (EYD V).",
    hint="Tulis “{right}”.",
)

NOT_STANDARD = warning(
    "A150",
    "“{written}” tidak baku; bentuk bakunya “{right}”.",
    reason="Naskah resmi memakai bentuk baku; pencarian pun menemukan bentuk baku lebih dahulu.",
    hint=_CERTAIN,
)
MISSPELLED = warning(
    "A151",
    "“{written}” tampaknya salah ketik; mungkin maksudnya “{right}”.",
    reason="Kata ini tidak ada di kamus, sedangkan kata yang sangat mirip ada.",
    hint="Perbaiki; bila memang benar (nama, istilah), tulis miring atau beri pengecualian dengan alasan.",
)
