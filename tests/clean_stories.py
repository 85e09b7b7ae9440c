"""One short story in many languages, in our own prose: what stands around a line in question."""

STORIES = {
    "ar": (
        "خفضت هيئة الموانئ رسوم السفن الصغيرة يوم الاثنين وقالت إنها ستخفضها مرة أخرى في شهر مايو.",
        "وزادت البضائع التي تعامل معها الميناء في العام الماضي بمقدار الثلث وذهب أغلبها إلى المصانع.",
        "ويخشى عمال الأرصفة أن يقل دخلهم وتعتزم النقابة إجراء جولة ثانية من المحادثات الأسبوع المقبل.",
    ),
    "de": (
        "Die Hafenbehörde senkt die Gebühren für kleine Schiffe, wie sie am Montag mitteilte, im Mai noch einmal.",
        "Im vergangenen Jahr schlug der Hafen ein Drittel mehr um, das meiste ging an Fabriken im Binnenland.",
        "Die Arbeiter fürchten um ihren Lohn, und die Gewerkschaft trifft sich noch einmal mit der Leitung.",
    ),
    "es": (
        "La autoridad del puerto bajó el lunes las tarifas de los barcos pequeños y quiere bajarlas otra vez en mayo.",
        "El año pasado el puerto movió un tercio más de carga, que fue en su mayor parte a las fábricas del interior.",
        "Los estibadores temen por su paga, y el sindicato se reúne con la dirección por segunda vez esta semana.",
    ),
    "fr": (
        "Le port a réduit lundi les droits des petits navires et recommencera en mai, a indiqué sa direction.",
        "L'an dernier, il a traité un tiers de marchandises de plus, parties pour la plupart vers les usines.",
        "Les dockers craignent pour leur paie, et le syndicat rencontre la direction une deuxième fois cette semaine.",
    ),
    "hi": (
        "बंदरगाह ने सोमवार को छोटे जहाजों का शुल्क घटाने का फैसला किया और मई में इसे फिर घटाने की बात कही।",
        "पिछले साल इस बंदरगाह ने एक तिहाई ज्यादा माल संभाला और उसका बड़ा हिस्सा कारखानों को गया।",
        "मजदूरों को डर है कि उनकी कमाई घटेगी और उनका संघ अगले हफ्ते फिर बातचीत करने वाला है।",
    ),
    "it": (
        "L'autorità del porto ha ridotto lunedì le tariffe per le navi piccole e vuole ridurle ancora a maggio.",
        "L'anno scorso il porto ha movimentato un terzo di merci in più, dirette in gran parte alle fabbriche.",
        "I portuali temono per la paga e il sindacato incontra la direzione per la seconda volta in settimana.",
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
    "nl": (
        "Het havenbedrijf verlaagde maandag de tarieven voor kleine schepen en wil die in mei nog eens verlagen.",
        "Vorig jaar verwerkte de haven een derde meer lading, waarvan het meeste naar fabrieken in het land ging.",
        "Havenwerkers vrezen voor hun loon, en de bond praat volgende week voor de tweede keer met de directie.",
    ),
    "pt": (
        "A autoridade do porto baixou na segunda-feira as taxas dos barcos pequenos e quer baixá-las de novo em maio.",
        "No ano passado o porto movimentou um terço a mais de carga, que foi na maior parte para as fábricas.",
        "Os estivadores temem pelo salário, e o sindicato volta a reunir-se com a direção ainda nesta semana.",
    ),
    "zh": (
        "港务局周一宣布下调小型船舶的收费，并表示五月还会再降一次，航运公司对此表示欢迎。",
        "去年该港处理的集装箱比前年多了三分之一，其中大部分运往内陆省份的工厂和仓库。",
        "码头工人担心收入减少，工会计划下周与港务局举行第二轮谈判，商讨夜班津贴问题。",
    ),
}
