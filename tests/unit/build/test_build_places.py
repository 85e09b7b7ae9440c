from digest.build.places import in_the_way, unique
from digest.model.site import Page, RedirectData


def page(path):
    return Page(path, path, "redirect", "", RedirectData(""))


def test_the_first_of_two_pages_keeps_the_place_and_both_are_named():
    kept, problems = unique([page("a/index.html"), page("b"), page("a/index.html")])
    assert [p.path for p in kept] == ["a/index.html", "b"]
    assert "a/index.html" in str(problems[0])
    assert problems[0].hint


def test_places_that_differ_by_letter_case_or_composition_are_one():
    kept, problems = unique([page("Ä/x"), page("ä/x"), page("a\u0308/x"), page("A/y"), page("a/y")])
    assert [p.path for p in kept] == ["Ä/x", "A/y"]
    assert len(problems) == 3


def test_a_file_cannot_be_where_a_folder_is_needed():
    kept, problems = unique([page("a"), page("a/b/c"), page("a/b")])
    assert [p.path for p in kept] == ["a/b/c"]
    assert len(problems) == 2


def test_stale_files_that_hinder_go_first():
    wanted = ["a/b", "c", "D"]
    stale = ["a", "c/x", "d", "e", "a/z"]
    assert in_the_way(stale, wanted) == (["a", "c/x", "d"], ["e", "a/z"])
    assert in_the_way([], wanted) == ([], [])
