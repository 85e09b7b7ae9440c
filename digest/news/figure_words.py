"""The words beside a figure that say whether it rose or fell and what is counted, by language."""

from __future__ import annotations

import re
from typing import NamedTuple


class Grammar(NamedTuple):
    """A language's words, in lower case. ``moves`` are verbs and the like, ``nouns`` what a move is called.

    ``takers`` are verbs that tell a move only of an object ("raised its forecast to"), ``shares`` those that tell one
    only of a share ("lost 3%"). ``parted`` tells a verb by the word that ends its clause ("legte ... zu").
    """

    moves: dict[str, str]
    takers: dict[str, str]
    shares: dict[str, str]
    nouns: dict[str, str]
    after: dict[str, str]
    parted: dict[str, dict[str, str]]
    by: frozenset[str]
    of: frozenset[str]
    since: frozenset[str]
    fillers: frozenset[str]
    links: frozenset[str]
    stops: frozenset[str]
    negations: frozenset[str]
    heads: frozenset[str]
    modifiers: frozenset[str]
    inside: frozenset[str]
    articles: frozenset[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _both(up: str, down: str) -> dict[str, str]:
    return {**dict.fromkeys(up.split(), "up"), **dict.fromkeys(down.split(), "down")}


NONE = Grammar({}, {}, {}, {}, {}, {}, *(frozenset[str](),) * 11)

_EN = Grammar(
    moves=_both(
        "rose rise rises risen rising climbed climb climbs climbing gained gaining jumped jumps jumping jump"
        " surged surge"
        " surges surging soared soar soars soaring grew grow grows growing grown advanced rallied rebounded"
        " strengthened widened doubled tripled quadrupled up increased increases increasing accelerated swelled"
        " recovered appreciated ticked edged inched leapt leaped expanded expands widen higher outpaced",
        "fell fall falls fallen falling dropped drop drops dropping declined declines declining slipped slips"
        " slipping slid"
        " slides sliding tumbled tumbles plunged plunges plunging sank sinks slumped slumps decreased decreases"
        " decreasing dipped dips eased eases easing shrank shrinks shrunk shrinking contracted halved weakened"
        " narrowed down retreated crashed collapsed slowed slows softened depreciated plummeted lower lowest",
    ),
    takers=_both(
        "raise raises raised raising lift lifts lifted lifting increase hike hikes hiked hiking boost boosts boosted"
        " boosting double",
        "cut cuts cutting lower lowers lowered lowering reduce reduces reduced reducing trim trims trimmed trimming"
        " slash slashes slashed slashing decrease shed sheds halve",
    ),
    shares=_both("gain gains added adds", "lost loses lose losing shed sheds cut cuts"),
    nouns=_both(
        "rise rises increase increases gain gains growth jump jumps climb surge uptick rally upturn hike raise",
        "fall falls drop drops decline declines decrease decreases dip slump reduction reductions cut cuts"
        " plunge slide"
        " downturn contraction slowdown tumble",
    ),
    after=_both("higher up", "lower down"),
    parted={},
    by=_set("by to below above past beyond under over"),
    of=_set("of"),
    since=_set("from against versus vs than compared"),
    fillers=_set(
        "average maximum minimum median about around some roughly approximately nearly almost more less than"
        " over just only a an another"
        " further least"
        " most as much up to at sharply slightly modestly steeply strongly quickly steadily well still also even"
        " another the record year-on-year year-over-year on-year whopping mere full estimated total combined on"
        " average"
        " an between all-time high low another back again year on between"
    ),
    links=_set(
        "was were is are be been being not exceed reached hit totalled totaled came stood amounted worth at of"
        " for will would could"
        " should may might can has have had exceeded topped remained stays stayed left unchanged flat little changed"
        " expected to forecast go goes went set a an the this that its their about nearly likely steady due closed"
        " ended finished trading"
    ),
    stops=_set(
        "and but while as after before which that who because although though when where if since whereas amid"
        " despite"
        " following said says so or with without"
    ),
    negations=_set(
        "not n’t n't never without didn’t didn't doesn’t doesn't won’t won't hardly neither nor"
    ),
    heads=_set(
        "profit profits revenue revenues sales turnover earnings income ebitda ebit loss losses dividend dividends"
        " share shares stock stocks price prices inflation unemployment gdp output production orders order margin"
        " margins exports imports wages pay salary salaries cost costs spending expenditure capex investment"
        " investments debt debts deposits loans loan bond bonds stake fine fines penalty deal contract contracts bid"
        " offer takeover acquisition budget deficit surplus yield yields rate rates forecast guidance outlook charges"
        " spread toll tolls fare fares futures workforce allowance pension pensions ratio cap reserves outlay"
        " value capitalisation capitalization valuation cash savings tax taxes tariff tariffs duty duties demand"
        " volumes volume assets outflows inflows bookings backlog proceeds royalties royalty fees fee rent rents"
        " damages settlement compensation subsidy subsidies funding grant grants facility burn product rupee dollar"
        " euro pound yen yuan sterling franc gold silver copper oil bitcoin brent crude wheat gas dax mdax nasdaq"
        " sensex nifty dow kospi topix ibovespa premiums premium provisions impairment impairments write-downs"
        " write-down refund repayment buyback purchases receipts takings subscription membership customers"
        " passengers workforce bonus bonuses wage index economy growth stocks shipments deliveries registrations"
        " traffic lending"
    ),
    modifiers=_set(
        "net operating pre-tax pretax gross quarterly annual yearly monthly weekly core like-for-like"
        " same-store retail"
        " total underlying adjusted comparable consolidated organic full-year half-year first-half second-half"
        " first-quarter second-quarter third-quarter fourth-quarter industrial factory consumer producer house"
        " home fuel food energy electricity power gas oil crude fuel copper gold steel iron ore wage pay capital"
        " key policy benchmark interest lending deposit mortgage market share stock trading sales order profit"
        " revenue earnings dividend growth cash free flow bad new online digital services service advertising"
        " subscription licence license group headline average minimum hourly final interim special domestic gdp"
        " foreign direct public government tax customs import export trade budget current-account bank customer"
        " corporate insurance premium rental passenger freight cargo water data software hardware product daily brent"
        " marketing research development maintenance labour labor raw material materials recurring non-performing"
        " treasury ten-year two-year medium-term long-term short-term takeover investment real disposable"
        " household national"
    ),
    inside=_set("in of"),
    articles=_set("a an the its their his her this that another our my"),
)
_DE = Grammar(
    moves=_both(
        "stieg steigt stiegen steigen gestiegen wuchs wächst wuchsen gewachsen kletterte kletterten geklettert sprang"
        " zugelegt erhöhte erhöht erhöhten gewann gewannen verdoppelte verbesserte plus anstieg höher stärker"
        " verteuerte verteuerten verteuert verdoppelt verbessert angezogen zugenommen",
        "sank sanken sinkt sinken gesunken fiel fielen fällt gefallen verringerte schrumpfte schrumpften geschrumpft"
        " verlor verloren halbierte rutschte rutschten minus rückgang eingebrochen zurückgegangen nachgegeben"
        " abgenommen verbilligte verbilligt halbiert verringert reduziert gesenkt niedriger schwächer",
    ),
    takers=_both(
        "erhöht erhöhte erhöhten hob steigerte steigert gesteigert",
        "senkte senkt senkten kürzte reduzierte kappte",
    ),
    shares={},
    nouns=_both(
        "plus anstieg zuwachs zunahme wachstum erhöhung steigerung kursplus umsatzplus",
        "minus rückgang rückgangs einbruch abnahme senkung kursminus umsatzminus",
    ),
    after=_both("höher", "niedriger tiefer"),
    parted={
        "legte": {"zu": "up"},
        "legten": {"zu": "up"},
        "legt": {"zu": "up"},
        "nahm": {"zu": "up", "ab": "down"},
        "nahmen": {"zu": "up", "ab": "down"},
        "gab": {"nach": "down"},
        "gaben": {"nach": "down"},
        "gibt": {"nach": "down"},
        "ging": {"zurück": "down"},
        "gingen": {"zurück": "down"},
        "geht": {"zurück": "down"},
        "brach": {"ein": "down"},
        "brachen": {"ein": "down"},
        "zog": {"an": "up"},
        "zogen": {"an": "up"},
        "büßte": {"ein": "down"},
        "büßten": {"ein": "down"},
        "hob": {"an": "up"},
    },
    by=_set("um auf unter über"),
    of=_set("von"),
    since=_set("von nach gegenüber als"),
    fillers=_set(
        "rund etwa fast knapp gut mehr als über bis zu nur noch sich deutlich leicht kräftig stark weiter"
        " erneut ein eine"
        " einen insgesamt zuletzt wieder"
    ),
    links=_set(
        "war waren ist sind betrug betrugen beträgt lag lagen liegt bei erreichte erreichten wurde wurden hat haben"
        " hatte hatten wird werden in höhe von mit dem der"
    ),
    stops=_set("und aber während nachdem weil obwohl wenn da dass der-welche wobei sondern doch"),
    negations=_set("nicht kein keine keinen nie kaum"),
    heads=_set(
        "umsatz umsätze gewinn gewinne nettogewinn überschuss verlust ergebnis erlöse dividende aktie aktien"
        " kurs dax mdax"
        " tecdax inflation inflationsrate arbeitslosigkeit produktion auftragseingang auftragseingänge aufträge marge"
        " exporte importe ausfuhren einfuhren löhne kosten ausgaben investitionen schulden einlagen kredite"
        " zinsen zins zinssatz quote rate papiere papier mieten erlösen umsätzen"
        " leitzins prognose absatz umsatzprognose ebit ebitda bilanzsumme börsenwert marktwert kaufpreis anleihe"
        " preise preis nachfrage kapitalerhöhung strafe bußgeld abschreibungen eigenkapital euro franken abflüsse"
        " zuflüsse vermögen einnahmen auftragsbestand rendite wirtschaft bruttoinlandsprodukt smi beteiligung"
    ),
    modifiers=_set("bereinigte bereinigter bereinigtes operative operativer operatives organische"),
    inside=_set("an"),
    articles=_set("ein eine einen einem einer das der die den dem"),
)
_FR = Grammar(
    moves=_both(
        "progressé progresse progressent augmenté augmente augmentent bondi grimpé gagné gagne hausse avancé avance",
        "reculé recule reculent baissé baisse baissent chuté chute perdu perd diminué diminue recul repli cédé cède",
    ),
    takers={},
    shares={},
    nouns=_both(
        "hausse progression augmentation croissance bond",
        "baisse recul chute repli diminution perte",
    ),
    after={},
    parted={},
    by=_set("à de jusqu’à"),
    of=_set("de"),
    since=_set("contre depuis"),
    fillers=_set(
        "environ près plus moins quelque d’environ presque un une en forte légère nette d’un d’une"
    ),
    links=_set(
        "était est sont atteint atteignent atteignait s’élève s’établit a ont été au de le la à en se chiffre"
    ),
    stops=_set("et mais tandis alors après avant qui que car dont"),
    negations=_set("pas jamais"),
    heads=_set(
        "chiffre bénéfice résultat ventes exportations importations dividende inflation marge chômage production"
        " commandes dette action titre actions prix coûts investissements revenus salaires budget amende indice"
    ),
    modifiers=frozenset(),
    inside=_set("de"),
    articles=_set("un une le la les"),
)
_ES = Grammar(
    moves=_both(
        "subió subieron sube aumentó aumentaron creció crecieron crece avanzó alza ganó",
        "cayó cayeron cae bajó bajaron baja disminuyó retrocedió perdió descendió",
    ),
    takers={},
    shares={},
    nouns=_both("alza aumento subida crecimiento incremento", "caída baja descenso retroceso"),
    after={},
    parted={},
    by=_set("hasta a al"),
    of=_set("de del"),
    since=_set("desde frente"),
    fillers=_set("un una cerca casi más menos unos alrededor en el la"),
    links=_set("fue fueron es son alcanzó alcanzaron de ascendió ascendieron sumaron"),
    stops=_set("y pero mientras tras que aunque"),
    negations=_set("no nunca"),
    heads=_set(
        "beneficio ingresos ventas paro desempleo ganancias utilidad dividendo inflación exportaciones importaciones"
        " deuda producción"
        " acciones precio precios costes salarios índice"
    ),
    modifiers=frozenset(),
    inside=_set("de en"),
    articles=_set("un una el la los las"),
)
_PT = Grammar(
    moves=_both(
        "subiu subiram cresceu cresceram avançou avançaram aumentou aumentaram alta",
        "caiu caíram recuou recuaram baixou diminuiu queda",
    ),
    takers={},
    shares={},
    nouns=_both("alta aumento crescimento avanço", "queda recuo baixa redução"),
    after={},
    parted={},
    by=_set("para a até"),
    of=_set("de"),
    since=_set("ante contra"),
    fillers=_set("um uma cerca quase mais menos em"),
    links=_set("foi foram é são atingiu alcançou somou de"),
    stops=_set("e mas enquanto após que embora"),
    negations=_set("não nunca"),
    heads=_set(
        "receita receitas lucro vendas dividendo inflação exportações importações dívida produção ações preço preços"
        " prejuízo ebitda índice"
    ),
    modifiers=frozenset(),
    inside=_set("de em"),
    articles=_set("um uma o a os as"),
)  # fmt: skip
GRAMMARS = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "pt": _PT}

VERBS = _set(
    "was were is are be been being not exceed reached hit totalled totaled came stood amounted exceeded topped"
    " remained"
    " stays stayed"
    " left closed ended finished exceed exceeds exceeded notierte notierten bleibt bleiben blieb blieben ist"
    " sind hat haben betrug betrugen beträgt lag lagen"
    " liegt erreichte erreichten wurde wurden war waren"
    " atteint atteignent atteignait était est sont fue fueron es foi foram é alcanzó alcançou sumaron somou"
)
"""Verbs that say how much a thing is."""
DOUBTFUL = _set(
    "cost costs pay fine fines offer offers yield yields value values bid rent rents price rates"
)
"""Words that are verbs as well."""
GERMAN_ENDINGS = (
    "gewinn",
    "umsatz",
    "ergebnis",
    "verlust",
    "überschuss",
    "erlöse",
    "eingang",
    "kosten",
    "preise",
    "preis",
    "quote",
    "rate",
    "marge",
    "kurs",
    "aktie",
    "aktien",
    "absatz",
    "prognose",
    "dividende",
    "ausgaben",
    "einnahmen",
    "volumen",
    "produktion",
    "exporte",
    "importe",
    "strafe",
    "kredite",
    "schulden",
    "zinsen",
    "investitionen",
    "löhne",
    "steuer",
)

FOLLOWING = {
    "chiffre": ("d’affaires", "d'affaires"), "bénéfice": ("net",), "résultat": ("net", "opérationnel"),
    "beneficio": ("neto",), "ingresos": ("netos",), "utilidad": ("neta",), "lucro": ("líquido",),
    "receita": ("líquida",), "earnings": ("per share",), "profit": ("before tax", "after tax"),
    "profits": ("before tax", "after tax"), "loss": ("before tax", "per share"), "interest": ("rate",),
    "price": ("target",), "sales": ("forecast", "target"), "revenue": ("forecast", "target"), "profit forecast": ("",),
    "order": ("book",), "marge": ("opérationnelle", "brute", "nette"),
    "share": ("price", "prices"), "oil": ("prices",), "gas": ("prices",), "stock": ("market",),
}  # fmt: skip
"""What belongs to the name of a thing that is counted, behind its first word."""

OPENING = _set(
    "with from over under despite since both such these those some many most more each every when even meanwhile"
    " however excluding including among across during without while although only after before about their they that"
    " this will would could should between against into upon like until unless than where which whose here there then"
)
"""Words that begin a sentence and are no part of what it counts."""

DENSE_AFTER = {
    "ja": re.compile(
        r"(?:の)?(?:大幅)?(?:(?P<up>増|上昇|高|伸び|上がり|プラス)|(?P<down>減|下落|低下|安|下が|マイナス))"
    ),
    "zh": re.compile(r"(?:的)?(?:(?P<up>增长|涨幅|增幅)|(?P<down>跌幅|降幅|下跌))"),
    "hi": re.compile(
        r"\s?(?:तक |से ज्यादा )?(?:की |का )?(?:(?P<up>बढ़|वृद्धि|तेजी|उछाल|इजाफा|चढ़)|(?P<down>गिरावट|कमी|घट|गिर|टूट))"
    ),
}
DENSE_BEFORE = {
    "hi": re.compile(r"(?:(?P<up>बढ़कर|चढ़कर|उछलकर)|(?P<down>घटकर|गिरकर|फिसलकर|टूटकर))\s\Z"),
    "zh": re.compile(
        r"(?:(?P<up>增长|上涨|增加|上升|提高|上调|涨|升|增)|(?P<down>下降|下跌|减少|下调|下滑|跌|降|减))"
        r"(?:了|约|近|超|逾){0,2}(?:[^，。；、]{0,14}(?:至|到))?\Z"
    ),
}
DENSE_OF = re.compile(r"\s?(?:का|की|के|の|的)\s?")
DENSE_HEADS = {
    "ja": re.compile(
        r"(?:連結|単独)?(?:売上高|営業利益|経常利益|最終利益|純利益|純損失|輸出額?|輸入額?|受注高|株価|配当)"
    ),
    "zh": re.compile(
        r"(?:营业收入|營業收入|营收|營收|净利润|淨利潤|净利|利润|销售额|銷售額|出口|进口|股价|股價|订单|产量)"
    ),
    "hi": re.compile(
        r"(?:शुद्ध लाभ|शुद्ध मुनाफा|मुनाफा|मुनाफे|लाभ|राजस्व|बिक्री|आय|आमदनी|शेयर|निर्यात|आयात|महंगाई|कर्ज|निवेश|घाटा)"
    ),
}
