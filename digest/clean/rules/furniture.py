"""Page furniture: menus, share bars, reading aids, comments, players, consent, forms, market strips."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from digest.clean import strips, suspicion
from digest.clean.features import DATE, Features
from digest.clean.guards import veto
from digest.clean.rule import Finding, rule, run_rule
from digest.clean.sheet import HEAD, INSIDE, Sheet

_HUMPS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_TIMING = re.compile(r"^\W*\d{1,2}:\d{2}(?::\d{2})?(?:\s?/\s?\d{1,2}:\d{2}(?::\d{2})?)?\W*$")
_TALLY = re.compile(
    r"^\W*\d[\d.,]*\s?[km]?\+?\s?(?:shares?|likes?|views?|reads?|reactions?|claps?|retweets?)\W*$"
)
_COUNTER = re.compile(
    r"^\W*(?:(?:slide|image|photo|picture|page|card|chart|foto|bild) )?"
    r"(?:\d+\s?(?:of|/|von|de|sur)\s?\d+|\d(?:\.\d+)?x)\W*$"
)
_READING = re.compile(
    r"^\W*(?:lecture \d+ min|(?:reading|read|listening) (?:time|speed)\b.{0,20}|(?:\d+|one|a few) ?(?:-"
    r"|–)?\s?(?:min(?:ute)?s?\.?)(?: \w+)? ?(?:read|listen|watch|lesezeit|de lecture|de lectura"
    r"|de leitura|lesedauer)?|lese(?:zeit|dauer)\b.{0,20}|temps de lecture.{0,20}|text size.{0,20}"
    r"|(?:small|medium|large|aa?))\W*$"
)
_LEVEL = re.compile(r"^\W*[$€£¥₹]?\s?\d[\d.,'’ ]*\W*$")
_MENU_GUARDS = ("K1", "K3", "K6", "K8", "K10")


@run_rule("outside-main", "R33", guards=("K1",))
def outside_main(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop what stands outside the article's place on the page.

    What: a block of a saved page whose markup, links, length and neighbours are not those of an article, as was
        learned from pages whose article is known; asked after the rules that know what a block says.
    Why: the markup knows menus, sidebars and footers better than their words do.
    Removes: a sidebar's line, where the page's markup says so
    Keeps: a correction below the story, wherever the markup puts it
    """
    for i, block in enumerate(sheet.blocks):
        if block.main is False and i not in found and not _is_told(sheet, i, found):
            why = f": {block.why}" if block.why else ""
            yield i, Finding(class_of(sheet.features[i]), f"outside the main content{why}")


def _is_told(sheet: Sheet, i: int, found: Mapping[int, Finding]) -> bool:
    """Judge a subhead, a quoted post or a long paragraph in the story's midst, or what it announces: markup may err."""
    f = sheet.features[i]
    if f.clock and sheet.live and any(block.main for block in sheet.blocks[i + 1 : i + 3]):
        return True  # the time of an entry that is told
    if _is_post(sheet, i):
        return True
    if f.block.odds <= NEVER:
        return False
    if veto(sheet, i, ("K3",))[0]:
        return True
    if sheet.where(i) != INSIDE or suspicion.prose(f):
        return False
    if _heads_paragraph(sheet, i, found):
        return True
    return (
        f.sentence
        and f.weight >= 120
        and sum(j not in found for j in sheet.run(i)) <= NEAR
        and sheet.tie(i) >= 0.35
    )


def _is_post(sheet: Sheet, i: int) -> bool:
    """Judge a quoted post in the story's midst, beside what the markup calls the story's."""
    f = sheet.features[i]
    if f.block.kind != "quote" or not f.final or f.weight < 25 or sheet.where(i) != INSIDE:
        return False
    if f.reader or f.ours or f.imperative or f.block.link_share >= 0.2 or suspicion.prose(f):
        return False
    return any(block.main is not False for block in sheet.blocks[max(0, i - 1) : i + 2 : 2])


def _heads_paragraph(sheet: Sheet, i: int, found: Mapping[int, Finding]) -> bool:
    """Judge a bold line or heading that no phrase knows, all that is left between two paragraphs."""
    f = sheet.features[i]
    bold = bool(f.block.spans) and all(span.strong for span in f.block.spans)
    if f.cues or f.final or f.weight > 90 or not (bold or f.block.kind == "heading"):
        return False
    left = [j for j in sheet.run(i) if j not in found]
    return left == [i] and sheet.is_spine(min(i + 1, len(sheet) - 1)) and not f.block.link_share


NEVER = -2.0
"""Log odds up to which markup leaves no doubt that a block stands outside the main content."""
NEAR = 4
"""Blocks of a stretch between paragraphs in which a paragraph of the story may stand."""


def class_of(f: Features) -> str:
    """Return the class of a block that its place gave away: what its words speak of, or page words."""
    return next((class_ for family, class_ in _OUTSIDE if family in f.cues), "C1")


_OUTSIDE = (
    ("access", "A1"), ("plan", "A2"), ("register", "A4"), ("newsletter", "B1"), ("app", "B2"), ("related", "B3"),
    ("media", "B5"), ("advert", "B6"), ("share", "C2"), ("comments", "C4"), ("consent", "C7"), ("copyright", "D1"),
    ("topics", "E6"),
)  # fmt: skip


@rule("ui-word", "R03", "framed", cues=("ui", "player", "form"), guards=_MENU_GUARDS)
def ui_word(sheet: Sheet, i: int) -> Finding | None:
    """Drop a word of the page: menus, buttons, states of forms and players.

    What: the whole block is one of a closed list of such words.
    Why: it names a control that an extract does not have.
    Removes: Skip to main content
    Keeps: What the deal means
    """
    f = sheet.features[i]
    cues = f.cues
    if f.quote_start and f.final:
        return None  # somebody says no more than “No.”
    if "ui" in cues and len(f.tokens) <= 8:
        if sheet.where(i) == INSIDE and f.block.kind == "heading" and sheet.tie(i) > 0.3:
            return None
        return Finding("C1", f"page word “{cues['ui']}”")
    if f.reported or f.quote_start:
        return None
    if "player" in cues and f.weight < 200:
        return Finding("C5", f"player word “{cues['player']}”")
    if "form" in cues and (
        len(f.tokens) <= 2 or (f.weight < 160 and (f.imperative or f.reader or not f.attributed))
    ):
        return (
            Finding("C8", f"form state “{cues['form']}”")
            if sheet.where(i) != INSIDE or sheet.tie(i) < 0.35
            else None
        )
    return None


@rule("share-bar", "R03c", "framed", guards=("K1", "K8"))
def share_bar(sheet: Sheet, i: int) -> Finding | None:
    """Drop a share bar, one platform a line or all glued together.

    What: nothing but names of platforms and words of sharing.
    Why: buttons without a page.
    Removes: FacebookTwitterEmail
    Keeps: Facebook and Twitter lost users in the quarter, the survey found.
    """
    f = sheet.features[i]
    if "share" in f.cues and f.weight <= 120 and not f.reported:
        if _shares_something_else(sheet, i):
            return None
        return Finding("C2", f"share word “{f.cues['share']}”")
    if f.weight > 120 or f.final or "app" in f.cues:
        return None
    if _TALLY.match(f.folded) and sheet.where(i) != INSIDE:
        return Finding("C2", "count of shares or views")
    if not f.tokens or not f.tokens[0].startswith(_SHARE_FIRST):
        return None
    # Names glued together are parted at their capitals, names in a row have capitals of their own ("LinkedIn").
    for text in (f.text, _HUMPS.sub(" ", f.text)):
        tokens = re.findall(r"[^\W_]+", text.lower())
        telling = sum(token not in _SMALL_WORDS for token in tokens)
        if telling >= 2 and all(token in _SHARE_WORDS for token in tokens):
            return Finding("C2", f"{len(tokens)} words of a share bar")
    return None


def _shares_something_else(sheet: Sheet, i: int) -> bool:
    """Judge a subhead of a story that is about shares, printers or a platform."""
    f = sheet.features[i]
    if not f.imperative and veto(sheet, i, ("K6",))[0]:
        return True
    alone = sheet.where(i) == INSIDE and len(sheet.run(i)) == 1 and sheet.spine.first >= 0
    rest = f.tokens[len(f.cues["share"].split()) :]
    return (
        alone
        and bool(rest)
        and _SHARE_WORDS.isdisjoint(rest)
        and "page" not in rest
        and not f.reader
    )


_SMALL_WORDS = frozenset(("and", "on", "via", "this", "to", "the", "link", "by"))
_SHARE_WORDS = frozenset(
    [
        "share",
        "shares",
        "tweet",
        "email",
        "print",
        "copy",
        "link",
        "facebook",
        "twitter",
        "x",
        "linkedin",
        "whatsapp",
        "instagram",
        "telegram",
        "bluesky",
        "threads",
        "reddit",
        "pinterest",
        "flipboard",
        "youtube",
        "tiktok",
        "snapchat",
        "tumblr",
        "messenger",
        "pocket",
        "save",
        "comment",
        "comments",
        "mail",
        "teilen",
        "drucken",
        "kopieren",
        "partager",
        "imprimer",
        "whats",
        "app",
        "linked",
        "you",
        "tube",
        "tik",
        "tok",
        "compartir",
        "guardar",
        "merken",
        "speichern",
        "verschicken",
        "enregistrer",
        "envoyer",
        "enviar",
        "salvar",
        "gift",
        "send",
        "bookmark",
        "imprimir",
        "compartilhar",
        "this",
        "article",
        "via",
        "on",
        "by",
        "to",
        "and",
        "the",
        "story",
        "sms",
        "rss",
        "xing",
        "follow",
        "us",
    ]
)
_SHARE_FIRST = tuple(sorted(_SHARE_WORDS))


@rule("reading-aid", "R03d", "framed", guards=("K1", "K3", "K8", "K10", "K11"))
def reading_aid(sheet: Sheet, i: int) -> Finding | None:
    """Drop aids to reading or hearing the page, and the counters of players and galleries.

    What: time to read, text size, speed, a lone timing or “1 of 7”.
    Why: they measure the page, not the story.
    Removes: 5 min read
    Keeps: 3:31 pm: Index ends 164 points higher
    """
    f = sheet.features[i]
    if f.n > 90 or DATE.search(f.folded):
        return None  # with a date, and perhaps a name, it is the record's
    if "reading" in f.cues and (len(f.tokens) <= 7 or f.imperative or not f.final):
        return Finding("C3", f"reading aid “{f.cues['reading']}”")
    if _READING.match(f.folded) and f.tokens:
        return Finding("C3", "reading time or text size")
    if _TIMING.match(f.text) or _COUNTER.match(f.folded):
        if sheet.lead_in(i) >= 0 or _table_around(sheet, i):
            return None
        return Finding("C5", "timing or counter of a player")
    return None


def _table_around(sheet: Sheet, i: int) -> bool:
    """Judge whether a lone time stands among entries of a live blog or rows of figures."""
    return i + 1 < len(sheet) and sheet.is_spine(i + 1) and "m" in sheet.features[i].folded


@rule("comments", "R15", "framed", cues=("comments",), guards=("K1", "K2", "K3"))
def comments(sheet: Sheet, i: int) -> Finding | None:
    """Drop the head of the comments, their counter, log-in hint and house rules.

    What: a comments label, or the house's rules for them said to the reader.
    Why: readers' comments begin here; what follows is theirs.
    Removes: Join the conversation
    Keeps: Comments by the governor moved the currency on Monday, traders said.
    """
    f = sheet.features[i]
    if not suspicion.comments(f) or (
        sheet.where(i) == INSIDE and f.block.kind == "heading" and sheet.tie(i) > 0.3
    ):
        return None
    if len(f.tokens) <= 3 and not (f.imperative or f.reader) and veto(sheet, i, ("K6",))[0]:
        return None
    return Finding("C4", f"comments cue “{f.cues['comments']}”, {sheet.where(i)}")


@rule("consent", "R17", "framed", cues=("consent",), guards=("K1", "K2"))
def consent(sheet: Sheet, i: int) -> Finding | None:
    """Drop a notice on cookies or on content of third parties.

    What: a consent cue said by the house or to the reader, nobody quoted.
    Why: it belongs to the page's law, not to the news.
    Removes: We use cookies to improve your experience
    Keeps: Der Aufsichtsrat muss dem Verkauf noch zustimmen.
    """
    f = sheet.features[i]
    if not suspicion.consent(f) and not (f.weight <= 90 and not f.final):
        return None
    return Finding("C7", f"consent cue “{f.cues['consent']}”, {sheet.where(i)}")


@run_rule("market-strip", "R12", guards=("K1", "K3"))
def market_strip(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a strip of indices and shares that the page carries for every story.

    What: three or more rows of name, level and percentage before the story, or anywhere without a tie to it.
    Why: the same rows are news where the story speaks of them: a tie keeps them as a table.
    Removes: FTSE 100 / 8,291 / -0.2% / Nikkei / 38,102 / +0.4% / Gold / 2,401 / +1.1%
    Keeps: Closing prices in Paris: / Wheat / 214.50 / -1.2% / Maize / 190.25 / +0.3% / Barley / 180.00 / -0.4%
    """
    seen = -1
    for i in range(len(sheet)):
        if i < seen or sheet.is_spine(i):
            continue
        run = sheet.run(i)
        seen = run.stop
        rows = strips.rows(sheet, run)
        if len(rows) < 3 or sheet.lead_in(i) >= 0:
            continue
        start = max(run.start, rows[0] - 3)
        while start < rows[0] and not (
            _LEVEL.match(sheet.features[start].text) or len(sheet.features[start].tokens) <= 5
        ):
            start += 1
        block = [j for j in range(start, rows[-1] + 1) if j not in found]
        names = [j for j in block if not sheet.features[j].figure] or block
        mean = sum(sheet.tie(j) for j in names) / max(1, len(names))
        if sheet.where(i) != HEAD and (mean >= 0.2 or strips.reports_markets(sheet)):
            continue
        for j in block:
            if not sheet.features[j].sentence and not veto(sheet, j, ("K1", "K2"))[0]:
                yield (
                    j,
                    Finding(
                        "C9", f"row of a market strip, {len(rows)} percentages, mean tie {mean:.2f}"
                    ),
                )
