import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.markdown import front_matter
from digest.markdown.front_matter import FrontMatter, parse, write
from digest.model.article import Access, Cleaner, SourceRef
from digest.text.normal import normalise, one_line

PATH = "content/articles/ubs.md"


def front_of(head: str) -> FrontMatter:
    parsed = parse(f"---\n{head}\n---\n\nBody.\n", PATH)
    assert parsed.front is not None, parsed.problems
    return parsed.front


def faults(text: str) -> list[str]:
    return [str(problem) for problem in parse(text, PATH).problems]


NASTY = st.one_of(
    st.text(max_size=30),
    st.text(alphabet=string.punctuation + " ab1\n\t", max_size=12),
    st.sampled_from(
        [
            *(
                "NO",
                "yes",
                "~",
                "null",
                "12:30",
                "1e3",
                "0x1F",
                "2026-11-22",
                "=",
                "<<",
                "---",
                "...",
                "- a",
            ),
            *(
                "a: b",
                "a #b",
                "# a",
                "'",
                '"',
                "\"'",
                "\\",
                "é",
                "株式会社",
                "שלום",
                "😀",
                "|",
                ">",
                "*a",
                "&a",
                "%",
            ),
            *(
                ".5",
                "+1",
                "1_000",
                "0o17",
                "@x",
                "`x`",
                "?",
                "? a",
                "!",
                "!!str",
                "{}",
                "[]",
                "a, b",
                "true ",
            ),
        ]
    ),
)
LINE = NASTY.map(one_line)
FILLED = LINE.filter(bool)
LISTS = st.lists(FILLED, max_size=3, unique=True).map(tuple)
DATES = st.sampled_from(["", "2026-11-22", "2026-11-22T09:00+05:30", "2026-11-22T09:00:01"])
KEYS = FILLED.filter(lambda key: len(key) < 100).map(lambda key: f"x {key}")
EXTRA = st.recursive(
    NASTY.map(normalise),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
FRONTS = st.builds(
    FrontMatter,
    title=LINE,
    id=LINE,
    date=DATES,
    expires=DATES,
    source=st.builds(SourceRef, LINE, st.sampled_from(["", "https://a.test/x?y=1#z"])),
    authors=LISTS,
    topics=LISTS,
    aliases=LISTS,
    note=NASTY.map(lambda text: normalise(text).strip()),
    notes=LISTS,
    weight=st.integers(-99, 99),
    draft=st.booleans(),
    rights=LINE,
    language=st.sampled_from(["", "de", "pt-BR"]),
    access=st.builds(Access, st.booleans(), st.sampled_from(["yes", "maybe", "no"])),
    extra=st.dictionaries(KEYS, EXTRA, max_size=3),
    cleaner=st.none()
    | st.builds(
        Cleaner, version=NASTY.map(normalise), counts=st.just({"A2": 3, "A10": 1, "B1": 2})
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(FRONTS, st.text(max_size=40).map(normalise))
def test_what_was_written_is_read_back_and_written_again_to_the_byte(
    front: FrontMatter, body: str
) -> None:
    text = write(front, body)
    parsed = parse(text, PATH)
    assert parsed.problems == ()
    assert parsed.front is not None
    assert write(parsed.front, parsed.body) == text
    assert parsed.body == body
    assert (parsed.front.title, parsed.front.topics, parsed.front.note) == (
        front.title,
        front.topics,
        front.note,
    )
    assert parsed.front.extra == front.extra


@given(st.text(alphabet=string.printable + "é株", max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for fence in ("---", "+++"):
        parse(f"{fence}\n{text}\n{fence}\n", PATH)
        parse(f"{fence}\n{text}", PATH)


def test_an_article_is_written_in_its_canonical_order() -> None:
    front = FrontMatter(
        extra={"mood": "NO"},
        cleaner=Cleaner("1", "extracts/a.txt", "e", "w", {"B1": 2, "A10": 1, "A2": 3}),
        title='Bank "wins": 12 % more',
        date="2026-11-22T09:00+05:30",
        source=SourceRef("The Paper", "https://a.test/x"),
        topics=("Banks", "12:30"),
        draft=True,
        weight=5,
        access=Access(wall=True, complete="maybe"),
    )
    assert write(front, "Body.\n") == (
        "---\ntitle: 'Bank \"wins\": 12 % more'\n".replace("'", "'")
        + "date: 2026-11-22T09:00+05:30\n"
        "source:\n  name: The Paper\n  url: https://a.test/x\n"
        'topics:\n  - Banks\n  - "12:30"\n'
        "weight: 5\ndraft: true\n"
        "access:\n  wall: true\n  complete: maybe\n"
        'mood: "NO"\n'
        'cleaner:\n  version: "1"\n  extract: extracts/a.txt\n  extract_hash: e\n  written_hash: w\n'
        "  counts:\n    A2: 3\n    A10: 1\n    B1: 2\n"
        "---\n\nBody.\n"
    )


def test_a_file_without_front_matter_is_all_body() -> None:
    for text in ("Just text.\n", "----\n", "--- x\ntext", "", "# Title"):
        assert parse(text, PATH) == (FrontMatter(), text, 1, ())
    assert parse("---\n---\nBody", PATH)[1:3] == ("Body", 3)
    assert parse("---\n...\n\nBody", PATH)[1:3] == ("Body", 4)


def test_the_names_of_other_tools_are_read() -> None:
    front = front_of(
        "Title: T\nguid: g1\npublished: 2026-11-22\ncreated: 2026-11-23\nlastmod: 2026-11-24 09:00\n"
        "source: https://a.test/x?utm_source=clip\nauthor: Jane Doe; John Roe\ndescription: D\n"
        "tags: banks, rates\ncategories: [Banks, banks]\nlang: de\ntemplate: wide\nexpiryDate: 2027-01-01\n"
        "companies: Acme, Inc., UBS\nrights:\n  license: CC BY 4.0\n  mode: full\nmy key: [1, {a: b}]"
    )
    assert front == FrontMatter(
        title="T",
        id="g1",
        date="2026-11-22",
        retrieved="2026-11-23",
        updated="2026-11-24T09:00",
        source=SourceRef("", "https://a.test/x"),
        authors=("Jane Doe", "John Roe"),
        summary="D",
        topics=("banks", "rates", "Banks"),
        language="de",
        layout="wide",
        expires="2027-01-01",
        companies=("Acme, Inc.", "UBS"),
        license="CC BY 4.0",
        rights="full",
        extra={"my key": ["1", {"a": "b"}]},
    )


@pytest.mark.parametrize(
    ("head", "name", "url"),
    [
        ("source: The Paper", "The Paper", ""),
        ("source: https://a.test/x", "", "https://a.test/x"),
        ("source:\n  name: P\n  url: https://a.test/x", "P", "https://a.test/x"),
        ("sitename: P\nurl: https://a.test/x\nhostname: a.test", "P", "https://a.test/x"),
        ("publisher: P\ncanonical: https://a.test/x", "P", "https://a.test/x"),
    ],
)
def test_a_source_may_be_written_in_many_ways(head: str, name: str, url: str) -> None:
    assert front_of(head).source == SourceRef(name, url)


def test_an_address_of_ours_in_url_is_the_permalink() -> None:
    front = front_of("url: /2026/x/\nsource: The Paper")
    assert (front.permalink, front.source.url) == ("/2026/x/", "")


@pytest.mark.parametrize(
    ("head", "draft", "hide", "date"),
    [
        ("published: false", True, False, ""),
        ("published: true", False, False, ""),
        ("published: 2026-11-22", False, False, "2026-11-22"),
        ("status: Draft", True, False, ""),
        ("status: hidden", False, True, ""),
        ("draft: yes", True, False, ""),
        ("draft: off", False, False, ""),
    ],
)
def test_drafts_are_known_by_every_name(head: str, draft: bool, hide: bool, date: str) -> None:
    front = front_of(head)
    assert (front.draft, front.hide, front.date, front.extra) == (draft, hide, date, {})


def test_empty_values_are_no_values() -> None:
    assert (
        front_of("title:\nsummary: ~\nid: null\ntopics: []\ndate: ''\naccess:\n") == FrontMatter()
    )
    assert front_of("title: 'null'").title == "null"
    assert front_of("status: odd").extra == {"status": "odd"}
    assert front_of("people:\n  - name: Jane\n").people == ("Jane",)


@pytest.mark.parametrize(
    ("key", "meant"),
    [("dat", "date"), ("Titel", "title"), ("sumary", "summary"), ("topcis", "topics"), ("discription", "description")],
)  # fmt: skip
def test_a_key_that_looks_like_a_slip_is_kept_and_told(key, meant):
    parsed = parse(f"---\n{key}: x\n---\n", "a.md")
    assert parsed.front.extra == {key: "x"}
    (problem,) = parsed.problems
    assert str(problem).startswith(
        f'a.md:2:{len(key) + 3}: warning: "{key}" is no key that digest knows'
    )
    assert f'did you mean "{meant}"?' in problem.hint


@pytest.mark.parametrize("key", ["mood", "lede", "image", "cover", "math", "status", "titles"])
def test_keys_of_the_editors_own_are_kept_without_a_word(key):
    text = f"---\ntitle: T\n{key}: x\n---\n"
    assert parse(text, "a.md").problems == ()


def test_all_faults_of_a_file_are_told_at_once_with_their_places() -> None:
    text = (
        "---\ntitle: A\ndate: 31.02.2026\nupdated: 02/03/2026\nweight: 1e9\ndraft: perhaps\n"
        "access:\n  wall: maybe\ntopics:\n  - [a, b]\nsummary: [x]\nsource:\n  url: javascript:x\n  logo: y\n---\n"
    )
    assert faults(text) == [
        f'{PATH}:3:7: date "31.02.2026" does not exist\n  hint: write it as 2026-02-28',
        (
            f'{PATH}:4:10: updated "02/03/2026" cannot be read: day and month could be swapped\n'
            "  hint: write it as 2026-11-22 or 2026-11-22T09:00+05:30"
        ),
        f'{PATH}:5:9: weight "1e9" is not a whole number\n  hint: write a number such as 10',
        f'{PATH}:6:8: draft "perhaps" is neither true nor false\n  hint: write true or false',
        f"{PATH}:8:3: access.wall is neither true nor false\n  hint: write true or false",
        f"{PATH}:10:3: topics must be a list of texts, not of a list\n  hint: one item a line: - text",
        f"{PATH}:11:10: summary must be a text, not a list\n  hint: write it on one line after the colon",
        f"{PATH}:13:3: warning: source.logo is not known\n  hint: known are name and url",
        (
            f'{PATH}:13:3: warning: "javascript:x" is not the address of a web page\n'
            "  hint: write the whole address, beginning with https://"
        ),
    ]
    assert parse(text, PATH).front is None


def test_a_warning_does_not_cost_the_article() -> None:
    parsed = parse("---\ntitle: A\nsource: {url: 'javascript:x'}\n---\n", PATH)
    assert parsed.front == FrontMatter(title="A")
    assert [problem.severity for problem in parsed.problems] == ["warning"]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("a: &x [1]\nb: *x", ":2:4: anchors and aliases are not allowed"),
        (
            "title: *bold*",
            ":2:13: the front matter cannot be read: did not find expected alphabetic",
        ),
        ("a: 1\na: 2", ':3:1: the key "a" stands there twice'),
        ("Title: 1\ntitle: 2", ':3:8: "Title" and "title" are one key'),
        ("- a", ":2:1: the front matter is not a list of keys and values"),
        ("just text", ":2:1: the front matter is not a list of keys and values"),
        (
            "title: Foo: bar",
            ":2:11: the front matter cannot be read: mapping values are not allowed",
        ),
        ("title: x\n\tb: c", ":3:1: the front matter cannot be read: found a tab"),
        ("title: [a", ":2:8: the front matter cannot be read: did not find expected ',' or ']'"),
        ('title: "a', ":2:8: the front matter cannot be read: found unexpected end of stream"),
        ("? [a]\n: b", ":2:3: a key must be a short text"),
        (f"{'k' * 200}: b", ":2:1: a key must be a short text"),
        ("a: " + "[" * 30000, ":2:11: values are nested too deeply"),
        ("- " * 20000, ":2:17: values are nested too deeply"),
        ("? " * 20000, ":2:17: values are nested too deeply"),
        ("a: " + "{b: " * 20 + "c" + "}" * 20, "values are nested too deeply"),
        ("a:\n" + "".join(" " * n + "b:\n" for n in range(1, 12)), "values are nested too deeply"),
        ("x: " + "y" * 70_000, ":1: the front matter is too long"),
        ("access: open", ":2:9: access must hold wall and complete"),
        ("access: {complete: perhaps}", ':2:9: access.complete "perhaps" is not known'),
        ("note: [a]", ":2:7: note must be a text, not a list"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(head: str, message: str) -> None:
    found = faults(f"---\n{head}\n---\nBody\n")
    assert len(found) == 1
    assert message in found[0]
    assert "\n  hint: " in found[0]


def test_a_head_without_end_is_a_fault_and_no_text_is_lost() -> None:
    parsed = parse("---\ntitle: x\n\nBody\n", PATH)
    assert (parsed.front, parsed.body) == (None, "---\ntitle: x\n\nBody\n")
    assert str(parsed.problems[0]).startswith(f"{PATH}:1: the front matter has no end")


def test_a_spoilt_cleaner_block_is_a_warning() -> None:
    for block in ("x", "{counts: [1]}", "{counts: {A1: x}}", "{version: [1]}"):
        parsed = parse(f"---\ntitle: A\ncleaner: {block}\n---\n", PATH)
        assert parsed.front == FrontMatter(title="A")
        assert "the cleaner block is not as digest wrote it" in str(parsed.problems[0])


def test_access_reads_yes_and_no_of_every_kind() -> None:
    assert front_of("access: {wall: yes, complete: no}").access == Access(True, "no")
    assert front_of("access: {complete: true}").access == Access(False, "yes")


def test_toml_is_read_with_places() -> None:
    text = (
        '+++\ntitle = "x"\ndate = 2026-11-22T09:00:00Z\ndraft = true\nweight = 3\n'
        'tags = ["a"]\n[source]\nname = "N"\n+++\n\nBody\n'
    )
    parsed = parse(text, PATH)
    assert parsed.front == FrontMatter(
        title="x",
        date="2026-11-22T09:00:00+00:00",
        draft=True,
        weight=3,
        topics=("a",),
        source=SourceRef("N"),
    )
    assert (parsed.body, parsed.body_line) == ("Body\n", 11)
    assert faults("+++\ntitle = x\n+++\n")[0].startswith(
        f"{PATH}:2:9: the front matter cannot be read: "
    )
    assert faults('+++\na = 1\ndate = "x"\n+++\n')[0].startswith(f"{PATH}:3:8: date")
    assert "cannot be read" in faults("+++\na = [\n+++\n")[0]
    assert "nested too deeply" in faults(f"+++\na = {'[' * 9}1{']' * 9}\n+++\n")[0]
    assert "nested too deeply" in faults(f"+++\na = {'[' * 20000}\n+++\n")[0]


def test_control_characters_do_not_get_through() -> None:
    parsed = parse('---\r\ntitle: "a\\u0007b\\ud800"\r\n---\r\nBo\0dy', PATH)
    assert parsed.front is None or parsed.front.title == "ab"
    assert parsed.body == "Body"


def test_the_schema_describes_every_field_and_accepts_short_forms() -> None:
    schema = front_matter.schema()
    fields = set(FrontMatter.__struct_fields__) - {"extra"}
    assert set(schema["properties"]) == fields
    assert all(field["description"] for field in schema["properties"].values())
    assert {"type": "string"} in schema["properties"]["source"]["anyOf"]
    assert {"type": "string"} in schema["properties"]["topics"]["anyOf"]


@pytest.mark.parametrize(
    "head",
    [
        'author: "[[Joel Pfister]]"',
        "author: [[Joel Pfister]]",
        'author:\n  - "[[Joel Pfister]]"',
        "author:\n  - [[Joel Pfister]]",
        'author:\n  - "[[People/Joel|Joel Pfister]]"',
        "author: '[[Joel Pfister]]'",
    ],
)
def test_the_brackets_of_a_link_to_a_note_are_no_part_of_a_name(head):
    assert front_of(head).authors == ("Joel Pfister",)


def test_several_links_to_notes_are_several_names():
    assert front_of('topics: "[[Steel]], [[Ports|Harbours]]"').topics == ("Steel", "Harbours")
    assert front_of('topics: ["[[Steel]", "[x]", "[[a]] b"]').topics == (
        "[[Steel]",
        "[x]",
        "[[a]] b",
    )


@pytest.mark.parametrize("tag", ['"><script>', "x y", "1", "en-", "../etc", "é"])
def test_a_language_that_cannot_be_one_is_told_and_passed_over(tag):
    parsed = parse(f"---\ntitle: A\nlang: '{tag}'\n---\nB\n", PATH)
    assert parsed.front is not None
    assert parsed.front.language == ""
    (problem,) = parsed.problems
    assert str(problem).startswith(f'{PATH}:3:7: warning: language "{tag}" is not a language tag')


def test_a_language_written_as_a_locale_is_read():
    assert front_of("language: pt_BR").language == "pt-BR"
    assert front_of("lang: ''").language == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("no", False),
        ("[a-story, 12ab]", ("a-story", "12ab")),
        ("a-story", ("a-story",)),
    ],
)
def test_apart_is_a_flag_or_the_names_of_articles(written: str, read: object) -> None:
    front = parse(f"---\ntitle: T\napart: {written}\n---\n", "a.md").front
    assert front is not None
    assert front.apart == read
    again = parse(write(front, ""), "a.md").front
    assert again == front


def test_apart_that_is_a_mapping_is_told() -> None:
    problems = parse("---\ntitle: T\napart: {a: b}\n---\n", "a.md").problems
    assert [str(problem.where) for problem in problems] == ["a.md:3:8"]


def test_the_schema_takes_apart_as_flag_list_or_name() -> None:
    kinds = [kind["type"] for kind in front_matter.schema()["properties"]["apart"]["anyOf"]]
    assert kinds == ["boolean", "array", "string"]
