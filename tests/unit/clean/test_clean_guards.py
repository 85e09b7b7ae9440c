"""The guards: what they protect, and the links in lists that they leave to the rules."""

import msgspec
import pytest
from clean_samples import STORY, blocks

from digest.clean import guards
from digest.clean.features import Features
from digest.clean.sheet import Sheet
from digest.model.extract import Metadata

CORRECTION = "Correction: Kestrel Stores closes 38 shops, not 83"
ENTRIES = (
    "9:14 am",
    "Kestrel closes 38 shops",
    STORY[1],
    "10:02 am",
    STORY[2],
    "11:31 am",
    STORY[3],
)


def sheet(lines, **hints):
    made = [msgspec.structs.replace(block, **hints) for block in blocks(lines)]
    return Sheet([Features(block, "en") for block in made], Metadata(), "")


@pytest.mark.parametrize("guard", [guards.note])
def test_a_note_is_protected_and_a_link_of_a_list_to_one_is_not(guard):
    assert guard(sheet([CORRECTION]), 0)
    assert not guard(sheet([CORRECTION], kind="item", link_share=1.0), 0)
    assert guard(sheet([CORRECTION], kind="item", link_share=0.2), 0)


def test_an_entry_of_a_live_blog_is_protected_and_a_link_of_a_list_is_not():
    shown = sheet(ENTRIES)
    assert shown.live
    assert guards.live(shown, 0)
    assert guards.live(shown, 1)
    linked = sheet(ENTRIES, kind="item", link_share=1.0)
    assert not guards.live(linked, 0)
    assert not guards.live(linked, 1)
