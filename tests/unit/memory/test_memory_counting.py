"""Which pages tell one story, and what is counted of them."""

from clean_samples import STORY
from memory_samples import HOUSE, STORIES

from digest.memory.counting import Count, count
from digest.memory.lesson import GONE, KEPT, PROSE, Lesson
from digest.memory.likeness import NEAR, simhash, stories
from digest.text.folding import fold


def lesson(path: str, paragraphs: list[str], tail: tuple[str, ...] = ()) -> Lesson:
    lines = [(fold(text), PROSE) for text in paragraphs] + [(fold(text), KEPT) for text in tail]
    return Lesson(path=path, source="a", fingerprint=simhash(paragraphs), lines=tuple(lines))


def test_hashes_of_texts_alike_differ_in_few_bits() -> None:
    text = " ".join(STORY * 2)
    other = text.replace("a third more cargo", "a third more freight")
    assert (simhash([text]) ^ simhash([other])).bit_count() <= NEAR
    assert (simhash([text]) ^ simhash([" ".join(STORIES[0][1:])])).bit_count() > 2 * NEAR


def test_no_text_has_no_likeness_to_any() -> None:
    assert simhash([]) == 0
    assert stories({"a": 0, "b": 0}, {}) == {"a": "a", "b": "b"}


def test_a_script_without_spaces_has_a_likeness_too() -> None:
    one = "中央银行周一宣布将基准利率下调二十五个基点,以支持放缓的经济增长。"
    other = "该公司表示第三季度的净利润增长了百分之十二,高于分析师的预期。"
    assert simhash([one]) == simhash([one])
    assert (simhash([one]) ^ simhash([other])).bit_count() > NEAR


def test_a_story_saved_twice_counts_once() -> None:
    found = [lesson(f"{n}.md", list(STORY), ("nine desks",)) for n in range(4)]
    story, counts = count([*found, lesson("x.md", STORIES[0][1:], ("nine desks",))])
    assert set(story.values()) == {"0.md", "x.md"}
    assert counts["nine desks"] == Count(2, 0, 0, 2)


def test_a_story_saved_again_after_it_had_grown_counts_once() -> None:
    grown = [*STORY[:4], *STORIES[0][1:]]
    story, _ = count([lesson("a.md", list(STORY[:5])), lesson("b.md", grown)])
    assert set(story.values()) == {"a.md"}


def test_stories_that_share_a_house_paragraph_are_several() -> None:
    found = [lesson(f"{n}.md", [*STORIES[n][1:], HOUSE]) for n in range(6)]
    story, counts = count(found)
    assert len(set(story.values())) == 6
    assert counts[fold(HOUSE)] == Count(6, 0, 0, 6)


def test_house_paragraphs_behind_one_another_all_stand_at_the_end() -> None:
    found = [lesson(f"{n}.md", [*STORIES[n][1:], HOUSE, HOUSE + " So it is."]) for n in range(6)]
    assert count(found)[1][fold(HOUSE)] == Count(6, 0, 0, 6)


def test_places_are_counted_beside_what_is_the_article_s_own() -> None:
    head = Lesson(
        path="a",
        source="s",
        fingerprint=1,
        lines=(("menu", GONE), ("own a", PROSE), ("sub", KEPT), ("own b", PROSE), ("foot", GONE)),
    )
    other = Lesson(
        path="b",
        source="s",
        fingerprint=0xFFFF_FFFF,
        lines=(("foot", GONE), ("own c", KEPT), ("sub", KEPT), ("own d", KEPT), ("foot", GONE)),
    )
    counts = count([head, other])[1]
    assert counts["sub"] == Count(2, 0, 2, 0)
    assert counts["foot"] == Count(2, 0, 1, 1)
    assert counts["menu"] == Count(1, 1, 0, 0)


def test_an_article_that_has_nothing_of_its_own_places_every_line_inside() -> None:
    lines = (("one", GONE), ("two", GONE))
    found = [Lesson(path=p, source="s", fingerprint=0, lines=lines) for p in "ab"]
    assert count(found)[1] == {"one": Count(2, 0, 2, 0), "two": Count(2, 0, 2, 0)}


def test_what_is_the_same_but_for_a_word_is_counted_with_a_star() -> None:
    names = ("Wiebke", "Ottokar", "Wiebke")
    found = [
        lesson(f"{n}.md", STORIES[n][1:], (f"Tonight the presses were run by {name}",))
        for n, name in enumerate(names)
    ]
    counts = count(found)[1]
    assert counts["tonight the presses were run by *"] == Count(3, 0, 0, 3)
    assert "* the presses were run by wiebke" not in counts
