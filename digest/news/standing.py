"""Whether a sentence can stand alone: it needs no sentence before it, and speaks of the story, not to the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from digest.news.saying import words_of

SHORTEST, LONGEST = 6, 60
"""Words of a sentence that may be shown alone."""


class Standing(NamedTuple):
    """The words of one language, in lower case, that tell sentences which cannot stand alone."""

    openers: frozenset[str]
    """First words that point back, join on, ask, or speak to the reader."""
    second: frozenset[str]
    """Second words that point back: "after that", "the latter"."""
    times: frozenset[str]
    """What makes a pointing word a date: "this week"."""
    address: frozenset[str]
    """Words that speak to the reader, or of the publisher's own affairs, wherever they stand."""
    persons: frozenset[str]
    """Pronouns that need a name before them."""
    coming: frozenset[str]
    """Words of what is still to come."""
    endings: tuple[str, ...] = ()
    """Endings of verbs in the future."""
    subjects: frozenset[str] = frozenset()
    """Pronouns that point back wherever they stand before the first comma."""


_EN = Standing(
    openers=words_of(
        "it its he she they his her hers their theirs this that these those such but and or nor so yet however still"
        " also then there here what who whom which why how where neither another others some instead moreover"
        " furthermore besides otherwise nevertheless nonetheless likewise similarly thus hence therefore consequently"
        " meanwhile additionally i we you my our your read see click subscribe sign follow don join download get try"
        " discover enjoy visit register learn explore watch listen correction clarification update editor photo image"
        " picture source yes no not please disclaimer disclosure"
    ),
    second=words_of(
        "it this that these those them other latter former two pair duo same rest others move which whom not"
    ),
    times=words_of(
        "year week month quarter spring summer autumn winter morning season decade century financial fiscal"
    ),
    address=words_of(
        "you your yours yourself we our ours i my me click newsletter subscribe unsubscribe"
        " advertisement sponsored unbeatable whatsapp webcast"
    ),
    persons=words_of("he she him his her"),
    coming=words_of(
        "will plans planned expects expected hopes aims due scheduled resume intends next forthcoming shall"
    ),
)

_DE = Standing(
    openers=words_of(
        "er sie es ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner dies diese dieser dieses diesem diesen"
        " jene jener jenes damit dabei dafür dagegen daher danach daran darauf daraus darin darüber darum davon davor"
        " dazu dadurch demnach deshalb deswegen doch aber und oder denn sondern zudem außerdem auch so also allerdings"
        " jedoch dennoch trotzdem hinzu dort da dann hier man wir ich solche solcher letztere letzterer erstere ebenso"
        " zugleich gleichzeitig hingegen stattdessen vielmehr nämlich was wer wie warum wo wann welche lesen"
        " abonnieren klicken melden sichern korrektur hinweis haben unser unsere mein dem denen deren dessen"
        " immerhin schließlich anders jetzt"
    ),
    second=words_of("sie ihm ihnen dies diese diesem dieser diesen davon ihr er es beiden"),
    times=words_of("jahr woche monat quartal sommer winter herbst frühjahr jahres monats"),
    address=words_of(
        "wir uns unser unsere unserem unseren ich mein newsletter abonnieren anzeige weiterlesen du dein"
    ),
    persons=words_of("er ihm ihn"),
    coming=words_of(
        "wird werden soll sollen will wollen plant planen erwartet erwarten rechnet rechnen künftig nächsten nächste"
        " kommenden kommende muss"
    ),
    subjects=words_of(
        "er sie es dort dabei damit dafür davon dazu daran darauf daraus dadurch darin dagegen"
    ),
)

_FR = Standing(
    openers=words_of(
        "il elle ils elles ce c cet cette ces cela ça ceci son sa ses leur leurs mais et ou or donc car pourtant"
        " cependant toutefois ainsi alors aussi puis ensuite enfin là ici celui celle ceux celles on nous je j vous"
        " notre nos votre vos dont qui que quoi pourquoi comment où abonnez lisez découvrez inscrivez cliquez lire voir"
        " y s lui eux"
    ),
    second=words_of(
        "cela ça effet revanche outre ailleurs eux elle elles lui celui celle ce cette ces"
    ),
    times=words_of("année semaine mois trimestre an été hiver automne printemps"),
    address=words_of("vous votre vos nous notre nos je j abonnez newsletter cliquez publicité"),
    persons=words_of("il elle lui"),
    coming=words_of(
        "va vont prévoit prévoient doit doivent devrait devraient prochain prochaine espère compte"
    ),
    endings=("era", "eront", "ira", "iront", "rait", "raient"),
    subjects=words_of("il elle ils elles"),
)

_ES = Standing(
    openers=words_of(
        "él ella ellos ellas eso esto esta este estos estas ese esa esos esas aquello su sus pero y o sino además"
        " también entonces así luego ahí allí aquí lo le les nosotros yo usted ustedes qué quién cómo cuándo dónde"
        " por suscríbase suscríbete lea lee haga regístrese nuestro nuestra se"
    ),
    second=words_of("embargo eso esto ello ellos ellas él ella tanto cambio otra mismo"),
    times=words_of("año semana mes trimestre verano invierno otoño primavera"),
    address=words_of(
        "usted ustedes nosotros nuestro nuestra nuestros tu tus suscríbase suscríbete boletín newsletter"
    ),
    persons=words_of("él ella"),
    coming=words_of("va van prevé prevén debe deberá espera próximo próxima será"),
    endings=("ará", "erá", "irá", "arán", "erán", "irán"),
    subjects=words_of("él ella ellos ellas"),
)

_PT = Standing(
    openers=words_of(
        "ele ela eles elas isso isto este esta esse essa estes estas esses essas aquele aquela seu sua seus suas mas e"
        " ou porém contudo entretanto também além então assim aí ali aqui nós eu você vocês que quem como onde assine"
        " leia clique cadastre nosso nossa"
    ),
    second=words_of("isso isto disso ele ela eles elas entanto outro mesmo"),
    times=words_of("ano semana mês trimestre verão inverno"),
    address=words_of("você vocês nós nosso nossa eu assine newsletter clique"),
    persons=words_of("ele ela"),
    coming=words_of("vai vão prevê preveem deve devem próximo próxima espera será serão publica"),
    endings=("ará", "erá", "irá", "arão", "erão", "irão"),
    subjects=words_of("ele ela eles elas"),
)

_HI = Standing(
    openers=words_of(
        "यह ये वह वे इस इन उस उन उन्होंने उसने इसने इसके इसका इसकी उनके उनका उनकी इससे उससे इनमें इसमें लेकिन और या मगर तो फिर"
        " हालांकि हालाँकि इसलिए वहीं यहाँ वहाँ क्या क्यों कैसे हम हमारे हमारी मैं आप आपके पढ़ें क्लिक साथ जबकि"
    ),
    second=words_of("इसके उनके ही"),
    times=words_of("साल वर्ष तिमाही सप्ताह महीने हफ़्ते"),
    address=words_of("आप आपके आपका आपकी हम हमारे हमारी हमें मैं न्यूज़लेटर सदस्यता क्लिक पढ़ें"),
    persons=words_of("उन्होंने"),
    coming=words_of("योजना अगले आगामी उम्मीद"),
    endings=("गा", "गी", "गे"),
)

STANDING = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "pt": _PT, "hi": _HI}

_OPENERS = {
    "ja": tuple(
        words_of(
            "それ これ その この あれ あの そこ ここ そして しかし だが ただ また さらに 一方 なお つまり だから こう"
            " そう 彼 同氏 私 我々 わが 詳し 続き 関連 では でも"
        )
    ),
    "zh": tuple(
        words_of(
            "这 那 此 其 他 她 它 但 而 不过 然而 因此 所以 于是 同时 另外 并 也 还 我 你 您 请 如果 则 却 至于 据此"
        )
    ),
}
_ADDRESS = {
    "ja": words_of("ご覧 こちら 登録 購読 クリック あなた 皆様 皆さん ください お申し込み"),
    "zh": words_of("请 您 你 我们 扫描 点击 订阅 二维码 公众号"),
}
_COMING = {
    "ja": words_of("予定 計画 目指 来年 来月 見通し 見込み 方針"),
    "zh": words_of("计划 将 预计 拟 明年 有望 下月"),
}

_OPENING = 8
"""Words in which a pronoun has nothing in its own sentence to point to."""
_ENGLISH_LOOSE = re.compile(
    r"(?:\S+ ){1,6}them "
    r"|(?:\S+ ){0,5}(?:of|on|for|from|with|in|to|than|by|behind|under|without)"
    r" (?:it|that|this(?! (?:year|week|month|quarter|season|spring|summer|autumn|winter))|him|her|they) "
    r"|the (?:first|second|third|last|one|other|next) (?:was|is|were|are|had|has|would|will|came|went) "
    r"|(?:in|under|with|for|at|by|on|after|of|despite|against|from) (?:its|their|his|her) "
    r"|(?:in|by|on|at|until|since|after|before|for|under|last|next|during|from|with) (?:\S+ ){1,5}"
    r"(?<!said )(?<!says )(?<!that )(?:it|they) "
    r"|(?:\S+ ){1,4}ago (?:it|they) "
    r"|(?:\S+ ){1,6}such (?!as )"
    r"|(?:one|two|three|four|five|six|all|most|many|few|several|each|both|none|half)"
    r" (?:was|were|is|are|have|has|had|will|would|said|say|told|came|come|did|do|went"
    r"|of (?:them|its|their|his|her|those|these)) "
)
_ENGLISH_ASIDE = (
    ", that would",
    ", that is",
    ", that was",
    ", that means",
    " of them said",
    " of them told",
    " the people said",
    "nless otherwise",
    "nless stated",
    "do the one",
    " them to do",
    "host a conference call",
    "hold a conference call",
)
_ENGLISH_VERBS = words_of(
    "will would may might can could should must said rose fell grew made took got came went lost won cut put set hit"
    " paid sold bought left kept led held saw gave began ran met spent built sent told drew shut beat have are were be"
    " been do did had cost bet spread broke chose drove fought found hung knew lay lent meant read rang rode shrank"
    " slid stood struck sank swung thought wrote became brought caught dealt taught won overtook withdrew"
)

_DEFINITE = frozenset(("the", "der", "die", "das", "le", "la", "el", "o", "a", "on", "in"))
"""What stands before the Crown, or before Monday, but before nobody's name."""
_GERMAN_POINTERS = frozenset(("das", "der", "die", "den"))
_GERMAN_VERBS = words_of(
    "sagte sollte dürfte könnte hätte wäre sei liege gelte wurde konnte musste machte bedeute reiche koste ergebe"
)


_GERMAN_COUNTS = words_of(
    "ein einer eine zwei drei vier fünf sechs alle beide viele manche keiner keine"
)


def stands(sentence: str, words: Sequence[str], language: str) -> bool:
    """Tell whether a sentence, given with its words in lower case, can be shown without its neighbours."""
    if language in _OPENERS:
        dense = _ADDRESS[language]
        return not sentence.startswith(_OPENERS[language]) and not any(s in sentence for s in dense)
    known = STANDING[language]
    if _points_back(words, known) or not known.address.isdisjoint(words):
        return False
    if language == "de" and _is_german_reference(sentence, words):
        return False
    if language == "en" and _is_loose_english(sentence, words):
        return False
    return not _lacks_a_name(sentence, words, known)


def is_coming(sentence: str, words: Sequence[str], language: str) -> bool:
    """Tell whether a sentence speaks of what comes next."""
    if language in _COMING:
        return any(sign in sentence for sign in _COMING[language])
    known = STANDING[language]
    if not known.coming.isdisjoint(words):
        return True
    return bool(known.endings) and any(w.endswith(known.endings) for w in words if len(w) > 3)


def _points_back(words: Sequence[str], known: Standing) -> bool:
    first, second = words[0], words[1]
    if first in known.openers or second in known.second:
        return second not in known.times and words[2] not in known.times
    return False


def _is_loose_english(sentence: str, words: Sequence[str]) -> bool:
    """Find "four of them", "the first was", "in their place it": what they mean stands elsewhere."""
    if not any(word.endswith(("s", "ed")) or word in _ENGLISH_VERBS for word in words):
        return True  # no verb: a caption
    if _ENGLISH_LOOSE.match(" ".join(words[:_OPENING]) + " "):
        return True
    return any(aside in sentence for aside in _ENGLISH_ASIDE)


def _is_german_reference(sentence: str, words: Sequence[str]) -> bool:
    """Tell "Das lag am Wetter" from "Das Wetter lag", and find the polite form inside a sentence."""
    tokens = sentence.split()
    if words[0] in _GERMAN_POINTERS and tokens[1][0].islower():
        after = words[1]
        if after in _GERMAN_VERBS or not after.endswith(("e", "en", "er", "es")):
            return True
    counted = words[0] in _GERMAN_COUNTS and tokens[1][0].islower() and tokens[2][0].islower()
    if counted:
        return True
    return any(token.rstrip(",.:;") in ("Sie", "Ihnen", "Ihr", "Ihre", "Ihren") for token in tokens)


def _lacks_a_name(sentence: str, words: Sequence[str], known: Standing) -> bool:
    """Tell whether "he" or "she" comes before any name could have said who that is."""
    if known.subjects and not known.subjects.isdisjoint(words[:_OPENING]):
        part = sentence.partition(",")[0].lower().split()[:_OPENING]
        if not known.subjects.isdisjoint(part):
            return True
    if known.persons.isdisjoint(words[:12]):
        return False
    before = sentence.split()[: next(i for i, word in enumerate(words) if word in known.persons)]
    return not any(
        token[0].isupper() and last.lower() not in _DEFINITE for last, token in pairwise(before)
    )
