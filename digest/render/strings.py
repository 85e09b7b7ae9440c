"""The few words that filters and feeds write themselves, by language."""

from __future__ import annotations

from typing import NamedTuple


class Strings(NamedTuple):
    """Words of one language; ``day_*`` are patterns of ``{day} {month} {short} {year} {weekday}``.

    With ``lakhs`` digits above the thousands are set apart by twos: 12,34,567.
    """

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
    lakhs: bool
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
    lakhs=False,
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
    lakhs=False,
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

_HINDI = Strings(
    months=(
        *("जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून"),
        *("जुलाई", "अगस्त", "सितंबर", "अक्तूबर", "नवंबर", "दिसंबर"),
    ),
    short_months=(
        *("जन॰", "फ़र॰", "मार्च", "अप्रैल", "मई", "जून"),
        *("जुल॰", "अग॰", "सित॰", "अक्तू॰", "नव॰", "दिस॰"),
    ),
    weekdays=("सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"),
    day_long="{day} {month} {year}",
    day_full="{weekday}, {day} {month} {year}",
    day_medium="{day} {short} {year}",
    day_short="{day} {short}",
    month="{month} {year}",
    week="सप्ताह {week}, {year}",
    thousands=",",
    lakhs=True,
    read_original="मूल लेख पढ़ें",
    editors_note="संपादक की ओर से",
    untitled="शीर्षक नहीं",
    reasons={
        "A1": "भुगतान की दीवार",
        "A2": "सदस्यता का प्रस्ताव",
        "A3": "सदस्यता का लाभ",
        "A4": "लॉग इन की दीवार",
        "A5": "चंदे की अपील",
        "A6": "रोक वाला पृष्ठ",
        "B1": "न्यूज़लेटर",
        "B2": "ऐप या चैनल",
        "B3": "संबंधित लिंक",
        "B4": "दूसरी सुर्ख़ियाँ",
        "B5": "दूसरे माध्यम",
        "B6": "विज्ञापन की सूचना",
        "B7": "शेयर की सलाह या प्रस्ताव",
        "C1": "मेनू या पृष्ठ का पाठ",
        "C2": "साझा करने की पट्टी",
        "C3": "पढ़ने के साधन",
        "C4": "पाठकों की टिप्पणियाँ",
        "C5": "प्लेयर या गैलरी",
        "C6": "प्रदर्शन के अवशेष",
        "C7": "कुकी की सूचना",
        "C8": "फ़ॉर्म का संदेश",
        "C9": "भाव की पट्टी",
        "C10": "स्रोत का बार-बार आने वाला पाठ",
        "D1": "कॉपीराइट या शर्तें",
        "D2": "अस्वीकरण",
        "D3": "प्रेस विज्ञप्ति का परिशिष्ट",
        "D4": "नीतियों का लिंक",
        "D5": "संपादन से संपर्क",
        "E1": "लेखक की पंक्ति",
        "E2": "स्थान",
        "E3": "प्रकाशन की तारीख़",
        "E4": "एजेंसी का संकेत",
        "E5": "चित्र का शीर्षक",
        "E6": "विषय",
        "E7": "शेयर का संकेत",
        "E8": "लेखक का परिचय",
        "E9": "खंड",
        "E10": "दोहराई गई पंक्ति",
        "F1": "सुधार",
        "F2": "मुख्य बातें",
        "F3": "उपशीर्षक",
        "F4": "सूची या तालिका",
        "F5": "समय",
        "F6": "उद्धृत पोस्ट",
        "F7": "हित की घोषणा",
        "F8": "वक्ता",
        "F9": "उभारा गया कथन",
        "F10": "मुद्रा बदलने की टिप्पणी",
        "F11": "मशीन से बना सार",
        "O1": "संपादक का निर्णय",
    },
)

_TABLE = {"en": _ENGLISH, "de": _GERMAN, "hi": _HINDI}
