"""Editorial notes of many languages are shown as notes; lines of a story that begin like one stay in it."""

import pytest
from clean_samples import extract
from clean_stories import STORIES

from digest.clean.engine import clean

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
