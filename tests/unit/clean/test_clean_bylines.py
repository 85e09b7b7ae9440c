"""Bylines in scripts without capitals and behind words of other languages, and the lines that are none."""

import pytest
from clean_samples import extract

from digest.clean import bylines
from digest.clean.engine import clean
from digest.text import dates

STORIES = {
    "zh": (
        "港务局周一宣布下调小型船舶的收费，并表示五月还会再降一次，航运公司对此表示欢迎。",
        "去年该港处理的集装箱比前年多了三分之一，其中大部分运往内陆省份的工厂和仓库。",
        "码头工人担心收入减少，工会计划下周与港务局举行第二轮谈判，商讨夜班津贴问题。",
    ),
    "ja": (
        "港湾局は月曜日、小さな船の入港料を引き下げると発表し、五月にも再び下げると述べた。",
        "昨年この港が扱った貨物は一昨年より三割多く、その大半は内陸の工場や倉庫に運ばれた。",
        "港で働く人たちは収入が減ると心配しており、組合は来週、二回目の話し合いに臨む予定だ。",
    ),
    "ko": (
        "항만공사는 월요일 작은 배의 이용료를 내린다고 밝히고 5월에 다시 내리겠다고 덧붙였다.",
        "지난해 이 항만이 처리한 화물은 재작년보다 3분의 1이 많았고 대부분 내륙의 공장으로 갔다.",
        "부두 노동자들은 수입이 줄어들까 걱정하며 노조는 다음 주 두 번째 협상에 나설 계획이다.",
    ),
    "hi": (
        "बंदरगाह ने सोमवार को छोटे जहाजों का शुल्क घटाने का फैसला किया और मई में इसे फिर घटाने की बात कही।",
        "पिछले साल इस बंदरगाह ने एक तिहाई ज्यादा माल संभाला और उसका बड़ा हिस्सा कारखानों को गया।",
        "मजदूरों को डर है कि उनकी कमाई घटेगी और उनका संघ अगले हफ्ते फिर बातचीत करने वाला है।",
    ),
    "ar": (
        "خفضت هيئة الموانئ رسوم السفن الصغيرة يوم الاثنين وقالت إنها ستخفضها مرة أخرى في شهر مايو.",
        "وزادت البضائع التي تعامل معها الميناء في العام الماضي بمقدار الثلث وذهب أغلبها إلى المصانع.",
        "ويخشى عمال الأرصفة أن يقل دخلهم وتعتزم النقابة إجراء جولة ثانية من المحادثات الأسبوع المقبل.",
    ),
    "nl": (
        "Het havenbedrijf verlaagde maandag de tarieven voor kleine schepen en wil die in mei nog eens verlagen.",
        "Vorig jaar verwerkte de haven een derde meer lading, waarvan het meeste naar fabrieken in het land ging.",
        "Havenwerkers vrezen voor hun loon, en de bond praat volgende week voor de tweede keer met de directie.",
    ),
    "it": (
        "L'autorità del porto ha ridotto lunedì le tariffe per le navi piccole e vuole ridurle ancora a maggio.",
        "L'anno scorso il porto ha movimentato un terzo di merci in più, dirette in gran parte alle fabbriche.",
        "I portuali temono per la paga e il sindacato incontra la direzione per la seconda volta in settimana.",
    ),
    "es": (
        "La autoridad del puerto bajó el lunes las tarifas de los barcos pequeños y quiere bajarlas otra vez en mayo.",
        "El año pasado el puerto movió un tercio más de carga, que fue en su mayor parte a las fábricas del interior.",
        "Los estibadores temen por su paga, y el sindicato se reúne con la dirección por segunda vez esta semana.",
    ),
}


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
