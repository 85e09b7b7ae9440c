"""What holds for clusters whatever the texts: order, strangers, and copies of oneself."""

from hypothesis import given, settings
from hypothesis import strategies as st
from retold_stories import COMPANIES, changed, filled, forms

from digest.model.article import Access, Article
from digest.model.news import News
from digest.plan.clusters import clusters
from digest.text.sketches import Sketch, likeness, sketch

FORMS = forms("forms.txt")
STORIES = [filled(company, form, 50) for form in FORMS[:5] for company in COMPANIES]
STRANGER = filled("Takemori", FORMS[9], 51).sketch()
SKETCHES = [story.sketch() for story in STORIES]
SKETCHES += [changed(story, 30, "p", runs=False).sketch() for story in STORIES]
often = settings(max_examples=80, deadline=None)


def article(id_: str, made: bytes, instant: int = 0, complete: str = "yes") -> Article:
    path, news = f"articles/{id_}.md", News(sketch=made)
    access = Access(complete=complete)
    return Article(path=path, id=id_, title=id_, instant=instant, access=access, news=news)


@st.composite
def sites(draw: st.DrawFn) -> list[Article]:
    count = draw(st.integers(2, 14))
    return [
        article(
            f"a{number}",
            draw(st.sampled_from(SKETCHES)),
            draw(st.integers(0, 12)) * 43_200,
            draw(st.sampled_from(["yes", "yes", "no"])),
        )
        for number in range(count)
    ]


@often
@given(sites(), st.randoms(use_true_random=False))
def test_the_order_in_which_articles_are_given_never_matters(items, chance) -> None:
    assert clusters(chance.sample(items, len(items)), []) == clusters(items, [])


@often
@given(sites(), st.integers(0, 12))
def test_an_unrelated_article_changes_no_cluster(items, half_day: int) -> None:
    stranger = article("stranger", STRANGER, half_day * 43_200)
    assert clusters([*items, stranger], []) == clusters(items, [])


@often
@given(sites())
def test_what_is_folded_is_folded_into_what_is_told(items) -> None:
    folded = clusters(items, [])
    known = {one.id: one for one in items}
    for copy, head in folded.items():
        assert head not in folded
        assert likeness(*(Sketch(known[id_].news.sketch) for id_ in (copy, head)))


@often
@given(st.text(max_size=3000), st.sampled_from(["", "de", "ja"]), st.integers(0, 4 * 86_400))
def test_a_copy_of_oneself_is_always_folded(text: str, language: str, later: int) -> None:
    made = sketch(text, language)
    both = [article("one", made), article("other", made, later)]
    assert clusters(both, []) == ({"other": "one"} if made else {})


SAID = ["a", "b", "Acme", "said", "12", "3.5%", "in", "May", "市", "場", "नमस्ते", "سهم", "Über"]
WORDS = st.lists(st.sampled_from(SAID), min_size=40)


@often
@given(WORDS)
def test_a_copy_of_few_words_said_again_and_again_is_folded_too(words: list[str]) -> None:
    made = sketch(" ".join(words))
    assert bool(clusters([article("one", made), article("other", made, 60)], [])) == bool(made)


@often
@given(st.permutations(range(len(STORIES))))
def test_likeness_is_the_same_both_ways(order) -> None:
    one, other = (Sketch(SKETCHES[number]) for number in order[:2])
    assert likeness(one, other) == likeness(other, one)
