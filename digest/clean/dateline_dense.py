"""Datelines in scripts without capitals: Chinese, Japanese, Korean, Hindi, Arabic.

Each has its own form: a verb of sending behind the day, a bracket with place and agency, a town before a danda.
"""

from __future__ import annotations

import re

from digest.clean import places
from digest.text import dates

_HAN = r"[\u4e00-\u9fff]"
_TOWNS = "|".join(sorted(places.DENSE, key=lambda name: (-len(name), name)))
_INDIAN = "|".join(sorted(places.DEVANAGARI, key=lambda name: (-len(name), name)))
_MONTHS = "|".join(m for names in dates.MONTHS for m in names.split() if m[0] > "\u0500")
_SENT = (
    rf"[(（\[【]?(?P<agency>本[报報刊网網台]|{_HAN}{{1,6}}?[社网網报報])"
    rf"(?:[记記]者\s?(?P<name>{_HAN}{{2,3}}?)\s?[／/]?(?={_TOWNS}|{_HAN}{{2}}\d))?(?P<place>{_TOWNS}|{_HAN}{{2,4}}?)?"
    r"(?:(?:(?P<year>\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)|(?<=[报報刊网網社]))"
    r"(?:综合|專)?[电電讯訊](?=[\s()（）【\[\]】,，:：])[)）\]】]?"
    r"\s?(?:[(（](?:[^()（）]{0,6}?[记記]者|通[讯訊]员)[:：]?(?P<who>[^()（）]{2,30})[)）])?[\s,，:：]*"
)
_CHINESE = re.compile(_SENT)
_BRACKET = re.compile(
    rf"[【［\[(（](?P<place>{_TOWNS})(?:支局|総局)?\s?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?\s?(?:発)?\s?"
    r"(?P<agency>時事(?:通信)?|共同(?:通信)?|ロイター|[AＡ][FＦ][PＰ]|[AＡ][PＰ]|ブルームバーグ|新華社|聯合)?"
    r"(?:[=＝](?P<who>[^】］\]()（）]{2,16}))?[】］\])）]\s?(?:[-－–—]\s?)?"
)
_KOREAN = re.compile(
    r"[(\[【](?:(?P<place>[가-힣]{2,8}(?:/[가-힣]{2,8})?)\s?=\s?(?P<agency>[가-힣A-Za-z0-9]{2,12})"
    r"|(?P<paper>[가-힣A-Za-z]{1,8}(?:뉴스|일보|경제|신문|데일리|투데이|타임스|방송))(?:\s(?P<one>[가-힣]{2,4})\s?(?:기자)?)?)"
    r"[)\]】]\s*(?:(?P<who>[가-힣]{2,4}(?:[\s·,]+[가-힣]{2,4}){0,3}?)\s?(?:선임|수습)?(?:기자|특파원|통신원)\s*(?:=\s*)?|=\s*)?"
)
_INDIC = re.compile(
    rf"(?:[\u0900-\u097f]+ (?:संवाददाता|ब्यूरो|प्रतिनिधि), ?)?(?P<place>{_INDIAN})(?:/(?:{_INDIAN}))?"
    rf"(?:,? (?P<date>\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?))?"
    r"(?:,? ?(?:\((?P<bracket>[\u0900-\u097f. ]{2,16})\)|(?P<agency>एजेंसी|एजेंसियां|भाषा|वार्ता|ब्यूरो|पीटीआई|एएनआई)))?"
    r"\s?(?P<sep>[।:]|[-–—]\s)?\s*"
)
_WIRES = r"رويترز|أ\.? ?ف\.? ?ب\.?|فرانس برس|واس|وام|وكالات|الأناضول|د ?ب ?أ|أ ?ش ?أ|قنا|كونا|بترا|شينخوا"
_ARABIC = re.compile(
    r"(?P<place>[\u0621-\u064a]+(?: [\u0621-\u064a]+){0,2}?)"
    rf"(?:،? ?(?P<date>\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?))? ?"
    rf"(?:\((?P<bracket>{_WIRES})\)\s?[-–—:]|[-–—]\s?(?P<agency>{_WIRES})\s?[-–—:])\s+"
)
_OWN = frozenset(("本报", "本報", "本刊", "本网", "本網", "本台"))
_SHORTEST = 12
_NAMES = re.compile(r"[\s、，,·]+")


def end(text: str) -> int:
    """Return where the story begins behind a dateline, or 0."""
    found = _match(text)
    return found.end() if found and len(text) - found.end() >= _SHORTEST else 0


def read(line: str) -> tuple[str, str, tuple[str, ...], str]:
    """Read place, agency, names and day of a dateline that was cut off."""
    found = _match(f"{line} ")
    if found is None:
        return "", "", (), ""
    said = {name: value.strip() for name, value in found.groupdict().items() if value}
    agency = said.get("agency") or said.get("bracket") or said.get("paper") or ""
    names = [said[key] for key in ("name", "one") if key in said] + _NAMES.split(
        said.get("who", "")
    )
    date = said.get("date", "")
    return (
        said.get("place", ""),
        "" if agency in _OWN else agency,
        tuple(name for name in names if name),
        date if re.search(r"\d{4}$", date) else "",
    )


def _match(text: str) -> re.Match[str] | None:
    head = text[:80]
    for needs, pattern in _FORMS:
        if needs.search(head):
            found = pattern.match(text)
            if found is not None and _is_sure(found):
                return found
    return None


def _is_sure(found: re.Match[str]) -> bool:
    """Judge a town of Hindi papers by what parts it from the story; the other forms are sure by themselves."""
    if found.re is not _INDIC:
        return True
    return bool(found["sep"] or found["bracket"] or (found["agency"] and found["date"]))


_FORMS = (
    (re.compile("[电電讯訊]"), _CHINESE),
    (re.compile(r"^[【［\[(（].*[】］\])）]"), _BRACKET),
    (re.compile(r"^[(\[【].*[가-힣]"), _KOREAN),
    (re.compile(r"^[\u0900-\u097f]"), _INDIC),
    (re.compile(r"^[\u0621-\u064a]"), _ARABIC),
)
