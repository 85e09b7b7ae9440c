import pytest
from plan_samples import article

from digest.model.news import Mention, News, Point, Quote
from digest.plan.rights import MOST_WORDS, excerpt, mode_of, within_rights
from digest.text import words


@pytest.mark.parametrize(
    ("values", "default", "mode"),
    [
        ({}, "full", "full"),
        ({}, "excerpt", "excerpt"),
        ({}, "link", "link"),
        ({"rights": "link"}, "full", "link"),
        ({"rights": "excerpt"}, "link", "excerpt"),
        ({"rights": "full"}, "link", "full"),
        ({"rights": "own"}, "link", "full"),
        ({"rights": "licensed"}, "excerpt", "full"),
        ({"rights": "© The Paper"}, "excerpt", "excerpt"),
        ({"original": True}, "link", "full"),
        ({"license": "CC BY 4.0"}, "link", "full"),
        ({"license": "CC BY 4.0", "rights": "link"}, "full", "link"),
    ],
)
def test_front_matter_says_how_much_is_shown_and_else_the_configuration(
    values: dict, default: str, mode: str
) -> None:
    assert mode_of(article("a", **values), default) == mode


NEWS = News(
    points=(Point("The mill paid a dividend.", "p-1"),),
    quotes=(Quote("We are glad.", "Ada Brandt", "p-2"),),
    companies=(Mention("Brenner Mills", ("Brenner",), ("p-1",)),),
)


def test_what_is_shown_whole_stays_as_it_is() -> None:
    item = article("a", news=NEWS)
    assert within_rights(item, "full") is item


@pytest.mark.parametrize("mode", ["link", "excerpt"])
def test_a_text_that_is_not_shown_leaves_nothing_of_it_behind_but_what_it_is_about(mode) -> None:
    item = article(
        "a", news=NEWS, key_points=("One.",), notes=("Corrected.",), note="Read it.", words=20
    )
    narrow = within_rights(item, mode)
    assert narrow.rights == mode
    assert narrow.body_hash == ""
    assert narrow.news == News(companies=NEWS.companies)
    assert narrow.key_points == narrow.notes == ()
    assert (narrow.note, narrow.title, narrow.source) == ("Read it.", item.title, item.source)


def test_a_link_has_no_summary() -> None:
    narrow = within_rights(article("a", summary="It happened.", excerpt="It"), "link")
    assert narrow.summary == narrow.excerpt == ""


SENTENCE = "The works on the quay will close in the spring of next year."


@pytest.mark.parametrize(
    ("text", "of", "given"),
    [
        (SENTENCE, 400, SENTENCE),
        (SENTENCE, 0, SENTENCE),
        (f"{SENTENCE} {SENTENCE}", 100, SENTENCE),
        (SENTENCE, 40, "The works on the quay will …"),
        ("Eins, zwei, drei", 14, "Eins, zwei …"),
        (SENTENCE, 3, ""),
        ("", 0, ""),
        ("港の工場は来年の春に閉鎖される", 20, "港の工場は来 …"),
    ],
)
def test_an_excerpt_ends_with_a_sentence_or_says_that_it_was_cut(text, of, given) -> None:
    assert excerpt(text, of) == given


@pytest.mark.parametrize("of", [1, 7, 59, 61, 400, 401, 10_000])
def test_an_excerpt_has_at_most_sixty_words_and_fifteen_per_cent(of: int) -> None:
    for text in (
        f"{SENTENCE} " * 30,
        "word " * 90,
        "港の工場は来年の春に閉鎖される" * 20,
        "x" * 900,
    ):
        count = words.count(excerpt(text, of))
        assert count <= MOST_WORDS
        assert count * 100 <= of * 15
