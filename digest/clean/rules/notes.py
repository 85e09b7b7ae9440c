"""Editorial notes: they leave the body but are always shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from digest.clean.rule import Finding, rule, run_rule
from digest.clean.sheet import HEAD, INSIDE, TAIL, Sheet

_LABEL = re.compile(
    r"^\W{0,3}(?:(?:a )?(?:corrections?|corrected|clarifications?|editor'?s'? notes?|note to readers"
    r"|updates?)\b"
    r"(?:\s?[.(|-]|$"
    r"|(?:,?\s(?:appended|added|and clarifications?|& clarifications?|to (?:this|the) \w+|on \w+"
    r"|\w{3,9}\.? \d|\d)[^:.]{0,30})?:)"
    r"|(?:(?:korrektur|korrekturhinweis|berichtigung|richtigstellung|hinweis der redaktion|anm(?:erkung"
    r"|\.) d(?:er|\.) red)"
    r"|(?:rectificatif|ndlr|erratum|précision|note de la rédaction|fe de err|aclaración|corrección"
    r"|rectificación|nota d|n\. de la r|correção|errata|erramos|esclarecimento)"
    r"|(?:correction(?=\s?:)|note de la rédaction|nota de redacción|fe de errores|retificação|nota da redação)s?"
    r"|(?:rettific[ah]e?|errata corrige|precisazion[ei]|correzion[ei]|nota della redazione)"
    r"|(?:correcties?|rectificaties?|aanvulling(?:en)?|verbetering(?:en)?|noot van de redactie)"
    r"|(?:सुधार|स्पष्टीकरण|भूल सुधार|शुद्धिपत्र|संपादक(?:ीय| की) टिप्पणी)"
    r"|(?:更正(?:声明|启事)?|编者按|編者按|编者注|編者註|编辑部注|勘误|勘誤)"
    r"|(?:訂正(?:と(?:お詫び|おわび))?|おことわり|おわび|お詫び|編集部注)"
    r"|(?:바로잡습니다|정정(?:보도)?(?:합니다)?|반론보도|편집자 ?주|알려왔습니다)"
    r"|(?:تصحيح|تصويب|توضيح|تنويه|اعتذار|استدراك|ملاحظة (?:من )?المحرر))"
    r"(?=[^:]{0,30}:|\W*$|\s?[-(\])】])"
    r")"
)
_MENDED = re.compile(
    r"(?:an? (?:earlier|previous|prior|original) version of (?:this|the)|th(?:is|e) (?:story|article"
    r"|report|post|piece|headline)(?: \w+){0,3} (?:has been|was|have been) (?:\w+ )?(?:corrected"
    r"|updated|amended|clarified|revised|edited)"
    r"|in einer (?:früheren|ersten|vorherigen) (?:version|fassung)|version (?:précédente"
    r"|antérieure) de|una versión anterior|uma versão anterior|this version corrects"
    r"|in een eerdere versie|una versione precedente (?:di quest|del)|une première version de)"
)
_UPDATE_ONLY = re.compile(r"^updates?\b|^mise à jour\b|^aktualisierung\b|^actualizad|^atualizad")
_HOLDS = re.compile(
    r"\b(?:owns?|holds?|has)\b.{0,30}\b(?:shares?|stakes?|positions?|stock)\b.{0,60}\b(?:named"
    r"|mentioned|discussed|above|this (?:article|story|column|piece)|companies|company|in)\b"
)
_HOLDER = re.compile(
    r"^(?:\W|full disclosure|disclosure|the )*(?:author|writer|columnist|reporter|analyst|editor"
    r"|newspaper|paper|publisher|autor|autorin)\b|^(?:full )?disclosure\b|^interessenkonflikt"
    r"|^conflict"
)
_LABELLED = re.compile(
    r"^\W*(?:full )?disclosure:\s.{0,80}\b(?:authors?|writers?|columnist|reporters?|editors?"
    r"|publisher|owners?|parent|we|i|this (?:site|paper|newspaper))\b"
)
_STATED = re.compile(
    r"^\W*(?:transparenzhinweis|hinweis zur transparenz|offenlegung|interessenkonflikte?|(?:note de )?transparence"
    r"|conflits? d'intérêts?|déclaration d'intérêts|(?:nota de )?transparencia|conflicto de intereses"
    r"|(?:nota de )?transparência|conflito de interesses?|(?:nota di )?trasparenza|conflitto di interessi|transparantie"
    r"|belangenverstrengeling|हितों का टकराव|खुलासा|利益(?:披露|申报|申報|声明)|利益相反|이해상충|إفصاح|تضارب المصالح)"
    r"[^:]{0,20}:\s?.{0,80}(?:aut(?:or|eu?r|rice|ora|orin|hor)\w*|redaktion|rédaction|redacción|redação|redazione"
    r"|redactie|verlag|éditeur|journalist\w*|wir|nous|लेखक|作者|筆者|笔者|本报|필자|기자|الكاتبة?|كاتب)"
)
_STAKE = re.compile(
    r"^\W*(?:(?:der|die) (?:autorin|autor|verfasserin|verfasser)(?: diese[rs] (?:textes|artikels|beitrags|kolumne))?"
    r"|l'(?:autrice|auteure?|autore)(?: de (?:cet article|ce texte)| di questo (?:articolo|testo))?"
    r"|(?:la autora|el autor)(?: de este (?:artículo|texto))?|[oa] autora?(?: deste (?:artigo|texto))?"
    r"|de (?:auteur|schrijver|schrijfster)(?: van dit (?:artikel|stuk))?),? "
    r"(?:(?:arbeitete|trabajó|trabalhou|werkte)\b"
    r"|(?:hält|besitzt|hat|war|détient|possède|a|est|posee|tiene|ha|es|detém|possui|tem|é|possiede|detiene|bezit|heeft"
    r"|houdt)\b.{0,80}"
    r"(?:aktien|anteil|beteilig|gearbeitet|\bactions\b|\bparts\b|actionnaire|travaillé|acciones|accionista|trabaj"
    r"|\bações\b|acionista|trabalh|azioni|azionista|quote|lavorato|aandelen|belang|gewerkt))"
    r"|^\W*(?:作者|笔者|筆者)(?:持有|は.{0,40}(?:保有|株主))|^\W*(?:필자|기자)는 .{0,40}(?:보유|주주)"
    r"|^लेखक के पास .{0,60}शेयर|^الكاتبة? (?:ي|ت)ملك أسهم"
)
_OWNER = re.compile(
    r"\b(?:owner of|owns|parent (?:company )?of|publisher of) (?:this (?:news)?(?:paper|site|website"
    r"|publication|outlet)|the (?:newspaper|paper) you)|\bis owned by the same\b"
)
_CONVERSION = re.compile(
    r"^\W*(?:[$€£¥₹]|us\$|rs\.?|[a-z]{3}\s)?\s?\d[\d.,]*\s?[\w$€£¥₹ ]{0,24}=\s?\D{0,8}\d[\d.,]*[\w\s$€£¥₹.]{0,40}\W*$"
)
_UNIT = re.compile(
    r"^[(（\[]\s*[^\W\d]{2,20}(?: [^\W\d]{2,20}){0,2}\s?=\s?\d[\d.,]*\s?[^\d=]{1,40}[)）\]]\W*$"
)
"""A currency named without a figure: one of it is meant."""
_LETTERS = re.compile(r"[\d\s.,()]+")
_FIGURES = re.compile(
    r"^\W*(?:\(?(?:all |dollar )?(?:figures|amounts|sums|values|prices) (?:are )?in\b"
    r"|\(?in (?:millions|thousands|billions) (?:of|except)\b)"
)


@rule("correction-note", "K1a", "note", cues=("correction",), spine=True)
def correction_note(sheet: Sheet, i: int) -> Finding | None:
    """Show a correction, clarification or editor's note below the article.

    What: a block that opens with such a label, or that says what an earlier version had wrong.
    Why: a mended fact belongs to the story; it often stands after the legal lines, where a tail cut would take it.
    Removes: Correction: an earlier version gave the loss as $3m; it was $3bn.
    Keeps: Correction in grain prices went on for a third week in Paris, traders said.
    """
    f = sheet.features[i]
    mended = _MENDED.search(f.folded)
    label = _LABEL.match(f.folded)
    if mended is None and (label is None or (len(f.tokens) < 4 and not f.unspaced)):
        return None
    if label is not None and mended is None and _UPDATE_ONLY.match(f.folded):
        return None
    if f.weight > 900 or (mended is not None and label is None and f.weight > 420):
        return None
    seen = label or mended
    return Finding(
        "F1",
        f"“{f.text[: seen.end()].strip() if label and seen else f.cues['correction']}”",
        "note",
    )


@rule("disclosure-note", "K1b", "note", cues=("disclosure",), spine=True)
def disclosure_note(sheet: Sheet, i: int) -> Finding | None:
    """Show below the article what the writer or the house has at stake.

    What: the writer holds shares in a company named, or the house belongs to a party of the story.
    Why: it looks like a disclaimer but tells readers how to read the story.
    Removes: The columnist owns shares in two of the miners named here.
    Keeps: The fund owns shares in two of the miners, its filing showed.
    """
    f = sheet.features[i]
    if f.quotation or f.weight > 500:
        return None
    holder = _HOLDER.search(f.folded)
    stake = _HOLDS.search(f.folded) or "interest" in f.folded or "interes" in f.folded
    labelled = _LABELLED.match(f.folded) is not None and f.weight <= 400
    ends = not sheet.spine.first < i < sheet.spine.last  # inside, an author may be anybody
    stated = _STATED.match(f.folded) or (ends and _STAKE.match(f.folded))
    if labelled or stated or (holder and stake) or _OWNER.search(f.folded):
        return Finding("F7", f"“{f.cues['disclosure']}”", "note")
    return None


@rule("conversion-note", "K1c", "note", spine=True)
def conversion_note(sheet: Sheet, i: int) -> Finding | None:
    """Show below the article at which rate money was converted, or in which unit figures stand.

    What: an equation of two currencies as a block of its own, or a line on the unit of the figures.
    Why: readers need it to check the amounts; it is no sentence and would be lost with the tail.
    Removes: ($1 = 128.7000 shillings)
    Keeps: One dollar now buys 128 shillings, two more than in May.
    """
    f = sheet.features[i]
    if f.n > 160 or not f.text:
        return None
    if ("=" in f.folded and _is_rate(f.folded)) or _FIGURES.match(f.folded):
        return Finding(
            "F10", "rate of conversion" if "=" in f.folded else "unit of the figures", "note"
        )
    return None


def _is_rate(folded: str) -> bool:
    """Judge an equation of two sums of money: a figure and a currency's sign or word on both sides, and no more."""
    if _CONVERSION.match(folded) or _UNIT.match(folded):
        return True
    left, _, right = folded.partition("=")
    return len(folded) <= 60 and all(
        any(map(str.isdigit, side)) and 1 <= len(_LETTERS.sub("", side)) <= 24
        for side in (left, right)
    )


@rule("machine-summary", "K1d", "note", cues=("machine",), spine=True)
def machine_summary(sheet: Sheet, i: int) -> Finding | None:
    """Drop a summary that a machine wrote, and say so.

    What: a label that says the lines are machine-written, at the head or the end.
    Why: they are not the reporter's words and may be wrong.
    Removes: This summary was generated by AI and checked by an editor.
    Keeps: Half of the code was generated by AI, the bank said in its report.
    """
    f = sheet.features[i]
    if f.reported or f.weight > 240 or (sheet.where(i) == INSIDE and f.weight > 120):
        return None
    if sheet.where(i) in (HEAD, TAIL) or not f.final or "this" in f.tokens or "summary" in f.flat:
        return Finding("F11", f"“{f.cues['machine']}”")
    return None


@run_rule("machine-points", "K1e", spine=True)
def machine_points(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop the points of a summary that a machine wrote, and say so.

    What: the items right below the label of such a summary before the story, or right above it.
    Why: the label speaks for them; they repeat the story's words and would pass for the reporter's key points.
    Removes: This summary was generated by AI / • Cargo at Lamu is up by a third / • The road is not
    Keeps: Key points / • Cargo at Lamu is up by a third / • The road is not
    """
    for label in [i for i, finding in found.items() if finding.class_ == "F11"]:
        below = _items(sheet, range(label + 1, len(sheet)))
        above = _items(sheet, range(label - 1, -1, -1)) if sheet.where(label) == HEAD else []
        for i in below or above:
            yield i, Finding("F11", f"under the label in line {sheet.blocks[label].first}")


def _items(sheet: Sheet, places: range) -> list[int]:
    """Return the places in order up to the first that is no item of a list."""
    return list(takewhile(lambda i: sheet.features[i].bullet, places))
