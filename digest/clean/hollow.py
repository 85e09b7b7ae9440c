"""Pages that hold no article though some of their lines read like one: walls, consent, errors, lists of headlines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from digest.clean.features import Features
from digest.clean.rule import Finding
from digest.clean.sheet import Sheet
from digest.text import sentences

WALL_PAGE = 3000
ERROR_PAGE = 900
TEASER = 160
SHORT_TEASER = 110
FEWEST_TEASERS = 5

_WALL_CUES = frozenset(
    (
        "access",
        "trial",
        "trial_soft",
        "access_soft",
        "plan",
        "register",
        "consent",
        "consent_soft",
        "benefit",
    )
)
_WALLS = ("A1", "A4", "A5")
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|partners|tracking|personal data|precise location|legitimate interests?|privacy"
    r"|your (?:preferences|choices|device)|zustimmung|einwilligung|datenschutz|personenbezogene"
    r"|consentement|données personnelles|traceurs|consentimiento|datos personales|consentimento|dados pessoais)\b"
)
_ERROR = re.compile(
    r"^\W*(?:error\s?)?(?:40[0-4]|410|429|50[0-4])\b(?!\s?(?:million|billion|per|people|shops|years))"
    r"|\bpage (?:you (?:were|are) looking for|(?:was |could )?not (?:be )?found|(?:does not|doesn.t|no longer) exists?)"
    r"|\bcouldn.t find (?:the|that) page"
    r"|\b(?:bad gateway|service unavailable|internal server error|gateway time-?out)\b"
    r"|\b(?:access|permission) (?:denied|to this page has been denied)\b|\bsomething went wrong\b"
    r"|\bserver (?:returned|encountered) an\b|\bpage has (?:been )?(?:moved|expired|been removed)\b"
    r"|\bseite (?:wurde )?(?:leider )?nicht gefunden|\bseite existiert nicht|\bpage (?:introuvable|non trouvée)"
    r"|\bpágina no (?:encontrada|existe)|\bpágina não encontrada|\bpagina non trovata"
    r"|页面不存在|找不到页面|ページが見つかりません"
)
_SCRIPT = re.compile(
    r"\b(?:enable|requires?|activate|turn on|supports?) javascript\b|\bjavascript (?:is|to be|aktivieren|activé)"
    r"|\bjavascript (?:seems|appears) to be|\bnot a robot\b|\bunusual (?:activity|traffic)\b"
    r"|\bverify (?:that )?you are (?:a )?human"
    r"|\bchecking your browser\b|\bare you a robot\b|\bblocking them from loading\b"
)


def is_hollow(sheet: Sheet, found: Mapping[int, Finding], measured: Sequence[Features]) -> bool:
    """Judge whether what stays of a document is no article."""
    spine = [sheet.features[i] for i, member in enumerate(sheet.spine.member) if member]
    if not spine:
        return True
    weight = sum(f.weight for f in spine)
    told = sum(f.weight for f in spine if f.reported)
    asked = sum(measured[i].weight for i, f in found.items() if f.class_ in _WALLS)
    if weight > WALL_PAGE or told * 4 > weight + asked:
        return False
    return (
        _is_wall(spine, found, measured)
        or _is_consent(spine, measured)
        or (weight <= ERROR_PAGE and _is_error(spine, measured))
        or _is_index(sheet, spine, found)
    )


def _is_wall(
    spine: Sequence[Features], found: Mapping[int, Finding], measured: Sequence[Features]
) -> bool:
    """Judge whether most of the would-be story is a wall's talk with its visitor."""
    if not any(f.class_ in ("A1", "A4") for f in found.values()):
        return False
    said = [measured[i] for i, f in found.items() if f.class_ in _WALLS and measured[i].sentence]
    whole = [*spine, *said]
    weight = sum(f.weight for f in whole)
    talk = [f for f in whole if f.cues.keys() & _WALL_CUES and _is_talk(f)]
    reader = sum(f.weight for f in whole if f.reader or f.ours)
    return (
        weight <= WALL_PAGE
        and sum(f.weight for f in talk) * 5 >= weight * 2
        and reader * 10 >= weight * 6
    )


def _is_talk(f: Features) -> bool:
    return (f.reader or f.ours) and not f.reported


def _is_consent(spine: Sequence[Features], measured: Sequence[Features]) -> bool:
    """Judge a page that asks for consent and holds nothing else: it speaks to its visitor of data throughout."""
    if not any("consent" in f.cues for f in measured):
        return False
    asked = [f for f in spine if _is_talk(f) and _CONSENT.search(f.folded)]
    return sum(f.weight for f in asked) * 10 >= sum(f.weight for f in spine) * 7


def _is_error(spine: Sequence[Features], measured: Sequence[Features]) -> bool:
    """Judge a page that says that there is none, or that the browser must do something first."""
    if any(f.reported or f.dated for f in spine):
        return False
    words = [f for f in measured[:12] if f.weight <= 400]
    lost = sum(_ERROR.search(f.folded) is not None for f in words)
    script = sum(_SCRIPT.search(f.folded) is not None for f in words)
    address = any(f.reader or f.ours or f.orders for f in spine) or len(spine) <= 2
    said = any(_ERROR.search(f.folded) or _SCRIPT.search(f.folded) for f in spine)
    return address and said and (lost >= 1 or script >= 1)


def _is_index(sheet: Sheet, spine: Sequence[Features], found: Mapping[int, Finding]) -> bool:
    """Judge a list of headlines: each with a short teaser, and with a date or without."""
    if any(f.reported for f in spine) or any(f.weight >= TEASER for f in spine):
        return False
    if sum(f.text[:1].islower() for f in sheet.features) * 5 > len(sheet):
        return False  # broken lines of prose
    dates = sum(finding.class_ == "E3" for finding in found.values())
    teasers = sum(f.final and f.weight >= 25 for f in sheet.features)
    titles = sum(_is_title(f) for f in sheet.features)
    pairs = min(titles, teasers)
    if dates >= FEWEST_TEASERS - 1:
        return pairs >= FEWEST_TEASERS - 1
    single = all(f.weight < SHORT_TEASER and len(sentences.split(f.text)) == 1 for f in spine)
    return pairs >= FEWEST_TEASERS and single


def _is_title(f: Features) -> bool:
    return not f.final and 2 <= len(f.tokens) <= 20 and f.weight <= 140 and not f.figure
