"""Figures of sentences that no rule was made for."""

import pytest
from figure_table import TABLE, cases, score, told

LATER = TABLE.with_name("figures_later.txt")


def test_sentences_that_no_rule_was_made_for_give_their_figures():
    assert len(cases(LATER)) >= 40
    found = score((0,), LATER)
    assert found.precision >= 0.98
    assert found.recall >= 0.98


@pytest.mark.parametrize(("column", "precision", "recall"), [(1, 0.98, 0.9), (2, 0.95, 0.9)])
def test_what_is_said_of_them_is_mostly_right_and_else_left_out(column, precision, recall):
    found = told((0, column), LATER)
    assert found.precision >= precision
    assert found.recall >= recall
