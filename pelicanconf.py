"""Who the site is and how it is built: flat settings, grouped. docs/settings.md explains each.

An office that adopts Suluh changes the first two groups and the registers in content/rujukan/.
"""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(_HERE))  # plain `pelican` starts elsewhere and must find plugins/ too

# Who the site is. Kota Contoh is invented: the demonstration says so on every page.
SITENAME = "Diskominfo Kota Contoh"
SITEURL = "https://diskominfo.kotacontoh.example"
TAGLINE = "Berita dan informasi publik"
OFFICE_NAME = "Dinas Komunikasi dan Informatika Kota Contoh"
OFFICE_SHORT = "Diskominfo Kota Contoh"
OFFICE_REGION = ""
OFFICE_STREET = "Alamat belum diisi (situs peragaan)"
OFFICE_CITY = "Kota Contoh"
OFFICE_POSTAL_CODE = ""
OFFICE_EMAIL = "redaksi@diskominfo.kotacontoh.example"
OFFICE_PHONE = ""
OFFICE_HOURS = ""
SECURITY_CONTACT = ""
SIGNING_KEY = ""
SITE_IS_SAMPLE = True
IDENTITY_COLOUR = "#0b5d4e"
TIMEZONE = "Asia/Jakarta"

# Ways through the site: pairs of words and address.
NAVIGATION = (
    ("Beranda", ""),
    ("Berita", "berita/"),
    ("Agenda", "agenda/"),
    ("PPID", "ppid/"),
    ("Tentang", "tentang/"),
    ("Kontak", "kontak/"),
)
FOOTER_LINKS = (
    (
        "Jelajahi",
        (
            ("Topik", "topik/"),
            ("Pejabat", "pejabat/"),
            ("Lembaga", "lembaga/"),
            ("Wilayah", "wilayah/"),
            ("Agenda", "agenda/"),
            ("Data terbuka", "data/"),
        ),
    ),
    (
        "Situs ini",
        (
            ("Tentang kami", "tentang/"),
            ("Pedoman pemberitaan", "pedoman-pemberitaan/"),
            ("Aksesibilitas", "aksesibilitas/"),
            ("Privasi", "privasi/"),
            ("Keaslian situs", "keaslian/"),
            ("Peta situs", "peta-situs/"),
        ),
    ),
)
INFORMATION_PAGE = "ppid/permohonan/"
OBJECTION_PAGE = "ppid/keberatan/"
COMPLAINT_NAME = "SP4N-LAPOR!"
COMPLAINT_URL = "https://www.lapor.go.id/"
LINK_HOSTS = ("*.go.id", "*.desa.id", "*.mil.id", "*.ac.id", "*.sch.id", "github.com", "opendatacommons.org")
SHARE_SERVICES = ("whatsapp", "telegram", "facebook", "x", "surel")

# Terms of use of the open data under data/ (SPDX identifier).
DATA_LICENSE = "CC-BY-4.0"

# How much stands on a page.
PAGE_SIZE = 20
FEED_SIZE = 30
RELATED_SIZE = 3
HOME_SIZE = 6

# For those who build on the theme: every component with its examples, at galeri/.
GALLERY = True

# Where things are, relative to this file.
PATH = str(_HERE / "content")
OUTPUT_PATH = str(_HERE / "output")
THEME = str(_HERE / "theme")
CACHE_PATH = str(_HERE / ".cache")
STATIC_PATHS = ("statis",)
OUTPUT_RETENTION = (".git", "CNAME")

# The plugins in the order of the house: each may import only from those above it.
PELICAN_CLASS = "plugins.engine.site.SuluhPelican"
PLUGINS = (
    "plugins.engine",
    "plugins.registers",
    "plugins.newsroom",
    "plugins.tags",
    "plugins.regions",
    "plugins.ppid",
    "plugins.opendata.tables",
    "plugins.opendata.network",
    "plugins.opendata",
    "plugins.discovery",
    "plugins.search",
    "plugins.desk.starting",
    "plugins.desk",
    "plugins.publishing",
)

# Pelican's own defaults that this site does not use; each is set on purpose.
LOCALE = "C"
DEFAULT_LANG = "id"
READERS = {"rst": None, "html": None, "md": None}
LOAD_CONTENT_CACHE = False
CACHE_CONTENT = False
DELETE_OUTPUT_DIRECTORY = False
FEED_ATOM = None
FEED_RSS = None
FEED_ALL_ATOM = None
FEED_ALL_RSS = None
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TAG_FEED_ATOM = None
TAG_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
TRANSLATION_FEED_RSS = None
