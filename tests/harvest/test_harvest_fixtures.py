"""The record of each extract: every value expected, nothing else, and all of it from the extract."""

from digest import intake

FIELDS = (
    "title",
    "authors",
    "place",
    "agency",
    "credits",
    "source",
    "tickers",
    "topics",
    "related",
    "captions",
    "notes",
)


def told(harvest):
    values = {name: getattr(harvest, name) for name in FIELDS}
    shown = {name: "; ".join(v) if isinstance(v, tuple) else v for name, v in values.items()}
    return [f"{name}: {value}" for name, value in shown.items() if value]


def test_a_record_holds_what_is_expected_and_nothing_else(case):
    _, form, text, expected = case
    harvest = intake.explain(text.encode(), f"extracts/x.{form}").harvest
    assert told(harvest) == sorted(expected, key=lambda line: FIELDS.index(line.split(":")[0]))


def test_every_value_stands_in_the_extract(case):
    _, form, text, _ = case
    harvest = intake.explain(text.encode(), f"extracts/x.{form}").harvest
    for name in FIELDS:
        value = getattr(harvest, name)
        for one in value if isinstance(value, tuple) else (value,):
            assert one in text
