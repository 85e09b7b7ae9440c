"""Speakers of quotations in Hindi, Japanese and Chinese, which have no capitals to know a name by."""

from __future__ import annotations

import re

from digest.news.marks import Quoted
from digest.news.saying import words_of

_HINDI = re.compile(r"ने (?:\S{1,12} ){0,2}?(?:कहा|बताया|लिखा)(?: कि)?\s?[,:]?\s*$")
_HINDI_BEHIND = re.compile(r"\s?,?\s?([^,।“”]{3,60}?) ने (?:कहा|बताया|लिखा)")
_HINDI_PLACED = words_of("को में पर बाद हुए से लेकिन वहीं और")
_HINDI_NOBODY = words_of(
    "कंपनी उन्होंने उसने इसने अधिकारी प्रवक्ता सूत्रों सूत्र एक बैंक सरकार मंत्रालय बयान कोर्ट विश्लेषकों विश्लेषक निदेशक अध्यक्ष मंत्री"
    " कार्यकारी प्रमुख संस्थापक लोगों किसानों अधिकारियों"
)
_JA_ROLE = (
    "氏|さん|社長|会長|CEO|最高経営責任者|専務|常務|知事|首相|大臣|アナリスト|エコノミスト"
    "|代表|教授|取締役|所長|部長"
)
_JA_AHEAD = re.compile(rf"(?:^|[。、」])([^。、「」]{{2,24}}(?:{_JA_ROLE}))は[^、。「」]{{0,14}}$")
_JA_SAID = re.compile(r"と(?:述べ|話し|語っ|強調し|説明し|指摘し|コメントし|明かし|言っ|訴え)")
_JA_BEHIND = re.compile(
    rf"と([^。、「」]{{2,24}}(?:{_JA_ROLE}))は[^。、「」]{{0,12}}?(?:述べ|話し|語っ|強調し|指摘し)"
)
_JA_NOBODY = re.compile(r"^(?:同|ある|その|この|彼|両)|[のるたい](?:" + _JA_ROLE + ")$")
_ZH_SAID = "表示|说|称|指出|认为|强调|透露|坦言|说道|写道"
_ZH_AHEAD = re.compile(rf"(?:^|[，。；])([^，。；：“”]{{2,24}}?)(?:{_ZH_SAID})[：:，]$")
_ZH_BEHIND = re.compile(rf"[，,]?([^，。；：“”]{{2,40}}?)(?:{_ZH_SAID})[。，]")
_ZH_FAMILIES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "陳張劉楊趙黃吳孫馬羅鄭謝韓馮於蕭鄧許呂蘇盧蔣賈葉閻餘鍾陸譚鄒賀賴龔龍萬錢湯"
)
_ZH_TITLED = re.compile(
    "[^，。；：“”]{0,20}(?:董事长|董事長|总经理|總經理|总裁|總裁|行长|经济学家|分析师|分析師|创始人|首席[^，。]{2,4}[官家])"
    f"[{_ZH_FAMILIES}][\u4e00-\u9fff]{{1,2}}?(?=$|[上昨今本在对向日周当])"
)
_ZH_NAME = re.compile(f"[{_ZH_FAMILIES}][\u4e00-\u9fff]{{1,2}}$")
_ZH_TITLES = tuple("长人师员士官者家方司会部行局院裁理席管")


def speaker(text: str, stretch: Quoted, language: str) -> str:
    """Name the speaker of a quotation; empty where nobody is named beside it or the language is not known."""
    ahead = text[max(0, stretch.opened - 80) : stretch.opened]
    after = text[stretch.closed : stretch.closed + 80]
    if language == "hi":
        return _hindi(ahead, after)
    if language == "ja":
        return _japanese(ahead, after)
    return _chinese(ahead, after) if language == "zh" else ""


def _hindi(ahead: str, after: str) -> str:
    lead = _HINDI.search(ahead)
    if lead:
        start = max(ahead.rfind(sign, 0, lead.start()) for sign in "।”.,")
        name = ahead[start + 1 : lead.start()].strip()
    else:
        tail = _HINDI_BEHIND.match(after)
        name = tail[1].strip() if tail else ""
    parts = name.split()
    placed = [i for i, part in enumerate(parts) if part in _HINDI_PLACED]
    parts = parts[placed[-1] + 1 :] if placed else parts
    named = 2 <= len(parts) <= 10 and parts[-1] not in _HINDI_NOBODY
    return name[name.find(" ".join(parts)) :] if named and " ".join(parts) in name else ""


def _japanese(ahead: str, after: str) -> str:
    lead = _JA_AHEAD.search(ahead)
    name = ""
    if lead and _JA_SAID.match(after):
        name = lead[1]
    elif tail := _JA_BEHIND.match(after):
        name = tail[1]
    return "" if _JA_NOBODY.search(name) else name


def _chinese(ahead: str, after: str) -> str:
    found = _ZH_AHEAD.search(ahead) or _ZH_BEHIND.match(after)
    name = found[1] if found else ""
    if titled := _ZH_TITLED.match(name):
        return titled[0]
    named = _ZH_NAME.search(name) and not name.endswith(_ZH_TITLES)
    return name if named else ""
