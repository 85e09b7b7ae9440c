import pytest
from clean_samples import STORY, extract

from digest.clean.engine import clean


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Okafor, Senior Reporter, a.okafor@example.test", ("Ada Okafor",)),
        ("By Ada Okafor in Lagos and L. Marsh in London", ("Ada Okafor", "L. Marsh")),
        ("By Ada Okafor in New York and Hong Kong", ("Ada Okafor",)),
        ("Ada Okafor, Banking Correspondent", ("Ada Okafor",)),
        ("Ada Okafor a.okafor@example.test", ("Ada Okafor",)),
        ("Written by Ada Okafor | Chief Economics Editor", ("Ada Okafor",)),
        ("By ADA OKAFOR Business Editor", ("ADA OKAFOR",)),
        ("By Ada Okafor and Tomasz Nowicki, Markets Editors", ("Ada Okafor", "Tomasz Nowicki")),
        ("Von Ada Okafor, Redakteurin", ("Ada Okafor",)),
        ("By Staff Reporter", ()),
        ("By Our Bureau", ()),
    ],
)
def test_a_byline_gives_names_without_trades_places_and_mail(line: str, authors) -> None:
    cleaned = clean(extract([line, *STORY]))
    assert cleaned.harvest.authors == authors
    assert (cleaned.verdicts[0].action, cleaned.verdicts[0].class_) == ("meta", "E1")


@pytest.mark.parametrize(
    "line", ["Cargo doubles at Lamu, editors say", "Lamu Port Chief Named Writer of the Year"]
)
def test_a_headline_with_a_trade_in_it_is_no_byline(line: str) -> None:
    assert clean(extract([line, *STORY])).verdicts[0].class_ != "E1"


def test_an_address_of_a_person_is_not_published_with_a_credit() -> None:
    line = "(Reporting by A. Kone; editing by L. Marsh; write to a.kone@example.test)"
    assert clean(extract([*STORY, line])).harvest.credits == (
        "Reporting by A. Kone; editing by L. Marsh",
    )


@pytest.mark.parametrize(
    ("line", "published", "updated", "warned"),
    [
        ("22 जनवरी 2026", "22 जनवरी 2026", "", ""),
        ("प्रकाशित: 22 फरवरी 2026, रात 8:30 बजे", "22 फरवरी 2026, रात 8:30 बजे", "", ""),
        (
            "Updated: 22 November 2026",
            "",
            "22 November 2026",
            "only an update is dated in the extract",
        ),
        ("What the road means", "", "", "no date in the extract"),
    ],
)
def test_dates_are_harvested_in_hindi_and_an_update_alone_is_told(
    line, published, updated, warned
) -> None:
    harvest = clean(
        extract([STORY[0], line, *STORY[1:]] if warned[:2] == "no" else [line, *STORY])
    ).harvest
    assert (harvest.published, harvest.updated) == (published, updated)
    assert [w for w in harvest.warnings if "date" in w] == [w for w in (warned,) if w]
