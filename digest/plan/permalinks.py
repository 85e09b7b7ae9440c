"""Where a page lives, and what happens when two want to live in one place.

The article with the smallest (instant, id) keeps the bare address; every later one gets six digits made
from its own id. So the order in which files are read never matters, and an article that is added with
a later date moves nobody. Were all of them given digits, the second story would move the first, whose
address readers already have. Articles that are held back keep their place for the same reason.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from digest.errors import ConfigError
from digest.model.article import Article
from digest.text.slugs import is_reserved, slugify

PLACEHOLDERS = ("year", "month", "day", "slug", "file", "id")
SEGMENT_LIMIT = 100
"""Bytes of one part of an address: file systems allow 255, with room for a temporary file's ending."""
ADDRESS_LIMIT = 400
"""Bytes of a whole address, so that a site can stand in a deep folder."""

# Addresses of the site's own pages, those that may come with the next article included.
_OWN = re.compile(
    r"""(?: (?: topics|companies|sources|archive|editions|static|subscribe
            | email|epub|images|search|pagefind ) (?: /.* )?
    | \d{4} (?: /\d\d (?: /\d\d | /feed\.xml | /atom\.xml | /feed\.json )? | /[wm]\d\d )?
    | 404\.html | index\.html | feed\.xml | atom\.xml | feed\.json | feeds\.opml | robots\.txt
    | sitemap[^/]*\.xml )? /?""",
    re.VERBOSE,
)
_FILE_ENDING = re.compile(r"\.(?=(?:html?|xml|json|opml|txt)$)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def path_of(url: str) -> str:
    """Name the file of an address: a folder's is its index.html."""
    return url + "index.html" if not url or url.endswith("/") else url


def folded(url: str) -> str:
    """Bring an address into the form in which no file system can tell two apart."""
    path = path_of(url)
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", path).casefold())


def is_own(url: str) -> bool:
    """Tell whether an address is kept for the site's own pages (lists, editions, feeds, files)."""
    return _OWN.fullmatch(folded(url).removesuffix("index.html")) is not None


def clean_address(url: str) -> str:
    """Make an address safe: inside the site, no device names, no folder that is called like a file.

    The result ends with a slash or in .html; an address of which nothing is left is empty.
    """
    parts = [part for part in (_segment(p) for p in url.replace("\\", "/").split("/")) if part]
    if not parts:
        return ""
    stem, dot, ending = parts[-1].rpartition(".")
    is_file = bool(stem) and ending.lower() in ("html", "htm") and not url.endswith("/")
    last = stem + dot + ending if is_file else _folder(parts[-1]) + "/"
    address = "/".join([*map(_folder, parts[:-1]), last])
    return address if len(address.encode()) <= ADDRESS_LIMIT else ""


def _segment(text: str) -> str:
    # Marks are letters' parts: without its vowel signs a Devanagari word is another word.
    kept = (
        c if c in "-_.~" or unicodedata.category(c)[0] in "LMN" else " "
        for c in unicodedata.normalize("NFC", text)
    )
    clean = "-".join("".join(kept).split()).strip(".-~")
    clean = clean.encode()[: SEGMENT_LIMIT - 20].decode(errors="ignore").rstrip(".")
    return f"x-{clean}" if is_reserved(clean) else clean


def _folder(name: str) -> str:
    # A folder called like a file ("feed.xml/") would stand in that file's way.
    return _FILE_ENDING.sub("-", name)


def suffixed(url: str, digits: str) -> str:
    """Put a hyphen and digits at the end of an address's last name."""
    if url.endswith("/"):
        return f"{url[:-1]}-{digits}/"
    stem, _, ending = url.rpartition(".")
    return f"{stem}-{digits}.{ending}"


def digits_of(text: str, length: int) -> str:
    """Make up to 32 hexadecimal digits of a text, always the same."""
    return blake2b(text.encode(), digest_size=16).hexdigest()[:length]


class Addresses:
    """The addresses taken so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def __contains__(self, url: str) -> bool:
        return folded(url) in self._taken

    def take(self, url: str, identity: str) -> str:
        """Take an address, or the nearest free one with digits made from ``identity``."""
        wish = url
        for length in (6, 12, 32):
            key = folded(wish)
            if key not in self._taken:
                break
            wish = suffixed(url, digits_of(identity, length))
        self._taken.add(folded(wish))
        return wish


class Pattern:
    """The configured pattern of article addresses.

    Raises ConfigError for placeholders that do not exist, and for a pattern that would give many
    articles one address.
    """

    def __init__(self, pattern: str, *, unicode: bool = False) -> None:
        _check(pattern)
        bare = pattern.strip("/")
        self._form = bare if bare.lower().endswith((".html", ".htm")) else bare + "/"
        self._unicode = unicode
        self._needs_id = "{id}" in pattern

    def address(self, article: Article) -> str:
        """Fill the pattern in for an article."""
        year, month, day = article.day.split("-")
        slug = self.slug(article)
        identity = slugify(article.id) or digits_of(article.id, 12) if self._needs_id else ""
        file = slugify(article.path.rpartition("/")[2][:-3], unicode=self._unicode) or slug
        return self._form.format(year=year, month=month, day=day, slug=slug, file=file, id=identity)

    def slug(self, article: Article) -> str:
        """Name an article: its own slug, else its title, else its file."""
        for text in (article.slug, article.title, article.path.rpartition("/")[2][:-3]):
            slug = slugify(text, unicode=self._unicode) if text else ""
            if slug:
                return slug
        return "article-" + digits_of(article.id, 6)


def _check(pattern: str) -> None:
    names = _PLACEHOLDER.findall(pattern)
    unknown = [name for name in names if name not in PLACEHOLDERS]
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    if unknown:
        raise ConfigError(
            f'permalink "{pattern}": there is no placeholder {{{unknown[0]}}}',
            hint=f"the placeholders are {known}",
        )
    if not {"slug", "file", "id"} & set(names):
        raise ConfigError(
            f'permalink "{pattern}" gives many articles one address',
            hint="let it hold {slug}, {file} or {id}, as in /{year}/{month}/{day}/{slug}/",
        )
    filled = _PLACEHOLDER.sub("0", pattern).strip("/")
    if clean_address(filled).rstrip("/") != filled:
        raise ConfigError(
            f'permalink "{pattern}" is not an address inside the site',
            hint="use letters, digits, hyphens and slashes around the placeholders",
        )
