import pytest
from plan_samples import article, changed, plan_of

from digest.plan.lists import Slice, slices


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, [Slice(0, 0, 0)]),
        (1, [Slice(0, 0, 1)]),
        (9, [Slice(0, 0, 9)]),
        (10, [Slice(0, 5, 10), Slice(1, 0, 5)]),
        (14, [Slice(0, 5, 14), Slice(1, 0, 5)]),
        (15, [Slice(0, 10, 15), Slice(2, 5, 10), Slice(1, 0, 5)]),
    ],
)
def test_pages_are_numbered_from_the_oldest(count: int, expected: list[Slice]) -> None:
    assert slices(count, 5) == expected


@pytest.mark.parametrize("per_page", [1, 2, 7])
def test_every_entry_stands_on_one_page_and_the_newest_is_never_short(per_page: int) -> None:
    for count in range(60):
        newest, *older = slices(count, per_page)
        shown = [n for part in (newest, *older) for n in range(part.start, part.end)]
        assert sorted(shown) == list(range(count))
        assert newest.end - newest.start >= min(count, per_page)
        assert newest.end - newest.start <= 2 * per_page - 1
        assert all(part.end - part.start == per_page for part in older)


def banks(count: int) -> list:
    return [article(f"n{n:02}", f"2026-11-{n + 1:02}", topics=("Banks",)) for n in range(count)]


def test_a_terms_pages_are_newest_first_and_linked() -> None:
    planned = plan_of(*banks(8), per_page=2)
    bare = planned["topics/banks/index.html"].data
    assert [card.url[-4:] for card in bare.cards] == ["n07/", "n06/"]
    chain = {
        path: (page.data.pagination.newer, page.data.pagination.older)
        for path, page in planned.items()
        if path.startswith("topics/banks/") and page.kind == "term"
    }
    assert chain == {
        "topics/banks/index.html": ("", "topics/banks/page/3/"),
        "topics/banks/page/3/index.html": ("topics/banks/", "topics/banks/page/2/"),
        "topics/banks/page/2/index.html": ("topics/banks/page/3/", "topics/banks/page/1/"),
        "topics/banks/page/1/index.html": ("topics/banks/page/2/", ""),
    }
    assert planned["topics/banks/page/2/index.html"].title == "Banks (2)"


def test_older_pages_never_change_while_the_newest_fills() -> None:
    before, after = plan_of(*banks(10), per_page=5), plan_of(*banks(11), per_page=5)
    lists = {path for path in changed(before, after) if path.startswith("topics/banks/index")}
    older = {path for path in changed(before, after) if "/page/" in path}
    assert lists == {"topics/banks/index.html"}
    assert older == set()


def test_a_full_page_gets_a_number_and_only_its_neighbour_learns_of_it() -> None:
    before, after = plan_of(*banks(19), per_page=5), plan_of(*banks(20), per_page=5)
    assert {path for path in changed(before, after) if path.startswith("topics/banks/page/")} == {
        "topics/banks/page/3/index.html",
        "topics/banks/page/2/index.html",
    }


def test_an_index_lists_terms_by_name_with_count_and_newest_day() -> None:
    planned = plan_of(
        article("a", topics=("zinc", "Åland")), article("b", "2026-11-20", topics=("zinc",))
    )
    assert [(t.title, t.count, t.latest) for t in planned["topics/index.html"].data.terms] == [
        ("zinc", 2, "2026-11-22"),
        ("Åland", 1, "2026-11-22"),
    ]
