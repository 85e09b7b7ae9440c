"""The guess at a text's language, over the stories of the hard lines and neighbours that are none of ours."""

import pytest

from digest.clean import language, phrases

KNOWN = {
    "de": "Die Werft hat am Montag die Nachtschicht gestrichen, weil zwei Reeder ihre Aufträge verschoben haben.",
    "en": "The yard has cut its night shift on Monday because two owners have put off the ships that they ordered.",
    "es": "El astillero ha cerrado el turno de noche porque dos navieras han aplazado los barcos que encargaron.",
    "fr": "Le chantier a supprimé lundi le travail de nuit, parce que deux armateurs ont reporté leurs commandes.",
    "it": "Il cantiere ha tolto lunedì il turno di notte perché due armatori hanno rinviato le navi che volevano.",
    "nl": "De werf heeft maandag de nachtploeg geschrapt omdat twee reders hun schepen niet meer dit jaar willen.",
    "pt": "O estaleiro acabou na segunda-feira com o turno da noite porque dois armadores adiaram os seus navios.",
    "hi": "जहाज बनाने वाली कंपनी ने सोमवार को रात की पाली बंद कर दी क्योंकि दो मालिकों ने जहाज लेने में देर की।",
    "zh": "船厂周一取消了夜班，因为两家船东推迟了订单。",
    "ja": "造船所は月曜日、二社が発注を延ばしたため夜勤をやめた。",
    "ko": "조선소는 두 선주가 주문을 미루자 월요일 야간 근무를 없앴다.",
    "ar": "ألغى حوض السفن النوبة الليلية يوم الاثنين بعد أن أجل مالكان طلباتهما.",
}
NEIGHBOURS = {
    "sv": "Varvet drog på måndagen in nattskiftet sedan två rederier hade skjutit upp sina beställningar till hösten.",
    "da": "Værftet har mandag sløjfet natholdet, fordi to rederier har udsat de skibe, som de havde bestilt i foråret.",
    "no": "Verftet kuttet mandag nattskiftet fordi to rederier har utsatt skipene som de bestilte i fjor vår.",
    "tr": "Tersane, iki armatör siparişlerini ertelediği için pazartesi günü gece vardiyasını kaldırdı ve işçi attı.",
    "pl": "Stocznia w poniedziałek zlikwidowała nocną zmianę, bo dwaj armatorzy odłożyli zamówienia na statki.",
    "fi": "Telakka lakkautti maanantaina yövuoron, koska kaksi varustamoa siirsi tilauksiaan ensi vuoteen.",
    "id": "Galangan kapal menghapus giliran malam pada Senin karena dua pemilik menunda pesanan kapal mereka.",
}


def guessed(text):
    return language.guess(text, phrases.words(phrases.fold(text)))


@pytest.mark.parametrize(("code", "text"), KNOWN.items())
def test_a_known_language_is_named(code, text):
    assert guessed(text) == code


@pytest.mark.parametrize(("code", "text"), NEIGHBOURS.items())
def test_a_neighbour_is_not_taken_for_a_known_language(code, text):
    assert guessed(text) == ""


@pytest.mark.parametrize("one", KNOWN)
def test_a_language_is_named_however_often_it_is_quoted_in_another(one):
    other = "en" if one != "en" else "fr"
    assert guessed(f"{KNOWN[one]} {KNOWN[one]} {KNOWN[other][:30]}") == one
