"""The gallery of the theme's components, for the people who build on the theme: ``galeri/`` and ``galeri/<name>/``.

Every component is a folder of ``theme/components/`` whose ``component.yaml`` names its parameters and gives examples.
A gallery page shows those parameters and every example twice: rendered by the component itself in the theme that the
site uses, and as the YAML and the call that made it. The pages are made where the setting ``GALLERY`` says so; search
engines, the sitemap and the navigation leave them out.

Several examples stand on one page, where each was meant to stand alone. So the ids of an example get its number, and
so do the names of its landmarks; a first heading becomes a second one; and a link inside the site leads to the example
itself, for the page that it names is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml
from markupsafe import Markup, escape
from msgspec import Struct
from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.fingerprint import fingerprint, tree_digest
from plugins.engine.page import AnyPage, Crumb, DataFile, File, Page
from plugins.engine.patterns import compiled_later
from plugins.engine.templates import Templates
from plugins.engine.theme import Words

GALLERY = "galeri/"
PICTURE = "foto.svg"
"""What stands for every picture of the examples, beside the index page."""

_FOTO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" viewBox="0 0 12 8">'
    '<path fill="#8a9a94" d="M0 0h12v8H0z"/><path fill="#5d716a" d="M0 8V6l3-3 3 3 2-2 4 4z"/></svg>'
)
_PICTURES = compiled_later(r"\.(?:avif|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_OUTSIDE = compiled_later(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_ID = compiled_later(r'(?<=\sid=")[^"]+')
_REFERENCE = compiled_later(r'(\s(?:aria-(?:labelledby|describedby|controls|details)|for|headers|list)=")([^"]+)')
_FRAGMENT = compiled_later(r'(?<=\shref="#)[^"]*')
_DRAWN = compiled_later(r"(?<=url\(#)[^)]*")
_LANDMARK = compiled_later(r"<(?:nav|section|aside|form|search)\b[^>]*>|<div\b[^>]*\brole=\"region\"[^>]*>")
_SHORT = 60
"""Characters up to which a value stands in the call itself; a longer one stands in the YAML beside it."""


class GalleryLink(Struct, frozen=True):
    """A component on the index page: its name, its address and, in English, what it is for."""

    name: str
    address: str
    description: Markup


class GalleryIndex(Struct, frozen=True):
    """The page that names all components."""

    title: str
    summary: str
    components: tuple[GalleryLink, ...]


class Parameter(Struct, frozen=True):
    """A parameter of a component's macro; ``required`` is a word for readers."""

    name: str
    kind: str
    required: str
    description: Markup


class Example(Struct, frozen=True):
    """One example: ``id`` of its heading, its name, ``html`` as the component gives it ("" for nothing at all)."""

    id: str
    label: str
    name: str
    html: Markup
    call: str
    data: str


class ComponentView(Struct, frozen=True):
    """The page of one component; ``file`` is where its macro stands below ``theme/components/``."""

    title: str
    description: Markup
    file: str
    parameters: tuple[Parameter, ...]
    examples: tuple[Example, ...]


class GalleryContributor(Contributor):
    """Lays the components out, where the setting ``GALLERY`` asks for it."""

    def pages(self) -> Iterable[Page]:
        """The index and a page for each component; kept in the store while theme and code stay as they are."""
        build = self.build
        if not build.config.settings.gallery:
            return
        root = build.config.theme
        digest = tree_digest(root, "*.html", "*.yaml", "*.svg")
        key = fingerprint("gallery", build.code_digest, digest)
        views = build.store.reading(key)
        if not isinstance(views, tuple):
            templates = Templates((root / "templates", root / "components"), build.words)
            described = {path.parent.name: path for path in sorted((root / "components").glob("*/component.yaml"))}
            views = tuple(
                component_view(templates, build.words, name, yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
                for name, path in described.items()
            )
            build.store.remember(key, views)
        yield from gallery_pages(views, build.words)

    def files(self, pages: Sequence[AnyPage]) -> Iterable[File]:
        """The drawing that stands for the pictures of the examples."""
        del pages
        if self.build.config.settings.gallery:
            yield DataFile(GALLERY + PICTURE, _FOTO.encode())


def gallery_pages(views: Sequence[ComponentView], words: Words) -> Iterable[Page]:
    """The index and the components' own pages; none is listed, and all say that what they show is a sample."""
    said = words.engine.gallery
    crumbs = (Crumb(said.home, ""), Crumb(said.title, GALLERY))
    links = tuple(GalleryLink(view.title, f"{GALLERY}{view.title}/", view.description) for view in views)
    index = GalleryIndex(said.title, said.summary, links)
    yield Page(GALLERY, "gallery.html", said.title, index, (crumbs[0], Crumb(said.title)), listed=False, sample=True)
    for view in views:
        title = f"{said.component} {view.title}"
        yield Page(
            f"{GALLERY}{view.title}/",
            "gallery-component.html",
            title,
            view,
            (*crumbs, Crumb(view.title)),
            listed=False,
            sample=True,
        )


def component_view(templates: Templates, words: Words, name: str, described: Mapping[str, Any]) -> ComponentView:
    """A component's page from its ``component.yaml``. Raises `jinja2.TemplateError` on a mistake in the theme."""
    said = words.engine.gallery
    parameters = tuple(
        Parameter(item["name"], item["type"], said.yes if item["required"] else said.no, in_words(item["description"]))
        for item in described["parameters"]
    )
    examples = []
    for number, example in enumerate(described["examples"], start=1):
        place = f"contoh-{number}"
        html = rendered(templates, name, example["data"], place)
        examples.append(
            Example(
                id=place,
                label=f"{said.example} {number}",
                name=example["name"],
                html=apart(html, place, f"{said.example} {number}"),
                call=call_of(name, example["data"]),
                data=_yaml(example["data"]) if parameters else "",
            )
        )
    return ComponentView(name, in_words(described["description"]), f"{name}/macro.html", parameters, tuple(examples))


def in_words(description: str) -> Markup:
    """A developers' sentence with what it names in double backquotes set as code.

    >>> in_words("``grid`` or <none>.")
    Markup('<code>grid</code> or &lt;none&gt;.')
    """
    return Markup(re.sub(r"``(.+?)``", r"<code>\1</code>", str(escape(description))))  # noqa: S704 -- escaped here


def rendered(templates: Templates, name: str, data: Mapping[str, Any], place: str) -> Markup:
    """An example as its component renders it on a page below ``galeri/<name>/``; ``place`` is the id of its heading."""
    macro = name.replace("-", "_")
    arguments = ", ".join(f"{key}={key}" for key in data)
    source = f'{{% from "{name}/macro.html" import {macro} as shown %}}{{{{ shown({arguments}) }}}}'

    def link(address: str) -> str:
        if address.startswith("#") or _OUTSIDE.match(address):
            return address
        return f"../{PICTURE}" if _PICTURES.search(address) else f"#{place}"

    return Markup(templates.render_text(source, link, trusted(data)))  # noqa: S704 -- the theme made it


def trusted(value: Any, key: str = "") -> Any:
    """An example's data with every ``html`` made trusted, as it is in the models of pages."""
    if isinstance(value, Mapping):
        return {name: trusted(item, str(name)) for name, item in value.items()}
    if isinstance(value, list):
        return [trusted(item) for item in value]
    return Markup(value) if key == "html" else value  # noqa: S704 -- examples of the theme itself


def apart(html: str, place: str, label: str) -> Markup:
    """An example's HTML made fit to stand beside others: own ids, own names of landmarks, no first heading.

    >>> print(apart('<nav aria-label="Tahun"><a id="a" href="#a">A</a><a href="#b">B</a></nav>', "x-2", "Contoh 2"))
    <nav aria-label="Tahun (Contoh 2)"><a id="a-x-2" href="#a-x-2">A</a><a href="#x-2">B</a></nav>
    """
    own = frozenset(_ID.findall(html))

    def renamed(name: str) -> str:
        return f"{name}-{place}" if name in own else place

    def landmark(match: re.Match[str]) -> str:
        tag = re.sub(r'(aria-label=")([^"]*)', rf"\1\2 ({label})", match[0])
        return re.sub(r'(aria-labelledby=")([^"]*)', rf"\1\2 {place}", tag)

    html = _LANDMARK.sub(landmark, html)
    html = _REFERENCE.sub(lambda match: match[1] + " ".join(renamed(name) for name in match[2].split()), html)
    html = _FRAGMENT.sub(lambda match: renamed(match[0]), html)
    html = _DRAWN.sub(lambda match: renamed(match[0]), html)
    html = _ID.sub(lambda match: renamed(match[0]), html)
    return Markup(re.sub(r"(</?)h1\b", r"\1h2", html).strip())  # noqa: S704 -- the theme made it


def call_of(name: str, data: Mapping[str, Any]) -> str:
    """How a template calls the component with an example's data: short values in place, others by their names.

    >>> call_of("card-list", {"teasers": [{"title": "A"}], "layout": "rows", "level": 2})
    'card_list(teasers=teasers, layout="rows", level=2)'
    """
    arguments = ", ".join(f"{key}={_literal(key, value)}" for key, value in data.items())
    return f"{name.replace('-', '_')}({arguments})"


class _Plain(yaml.SafeDumper):
    """Writes what occurs twice twice: examples show what a component gets, not how their file is kept short."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _yaml(data: object) -> str:
    return str(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=88))


def _literal(key: str, value: Any) -> str:
    """A value as a template writes it, or its name where it is long, composed, or nothing."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str) and len(value) <= _SHORT and '"' not in value and key != "html":
        return f'"{value}"'
    return "none" if value is None else key


def contribute(_: object) -> type[Contributor]:
    """The contributor for Pelican's signal ``get_generators``."""
    return GalleryContributor


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(contribute)
