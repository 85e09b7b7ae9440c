"""Amounts of money, shares and points are found as printed and worth what they say."""

from decimal import Decimal
from pathlib import Path

import pytest

from digest.text.amounts import find

TABLE = Path(__file__).parent / "tables" / "amounts.txt"


def rows() -> list[tuple[str, str, list[tuple[str, Decimal, str]]]]:
    found, language = [], ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            text, *cells = [cell.strip() for cell in line.split("|")]
            cells = cells if any(cells) else []
            amounts = [
                (cells[i], Decimal(cells[i + 1]), cells[i + 2]) for i in range(0, len(cells), 3)
            ]
            found.append((language, text, amounts))
    return found


@pytest.mark.parametrize(("language", "text", "wanted"), rows())
def test_amounts_are_found_as_printed(language, text, wanted):
    assert [(one.text, one.value, one.unit) for one in find(text, language)] == wanted
