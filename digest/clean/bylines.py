"""Names in bylines that no capital gives away: behind a word such as “reporter”, in their own scripts."""

from __future__ import annotations

import re

from digest.clean.features import MAIL

LONGEST = 80
_NEEDS = re.compile(
    r"[记記]者|作者|撰[文稿]|文[／/:：＝=|｜]|기자|특파원|작성|글쓴이|द्वारा|लेख|रिपोर्टर|संवाददाता|بقلم|كتب|إعداد|تقرير"
    r"|^\W*(?:Door|DOOR|[Dd]i|DI|A cura di|Testo di)\s"
)
_HAN = "[\u4e00-\u9fff]"
_CHINESE = re.compile(
    rf"[（(【\[]?\s*(?:本[报報刊网網]|见习|實習|实习|特约|特約|首席|资深)*"
    rf"(?:(?:[记記]者|作者|撰[文稿])[\s:：／/|｜]*|文[\s]*[:：／/|｜]\s*)"
    rf"(?P<names>{_HAN}{{2,4}}(?:(?:\s+|[、，,&]\s*){_HAN}{{2,4}}){{0,4}})"
    rf"\s*(?:[／/|｜\s]\s*{_HAN}{{0,8}}(?:報導|报道|報道|綜合|编译|攝影|摄影))?\s*[）)】\]]?"
)
_JAPANESE = re.compile(
    r"[（(【\[]?\s*(?:(?:取材・)?文|記者|執筆|ライター)(?:\s*[:：／/＝=|｜]\s*|\s+)"
    r"(?P<names>[\u4e00-\u9fffぁ-んァ-ヶー]{1,5}(?: ?[\u4e00-\u9fffぁ-んァ-ヶー]{1,5})?"
    r"(?:[、，,・][\u4e00-\u9fffぁ-んァ-ヶー]{1,5}(?: ?[\u4e00-\u9fffぁ-んァ-ヶー]{1,5})?){0,3})\s*[）)】\]]?"
)
_KOREAN = re.compile(
    r"[(\[]?(?:[가-힣]{2,8}=)?(?:글[·\s]?(?:사진)?\s?[=:]?\s)?"
    r"(?P<names>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,3})\s(?:선임|수습|인턴|전문|객원)?\s?(?:기자|특파원|통신원)[)\]]?"
)
_KOREAN_LABEL = re.compile(
    r"(?:작성자?|글쓴이|기자명|취재\s?기자?)\s?[:：]\s?(?P<names>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,3})(?:\s?기자)?"
)
_INDIC = "[\u0900-\u097f]+(?: [\u0900-\u097f.]+){1,2}"
_HINDI = re.compile(
    r"(?:(?:द्वारा\s?[:：]?|(?:लेखक|लेखिका|रिपोर्टर|संवाददाता)\s?[:：-])\s*"
    rf"(?P<names>{_INDIC}(?:(?:, ?| और ){_INDIC}){{0,3}})"
    rf"|(?P<before>{_INDIC}) द्वारा)"
)
_NAME = "[\u0621-\u064a]+(?: [\u0621-\u064a]+){1,3}"
_ARABIC = re.compile(
    rf"(?:بقلم\s?[:：/–-]?|(?:كتبت?|إعداد|تقرير|الكاتبة?)\s?[:：/–-])\s*(?P<names>{_NAME}(?:، ?{_NAME}){{0,3}})"
)
_PARTICLE = r"(?:(?:de|der|den|van|ten|ter|di|da|del|della|dalla|la|lo)(?: (?:der|den))? )?"
_LATIN_NAME = rf"[A-ZÀ-Þ][\w.’'-]*(?: {_PARTICLE}[A-ZÀ-Þ][\w.’'-]*){{1,3}}"
_DUTCH = re.compile(
    rf"(?i:door)\s(?P<names>{_LATIN_NAME}(?:(?:, ?| en | & ){_LATIN_NAME}){{0,3}})(?:\s?[|·–-]?\s.*\d{{4}}.*)?"
)
_ITALIAN = re.compile(
    rf"(?i:a cura di|testo di|di)\s(?P<names>{_LATIN_NAME}(?:(?:, ?| e | & ){_LATIN_NAME}){{0,3}})"
    r"(?:\s?[|·–-]?\s.*\d{4}.*)?"
)
_FORMS: dict[str, tuple[re.Pattern[str], ...]] = {
    "zh": (_CHINESE,),
    "ja": (_JAPANESE,),
    "ko": (_KOREAN, _KOREAN_LABEL),
    "hi": (_HINDI,),
    "ar": (_ARABIC,),
    "nl": (_DUTCH,),
    "it": (_ITALIAN,),
}
_SPLITS: dict[str, re.Pattern[str]] = {
    "zh": re.compile(r"[\s、，,&]+"),
    "ja": re.compile(r"[、，,・]"),
    "ko": re.compile(r"\s?[·,]\s?"),
    "hi": re.compile(r", ?| और "),
    "ar": re.compile("، ?"),
    "nl": re.compile(r", ?| en | & "),
    "it": re.compile(r", ?| e | & "),
}
_NO_NAMES = frozenset(
    ("调查", "获悉", "報導", "报道", "會見", "会見", "协会", "協會", "手记", "手記", "观察",
     "觀察", "评论", "團隊", "团队", "整理", "综合", "綜合", "사진", "젊은", "신입")
)  # fmt: skip
_DESK = re.compile(
    r"\W*(?:(?:von|de|da|dalla|van|par|por|by|from)\s(?:unserer|nuestra|nossa|nostra|onze|la|notre|our|the)\s)?"
    r"(?:redaktion|redacción|redação|redazione|redactie|rédaction|(?:news|web|online) ?desk"
    r"|编辑部|編輯部|編集部|편집국|편집부"
    r"|(?:न्यूज|न्यूज़|वेब|ऑनलाइन|बिजनेस) डेस्क|(?:فريق|هيئة|قسم) التحرير)\W*",
    re.IGNORECASE,
)


def names(line: str, language: str) -> tuple[str, ...]:
    """Return the names of a line that is a byline as a language prints it; none for any other line."""
    if len(line) > LONGEST or language not in _FORMS or _NEEDS.search(line) is None:
        return ()
    bare = MAIL.sub("", line).strip(" \u3000|·")
    for form in _FORMS[language]:
        found = form.fullmatch(bare)
        if found is None:
            continue
        said = next(value for key, value in found.groupdict().items() if value)
        parts = tuple(part.strip() for part in _SPLITS[language].split(said) if part.strip())
        return () if any(part in _NO_NAMES for part in parts) else parts
    return ()


def read(line: str) -> tuple[str, ...]:
    """Return the names of a byline of whatever language."""
    return next(filter(None, (names(line, language) for language in _FORMS)), ())


def is_desk(line: str) -> bool:
    """Tell whether a line names nobody but the newsroom."""
    return len(line) <= LONGEST and _DESK.fullmatch(line.strip()) is not None
