"""An extract is judged with the memory of its source, wherever the source is told."""

from clean_samples import STORY, extract
from memory_samples import HOUSE

from digest.intake.known import judge
from digest.memory.snapshot import NONE, Snapshot
from digest.model.article import SourceRef
from digest.model.knowledge import Knowledge, LineRecord
from digest.text.folding import fold

RIGHTS = "© 2026 Tidewater Press. All rights reserved."


def knowing(source: str) -> Snapshot:
    record = LineRecord(articles=5, tail=5)
    return Snapshot(3, {source: 5}, {source: {fold(HOUSE): record}})


def test_the_house_that_signs_the_rights_is_the_source_of_an_extract_that_names_none() -> None:
    made = extract([*STORY[:4], HOUSE, RIGHTS])
    judged = judge(made, knowing("tidewater press"))
    assert judged.lesson
    assert (judged.lesson.source, judged.revision) == ("tidewater press", 3)
    assert judged.lesson.dropped == (fold(HOUSE),)
    assert [v.rule for v in judged.cleaned.verdicts[4:]] == ["repeated-line", "rights"]
    assert judged.plain.verdicts[4].action == "keep"


def test_without_any_source_nothing_is_known_and_nothing_learnt() -> None:
    judged = judge(extract(list(STORY)), knowing(""))
    assert (judged.lesson, judged.revision) == (None, 0)
    assert judged.cleaned == judged.plain


def test_what_the_editor_calls_the_source_counts_before_what_it_declares() -> None:
    made = extract([*STORY[:4], HOUSE], source="Courier")
    judged = judge(made, knowing("tidewater"), Knowledge(source="tidewater"))
    assert judged.revision == 3
    judged = judge(
        extract([*STORY[:4], HOUSE]), knowing("the courier"), given=SourceRef("The Courier", "")
    )
    assert judged.revision == 3


def test_a_page_that_is_no_article_teaches_nothing() -> None:
    wall = ["You have reached your limit of free articles.", "Subscribe to continue reading"]
    assert judge(extract(wall, source="Courier"), NONE).lesson is None


def test_a_line_that_an_override_keeps_is_remembered_as_kept() -> None:
    from digest.model.knowledge import Overrides, Pattern

    base = Knowledge(of_document=Overrides(keep=(Pattern(text=RIGHTS, where="x:1"),)))
    judged = judge(extract([*STORY[:4], "12:30", RIGHTS], source="Courier"), NONE, base)
    assert judged.lesson
    assert judged.lesson.kept == (fold(RIGHTS),)
