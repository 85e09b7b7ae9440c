"""Debris of rendering: dropped on sight, wherever it stands."""

from __future__ import annotations

import re

from digest.clean import blanks, suspicion
from digest.clean.features import Features
from digest.clean.rule import Finding, rule
from digest.clean.sheet import Sheet

_SINGLE = re.compile(
    r"(?<![\w{])\{(?:#?\s?[a-z]\w*(?:[_.][a-z]\w*)+|(?:first|last) ?name|name|user(?:name)?|email|title|date)\s?\}"
    r"|%%\w{2,40}%%|%[A-Z_]{3,40}%|\[\[\s?\w+(?:[_.|:]\s?\w+)+\s?\]\]|\{#[^{}]{0,80}#\}|#\{\w[\w.]{1,40}\}"
    r"|\{\$\w[\w.>\[\]'-]{0,60}\}|@@\w{2,40}@@|(?<!#)##[A-Z_]{2,40}##|\[%[^\[\]]{1,60}%\]|\{!\w[\w.]{1,40}\}"
    r"|\[[A-Z]+(?:_[A-Z0-9]+)+\]|<%?=?\s?\$\w+|(?<![\w{])\{\d\}(?![\w}])"
    r"|\{\w+,\s?(?:plural|select)\b|(?<!_)__[A-Z][A-Z_]{1,40}[A-Z]__(?!_)|(?<![\w%])%[sd](?!\w)|(?<![\w|])\*?\|[A-Z][A-Z_:]{2,40}\|\*?(?![\w|])"
    r"|\b[A-Z]{2,}(?:_[A-Z0-9]{2,})+\b"
)
_OPENINGS = ("{", "[obj", "%", "[[", "_", "|", "@@", "##", "<", "&#")
_STYLE_WORDS = frozenset(
    [
        "alt",
        "arrow",
        "aria",
        "back",
        "btn",
        "button",
        "caret",
        "cdn",
        "chevron",
        "circle",
        "close",
        "col",
        "container",
        "css",
        "desktop",
        "div",
        "down",
        "dropdown",
        "fa",
        "footer",
        "forward",
        "hamburger",
        "header",
        "hidden",
        "hide",
        "icon",
        "img",
        "inline",
        "ios",
        "js",
        "left",
        "lg",
        "link",
        "material",
        "md",
        "menu",
        "mobile",
        "modal",
        "nav",
        "only",
        "open",
        "outline",
        "phone",
        "plus",
        "right",
        "row",
        "screen",
        "search",
        "section",
        "sm",
        "sr",
        "svg",
        "tablet",
        "toggle",
        "up",
        "visible",
        "wrapper",
        "xl",
        "xs",
    ]
)
_TOKEN = re.compile(r"^[a-z0-9]+(?:(?:__|--|[_-])[a-z0-9]+)+$")
_SCRIPT = re.compile(
    r"(?:^\W*<!--|-->\W*$|^<\/?[a-z]+[^<>]*\/?>$|\bfunction\s?\w*\(|\b(?:var|let|const)\s\w+\s?=|\bdocument\.\w+|\bwindow\.\w+|=>\s?\{"
    r"|\}\)\s?;|googletag\.|\bgtag\(|!important|@media\s?\()"
)
_CSS = re.compile(r"^[.#@]?[\w\s.#:>,-]+\{[^{}]*:[^{}]*;?[^{}]*\}")
_UNSET = re.compile(
    r"^\W*(?:undefined|null|nan|none|n/a|true|false|todo\b.{0,40}|tbd|lorem ipsum)\b"
    r"(?:\s?(?:,|/|of|per)\s?(?:undefined|null|nan|month|year|week|day|\d+))?\W*$",
    re.IGNORECASE,
)
_UNSET_PARTS = re.compile(
    r"^\W*(?:(?:undefined|NaN|null)\W+)+(?:(?:undefined|NaN|null)\W*)$|^(?:undefined|NaN|null) \w+(?: \w+){0,3}$"
)


@rule("placeholder", "R01", "hard", spine=True)
def placeholder(sheet: Sheet, i: int) -> Finding | None:
    """Drop a block with an unfilled template mark.

    What: paired template marks such as double curly brackets, outside quotations and code; single ones in a label.
    Sentences of news that such a sentence is glued to are parted from it and stay.
    Why: a page that fills its blanks by script leaves the marks in the saved text; no reporter writes them.
    Removes: Hello {{first_name}}, welcome back
    Keeps: The manual tells coders to write “{{name}}” where a value goes, the firm said.
    """
    f = sheet.features[i]
    if f.block.kind == "code" or not any(sign in f.text for sign in _OPENINGS):
        return None
    found = blanks.MARK.search(f.text)
    if found is None and not _is_told(f):
        found = _SINGLE.search(f.text)
    if found is None or blanks.QUOTED.search(f.text):
        return None
    class_ = "A1" if suspicion.access(f) or "access" in f.cues else "C6"
    return Finding(class_, f"placeholder “{found.group()}”")


def _is_told(f: Features) -> bool:
    """Judge a sentence about such marks: stories on software hold single brackets, a page's blanks are labels."""
    return f.reported or f.weight > 160 or (f.final and f.weight >= 60 and not f.reader)


@rule("debris", "R02", "hard", spine=True)
def debris(sheet: Sheet, i: int) -> Finding | None:
    """Drop what rendering left behind: lone signs, style names, icon words, script.

    What: a block without a letter or digit, a style or icon name alone, or a line of script.
    Why: these were never meant to be read.
    Removes: arrow_forward_ios
    Keeps: The state-of-the-art plant opens in May.
    """
    f = sheet.features[i]
    if f.block.kind == "code":
        return None
    if not f.tokens:
        return Finding("C6", "no letter and no digit")
    if _is_style_name(f.text.strip(), f.tokens):
        return Finding("C6", "style or icon name")
    if _UNSET.match(f.text) or _UNSET_PARTS.match(f.text):
        return Finding("C6", "unset value")
    return _script(f.text)


def _is_style_name(text: str, tokens: list[str]) -> bool:
    if len(tokens) > 8 or " " in text or not _TOKEN.match(text):
        return False
    return "_" in text or not _STYLE_WORDS.isdisjoint(tokens)


def _script(text: str) -> Finding | None:
    if ";" not in text and "{" not in text and "<" not in text and "-->" not in text:
        return None
    if (_SCRIPT.search(text) or _CSS.match(text)) is None:
        return None
    return Finding("C6", "script or style text")
