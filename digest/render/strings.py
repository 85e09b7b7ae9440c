"""The few words that filters and feeds write themselves, by language."""

from __future__ import annotations

from typing import NamedTuple


class Strings(NamedTuple):
    """Words of one language; ``day_*`` are patterns of ``{day} {month} {short} {year} {weekday}``."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day_long: str
    day_full: str
    day_medium: str
    day_short: str
    month: str
    week: str
    thousands: str
    read_original: str
    editors_note: str
    untitled: str
    reasons: dict[str, str]


def strings_of(language: str) -> Strings:
    """Give the words of a BCP 47 language by its first part; English where it is not known."""
    return _TABLE.get(language.split("-", maxsplit=1)[0].lower(), _ENGLISH)


_ENGLISH = Strings(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    short_months=(
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    day_long="{day} {month} {year}",
    day_full="{weekday}, {day} {month} {year}",
    day_medium="{day} {short} {year}",
    day_short="{day} {short}",
    month="{month} {year}",
    week="Week {week}, {year}",
    thousands=",",
    read_original="Read the original",
    editors_note="From the editor",
    untitled="Untitled",
    reasons={},  # the taxonomy itself is in English
)

_GERMAN = Strings(
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    short_months=(
        *("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni"),
        *("Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    ),
    weekdays=(
        *("Montag", "Dienstag", "Mittwoch", "Donnerstag"),
        *("Freitag", "Samstag", "Sonntag"),
    ),
    day_long="{day}. {month} {year}",
    day_full="{weekday}, {day}. {month} {year}",
    day_medium="{day}. {short} {year}",
    day_short="{day}. {short}",
    month="{month} {year}",
    week="Woche {week}, {year}",
    thousands=".",
    read_original="Zum Original",
    editors_note="Von der Redaktion",
    untitled="Ohne Titel",
    reasons={
        "A1": "Bezahlschranke",
        "A2": "Abo-Angebot",
        "A3": "Abo-Vorteil",
        "A4": "Anmeldeschranke",
        "A5": "Spendenaufruf",
        "A6": "Sperrseite",
        "B1": "Newsletter",
        "B2": "App oder Kanal",
        "B3": "verwandter Link",
        "B4": "andere Schlagzeilen",
        "B5": "andere Medien",
        "B6": "Anzeigenhinweis",
        "B7": "Börsentipp oder Angebot",
        "C1": "Menü- oder Seitentext",
        "C2": "Teilen-Leiste",
        "C3": "Lesehilfe",
        "C4": "Kommentare",
        "C5": "Player oder Galerie",
        "C6": "Darstellungsreste",
        "C7": "Cookie-Hinweis",
        "C8": "Formularmeldung",
        "C9": "Kursleiste",
        "C10": "wiederkehrender Text der Quelle",
        "D1": "Urheberrecht oder Bedingungen",
        "D2": "Haftungsausschluss",
        "D3": "Anhang einer Pressemitteilung",
        "D4": "Link zu Grundsätzen",
        "D5": "Kontakt zur Redaktion",
        "E1": "Autorenzeile",
        "E2": "Ortsmarke",
        "E3": "Erscheinungsdatum",
        "E4": "Agenturkürzel",
        "E5": "Bildunterschrift",
        "E6": "Themen",
        "E7": "Börsenkürzel",
        "E8": "Autorenhinweis",
        "E9": "Ressort",
        "E10": "wiederholte Zeile",
        "F1": "Korrektur",
        "F2": "Kernpunkte",
        "F3": "Zwischentitel",
        "F4": "Liste oder Tabelle",
        "F5": "Zeitangabe",
        "F6": "zitierter Beitrag",
        "F7": "Offenlegung",
        "F8": "Sprecher",
        "F9": "hervorgehobenes Zitat",
        "F10": "Umrechnungshinweis",
        "F11": "maschinell erstellte Zusammenfassung",
        "O1": "Entscheidung der Redaktion",
    },
)

_TABLE = {"en": _ENGLISH, "de": _GERMAN}
