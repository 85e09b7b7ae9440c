"""However long an edition is, its e-mail stays below what mail clients clip."""

import email
import email.policy

import pytest
from form_samples import edition, mail
from render_samples import card, renderer, site_info, write

from digest.errors import ThemeError
from digest.model.article import SourceRef
from digest.model.parts import Section
from digest.model.site import Body
from digest.render.mail_short import LIMIT, ROOM, Shown, clipped, fitted, size
from digest.render.renderer import Renderer
from digest.render.theme import load


def rendered(root, shown, body="") -> tuple[str, list]:
    made = Renderer(load(root, "default"), site_info(), lambda _: Body(body))
    return made.render(mail("mail", shown)).decode(), made.problems


def test_gmail_clips_at_102_kilobytes() -> None:
    assert LIMIT == 104_448
    assert ROOM < LIMIT


def test_an_edition_of_a_day_goes_out_whole_and_unremarked(tmp_path) -> None:
    page, problems = rendered(tmp_path, edition(40))
    assert problems == []
    assert size(page) < ROOM
    assert page.count("The lender said on Monday") == 40
    assert "on the web</a></p>" not in page.replace("Read it on the web", "")


def test_an_edition_near_the_limit_goes_out_whole_and_is_named(tmp_path) -> None:
    page, problems = rendered(tmp_path, edition(90))
    assert ROOM < size(page) < LIMIT
    assert page.count("The lender said on Monday") == 90
    (problem,) = problems
    assert problem.severity == "warning"
    assert str(problem.where) == "email/2026-11-22.html"
    assert "the edition 2026-11-22 has" in problem.message


@pytest.mark.parametrize("count", [100, 150, 400, 2000])
def test_a_long_edition_is_shortened_and_named(tmp_path, count) -> None:
    page, problems = rendered(tmp_path, edition(count))
    assert size(page) < ROOM
    assert size(page) > ROOM * 0.8
    (problem,) = problems
    assert "it is shortened to" in problem.message
    assert "2026-11-22" in problem.message


def test_briefs_are_shortened_first_and_stories_left_out_last(tmp_path) -> None:
    pages = {n: rendered(tmp_path, edition(n))[0] for n in (100, 180, 400)}
    whole = {n: page.count("The lender said on Monday") for n, page in pages.items()}
    told = {n: page.count("a lender lifts its profit") for n, page in pages.items()}
    assert set(whole.values()) == {13}  # of the lead and of three stories in each section
    assert (
        13 < pages[100].count("Jane Doe") < 100
    )  # no story is cut to its headline that need not be
    assert told[100] >= 100
    assert told[180] >= 180
    assert told[400] < 400
    assert "more stories on the web" in pages[400]
    assert "more stories on the web" not in pages[180]


def test_no_section_is_left_out_for_another(tmp_path) -> None:
    page, _ = rendered(tmp_path, edition(1200))
    for topic in ("Banks", "Energy", "Shipping", "Chips"):
        assert f">{topic}</a></h2>" in page


def test_text_and_message_are_shortened_alike(tmp_path) -> None:
    made = renderer(tmp_path)
    shown = edition(400)
    text = made.render(mail("mail-text", shown)).decode()
    message = email.message_from_bytes(
        made.render(mail("mail-message", shown)), policy=email.policy.default
    )
    assert made.problems == []  # the HTML names the edition, once
    page = made.render(mail("mail", shown)).decode()
    assert message.get_body(("html",)).get_content().replace("\r\n", "\n") == page
    said = next(line for line in text.split("\n") if "more stories on the web" in line)
    assert said.split(":")[0] in page


def test_texts_that_no_story_has_are_cut(tmp_path) -> None:
    long = "word " * 40_000
    solid = "x" * 200_000
    for text in (long, solid):
        one = card(
            title=text,
            summary=text,
            note=text,
            authors=(text,) * 50,
            source=SourceRef(text, "https://e.example/" + solid),
        )
        shown = edition(
            1, title=text, standfirst=text, lead=one, sections=(Section(text, "x/", (one,) * 9),)
        )
        page, _ = rendered(tmp_path, shown)
        assert size(page) < LIMIT
        assert " …" in page


def test_an_editor_s_long_words_are_left_to_the_web(tmp_path) -> None:
    page, problems = rendered(tmp_path, edition(10, body="words"), "<p>Long words.</p>" * 20_000)
    assert size(page) < LIMIT
    assert "Long words." not in page
    assert page.count("The lender said on Monday") == 10
    assert len(problems) == 1


def test_a_template_that_is_too_long_itself_is_refused(tmp_path) -> None:
    write(tmp_path, {"templates/mail.html": "x" * LIMIT})
    with pytest.raises(ThemeError, match="without a single story"):
        rendered(tmp_path, edition(3))


def test_shortening_takes_the_briefs_summary_then_all_but_the_headline() -> None:
    def kept_by(written: int) -> Shown:
        calls: list[Shown] = []

        def write_ever_longer(shown: Shown) -> str:
            calls.append(shown)
            return "x" if len(calls) == written else "x" * LIMIT

        return fitted(edition(41), write_ever_longer).shown

    first = edition(41).sections[0].cards
    plain = kept_by(2).edition.sections[0].cards
    assert [bool(one.summary) for one in plain] == [True] * 3 + [False] * 7
    assert all(one.authors and one.minutes for one in plain)
    bare = kept_by(3).edition.sections[0].cards
    assert bare[:3] == first[:3]
    assert (bare[3].authors, bare[3].minutes, bare[3].figures) == ((), 0, ())
    assert bare[3].source == SourceRef("The Daily Ledger")
    assert bare[3].title == first[3].title
    assert kept_by(4).more == 41
    assert not kept_by(5).words


def test_a_text_is_cut_between_words() -> None:
    assert clipped("one two three", 13) == "one two three"
    assert clipped("one two three", 12) == "one two …"
    assert clipped("x" * 20, 10) == "x" * 10 + " …"
