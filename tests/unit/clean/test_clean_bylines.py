"""Bylines in scripts without capitals and behind words of other languages, and the lines that are none."""

import pytest
from clean_samples import extract
from clean_stories import STORIES

from digest.clean import bylines
from digest.clean.engine import clean
from digest.text import dates


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("zh", "记者 李明", ("李明",)),
        ("zh", "本报记者 李明 王芳芳", ("李明", "王芳芳")),
        ("zh", "作者：李明", ("李明",)),
        ("zh", "文／李明、王芳芳", ("李明", "王芳芳")),
        ("zh", "記者羅以晴／台中報導", ("羅以晴",)),
        ("zh", "記者 羅以晴／台中報導", ("羅以晴",)),
        ("ja", "文＝山田太郎", ("山田太郎",)),
        ("ja", "取材・文／山田 太郎", ("山田 太郎",)),
        ("ja", "記者 山田太郎", ("山田太郎",)),
        ("ko", "홍길동 기자", ("홍길동",)),
        ("ko", "홍길동 기자 gildong@post.example", ("홍길동",)),
        ("ko", "홍길동·김하나 기자", ("홍길동", "김하나")),
        ("ko", "작성자: 홍길동", ("홍길동",)),
        ("ko", "뉴욕=홍길동 특파원", ("홍길동",)),
        ("hi", "द्वारा नेहा कपूर", ("नेहा कपूर",)),
        ("hi", "लेखक: अमित वर्मा, नेहा कपूर", ("अमित वर्मा", "नेहा कपूर")),
        ("hi", "अमित वर्मा द्वारा", ("अमित वर्मा",)),
        ("ar", "بقلم: يوسف العلمي", ("يوسف العلمي",)),
        ("ar", "بقلم هدى السالم", ("هدى السالم",)),
        ("ar", "كتب - أحمد عبد الجواد", ("أحمد عبد الجواد",)),
        ("nl", "Door Joris Bakker", ("Joris Bakker",)),
        ("nl", "Door Joris Bakker en Marloes de Vries", ("Joris Bakker", "Marloes de Vries")),
        ("it", "di Paolo Ravera", ("Paolo Ravera",)),
        ("it", "A cura di Silvia Ferrero e Paolo Ravera", ("Silvia Ferrero", "Paolo Ravera")),
    ],
)
@pytest.mark.parametrize("place", ["head", "tail"])
def test_a_byline_leaves_the_body_and_its_names_are_kept(language, line, names, place):
    story = STORIES[language]
    lines = [line, *story] if place == "head" else [*story, line]
    cleaned = clean(extract(lines, title="x", language=language))
    assert cleaned.harvest.authors == names
    assert [v.action for v in cleaned.verdicts].count("keep") == len(story)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "编辑部"),
        ("ja", "編集部"),
        ("ko", "편집국"),
        ("hi", "न्यूज डेस्क"),
        ("ar", "فريق التحرير"),
        ("nl", "Van onze redactie"),
        ("it", "Dalla nostra redazione"),
        ("es", "De nuestra redacción"),
        ("es", "Redacción"),
    ],
)
def test_a_desk_leaves_the_body_and_is_no_author(language, line):
    cleaned = clean(extract([line, *STORIES[language]], title="x", language=language))
    assert cleaned.harvest.authors == ()
    assert [v.action for v in cleaned.verdicts] == ["meta", "keep", "keep", "keep"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "记者从港务局获悉，费用五月再降"),
        ("zh", "记者调查：谁在付这笔费用"),
        ("zh", "作者协会要求提高稿费"),
        ("zh", "文化部门欢迎这一决定"),
        ("ja", "記者会見で何が語られたか"),
        ("ja", "文化庁が新しい港の絵を買う"),
        ("ko", "기자 회견에서 나온 말"),
        ("ko", "부두에서 만난 젊은 기자"),
        ("hi", "लेखक संघ ने फैसले का स्वागत किया"),
        ("hi", "सरकार द्वारा घटाया गया शुल्क"),
        ("ar", "كتب المدرسة ترتفع أسعارها"),
        ("ar", "تقرير الهيئة يصدر غدا"),
        ("nl", "Door Rotterdam varen minder schepen dan vorig jaar in mei"),
        ("it", "Di Maio non risponde alle domande dei portuali di Genova"),
        ("es", "Redacción de los contratos, el punto más discutido"),
    ],
)
def test_a_line_of_the_story_is_no_byline(language, line):
    assert bylines.names(line, language) == ()
    story = STORIES[language]
    cleaned = clean(extract([story[0], line, *story[1:]], title="x", language=language))
    assert [v.action for v in cleaned.verdicts] == ["keep"] * 4


@pytest.mark.parametrize(
    ("language", "line", "moment"),
    [
        ("it", "Pubblicato il 3 marzo 2026 alle 10:15", "2026-03-03T10:15"),
        ("it", "Aggiornato: 3 maggio 2026", "2026-05-03"),
        ("nl", "Gepubliceerd op 3 maart 2026 om 10.15 uur", "2026-03-03T10:15"),
        ("nl", "3 mei 2026, 10:15", "2026-05-03T10:15"),
        ("ko", "입력 2026.03.03 10:15", "2026-03-03T10:15"),
        ("ko", "기사입력 2026년 3월 3일 오전 10:15", "2026-03-03T10:15"),
        ("zh", "发布时间：2026-03-03 10:15", "2026-03-03T10:15"),
        ("zh", "2026年03月03日 10:15", "2026-03-03T10:15"),
        ("ja", "公開日：2026年3月3日 10時15分", "2026-03-03T10:15"),
        ("ja", "2026年3月3日 10:15 更新", "2026-03-03T10:15"),
        ("hi", "प्रकाशित: 3 मार्च 2026, 10:15", "2026-03-03T10:15"),
        ("ar", "نشر في 3 مارس 2026", "2026-03-03"),
        ("ar", "آخر تحديث: 3 مايو 2026", "2026-05-03"),
    ],
)
def test_a_date_leaves_the_body_and_is_kept(language, line, moment):
    cleaned = clean(extract([line, *STORIES[language]], title="x", language=language))
    assert cleaned.verdicts[0].action == "meta"
    found = cleaned.harvest.published or cleaned.harvest.updated
    assert dates.parse_printed(found).iso == moment


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("it", "Il 3 marzo 2026 il porto chiude per una notte, ha detto il direttore."),
        ("nl", "Op 3 maart 2026 gaat de haven een nacht dicht, zei de directeur."),
        ("ko", "항만은 2026년 3월 3일 하룻밤 문을 닫는다고 소장이 말했다."),
        ("ar", "ويغلق الميناء ليلة واحدة في 3 مارس 2026، وفق ما قال المدير."),
        ("zh", "2026年3月3日港口将关闭一夜，主任说。"),
    ],
)
def test_a_sentence_with_a_date_stays(language, line):
    story = STORIES[language]
    cleaned = clean(extract([*story[:2], line, story[2]], title="x", language=language))
    assert [v.action for v in cleaned.verdicts] == ["keep"] * 4


@pytest.mark.parametrize(
    ("language", "credit"),
    [
        ("ja", "（共同）"),
        ("ja", "（ロイター）"),
        ("zh", "（新华社）"),
        ("ar", "(رويترز)"),
    ],
)
def test_an_agency_behind_the_story_goes_to_the_credits(language, credit):
    story = STORIES[language]
    alone = clean(extract([*story, credit], title="x", language=language))
    assert alone.harvest.credits == (credit,)
    assert [v.action for v in alone.verdicts] == ["keep", "keep", "keep", "meta"]


@pytest.mark.parametrize(
    ("language", "credit"), [("ja", "（共同）"), ("zh", "（新华社）"), ("hi", " (भाषा)")]
)
def test_an_agency_glued_to_the_last_sentence_goes_to_the_credits(language, credit):
    story = STORIES[language]
    glued = clean(extract([*story[:2], story[2] + credit], title="x", language=language))
    assert glued.harvest.credits == (credit.strip(),)
    assert [
        b.text for b, v in zip(glued.blocks, glued.verdicts, strict=True) if v.action == "keep"
    ] == list(story)
