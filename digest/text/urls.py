"""Addresses: tracking parameters off, relative ones made absolute, unsafe schemes told apart."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urljoin, urlsplit

SAFE_SCHEMES = frozenset({"http", "https", "mailto"})

_TRACKING = re.compile(
    r"""(?: utm_\w+ | hsa_\w+ | mtm_\w+ | pk_(?:campaign|kwd|medium|source) | piwik_\w+
    | fbclid | gclid | gclsrc | gbraid | wbraid | dclid | msclkid | yclid | twclid | ttclid | igshid | igsh
    | li_fat_id | mc_cid | mc_eid | mkt_tok | _hsenc | _hsmi | hsctatracking | vero_id | vero_conv
    | oly_anon_id | oly_enc_id | wickedid | _openstat | ocid | cmpid | ncid | sr_share | smid | s_cid
    | at_medium | at_campaign | at_custom\d | xtor | ito | guccounter | guce_\w+ | _ga | _gl
    | spm | wt_mc | wtmc | ns_campaign | ns_mchannel | ns_source | ns_linkname )""",
    re.VERBOSE | re.IGNORECASE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Beneath these stands another publisher on every name.
_SHARED = (
    "substack.com", "wordpress.com", "blogspot.com", "medium.com", "ghost.io", "github.io", "tumblr.com",
)  # fmt: skip
_SECOND = re.compile(r"(?:com?|org|net|gov|gob|gouv|govt|ac|edu|or|ne|go|in|nom)\.[a-z]{2}")
_ADDRESS = re.compile(r"[\d.:]+")
# What browsers skip inside an address before they look for its scheme.
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")


def clean(url: str) -> str:
    """Take tracking parameters off an address and leave every other byte as it is.

    Parameters with values a page may need are kept; a fragment that only carries tracking goes too.
    """
    url = url.strip()
    rest, hash_mark, fragment = url.partition("#")
    address, question, query = rest.partition("?")
    kept = "&".join(part for part in query.split("&") if not _tracks(part)) if question else ""
    if hash_mark and fragment and all(_tracks(part) for part in fragment.split("&")):
        hash_mark = fragment = ""
    return address + (question + kept if kept else "") + hash_mark + fragment


def _tracks(parameter: str) -> bool:
    return _TRACKING.fullmatch(unquote_plus(parameter.partition("=")[0])) is not None


def absolute(base: str, url: str) -> str:
    """Resolve an address against ``base``; an address that cannot be resolved gives an empty string."""
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return ""


def safe(url: str) -> bool:
    """Tell whether an address may stand in a link: http, https, mailto, or relative.

    White space, controls and invisible characters are skipped first, as browsers do.
    """
    bare = _IGNORED.sub("", url)
    if bare.startswith(("//", "\\\\", "/\\", "\\/")):
        return bool(host("http:" + bare.replace("\\", "/")))
    scheme = _SCHEME.match(bare)
    if not scheme:
        return not re.match(r"[^/?#]*(?:&colon;|&#0*58|&#x0*3a)", bare, re.IGNORECASE)
    if scheme.group()[:-1].lower() == "mailto":
        return True
    return scheme.group()[:-1].lower() in SAFE_SCHEMES and bool(host(bare))


def host(url: str) -> str:
    """Name the host of an address in lower case without port and ``www.``, or give an empty string."""
    try:
        name = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def site(name: str) -> str:
    """Cut a host down to what one publisher registers: ``markets.daily.co.uk`` becomes ``daily.co.uk``."""
    parts = name.strip(".").split(".")
    if _ADDRESS.fullmatch(name) or len(parts) <= 2:
        return name.strip(".")
    if ".".join(parts[-2:]) in _SHARED or _SECOND.fullmatch(".".join(parts[-2:])):
        return ".".join(parts[-3:])
    return ".".join(parts[-2:])
