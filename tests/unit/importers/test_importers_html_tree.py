from digest.importers import read

STORY = ["The quay reopened on Monday, a year late.", "Ferries call there four times a day."]


def texts(source: str) -> list[str]:
    return [block.text for block in read(source.encode(), "extracts/a.html").blocks]


def test_a_part_that_a_server_sent_late_stands_where_its_place_was_kept() -> None:
    page = (
        "<html><body><h1>Quay</h1><div><template id='B:a'></template></div><p>End</p>"
        f'<div hidden id="S:a"><p>{STORY[0]}</p><template id="P:b"></template></div>'
        f'<div hidden id="S:b"><p>{STORY[1]}</p></div></body></html>'
    )
    assert texts(page) == ["Quay", *STORY, "End"]


def test_a_late_part_without_a_place_of_its_own_stays_hidden() -> None:
    page = (
        f'<html><body><h1>Quay</h1><div hidden id="S:0"><p>{STORY[0]}</p></div>'
        f'<div hidden id="S:1"><template id="B:1"></template><p>{STORY[1]}</p></div></body></html>'
    )
    assert texts(page) == ["Quay"]


def test_what_stands_behind_the_end_of_the_page_is_read_too() -> None:
    page = f"<html><body><p>Quay</p></body></html><html><div><p>{STORY[0]}</p></div></html>"
    assert texts(page) == ["Quay", STORY[0]]


def test_a_class_of_the_whole_page_makes_no_captions() -> None:
    page = f"<html><body class='has caption'><article class='caption'><p>{STORY[0]}</p></article></body></html>"
    assert [b.kind for b in read(page.encode(), "extracts/a.html").blocks] == ["text"]
