import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import dates

READ = {
    "2026-11-22": "2026-11-22",
    " 2026-11-22T09:00Z ": "2026-11-22T09:00+00:00",
    "2026-11-22 09:00:01.123 +0530": "2026-11-22T09:00:01+05:30",
    "2026-11-22T09:00": "2026-11-22T09:00",
    "2026-11-22T09:00-05": "2026-11-22T09:00-05:00",
    "2026-11-22T09:00:60Z": "2026-11-22T09:00:59+00:00",
    "2026-11-22T09:00-00:00": "2026-11-22T09:00+00:00",
    "2026/11/22": "2026-11-22",
    "20261122": "2026-11-22",
    "Sun, 22 Nov 2026 09:00:00 +0530": "2026-11-22T09:00:00+05:30",
    "Sun, 22 Nov 2026 09:00:00 PST": "2026-11-22T09:00:00-08:00",
    "22 November 2026, 9:00 am CET": "2026-11-22T09:00+01:00",
    "22 November 2026 9 pm": "2026-11-22T21:00",
    "22 Nov 2026 12:05 a.m.": "2026-11-22T00:05",
    "Nov. 22, 2026 9:00 a.m. ET": "2026-11-22T09:00-05:00",
    "July 22, 2026 9:00 a.m. ET": "2026-07-22T09:00-04:00",
    "November 22nd, 2026": "2026-11-22",
    "22-Nov-2026": "2026-11-22",
    "22 Nov 2026 10:00 GMT+5:30": "2026-11-22T10:00+05:30",
    "9:00 am, Nov 22, 2026": "2026-11-22T09:00",
    "Sonntag, 22. November 2026, 14.30 Uhr": "2026-11-22T14:30",
    "22. März 2026": "2026-03-22",
    "1er décembre 2026 à 14h30": "2026-12-01T14:30",
    "22 de noviembre de 2026": "2026-11-22",
    "22 de março de 2026": "2026-03-22",
    "2026年11月22日 14:30": "2026-11-22T14:30",
    "22/11/2026": "2026-11-22",
    "11/22/2026": "2026-11-22",
    "03.02.2026": "2026-02-03",
    "05/05/2026": "2026-05-05",
    "22 नवंबर 2026": "2026-11-22",
    "२२ नवम्बर २०२६": "2026-11-22",
    "22 जनवरी 2026, रात 8:30 बजे": "2026-01-22T20:30",
    "रविवार, 22 फ़रवरी 2026 शाम 5 बजे": "2026-02-22T17:00",
    "दोपहर 12:30 बजे, 3 मई 2026": "2026-05-03T12:30",
    "3 मई 2026 दोपहर 2 बजे": "2026-05-03T14:00",
    "जून 3, 2026 सुबह 9:15": "2026-06-03T09:15",
    "15 نوفمبر 2026، 01:05 م": "2026-11-15T13:05",
    "15 نوفمبر 2026، 12:05 ص": "2026-11-15T00:05",
    "15 نوفمبر 2026 الساعة 9:30 صباحا": "2026-11-15T09:30",
    "١٥ يناير ٢٠٢٦": "2026-01-15",
    "lunedì 3 maggio 2026 alle ore 10:15": "2026-05-03T10:15",
    "3 gennaio 2026": "2026-01-03",
    "maandag 3 maart 2026 om 10.15 uur": "2026-03-03T10:15",
    "3 mei 2026": "2026-05-03",
    "2026. 3. 3. 오후 2:10": "2026-03-03T14:10",
    "2026年11月22日 下午3:30": "2026-11-22T15:30",
    "2026年11月22日 午後3時30分": "2026-11-22T15:30",
    "2026년 11월 22일 오후 3시 30분": "2026-11-22T15:30",
    "22 de noviembre de 2026, 3:30 de la tarde": "2026-11-22T15:30",
    "22 de novembro de 2026, 8:15 da manhã": "2026-11-22T08:15",
    "22 Nov 2026 9:15 CT": "2026-11-22T09:15-06:00",
}
NOT_READ = [
    *("", "NO", "12:30", "2026", "garbage", "22 Nov 26", "02/03/2026", "31.02.2026", "2026-13-01"),
    *(
        "2026-11-22T25:00",
        "2026-11-22T09:00+99:00",
        "2026-11-22T09:00+05:99",
        "2026-02-29",
        "0000-01-01",
    ),
    *(
        "22 November 2026, 9:00 am IST",
        "22 Nov 2026 and more",
        "published 22 Nov 2026",
        "22 Nov 2026 13:00 pm",
    ),
    *("2026-11-22T09:00 XYZT", "99/99/2026"),
]


@pytest.mark.parametrize(("text", "iso"), READ.items())
def test_a_real_date_is_read_with_its_zone(text: str, iso: str) -> None:
    assert dates.parse(text) == iso
    assert dates.parse_printed(text) == (iso, "")


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_not_exactly_one_date_is_not_read(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("text", "iso", "warning"),
    [
        ("Published: 22 Nov 2026 | 09:15 PM JST", "2026-11-22T21:15+09:00", ""),
        ("Last modified on Wed 18 Nov 2026 16.05 GMT", "2026-11-18T16:05+00:00", ""),
        ("22 Nov 2026 5 min read", "2026-11-22", ""),
        ("22 Nov 2026 09:00 EU leaders meet", "2026-11-22T09:00", ""),
        ("22 Nov 2026, 9:00 am IST", "2026-11-22", '"IST" is a time zone of several places'),
        ("22 Nov 2026, 9:00 XYZT", "2026-11-22", 'unknown time zone "XYZT"'),
        ("22 Nov 2026, 25:00", "2026-11-22", "no such time of day"),
        ("22 Nov 2026, 13:00 pm", "2026-11-22", "no such time of day"),
        ("22 Nov 2026, 9:00 +99:00", "2026-11-22", 'no such offset "+99:00"'),
        ("22 Nov 2026, रात 12:30 बजे", "2026-11-22", "no such time of day"),
        (
            "अपडेटेड: 22 नवंबर 2026, 09:15 AM (IST)",
            "2026-11-22",
            '"IST" is a time zone of several places',
        ),
        ("02/03/2026", "", "day and month could be swapped"),
        ("०२/०३/२०२६", "", "day and month could be swapped"),
        ("31 February 2026", "", "no such day"),
        ("no date at all", "", "no date found"),
    ],
)
def test_a_printed_date_says_what_could_not_be_read(text: str, iso: str, warning: str) -> None:
    assert dates.parse_printed(text) == (iso, warning)


def test_a_papers_own_zones_settle_what_is_ambiguous() -> None:
    zones = {"IST": "Asia/Kolkata", "BST": "No/Where"}
    assert dates.parse_printed("22 Nov 2026, 9:00 am IST", zones).iso == "2026-11-22T09:00+05:30"
    assert dates.parse_printed("22 Nov 2026, 9:00 BST", zones).iso == "2026-11-22"
    own = {"BST": "+06:00", "EST": "", "CST": "Asia/Shanghai"}
    assert dates.parse_printed("22 Nov 2026, 9:00 BST", own).iso == "2026-11-22T09:00+06:00"
    assert dates.parse_printed("22 Nov 2026, 9:00 CST", own).iso == "2026-11-22T09:00+08:00"
    told = '"EST" is a time zone of several places'
    assert dates.parse_printed("22 Nov 2026, 9:00 EST", own) == ("2026-11-22", told)


def test_a_clock_time_gets_the_zone_that_is_asked_for() -> None:
    assert dates.parse("2026-07-01T09:00", "Europe/Berlin") == "2026-07-01T09:00+02:00"
    assert dates.parse("2026-01-01T09:00:30", "Asia/Kolkata") == "2026-01-01T09:00:30+05:30"
    assert dates.parse("2026-01-01T09:00Z", "Asia/Kolkata") == "2026-01-01T09:00+00:00"
    assert dates.parse("2026-01-01", "Asia/Kolkata") == "2026-01-01"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("31.02.2026", "2026-02-28"),
        ("2024-02-30", "2024-02-29"),
        ("31 April 2026", "2026-04-30"),
        ("2026-13-05", "2026-12-05"),
        ("2026-00-00", "2026-01-01"),
        ("2026-11-22", "2026-11-22"),
        ("02/03/2026", ""),
        ("soon", ""),
    ],
)
def test_the_nearest_real_day_is_offered(text: str, nearest: str) -> None:
    assert dates.suggest(text) == nearest


@given(
    st.integers(-60_000_000_000, 250_000_000_000),
    st.sampled_from(["UTC", "Asia/Kolkata", "America/New_York"]),
)
def test_the_day_of_an_instant_holds_it(instant: int, zone: str) -> None:
    day = dates.day(instant, zone)
    assert abs(instant - dates.instant(day, zone)) < 25 * 3600


def test_an_instant_counts_from_its_own_offset_or_the_sites() -> None:
    assert dates.instant("1970-01-02", "UTC") == 86400
    assert dates.instant("1970-01-01T05:30", "Asia/Kolkata") == 0
    assert dates.instant("1970-01-01T05:30:00+05:30", "UTC") == 0


@pytest.mark.parametrize("name", ["", "Nowhere", "../etc/passwd", "/etc", "Europe", "a\0b"])
def test_a_zone_this_machine_does_not_know_is_told(name: str) -> None:
    assert not dates.known_zone(name)
    assert dates.known_zone("Europe/Berlin")


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    iso = dates.parse(text)
    assert iso is None or dates.parse(iso) == iso
    dates.parse_printed(text)
    dates.suggest(text)
