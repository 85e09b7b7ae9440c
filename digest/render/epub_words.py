"""The words a book prints itself, by language; a theme has no part in it."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Words of one language; the last ones have places for values."""

    cover: str
    contents: str
    stories: str
    figures_of_the_day: str
    figures: str
    points: str
    notes: str
    also: str
    original: str
    web: str
    elsewhere: str
    cut: str
    short: str
    untitled: str
    anonymous: str
    undated: str
    updated: str
    up: str
    down: str
    removed: tuple[str, str]
    size: tuple[str, str]
    minutes: tuple[str, str]
    end: str
    access: str


def words_of(language: str) -> Words:
    """Give the words of a BCP 47 language by its first part; English where it is not known."""
    return _TABLE.get(language.split("-", maxsplit=1)[0].lower(), _ENGLISH)


def counted(forms: tuple[str, str], count: int, printed: str) -> str:
    """Choose between the forms for one and for many."""
    return forms[0 if count == 1 else 1].format(n=printed)


_ENGLISH = Words(
    cover="Cover",
    contents="In this edition",
    stories="Stories",
    figures_of_the_day="Figures of the day",
    figures="Figures in this story",
    points="Key points",
    notes="Notes",
    also="Also published by",
    original="Read the original",
    web="This edition on the web",
    elsewhere="The whole story stands at its publisher’s.",
    cut="The publisher’s extract ends here, in the middle of the text.",
    short="The publisher’s extract ends here; the original may go on.",
    untitled="No headline in the extract. Its first sentence stands here as a label.",
    anonymous="The extract names no source",
    undated="no date given",
    updated="updated {time}",
    up="up",
    down="down",
    removed=("{n} line of the extract is not shown", "{n} lines of the extract are not shown"),
    size=("{n} story", "{n} stories"),
    minutes=("{n} minute", "{n} minutes"),
    end="That is all for {date}.",
    access="Text with headings and a table of contents; nothing needs to be seen or heard to be understood.",
)

_GERMAN = Words(
    cover="Titel",
    contents="In dieser Ausgabe",
    stories="Meldungen",
    figures_of_the_day="Zahlen des Tages",
    figures="Zahlen in dieser Meldung",
    points="Das Wichtigste",
    notes="Anmerkungen",
    also="Auch erschienen bei",
    original="Zum Original",
    web="Diese Ausgabe im Netz",
    elsewhere="Der ganze Text steht bei seinem Verlag.",
    cut="Der Auszug des Verlags endet hier, mitten im Text.",
    short="Der Auszug des Verlags endet hier; das Original geht vielleicht weiter.",
    untitled="Der Auszug hat keine Überschrift. Hier steht sein erster Satz.",
    anonymous="Der Auszug nennt keine Quelle",
    undated="ohne Datum",
    updated="aktualisiert {time}",
    up="gestiegen",
    down="gefallen",
    removed=(
        "{n} Zeile des Auszugs ist nicht wiedergegeben",
        "{n} Zeilen des Auszugs sind nicht wiedergegeben",
    ),
    size=("{n} Meldung", "{n} Meldungen"),
    minutes=("{n} Minute", "{n} Minuten"),
    end="Das war alles für den {date}.",
    access="Text mit Überschriften und Inhaltsverzeichnis; nichts muss gesehen oder gehört werden.",
)

_HINDI = Words(
    cover="आवरण",
    contents="इस संस्करण में",
    stories="ख़बरें",
    figures_of_the_day="आज के आँकड़े",
    figures="इस ख़बर के आँकड़े",
    points="मुख्य बातें",
    notes="टिप्पणियाँ",
    also="यहाँ भी प्रकाशित",
    original="मूल लेख पढ़ें",
    web="यह संस्करण वेब पर",
    elsewhere="पूरी ख़बर उसके प्रकाशक के यहाँ है।",
    cut="प्रकाशक का अंश यहाँ, बीच में ही, समाप्त होता है।",
    short="प्रकाशक का अंश यहाँ समाप्त होता है; मूल लेख आगे भी हो सकता है।",
    untitled="अंश में शीर्षक नहीं है। उसका पहला वाक्य यहाँ दिया गया है।",
    anonymous="अंश में स्रोत का नाम नहीं है",
    undated="तारीख़ नहीं दी गई",
    updated="{time} को अद्यतन",
    up="बढ़त",
    down="गिरावट",
    removed=("अंश की {n} पंक्ति नहीं दिखाई गई", "अंश की {n} पंक्तियाँ नहीं दिखाई गईं"),
    size=("{n} ख़बर", "{n} ख़बरें"),
    minutes=("{n} मिनट", "{n} मिनट"),
    end="{date} के लिए बस इतना ही।",
    access="शीर्षकों और विषय-सूची के साथ पाठ; समझने के लिए कुछ देखना या सुनना आवश्यक नहीं है।",
)

_TABLE = {"en": _ENGLISH, "de": _GERMAN, "hi": _HINDI}
