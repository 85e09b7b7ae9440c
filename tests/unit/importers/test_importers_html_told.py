from digest.importers.html_told import TOLD, UNTOLD, votes
from digest.model.extract import Block

STORY = [
    "The quay reopened on Monday, a year late and at twice the cost that the town had planned.",
    "Ferries call there four times a day, and a fifth boat is to follow when the summer timetable begins.",
    "Shops along the quay lost a third of their custom while the cranes stood in the way of the tram.",
]
LABEL = "Timetables and tickets of all lines"


def made(*texts: str) -> list[Block]:
    return [Block(i, i, i, text) for i, text in enumerate(texts, start=1)]


def test_a_text_that_is_mostly_the_main_content_votes_on_every_block() -> None:
    found = votes(made(*STORY, LABEL), [True, True, True, True], " ".join(STORY))
    assert found == [TOLD, TOLD, TOLD, UNTOLD]


def test_subheads_and_what_stands_before_the_first_paragraph_lose_nothing() -> None:
    blocks = [*made(LABEL, *STORY), Block(5, 5, 5, LABEL, "heading", 2)]
    found = votes(blocks, [True] * 5, " ".join(STORY))
    assert found == [0.0, TOLD, TOLD, TOLD, 0.0]


def test_another_text_or_a_part_of_one_has_no_vote() -> None:
    blocks = made(*STORY)
    for body in ("", STORY[0], "The bank said that profit rose by a fifth. " * 9):
        assert votes(blocks, [True] * 3, body) == [0.0] * 3
