"""Where the story begins behind a dateline, what the dateline says, and the openings that are none."""

import pytest

from digest.clean import dateline

WEST = "The harbour authority cut its fees for small ships on Monday and said more would follow in May."
HINDI = "मध्य प्रदेश सरकार ने सोमवार को छोटे कारखानों के लिए बिजली सस्ती करने का फैसला किया।"
CHINESE = "港务局周一宣布下调小型船舶的收费，并表示五月还会再降一次，航运公司表示欢迎。"
KOREAN = "항만공사는 월요일 작은 배의 이용료를 내린다고 밝히고 5월에 더 내리겠다고 덧붙였다."
JAPANESE = "港湾局は月曜日、小さな船の入港料を引き下げると発表し、五月にも再び下げると述べた。"
ARABIC = "خفضت هيئة الموانئ رسوم السفن الصغيرة يوم الاثنين وقالت إنها ستخفضها مرة أخرى في مايو."


@pytest.mark.parametrize(
    ("line", "place", "agency", "authors"),
    [
        ("MUNICH: {}", "MUNICH", "", ()),
        ("Pune: {}", "Pune", "", ()),
        ("NEW DELHI, Aug 29 (PTI) - {}", "NEW DELHI", "PTI", ()),
        ("NEW DELHI: {}", "NEW DELHI", "", ()),
        ("ACCRA, March 3 (Newswire) - {}", "ACCRA", "Newswire", ()),
        ("Nairobi (Reuters) – {}", "Nairobi", "Reuters", ()),
        ("(Reuters) - {}", "", "Reuters", ()),
        ("[LAMU] {}", "LAMU", "", ()),
        ("SAN ANTONIO, Texas, March 3, 2026 — {}", "SAN ANTONIO", "", ()),
        ("ZURICH, Switzerland, March 3, 2026 /PRNewswire/ -- {}", "ZURICH", "PRNewswire", ()),
        ("London - {}", "London", "", ()),
        ("LONDON/NEW YORK - {}", "LONDON/NEW YORK", "", ()),
        ("DUBLIN — {}", "DUBLIN", "", ()),
        ("FRANKFURT (dpa-AFX) - {}", "FRANKFURT", "dpa-AFX", ()),
        ("Wien (APA) – {}", "Wien", "APA", ()),
        ("Berlin, 3. März 2026 – {}", "Berlin", "", ()),
        ("Berlin - Der {}", "Berlin", "", ()),
        ("PARIS (AFP) - 3 août 2026 - {}", "PARIS", "AFP", ()),
        ("PARIS, 3 août (AFP) - {}", "PARIS", "AFP", ()),
        ("Madrid, 3 mar (EFE).- {}", "Madrid", "EFE", ()),
        ("Bogotá, 3 de marzo (EFE) - {}", "Bogotá", "EFE", ()),
        ("MADRID, 3 Mar. (EUROPA PRESS) - {}", "MADRID", "EUROPA PRESS", ()),
        ("Lisboa, 03 mar 2026 (Lusa) – {}", "Lisboa", "Lusa", ()),
        ("SÃO PAULO, SP (FOLHAPRESS) - {}", "SÃO PAULO", "FOLHAPRESS", ()),
        ("(ANSA) - ROMA, 03 MAR - {}", "ROMA", "ANSA", ()),
        ("Milano, 3 mar. (askanews) - {}", "Milano", "askanews", ()),
        ("(Adnkronos) - {}", "", "Adnkronos", ()),
        ("AMSTERDAM (ANP) - {}", "AMSTERDAM", "ANP", ()),
        ("DEN HAAG - {}", "DEN HAAG", "", ()),
    ],
)
def test_a_dateline_is_told_from_the_story(line, place, agency, authors):
    text = line.format(WEST)
    at = dateline.end(text)
    assert text[at:] in (WEST, f"Der {WEST}")
    assert dateline.read(text[:at].rstrip())[:3] == (place, agency, authors)


@pytest.mark.parametrize(
    ("head", "rest", "place", "agency", "authors"),
    [
        ("भोपाल।", HINDI, "भोपाल", "", ()),
        ("नई दिल्ली, 3 मार्च (भाषा)", HINDI, "नई दिल्ली", "भाषा", ()),
        ("मुंबई:", HINDI, "मुंबई", "", ()),
        ("इंदौर, एजेंसी।", HINDI, "इंदौर", "एजेंसी", ()),
        ("本报上海3月3日讯，", CHINESE, "上海", "", ()),
        ("本报讯（记者 李明 王芳）", CHINESE, "", "", ("李明", "王芳")),
        ("新华社北京3月3日电（记者李明）", CHINESE, "北京", "新华社", ("李明",)),
        ("中新网3月3日电，", CHINESE, "", "中新网", ()),
        ("財聯社3月3日電，", CHINESE, "", "財聯社", ()),
        ("（中央社記者王小明台北3日電）", CHINESE, "台北", "中央社", ("王小明",)),
        ("(서울=연합뉴스) 홍길동 기자 =", KOREAN, "서울", "연합뉴스", ("홍길동",)),
        ("[부산=뉴시스]김하나 이두리 기자 =", KOREAN, "부산", "뉴시스", ("김하나", "이두리")),
        ("【東京】", JAPANESE, "東京", "", ()),
        ("【ニューヨーク時事】", JAPANESE, "ニューヨーク", "時事", ()),
        ("【ロンドン＝山田太郎】", JAPANESE, "ロンドン", "", ("山田太郎",)),
        ("［東京 3日 ロイター］ -", JAPANESE, "東京", "ロイター", ()),
        ("القاهرة (رويترز) -", ARABIC, "القاهرة", "رويترز", ()),
        ("دبي 3 مارس (رويترز) -", ARABIC, "دبي", "رويترز", ()),
        ("الرياض – واس:", ARABIC, "الرياض", "واس", ()),
    ],
)  # fmt: skip
def test_a_dateline_of_another_script_is_told_from_the_story(head, rest, place, agency, authors):
    text = f"{head} {rest}" if " " in rest else f"{head}{rest}"
    at = dateline.end(text)
    assert text[at:].lstrip("। ") == rest
    assert dateline.read(text[:at].rstrip())[:3] == (place, agency, authors)


@pytest.mark.parametrize(
    "text",
    [
        f"Analysts: {WEST}",
        f"Q: {WEST}",
        f"Ada Okafor: {WEST}",
        f"Adidas: {WEST}",
        f"TESLA: {WEST}",
        f"FACTBOX: {WEST}",
        f"Sydney: {WEST}",
        f"ANALYSIS - {WEST}",
        f"DÉCRYPTAGE - {WEST}",
        f"FILE - {WEST}",
        f"TESLA - {WEST}",
        f"Warning: {WEST}",
        f"The Federal Reserve (Fed) - {WEST}",
        f"Deutsche Bank (DBK) – {WEST}",
        "Lamu – the port that waited ten years – has its road at last, the ministry said on Tuesday.",
        "Berlin – Hauptstadt der Gründer – verliert Firmen an München, wie der Verband am Montag mitteilte.",
        "London - Europe's largest market - closed lower on Monday as miners fell with the price of copper.",
        "Paris: une ville qui perd ses commerces, et le maire qui promet des loyers plus bas dès janvier.",
        "सवाल। क्या सरकार छोटे कारखानों के लिए बिजली सस्ती कर सकती है और किसके पैसे से यह होगा?",
        "सुनील मेहता: सरकार ने सोमवार को छोटे कारखानों के लिए बिजली सस्ती करने का फैसला किया है।",
        "本报告期内，公司实现营业收入三十亿元，比上年同期增长两成，净利润三亿元，增长一成半。",
        "新华保险3月3日公布年报，全年净利润比上年增长两成，董事会建议每股派发现金红利一元。",
        "记者从港务局获悉，小型船舶的收费将在五月再次下调，航运公司对此表示欢迎，码头工人担心。",
        "(서울시) 항만공사는 월요일 작은 배의 이용료를 내린다고 밝히고 5월에 더 내리겠다고 덧붙였다.",
        "【訂正】港湾局は月曜日、小さな船の入港料を引き下げると発表し、五月にも再び下げると述べた。",
        "【速報】港湾局は月曜日、小さな船の入港料を引き下げると発表し、五月にも再び下げると述べた。",
        "القاهرة الجديدة: خفضت هيئة الموانئ رسوم السفن الصغيرة يوم الاثنين وقالت إنها ستخفضها مرة أخرى.",
    ],
)  # fmt: skip
def test_an_opening_that_is_no_dateline_is_left_alone(text):
    assert dateline.end(text) == 0


def test_the_day_of_a_dateline_is_read_where_it_names_the_year():
    assert dateline.read("PARIS (AFP) - 3 août 2026 -").date == "3 août 2026"
    assert dateline.read("PARIS, 3 août (AFP) -").date == ""
