"""Legal lines and contacts: rights, disclaimers, standards, newsroom contacts, back matter of releases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.clean import suspicion
from digest.clean.features import Features
from digest.clean.rule import Finding, rule, run_rule
from digest.clean.sheet import INSIDE, Sheet


@rule("rights", "R13", "framed", guards=("K1", "K2"))
def rights(sheet: Sheet, i: int) -> Finding | None:
    """Drop a line of copyright or terms of use.

    What: a sign of rights, or a cue of reprinting, in a line that speaks of itself.
    Why: it guards the page, it tells nothing.
    Removes: © 2026 Example Media. All rights reserved.
    Keeps: Copyright lawyers expect a long case, the court was told.
    """
    f = sheet.features[i]
    if "copyright" not in f.cues and "©" not in f.text and "(c)" not in f.folded:
        return None
    if not suspicion.legal(f):
        return None
    return Finding("D1", f"rights cue “{f.cues.get('copyright', '©')}”, {sheet.where(i)}")


@rule("disclaimer", "R13b", "framed", cues=("disclaimer",), guards=("K1",))
def disclaimer(sheet: Sheet, i: int) -> Finding | None:
    """Drop a disclaimer after the story.

    What: words that take back or limit what was said, by the house, with nobody quoted.
    Why: repeated under every story. The same words in the mouth of a regulator are news.
    Removes: This is not investment advice.
    Keeps: The regulator said the posts were not investment advice.
    """
    f = sheet.features[i]
    if f.quotation or not suspicion.legal(f):
        return None
    return Finding("D2", f"disclaimer cue “{f.cues['disclaimer']}”, {sheet.where(i)}")


@rule("standards-link", "R13c", "framed", cues=("standards",), guards=("K1", "K2", "K3"))
def standards_link(sheet: Sheet, i: int) -> Finding | None:
    """Drop a link to the house's standards.

    What: a short line that names a code, standards or principles, in no sentence.
    Why: the foot of a wire copy.
    Removes: Our Standards: The Example Trust Principles.
    Keeps: The bank's code of conduct bans such trades, its chair said on Monday.
    """
    f = sheet.features[i]
    if f.weight > 110 or f.attributed or (sheet.where(i) == INSIDE and f.final):
        return None
    if "newsletter" in f.cues and suspicion.newsletter(f):
        return None  # a form's line of consent names the terms too
    return Finding("D4", f"standards cue “{f.cues['standards']}”, {sheet.where(i)}")


@rule("newsroom-contact", "R13d", "framed", cues=("contact",), guards=("K1",))
def newsroom_contact(sheet: Sheet, i: int) -> Finding | None:
    """Drop an invitation to write to the newsroom.

    What: a contact cue with a mail address, or with an order to the reader.
    Why: tips and complaints go to the publisher, not to a digest.
    Removes: Got a tip? Write to tips@example.org
    Keeps: Anyone who has news of the missing cargo should write to the court, it said.
    """
    f = sheet.features[i]
    if not suspicion.contact(f) and not (f.weight <= 60 and not f.final and not f.attributed):
        return None
    if f.attributed and "@" not in f.text:
        return None
    return Finding("D5", f"contact cue “{f.cues['contact']}”, {sheet.where(i)}")


@run_rule("release-matter", "R14", guards=("K1",), spine=True)
def release_matter(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Move the back matter of a press release out of the story.

    What: a heading such as “About …” or “Forward-looking statements” late in a release, and what follows it.
    Why: the issuer's standing text. It leaves the body with its own reason; nothing of it is news of the day.
    Removes: Forward-Looking Statements / Plans named here may come to nothing. / Media contact / press@example.org
    Keeps: About half of the staff will move to the new plant in May, the company said.
    """
    if sum("releasehint" in f.cues for f in sheet.features) == 0:
        return
    start = _back_matter(sheet)
    for i in range(start, len(sheet)) if start >= 0 else ():
        if i not in found:
            yield i, Finding("D3", "back matter of a release")


def _back_matter(sheet: Sheet) -> int:
    """Return the place of the first heading of back matter in the later half of a release, or -1."""
    weights = [f.weight for f in sheet.features]
    total, before = sum(weights), 0
    for i, f in enumerate(sheet.features):
        if i and before * 10 >= total * 3 and _is_back_heading(f):
            return i
        before += weights[i]
    return -1


def _is_back_heading(f: Features) -> bool:
    """Judge a heading of back matter; a few of the words need a colon or stand alone."""
    if "release" not in f.cues or f.final or f.dated or len(f.tokens) > 9 or f.weight >= 100:
        return False
    plain = f.cues["release"] not in _COMMON_HEADINGS
    return plain or ":" in f.text or len(f.tokens) == 1


_COMMON_HEADINGS = ("logo", "photo", "source", "sources", "contact", "contacts")
