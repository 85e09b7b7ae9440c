"""What holds for every site, whatever its articles are called and in whatever order they are read."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.config import Config
from digest.model.article import Article, SourceRef
from digest.model.parts import ContentPage
from digest.plan.catalogue import catalogue
from digest.plan.lists import slices
from digest.plan.pages import pages
from digest.text.slugs import is_reserved

NOW = 2**33
NAMES = st.sampled_from(
    [
        "Markets",
        "MARKETS",
        "märkets",
        "ma\u0308rkets",
        "con",
        "",
        "???",
        "x" * 300,
        "日本",
        "../..",
        "feed.xml",
    ]
) | st.text(max_size=12)
PATHS = st.sampled_from(
    [
        "",
        "",
        "",
        "/same/",
        "/SAME",
        "same.html",
        "/topics/x/",
        "/a/../b/",
        "C:\\nul",
        "feed.xml/x",
        "/404.html",
    ]
) | st.text(max_size=20)


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    count = draw(st.integers(0, 8))
    return [_article(draw, number) for number in range(count)]


def _article(draw: st.DrawFn, number: int) -> Article:
    day = draw(st.sampled_from(["2026-11-20", "2026-11-21", "2026-12-31"]))
    instant = 1_800_000_000 + draw(st.integers(0, 3))
    return Article(
        path=f"articles/{draw(st.sampled_from(['a', 'b']))}{number}.md",
        id=draw(st.sampled_from(["one", "two"]) | st.just(f"id-{number}")),
        title=draw(NAMES),
        date=day,
        day=day,
        instant=instant,
        changed=instant + draw(st.integers(-1, 1)),
        topics=tuple(draw(st.lists(NAMES, max_size=3))),
        companies=tuple(draw(st.lists(NAMES, max_size=2))),
        source=SourceRef(draw(NAMES), draw(st.sampled_from(["", "https://a.example/", "//["]))),
        slug=draw(st.just("") | NAMES),
        permalink=draw(PATHS),
        aliases=tuple(draw(st.lists(PATHS, max_size=2))),
        draft=draw(st.booleans()),
        lead=draw(st.booleans()),
        weight=draw(st.integers(-1, 1)),
        section=draw(st.just("") | NAMES),
    )


CONFIGS = st.builds(
    Config,
    timezone=st.just("Europe/London"),
    permalink=st.sampled_from(["/{year}/{month}/{day}/{slug}/", "/{slug}/", "{id}.html"]),
    slugs=st.sampled_from(["ascii", "unicode"]),
    editions=st.sampled_from(["daily", "weekly"]),
    per_page=st.integers(1, 3),
    drafts=st.booleans(),
)
CONTENT = [ContentPage("pages/about.md", "About"), ContentPage("pages/same.md", "Same")]
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def planned(items: list[Article], config: Config) -> dict[str, str]:
    site = catalogue(items, {}, config, NOW, content=CONTENT)
    made = pages(site, config, static={"style.css": "s"})
    assert len({page.path for page in made}) == len(made)
    return {page.path: page.inputs for page in made}


@often
@given(articles(), CONFIGS, st.randoms(use_true_random=False))
def test_the_order_in_which_articles_are_read_never_matters(items, config, random) -> None:
    shuffled = random.sample(items, len(items))
    assert planned(items, config) == planned(shuffled, config)


@often
@given(articles(), CONFIGS)
def test_no_two_files_are_equal_for_any_file_system(items, config) -> None:
    paths = planned(items, config)
    folded = {unicodedata.normalize("NFC", path).casefold() for path in paths}
    folders = {path.rsplit("/", n)[0] for path in folded for n in range(1, path.count("/") + 1)}
    assert len(folded) == len(paths)
    assert not folders & folded


@often
@given(articles(), CONFIGS)
def test_every_file_stays_inside_the_site(items, config) -> None:
    for path in planned(items, config):
        segments = path.split("/")
        assert all(segments)
        assert len(path.encode()) <= 500
        for segment in segments:
            assert segment.strip(". ") == segment
            assert len(segment.encode()) <= 120
            assert not is_reserved(segment)
            assert not set('\\:*?"<>|\0\n') & set(segment)


@often
@given(articles(), CONFIGS)
def test_a_later_article_moves_no_other(items, config) -> None:
    if not items:
        return
    *rest, last = sorted(items, key=lambda item: (item.instant, item.id, item.path))
    newcomer = replace(last, instant=last.instant + 1, id="newcomer")
    before = _urls(rest, config)
    after = _urls([*rest, newcomer], config)
    assert {key: after[key] for key in before} == before


def _urls(items: list[Article], config: Config) -> dict[str, str]:
    site = catalogue(items, {}, config, NOW, content=CONTENT)
    return {item.article.path: item.url for item in site.articles}


@often
@given(articles(), CONFIGS)
def test_publishing_a_draft_moves_no_other(items, config) -> None:
    hidden = _urls(items, replace(config, drafts=False))
    shown = _urls(items, replace(config, drafts=True))
    assert {key: shown[key] for key in hidden} == hidden


@given(st.integers(0, 200), st.integers(1, 20))
def test_one_more_entry_leaves_every_older_page_alone(count, per_page) -> None:
    before, after = slices(count, per_page), slices(count + 1, per_page)
    assert set(before[1:]) <= set(after[1:])
