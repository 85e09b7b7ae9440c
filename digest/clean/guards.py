"""Keep-guards: what protects a block from a framed rule. Each names what it saw, or returns nothing."""

from __future__ import annotations

from collections.abc import Callable

from digest.clean import strips, tails
from digest.clean.sheet import HEAD, INSIDE, TAIL, Sheet

LIST_LENGTH = 24
TIED = 0.35
SOME = 14
"""Lines below which the shape of a text is no guard of one of them."""
SURE = 1.0
"""Log odds from which markup leaves hardly a doubt: what stands beside a block is no evidence against it."""
LIKELY = 0.1
"""Log odds from which a line that soft evidence would take away stays."""
LINKED = 0.9
"""Share of a block's characters in links from which it is a link."""
Guard = Callable[[Sheet, int], str]


def note(sheet: Sheet, i: int) -> str:
    """K1: corrections, disclosures and conversion notes."""
    if (sheet.blocks[i].main is False and sheet.blocks[i].link_share > 0.5) or _is_link(sheet, i):
        return ""  # a page's standing link to its corrections
    cues = sheet.features[i].cues
    return next(
        (f"note: {cues[c]}" for c in ("correction", "disclosure", "conversion") if c in cues), ""
    )


def _is_link(sheet: Sheet, i: int) -> bool:
    """Judge an item of a list that is a link and nothing else: it leads to another page."""
    block = sheet.blocks[i]
    return block.kind == "item" and block.link_share > LINKED


def reported(sheet: Sheet, i: int) -> str:
    """K2: a quotation of five words, or an attribution."""
    return "reported speech" if sheet.features[i].reported else ""


def lead_in(sheet: Sheet, i: int) -> str:
    """K3: the list announced by a spine block that ends in a colon, up to an access prompt in it."""
    if sheet.lead_in(i) < 0 or i - sheet.lead_in(i) > LIST_LENGTH:
        return ""
    if sheet.anchored(i) and not _is_before_offer(sheet, i):
        return ""
    if _is_behind_list(sheet, i):
        return ""
    return f"follows the lead-in of line {sheet.blocks[sheet.lead_in(i)].first}"


def _is_before_offer(sheet: Sheet, i: int) -> bool:
    """Judge an item to stand where no phrase has spoken yet since the lead-in: the offer follows the list.

    The line right above an offer is its title, unless it is marked as an item.
    """
    if sheet.priced(i) or sheet.features[sheet.lead_in(i)].ours:
        return False
    last = i if sheet.features[i].bullet else min(i + 1, len(sheet) - 1)
    return not any(sheet.features[j].cues for j in range(sheet.lead_in(i) + 1, last + 1))


def _is_behind_list(sheet: Sheet, i: int) -> bool:
    """Judge a label of the page to stand behind the announced list: a sentence parts them, or its marks end."""
    f = sheet.features[i]
    if f.cues.keys().isdisjoint(_LABELS) or f.block.kind in ("item", "row"):
        return False
    between = [sheet.features[j] for j in range(sheet.lead_in(i) + 1, i)]
    return any(b.block.kind in ("item", "row") or (b.final and not b.bullet) for b in between)


_LABELS = frozenset(("related", "advert", "share", "comments", "copyright", "media"))


def tied(sheet: Sheet, i: int) -> str:
    """K4: the block's words are the story's words."""
    f = sheet.features[i]
    called = f.imperative or (f.reader and f.weight < 120)
    if len(f.stems) < 2 or (called and f.cues.keys() & {"newsletter", "app", "access", "related"}):
        return ""
    share = sheet.tie(i)
    return f"tie {share:.2f}" if share >= TIED and sheet.where(i) == INSIDE else ""


def about_access(sheet: Sheet, i: int) -> str:
    """K5: the story is about subscriptions, and this is no call to the reader after its end."""
    if not sheet.on_access:
        return ""
    f = sheet.features[i]
    called = f.imperative or f.reader or sheet.anchored(i)
    return "" if called and sheet.where(i) != INSIDE else "the story is about subscriptions"


def subhead(sheet: Sheet, i: int) -> str:
    """K6: one short block alone between spine blocks."""
    if len(sheet.run(i)) != 1 or sheet.where(i) != INSIDE or sheet.spine.first < 0:
        return ""
    return "alone between paragraphs" if sheet.tie(i) > 0 or not sheet.features[i].cues else ""


def figures(sheet: Sheet, i: int) -> str:
    """K8: a row of a table of figures the story explains."""
    run = sheet.run(i)
    if i < strips.end(sheet) and len(strips.rows(sheet, run)) >= strips.FEWEST:
        return "row of a market report" if strips.reports_markets(sheet) else ""
    around = [j for j in range(max(run.start, i - 2), min(run.stop, i + 3)) if j != i]
    rows = [j for j in around if "ipo" in sheet.features[j].cues or sheet.features[j].figure]
    sold = sum("ipo" in sheet.features[j].cues for j in rows)
    if sheet.anchored(i) and sheet.where(i) == TAIL and sold < 2:
        return ""
    if "ipo" in sheet.features[i].cues or any("ipo" in sheet.features[j].cues for j in rows):
        return "row of a table of figures" if len(rows) >= 1 else ""
    return "row of a table of figures" if len(rows) >= 2 and sheet.tie(i) >= 0.2 else ""


def key_points(sheet: Sheet, i: int) -> str:
    """K9: bullets between headline and first paragraph that repeat the story's words, or stand among such."""
    if sheet.where(i) != HEAD:
        return ""
    if _is_point(sheet, i):
        return f"key point, tie {sheet.tie(i):.2f}"
    f = sheet.features[i]
    if not f.bullet or f.cues or len(f.tokens) < 3:
        return ""
    label = i - 1
    while label >= 0 and sheet.features[label].bullet:
        label -= 1
    if label < 0 or "keypoints" not in sheet.features[label].cues:
        return ""
    row = range(label + 1, sheet.spine.first)
    tied = any(_is_point(sheet, j) for j in row if sheet.features[j].bullet)
    return "among key points" if tied else ""


def _is_point(sheet: Sheet, i: int) -> bool:
    """Judge a line of five words or more before the first paragraph to tell the story in its words."""
    f = sheet.features[i]
    if len(f.tokens) < 5 or f.cues.keys() & {"newsletter", "access"}:
        return False
    return sheet.tie(i) >= 0.25


def live(sheet: Sheet, i: int) -> str:
    """K10: the time stamp of a live blog's entry, or the line right under it."""
    f = sheet.features[i]
    if _is_link(sheet, i):
        return ""
    if f.clock and not f.dated and (len(f.tokens) > 4 or sheet.live):
        return "time stamp of an entry"
    if sheet.live and i and sheet.features[i - 1].clock and not f.final and not f.cues:
        return "title of an entry"
    return ""


def quote_line(sheet: Sheet, i: int) -> str:
    """K11: a quotation inside the story."""
    f = sheet.features[i]
    said = len(f.tokens) >= 3 or (f.final and f.tokens)
    return "quotation" if f.quote_start and sheet.where(i) == INSIDE and said else ""


def goes_on(sheet: Sheet, i: int) -> str:
    """K13: a short sentence that speaks to nobody, beside a paragraph or others that give news."""
    return tails.goes_on(sheet, i)


def spine_after(sheet: Sheet, i: int) -> str:
    """K7: the story goes on after the block."""
    return "the story goes on" if sheet.spine.last > i else ""


def likely(sheet: Sheet, i: int) -> str:
    """K12: a block that stands and looks as those of articles do, by its markup or as a line of plain text."""
    if sheet.blocks[i].main:
        return "inside the main content"
    if sheet.lines is None or len(sheet) < SOME:
        return ""
    score = sheet.lines.score(i)
    return f"likely article, {score:+.1f}" if score >= LIKELY else ""


def sure(sheet: Sheet, i: int) -> str:
    """K14: a block whose markup leaves hardly a doubt that it is main content."""
    block = sheet.blocks[i]
    return f"main content, {block.odds:+.1f}" if block.main and block.odds >= SURE else ""


GUARDS: dict[str, Guard] = {
    "K1": note,
    "K2": reported,
    "K3": lead_in,
    "K4": tied,
    "K5": about_access,
    "K6": subhead,
    "K7": spine_after,
    "K8": figures,
    "K9": key_points,
    "K10": live,
    "K11": quote_line,
    "K12": likely,
    "K13": goes_on,
    "K14": sure,
}


def veto(sheet: Sheet, i: int, names: tuple[str, ...]) -> tuple[str, str]:
    """Return the first of the named guards that protects the block, and what it saw."""
    for name in names:
        seen = GUARDS[name](sheet, i)
        if seen:
            return name, seen
    return "", ""
