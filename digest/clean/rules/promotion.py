"""Promotion of other things: newsletters, apps, related links, other headlines, media, adverts, deals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from digest.clean import suspicion, tails, wording
from digest.clean.guards import veto
from digest.clean.rule import Finding, rule, run_rule
from digest.clean.sheet import HEAD, INSIDE, Sheet
from digest.text import money

_SOLD = ("newsletter_soft", "app_soft", "appeal", "appeal_soft", "register_soft", "access_soft")
_BARE = frozenset(
    ("read more", "read", "more", "latest", "sponsored", "links", "sources", "details", "headlines")
)


@rule("newsletter", "R08", "framed", guards=("K1", "K3", "K4", "K5", "K11"))
def newsletter(sheet: Sheet, i: int) -> Finding | None:
    """Drop an invitation to a newsletter or to alerts, with its form and its consent line.

    What: a cue of letters or alerts in an order, an address to the reader, or a short label.
    Why: it stands between paragraphs and sounds like the house, not like the story.
    Removes: Sign up for our morning briefing
    Keeps: Users must sign up by 30 June to keep the old fee, the bank said.
    """
    f = sheet.features[i]
    if f.weight > 500 or ("app" in f.cues and "newsletter" not in f.cues):
        return None
    if not suspicion.newsletter(f) or (len(f.tokens) <= 3 and _is_subhead(sheet, i)):
        return None
    seen = f"cue “{f.cues['newsletter']}”" if "newsletter" in f.cues else "grammar of an invitation"
    return Finding("B1", f"newsletter {seen}, {sheet.where(i)}")


@rule("app-or-channel", "R08b", "framed", cues=("app",), guards=("K1", "K2", "K3", "K11"))
def app_or_channel(sheet: Sheet, i: int) -> Finding | None:
    """Drop an invitation to an app, a channel or a profile.

    What: a cue of an app or a platform in an order or an address to the reader.
    Why: it sends readers elsewhere; the story goes on without it.
    Removes: Download the app for live prices
    Keeps: Customers can download the app in May, the bank said.
    """
    f = sheet.features[i]
    if not suspicion.newsletter(f):
        return None
    return Finding("B2", f"channel cue “{f.cues['app']}”, {sheet.where(i)}")


@rule("related-link", "R09", "framed", cues=("related",), guards=("K1", "K3", "K8", "K11"))
def related_link(sheet: Sheet, i: int) -> Finding | None:
    """Drop a label that leads to other stories, alone or with the headline behind it.

    What: a label such as “also read” as a whole block, before a colon, or before a headline.
    Why: the publisher's navigation; the titles go to the record as related.
    Removes: Also read: Port strike enters second week
    Keeps: Related companies were not part of the audit, the regulator said on Friday.
    """
    f = sheet.features[i]
    cue = f.cues["related"]
    short = len(f.tokens) <= len(cue.split()) + 3 and not f.final
    labelled = suspicion.related(f)
    linked = f.block.link_share > 0.6 or ("|" in f.text and not f.final)
    headed = not f.final and f.weight < 200 and sheet.where(i) != INSIDE
    button = (
        f.weight <= 40
        and f.imperative
        and cue.split()[0]
        in (
            "read",
            "see",
            "view",
            "show",
            "load",
            "click",
            "watch",
            "find",
            "learn",
            "discover",
            "explore",
            "check",
            "browse",
        )
    )
    if not (short or labelled or linked or headed or button):
        return None
    if short and not labelled and sheet.where(i) == INSIDE and _heads_a_part(sheet, i, cue):
        return None
    return Finding("B3", f"label “{cue}”, {sheet.where(i)}")


_OTHER = re.compile(
    r"^\W*(?:read|must read|earlier|previously|background|opinion|analysis|explainer|explained|profile|editorial|column"
    r"|commentary|recap|also (?:in|on) \w+(?: \w+)?|interactive|graphic|infographic|quiz|timeline|flashback"
    r"|deep dive|long read|big read|in depth|fact ?check|exclusive|interview|from \d{4}"
    r"|on (?:the same|this) (?:subject|topic)|hintergrund|analyse|kommentar|meinung|porträt|interview mit"
    r"|décryptage|portrait|entretien|chronique|análisis|opinión|perfil|entrevista|análise|opinião|entenda"
    r"|विश्लेषण)(?: ?[:|]| [-–—]) (?=\S)"
)


@rule("other-story", "R09e", "framed", guards=("K1", "K2", "K3", "K8", "K10", "K11"))
def other_story(sheet: Sheet, i: int) -> Finding | None:
    """Drop another story's headline behind the label of its kind.

    What: a kind of piece ("Opinion", "Background", "Earlier"), a colon, and a headline without an end, alone
    between paragraphs or behind the last one, that shares few words with the story.
    Why: it is a link without its address.
    Removes: Opinion: Why nobody builds roads to the sea
    Keeps: Background: the crane had been out of order since March, the authority said.
    """
    f = sheet.features[i]
    if not (":" in f.text or "|" in f.text or " - " in f.folded):
        return None
    if (
        f.final
        or f.weight > 160
        or not 5 <= len(f.tokens) <= 22
        or sheet.where(i) == HEAD
        or f.bullet
    ):
        return None
    label = _OTHER.match(f.folded)
    if label is None or (sheet.tie(i) >= 0.35 and "read" not in label.group()):
        return None
    return Finding("B3", f"label “{label.group().strip(' :|-')}” and a headline, {sheet.where(i)}")


def _heads_a_part(sheet: Sheet, i: int, cue: str) -> bool:
    """Judge a short label between paragraphs to be a subhead: its words are the story's, or no page's."""
    f = sheet.features[i]
    if len(sheet.run(i)) == 1 and cue in _ALSO_SUBHEADS and len(f.tokens) <= len(cue.split()) + 1:
        return True
    rest = f.tokens[len(cue.split()) :]
    if not rest:
        return False
    if veto(sheet, i, ("K4", "K6"))[0]:
        return True
    plain = len(cue.split()) == 1 and f.folded.startswith(cue) and f.block.link_share == 0
    return plain and len(sheet.run(i)) == 1 and all(v.labels.isdisjoint(rest) for v in f.voices)


_ALSO_SUBHEADS = frozenset(("what s next", "what to watch", "what else", "details", "the latest"))


def _is_subhead(sheet: Sheet, i: int) -> bool:
    """Judge a label alone between paragraphs to be a subhead: no call, and its words are the story's."""
    f = sheet.features[i]
    return not (f.imperative or f.reader or f.ours) and bool(veto(sheet, i, ("K6",))[0])


@rule("media-link", "R09b", "framed", cues=("media",), guards=("K1", "K3", "K11"))
def media_link(sheet: Sheet, i: int) -> Finding | None:
    """Drop a link to a film, a podcast, a gallery or an event.

    What: a media word at the start of a label or of an order, without a full sentence.
    Why: nothing plays in an extract.
    Removes: Watch: The minister explains the new rules
    Keeps: Watch makers sold a fifth less in May, the industry body said.
    """
    f = sheet.features[i]
    label = ":" in f.text[:40] or "|" in f.text[:40] or len(f.tokens) <= 4
    if (
        f.reported
        or (f.final and not f.imperative)
        or not (label or f.imperative)
        or f.weight > 200
    ):
        return None
    named = re.match(rf"^\W*{re.escape(f.cues['media'])}\s?[:|]", f.folded)
    if named is None and (veto(sheet, i, ("K4", "K6"))[0] or _names_a_part(sheet, i)):
        return None
    return Finding("B5", f"media label “{f.cues['media']}”, {sheet.where(i)}")


@rule("advert-label", "R03b", "framed", cues=("advert",), guards=("K1", "K3"))
def advert_label(sheet: Sheet, i: int) -> Finding | None:
    """Drop the label of an advert.

    What: a block that says no more than that an advert stands here, or that the story goes on below it.
    Why: the advert is gone, the label stayed.
    Removes: Advertisement
    Keeps: Advertisement revenue at the media group fell by a tenth in the quarter.
    """
    f = sheet.features[i]
    if f.weight > 120 or (f.final and f.weight > 80):
        return None
    cue = f.cues["advert"]
    if len(f.tokens) > len(cue.split()) + 6 or _speaks_of_adverts(sheet, i, cue):
        return None
    if cue.endswith(_BY) and (f.final or not f.text.lstrip()[len(cue) :].strip()[:1].isupper()):
        return None  # "Supported by exports, sales rose": no sponsor's name
    return Finding("B6", f"advert label “{f.cues['advert']}”")


def _names_a_part(sheet: Sheet, i: int) -> bool:
    """Judge a media word with other words behind it to be a subhead: ``Watch parties``, not ``Watch live``."""
    f = sheet.features[i]
    if sheet.where(i) != INSIDE or len(sheet.run(i)) != 1 or ":" in f.text or "|" in f.text:
        return False
    cue = f.cues["media"].split()
    rest = f.tokens[len(cue) :]
    plain = len(cue) == 1 and bool(rest) and _PLAYED.isdisjoint(rest) and f.block.link_share == 0
    return plain and all(voice.labels.isdisjoint(rest) for voice in f.voices)


_PLAYED = frozenset(
    ("live", "now", "gallery", "below", "above", "clip", "trailer", "how", "what", "why", "again")
)


def _speaks_of_adverts(sheet: Sheet, i: int, cue: str) -> bool:
    """Judge a line with a word for adverts to be the subhead of a story that is about them."""
    f = sheet.features[i]
    if sheet.where(i) != INSIDE or len(sheet.run(i)) != 1 or f.block.link_share > 0:
        return False
    rest = f.tokens[len(cue.split()) :]
    if not rest:
        return cue not in _USUAL_LABELS and _is_subhead(sheet, i)
    parted = re.match(rf"^\W*{re.escape(cue)}\s?[^\w\s]", f.folded) is not None
    return len(cue.split()) == 1 and not parted and not any(_ADVERT_REST.match(w) for w in rest)


_BY = (" by", " with", " von", " mit", " avec", " por", " from our")
_USUAL_LABELS = frozenset(
    (
        "advertisement",
        "ad",
        "anzeige",
        "werbung",
        "publicité",
        "publicidad",
        "publicidade",
        "sponsored",
        "promoted",
    )
)
_ADVERT_REST = re.compile(
    r"(?:cont|weiter|read|les|lire|scroll|skip|sigue|leia|ende|schlie|close|remove|report|feedback|below|story"
    r"|article|not|has|this|loaded|ad|suite|après|depois|después|por|from|by|von|with)"
)


@rule("pitch", "R11", "framed", cues=("pitch",), guards=("K1", "K2"))
def pitch(sheet: Sheet, i: int) -> Finding | None:
    """Drop a pitch for stock tips, deals or affiliate offers.

    What: words that sell a list or a deal to the reader, or that confess a commission.
    Why: it takes the story's own tone and even its words, so the word tie cannot save it.
    Removes: Our analyst team has named ten stocks we like better, and you can get the list today.
    Keeps: The broker said its analysts saw ten stocks with higher dividends next year.
    """
    f = sheet.features[i]
    if not suspicion.pitch(f) and not (f.weight < 80 and not f.final):
        return None
    if f.attributed and not f.imperative:
        return None
    return Finding("B7", f"pitch cue “{f.cues['pitch']}”, {sheet.where(i)}")


@rule("house-voice", "R07b", "framed", cues=_SOLD, guards=("K1", "K2", "K4", "K5"))
def house_voice(sheet: Sheet, i: int) -> Finding | None:
    """Drop what the house says to its reader about what it sells.

    What: two of three voices (the reader addressed, the house speaking, an order) and a word of letters,
    alerts, support or plans, with nobody quoted and little tie to the story.
    Why: forms and walls are worded anew by each publisher, but they all speak as "we" to "you".
    Removes: Tell us what you care about and we will send an alert when it happens.
    Keeps: The bank will send an alert to customers whose accounts were open, it said on Friday.
    """
    f = sheet.features[i]
    class_ = suspicion.house(f)
    if not class_:
        return None
    return Finding(class_, f"the house to its reader, {sheet.where(i)}")


@run_rule("related-list", "R09c", guards=("K1", "K2", "K3", "K10", "K11", "K12", "K14"))
def related_list(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop the headlines under a label of other stories, up to the next paragraph of this one.

    What: headline-shaped blocks, dates and teasers that follow a related label in the same run.
    Why: the label speaks for all of them; alone each could be a subhead.
    Removes: Also read / Port strike enters second week / Rand steadies after budget
    Keeps: The group named three priorities: / Cut costs at the plants / Win back customers
    """
    for i, finding in sorted(found.items()):
        inside = sheet.where(i) == INSIDE
        if finding.review or (finding.class_ != "B3" and (finding.class_ != "B5" or inside)):
            continue
        run = sheet.run(i)
        told = _told_on(sheet, found, i)
        for j in range(i + 1, run.stop):
            if j in found:
                if found[j].class_ in ("B3", "B5", "E3", "B6", "C2", "C1"):
                    continue
                break
            if j in told or _told_by(sheet, found, i, j):
                break
            alone = j == i + 1 and ":" not in sheet.features[i].text
            if inside and j == run.stop - 1 and not alone and _subhead(sheet, j):
                break
            if veto(sheet, j, ("K1", "K2", "K11"))[0] and inside:
                break
            yield j, Finding("B3", f"under the label in line {sheet.blocks[i].first}")


@run_rule("headline-run", "R10", guards=("K1", "K2", "K3", "K8", "K9", "K11", "K12", "K14"))
def headline_run(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop other stories' headlines that stand together between two paragraphs.

    What: two or more headline-shaped blocks in a row, no lead-in before them, few words shared with the story.
    Why: links without a label. A single one may be a subhead and stays, flagged.
    Removes: Brewer names new chair at meeting / Rand steadies after the budget / Tea prices slip for a third week
    Keeps: What the deal means
    """
    row: list[int] = []
    for i in range(len(sheet) + 1):
        if (
            i < len(sheet)
            and not sheet.is_spine(i)
            and i not in found
            and _is_other_headline(sheet, i)
        ):
            row.append(i)
            continue
        if (
            len(row) >= 2
            and sheet.where(row[0]) == INSIDE
            and sheet.spine.first >= 0
            and not sheet.spine.short
        ):
            mean = sum(sheet.tie(j) for j in row) / len(row)
            if mean < 0.25:
                for j in row:
                    yield (
                        j,
                        Finding("B4", f"one of {len(row)} headlines in a row, mean tie {mean:.2f}"),
                    )
        row = []


def _told_on(sheet: Sheet, found: Mapping[int, Finding], label: int) -> list[int]:
    """Return the lines behind a label that stands inside a short story: the first is told, and so are most others."""
    open_ = [i for i in range(label + 1, len(sheet)) if i not in found]
    if not open_ or sheet.size > wording.SMALL or not wording.told(sheet.features[open_[0]]):
        return []
    return sorted(wording.told_on(sheet.features, open_, 0.7))[:1]


def _told_by(sheet: Sheet, found: Mapping[int, Finding], label: int, i: int) -> bool:
    """Judge a line under a label to be the story's, by its markup, its words or those behind it."""
    f = sheet.features[i]
    if f.block.main and f.weight >= 80 and f.block.link_share < 0.2:
        return True
    return f.final and (_goes_on(sheet, label, i) or tails.trails(sheet, found, label, i))


def _goes_on(sheet: Sheet, label: int, i: int) -> bool:
    """Judge a sentence under a label: one with its own headline speaks for no other, and no link quotes somebody."""
    f = sheet.features[i]
    if suspicion.own_link(sheet.features[label]) and f.weight >= 20:
        return True
    if f.quote_start and f.reported:
        return True
    return sheet.where(label) == INSIDE and _is_story(sheet, i)


def _is_story(sheet: Sheet, i: int) -> bool:
    """Judge a sentence under a related label: long or tied ones are the story going on, not a teaser."""
    f = sheet.features[i]
    return f.weight >= 200 or f.weight < 40 or sheet.tie(i) >= 0.2 or wording.told(f)


def _is_other_headline(sheet: Sheet, i: int) -> bool:
    f = sheet.features[i]
    return (
        f.headline
        and not f.bullet
        and not f.quote_start
        and f.block.kind not in ("heading", "row", "item", "quote")
        and sheet.tie(i) < 0.35
        and not f.final
        and not f.figure
        and not money.is_price(f.text)
    )


def _subhead(sheet: Sheet, i: int) -> bool:
    """Judge whether the last block before a paragraph is that paragraph's subhead, not one more link."""
    f = sheet.features[i]
    return f.block.kind == "heading" or (len(f.tokens) <= 8 and sheet.tie(i) >= 0.5 and not f.final)
