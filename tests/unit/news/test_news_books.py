"""companies.toml and topics.toml become books, and every fault of a file is named at once."""

import pickle
import tomllib
from pathlib import Path

import pytest

import digest
from digest.errors import ConfigError
from digest.news import books
from digest.news.naming import Topic

STARTER = Path(digest.__file__).parent / "starter" / "companies.toml"


def project(tmp_path, text: str, name: str = "companies.toml") -> Path:
    (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def faults(tmp_path, text: str, name: str = "companies.toml") -> list[str]:
    project(tmp_path, text, name)
    with pytest.raises(ConfigError) as raised:
        (books.companies if name == "companies.toml" else books.topics)(tmp_path)
    return [str(problem) for problem in raised.value.problems]


def named(book) -> list[str]:
    return [company.name for company in book.companies]


def test_without_a_file_the_shipped_list_holds(tmp_path):
    assert books.companies(tmp_path) == books.shipped()


def test_the_shipped_list_is_plain_toml_that_both_readers_read_alike():
    text = STARTER.read_text("utf-8")
    assert books.simple(text) == tomllib.loads(text)["company"]


def test_an_entry_of_the_same_name_replaces_the_shipped_one(tmp_path):
    book = books.companies(project(tmp_path, '[[company]]\nname = "Airbus"\ncountry = "FR"\n'))
    airbus = [company for company in book.companies if company.name == "Airbus"]
    assert [(one.country, one.ticker) for one in airbus] == [("FR", "")]
    assert named(book) == named(books.shipped())


def test_names_that_the_project_claims_are_taken_from_the_shipped_companies(tmp_path):
    book = books.companies(
        project(tmp_path, '[[company]]\nname = "Google"\naliases = ["Nvidia"]\n')
    )
    alphabet = next(one for one in book.companies if one.name == "Alphabet")
    assert "Google" not in alphabet.aliases
    assert "Nvidia" not in named(book)


def test_single_names_can_be_dropped_and_the_whole_list_switched_off(tmp_path):
    assert "Gap" not in named(books.companies(project(tmp_path, 'drop = ["gap"]\n')))
    own = 'starter = false\n[[company]]\nname = "Millrace Dairy"\n'
    assert named(books.companies(project(tmp_path, own))) == ["Millrace Dairy"]


def test_companies_stand_in_the_order_of_their_names(tmp_path):
    book = books.companies(project(tmp_path, '[[company]]\nname = "millrace Dairy"\n'))
    assert named(book) == sorted(named(book), key=str.casefold)


def test_every_fault_of_a_file_is_named_with_its_line_and_a_hint(tmp_path):
    text = (
        'dorp = ["Gap"]\n'
        "[[company]]\n"
        'name = "Millrace Dairy"\n'
        'alias = ["Millrace"]\n'
        'country = "Kenya"\n'
        'ambiguous = ["Milrace Dairy"]\n'
        'not = ["Big Apple"]\n'
        "[[company]]\n"
        'aliases = "Tern"\n'
    )
    found = faults(tmp_path, text)
    assert found[0].startswith(
        'companies.toml:1:1: unknown key "dorp"\n  hint: did you mean "drop"?'
    )
    assert found[1] == 'companies.toml:4:1: unknown key "alias"\n  hint: did you mean "aliases"?'
    assert found[2].startswith('companies.toml:5:1: "Kenya" is no ISO 3166 code')
    assert 'did you mean "Millrace Dairy"?' in found[3]
    assert found[4].startswith('companies.toml:7:8: "Big Apple" does not hold a name of')
    assert found[5].startswith("companies.toml:8:1: a company without a name")
    assert found[6].startswith("companies.toml:9:1: aliases must be a list of texts")
    assert len(found) == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("starter = 1\n", "starter must be true or false"),
        ("drop = 3\n", "drop must be a list of texts"),
        ('drop = ["Appel"]\n', 'did you mean "Apple"?'),
        ('company = "Apple"\n', "company must be a list of tables"),
        ('[[company]]\nname = ""\n', "name must be text in quotes"),
        ('[[company]]\nname = "A"\n[[company]]\nname = "A"\n', '"A" is the name of two companies'),
        (
            '[[company]]\nname = "A"\naliases = ["B"]\n[[company]]\nname = "C"\naliases = ["B"]\n',
            '"B" is a name of "A" too',
        ),
    ],
)
def test_a_fault_of_companies_is_named(tmp_path, text, said):
    assert said in faults(tmp_path, text)[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[topics."Mergers"]\nany = ["merger"]\n', 'did you mean "topic"?'),
        ('topic = "Mergers"\n', "topic must be a table"),
        ('[topic]\nMergers = "merger"\n', '"Mergers" must be a table'),
        ('[topic."Mergers"]\nwords = ["merger"]\nany = ["merger"]\n', 'unknown key "words"'),
        ('[topic."Mergers"]\nany = "merger"\n', "any must be a list of texts"),
        ('[topic."Mergers"]\nnot = ["merger"]\n', '"Mergers" has no words'),
        ('[topic."Mergers"]\nany = ["merger"]\nmin = 0\n', "min must be a number from 1"),
        ('[topic."Mergers"]\nany = ["merger"]\ntitle = "yes"\n', "title must be true or false"),
        ('[topic."Mergers"]\nany = ["merger", "--"]\n', '"--" holds no word'),
    ],
)
def test_a_fault_of_topics_is_named(tmp_path, text, said):
    assert said in faults(tmp_path, text, "topics.toml")[0]


def test_topics_are_the_editors_words_in_the_order_of_the_file(tmp_path):
    text = '[topic."Rates"]\nany = ["rate"]\nnot = ["birth rate"]\nmin = 2\n[topic.IPO]\nall = ["IPO"]\n'
    book = books.topics(project(tmp_path, text, "topics.toml"))
    rates = Topic("Rates", any=("rate",), none=("birth rate",), least=2)
    assert book.entries == (rates, Topic("IPO", all=("IPO",)))


def test_a_book_travels_to_other_processes_and_its_hash_stands_for_what_it_says(tmp_path):
    book = books.companies(project(tmp_path, '[[company]]\nname = "Millrace Dairy"\n'))
    assert book.heads
    sent = pickle.dumps(book)
    assert len(sent) < 100_000
    assert pickle.loads(sent) == book
    assert pickle.loads(sent).hash == book.hash
    changed = books.companies(project(tmp_path, '[[company]]\nname = "Millrace Foods"\n'))
    assert len({book.hash, changed.hash, books.shipped().hash}) == 3
    first = books.topics(project(tmp_path, '[topic.A]\nany = ["a"]\n', "topics.toml"))
    second = books.topics(project(tmp_path, '[topic.A]\nall = ["a"]\n', "topics.toml"))
    assert first.hash != second.hash
