import sys
import unicodedata

import pytest

from digest.text.slugs import is_reserved, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Net profit rises 12%", "net-profit-rises-12"),
        ("UBS's ₹1,200 crore—profit!", "ubss-rs1-200-crore-profit"),
        ("Nestlé’s Zürich", "nestles-zurich"),
        ("S&P 500", "s-p-500"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\con.txt", "c-windows-con-txt"),
        ("Москва", "moskva"),
        ("５００", "500"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
    ],
)
def test_a_slug_is_ascii_in_lower_case_with_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize("text", ["", "...", "—?!", "\0\n\t", "/"])
def test_a_text_without_letters_has_no_slug(text: str) -> None:
    assert slugify(text) == slugify(text, unicode=True) == ""


@pytest.mark.parametrize("unicode", [False, True])
@pytest.mark.parametrize("text", ["Crème brûlée", "한국 은행", "हिन्दी समाचार", "ﬁnance"])
def test_every_spelling_of_a_text_gives_one_slug(text: str, unicode: bool) -> None:
    slugs = {
        slugify(unicodedata.normalize(form, text), unicode=unicode)
        for form in ("NFC", "NFD", "NFKC", "NFKD")
    }
    assert len(slugs) == 1
    assert slugs.pop()


def test_unicode_slugs_keep_letters_with_their_marks() -> None:
    assert slugify("हिन्दी समाचार", unicode=True) == "हिन्दी-समाचार"
    assert slugify("Ünïcode Straße", unicode=True) == "ünïcode-strasse"


@pytest.mark.parametrize("name", ["con", "CON", "nul", "Aux", "com1", "COM¹", "lpt9", "prn"])
def test_device_names_get_a_prefix(name: str) -> None:
    assert slugify(name).startswith("x-")
    assert not is_reserved(slugify(name))


def test_a_device_name_is_known_with_any_ending() -> None:
    assert is_reserved("Nul.html")
    assert not is_reserved("null")


@pytest.mark.parametrize("unicode", [False, True])
@pytest.mark.parametrize("text", ["e" * 300, "word " * 60, "日本" * 150, "é" * 300])
def test_a_slug_is_never_longer_than_its_limit(text: str, unicode: bool) -> None:
    slug = slugify(text, unicode=unicode)
    assert 40 <= len(slug.encode()) <= 80
    assert slug == slug.strip("-")


def test_a_long_slug_ends_at_a_word() -> None:
    assert slugify("alpha beta gamma delta", limit=17) == "alpha-beta-gamma"
    assert slugify("alpha beta gamma delta", limit=16) == "alpha-beta-gamma"
    assert slugify("alpha beta gamma delta", limit=15) == "alpha-beta"
    assert slugify("ab donaudampfschifffahrt", limit=12) == "ab-donaudamp"


def test_ascii_text_does_not_load_the_transliterator() -> None:
    import subprocess

    code = "import sys; from digest.text.slugs import slugify; slugify('Plain text'); print('anyascii' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
