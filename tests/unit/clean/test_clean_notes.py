"""Editorial notes of many languages are shown as notes; lines of a story that begin like one stay in it."""

import pytest
from clean_samples import extract

from digest.clean.engine import clean

STORIES = {
    "de": (
        "Die Hafenbehörde senkt die Gebühren für kleine Schiffe, wie sie am Montag mitteilte, im Mai noch einmal.",
        "Im vergangenen Jahr schlug der Hafen ein Drittel mehr um, das meiste ging an Fabriken im Binnenland.",
        "Die Arbeiter fürchten um ihren Lohn, und die Gewerkschaft trifft sich noch einmal mit der Leitung.",
    ),
    "fr": (
        "Le port a réduit lundi les droits des petits navires et recommencera en mai, a indiqué sa direction.",
        "L'an dernier, il a traité un tiers de marchandises de plus, parties pour la plupart vers les usines.",
        "Les dockers craignent pour leur paie, et le syndicat rencontre la direction une deuxième fois cette semaine.",
    ),
    "es": (
        "La autoridad del puerto bajó el lunes las tarifas de los barcos pequeños y quiere bajarlas otra vez en mayo.",
        "El año pasado el puerto movió un tercio más de carga, que fue en su mayor parte a las fábricas del interior.",
        "Los estibadores temen por su paga, y el sindicato se reúne con la dirección por segunda vez esta semana.",
    ),
    "pt": (
        "A autoridade do porto baixou na segunda-feira as taxas dos barcos pequenos e quer baixá-las de novo em maio.",
        "No ano passado o porto movimentou um terço a mais de carga, que foi na maior parte para as fábricas.",
        "Os estivadores temem pelo salário, e o sindicato volta a reunir-se com a direção ainda nesta semana.",
    ),
    "it": (
        "L'autorità del porto ha ridotto lunedì le tariffe per le navi piccole e vuole ridurle ancora a maggio.",
        "L'anno scorso il porto ha movimentato un terzo di merci in più, dirette in gran parte alle fabbriche.",
        "I portuali temono per la paga e il sindacato incontra la direzione per la seconda volta in settimana.",
    ),
    "nl": (
        "Het havenbedrijf verlaagde maandag de tarieven voor kleine schepen en wil die in mei nog eens verlagen.",
        "Vorig jaar verwerkte de haven een derde meer lading, waarvan het meeste naar fabrieken in het land ging.",
        "Havenwerkers vrezen voor hun loon, en de bond praat volgende week voor de tweede keer met de directie.",
    ),
    "hi": (
        "बंदरगाह ने सोमवार को छोटे जहाजों का शुल्क घटाने का फैसला किया और मई में इसे फिर घटाने की बात कही।",
        "पिछले साल इस बंदरगाह ने एक तिहाई ज्यादा माल संभाला और उसका बड़ा हिस्सा कारखानों को गया।",
        "मजदूरों को डर है कि उनकी कमाई घटेगी और उनका संघ अगले हफ्ते फिर बातचीत करने वाला है।",
    ),
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
    "ar": (
        "خفضت هيئة الموانئ رسوم السفن الصغيرة يوم الاثنين وقالت إنها ستخفضها مرة أخرى في شهر مايو.",
        "وزادت البضائع التي تعامل معها الميناء في العام الماضي بمقدار الثلث وذهب أغلبها إلى المصانع.",
        "ويخشى عمال الأرصفة أن يقل دخلهم وتعتزم النقابة إجراء جولة ثانية من المحادثات الأسبوع المقبل.",
    ),
}

NOTES = [
    (
        "de",
        "Korrektur: In einer früheren Fassung stand, die Gebühr sinke um ein Zehntel. Es ist ein Fünftel.",
    ),
    ("de", "Transparenzhinweis: Die Autorin hat bis 2024 für die Hafenbehörde gearbeitet."),
    ("de", "Hinweis der Redaktion: Wir haben die Zahl der Schiffe im zweiten Absatz berichtigt."),
    ("de", "Die Autorin hält Aktien des im Text genannten Reeders."),
    ("fr", "Correction : une première version de cet article donnait le chiffre de l'an dernier."),
    ("fr", "Rectificatif : le port a perdu deux lignes, et non trois."),
    ("fr", "L'autrice de cet article a travaillé pour la société citée jusqu'en 2024."),
    ("fr", "Transparence : l'auteur détient des actions de l'armateur cité."),
    (
        "es",
        "Corrección: una versión anterior de este texto decía que la tarifa baja una décima parte.",
    ),
    ("es", "Fe de errores: el puerto perdió dos líneas, no tres."),
    ("es", "La autora trabajó hasta 2024 para la naviera mencionada en este texto."),
    ("es", "Nota de transparencia: el autor tiene acciones de la naviera."),
    ("pt", "Correção: uma versão anterior deste texto dizia que a taxa cai um décimo."),
    ("pt", "Errata: o porto perdeu duas linhas, e não três."),
    ("pt", "O autor deste artigo detém ações da empresa citada."),
    (
        "it",
        "Rettifica: in una versione precedente di questo articolo la tariffa scendeva di un decimo.",
    ),
    ("it", "Errata corrige: il porto ha perso due linee, non tre."),
    ("it", "L'autrice ha lavorato fino al 2024 per l'armatore citato."),
    ("it", "Nota di trasparenza: l'autore possiede azioni della società."),
    (
        "nl",
        "Correctie: in een eerdere versie van dit artikel stond dat het tarief met een tiende daalt.",
    ),
    ("nl", "Rectificatie: de haven verloor twee lijnen en niet drie."),
    ("nl", "De auteur bezit aandelen van de genoemde rederij."),
    ("nl", "Aanvulling: in de tekst is de reactie van de rederij toegevoegd."),
    ("hi", "भूल सुधार: पहले इस खबर में शुल्क दस प्रतिशत घटने की बात लिखी गई थी, जो गलत थी।"),
    ("hi", "स्पष्टीकरण: बंदरगाह की दो लाइनें बंद हुई हैं, तीन नहीं।"),
    ("zh", "更正：本文此前版本误将下调幅度写为十分之一，应为五分之一。"),
    ("zh", "编者注：第二段的船舶数量已经更正。"),
    ("zh", "利益披露：作者持有文中所提航运公司的股份。"),
    ("ja", "【訂正】初出時、引き下げ幅を一割としていましたが、正しくは二割でした。"),
    ("ja", "おことわり：二段落目の船の数を改めました。"),
    ("ja", "訂正：初出時に港の名前が誤っていました。お詫びして訂正します。"),
    ("ko", "바로잡습니다: 앞서 인하 폭을 10%라고 썼으나 20%가 맞습니다."),
    ("ko", "[정정보도] 항로가 세 개가 아니라 두 개 줄었습니다."),
    ("ar", "تصحيح: ذكرت نسخة سابقة من هذا الخبر أن الرسوم ستنخفض بمقدار العشر، والصحيح الخمس."),
    ("ar", "تنويه: أضيف رد الشركة إلى الفقرة الثانية من هذا الخبر."),
    ("de", "(1 Dollar = 0,9182 Euro)"),
    ("fr", "(1 dollar = 0,9182 euro)"),
    ("es", "(1 dólar = 18,42 pesos mexicanos)"),
    ("pt", "(US$ 1 = R$ 5,38)"),
    ("it", "(1 dollaro = 0,9182 euro)"),
    ("nl", "(1 dollar = 0,9182 euro)"),
    ("hi", "(1 डॉलर = 84.12 रुपये)"),
    ("zh", "（1美元＝7.12元人民币）"),
    ("ja", "（1ドル＝151.20円）"),
    ("ko", "(1달러 = 1,382원)"),
    ("ar", "(الدولار = 3.75 ريال)"),
]

NEWS = [
    (
        "de",
        "Eine Korrektur an den Märkten erwarten die Händler erst, wenn die Behörde die Zahlen für den Mai vorlegt.",
    ),
    (
        "de",
        "Die Autorin des Berichts hat lange im Hafen gearbeitet und kennt die Sorgen der Arbeiter.",
    ),
    (
        "fr",
        "La correction des prix du fret a surpris les armateurs, qui attendaient une hausse avant la fin de l'année.",
    ),
    (
        "fr",
        "L'auteur du rapport a travaillé dix ans au port et en connaît les comptes mieux que la direction elle-même.",
    ),
    (
        "es",
        "La corrección de los precios del flete sorprendió a las navieras, que esperaban una subida.",
    ),
    (
        "es",
        "La autora del informe trabajó diez años en el puerto y conoce sus cuentas mejor que la propia dirección.",
    ),
    (
        "pt",
        "A correção dos preços do frete surpreendeu os armadores, que esperavam uma alta antes do fim do ano.",
    ),
    (
        "it",
        "La correzione dei noli ha sorpreso gli armatori, che si aspettavano un rialzo prima della fine dell'anno.",
    ),
    (
        "it",
        "L'autore del rapporto ha lavorato dieci anni nel porto e ne conosce i conti meglio della direzione stessa.",
    ),
    (
        "nl",
        "De correctie van de vrachtprijzen verraste de rederijen, die dit jaar op een stijging rekenden.",
    ),
    (
        "nl",
        "De auteur van het rapport heeft tien jaar in de haven gewerkt en kent de boeken beter dan de directie zelf.",
    ),
    ("hi", "सुधार की योजना पर बंदरगाह अगले साल काम शुरू करेगा और इसके लिए बैंक से कर्ज लिया जाएगा।"),
    ("zh", "更正后的统计显示，去年经过该港的木材比公布的数字少了两成，木材商并不感到意外。"),
    (
        "ja",
        "訂正された統計によると、昨年この港を通った木材は公表より二割少なく、業者は驚かなかった。",
    ),
    (
        "ko",
        "정정된 통계에 따르면 지난해 이 항만을 지난 목재는 발표보다 20% 적었고 업자들은 놀라지 않았다.",
    ),
    (
        "ar",
        "تصحيح الأسعار فاجأ شركات الشحن التي كانت تنتظر ارتفاعا قبل نهاية العام وفق ما ذكرت الهيئة.",
    ),
]


@pytest.mark.parametrize(("language", "line"), NOTES)
@pytest.mark.parametrize("more", [(), ("© 2026 Post",)], ids=["last", "before the rights"])
def test_a_note_is_shown_as_a_note(language, line, more):
    cleaned = clean(extract([*STORIES[language], line, *more], title="x", language=language))
    assert [v.action for v in cleaned.verdicts][:4] == ["keep", "keep", "keep", "note"]
    assert line in cleaned.harvest.notes


@pytest.mark.parametrize(("language", "line"), NEWS)
@pytest.mark.parametrize("at", [1, 3])
def test_a_line_of_the_story_is_no_note(language, line, at):
    story = STORIES[language]
    lines = [*story[:at], line, *story[at:]]
    cleaned = clean(extract(lines, title="x", language=language))
    assert [v.action for v in cleaned.verdicts] == ["keep"] * 4
