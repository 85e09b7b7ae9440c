"""Laws of the cleaner, whatever the extract."""

import msgspec
from clean_samples import STORY, blocks, extract
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.clean.engine import clean
from digest.model.verdict import CLASSES

CUES = (
    "Advertisement",
    "Read more",
    "Also read: Brewer names new chair",
    "Subscribe to read the full story",
    "₹850",
    "3 Months",
    "Already subscribed? Log in",
    "Sign up for our morning briefing",
    "© 2026 Example Media. All rights reserved.",
    "Share",
    "Menu",
    "By Tomasz Nowicki",
    "3 May 2026",
    "Topics: banking | Kenya",
    "(Reporting by A. Kone; Editing by L. Marsh)",
    "{{x}}",
    "2 Comments",
    "Related stories",
    "Rand steadies after the budget",
    "The new tariff looks like this:",
    "Correction: it was $3bn, not $3m.",
    "Watch",
    "02:14",
    "Ada Okafor is a reporter who covers banks.",
    "Photo: K. Demir/Agency",
    "What the road means",
    "Lesen Sie auch",
    "“No,” she said.",
    "We use cookies to improve your experience",
    "4:13 PM IST",
    "-0.2%",
    "8,291",
    "FTSE 100",
    "#banking #kenya",
    "Cargo grew by a third",
    "ACCRA, March 3 (Newswire) - The bank cut its rate on Monday, it said in a note to lenders. Read more",
    "About Lamu Terminals",
    "FOR IMMEDIATE RELEASE",
    "この記事は有料会員限定です",
    "Dear reader, please consider supporting us today.",
)
JUNK = (
    ("Subscribe to read the full story", "Already a subscriber? Log in"),
    (
        "Choose your plan",
        "Basic",
        "$9",
        "1 Month",
        "$9/month",
        "Full",
        "$90",
        "1 Year",
        "$7.50/month",
        "Cancel anytime",
    ),
    (
        "Sign up for our newsletter",
        "Enter your email",
        "By clicking submit you agree to our terms.",
        "Thanks for signing up!",
    ),
    (
        "Related stories",
        "Brewer names new chair at meeting",
        "Rand steadies after the budget",
        "Tea prices slip again",
    ),
    ("© 2026 Example Media. All rights reserved.",),
    ("Join the conversation", "Comments are closed"),
    ("Share", "Tweet", "Copy link"),
    (
        "Dear reader, our newsroom is small and we rely on you: please consider supporting us today.",
    ),
    ("You’ve reached your limit of {{n}} free articles this month.",),
)
lines = st.lists(
    st.one_of(st.sampled_from(STORY), st.sampled_from(CUES), st.text(min_size=1, max_size=90)),
    max_size=24,
)
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def kept(cleaned):
    return [b for b, v in zip(cleaned.blocks, cleaned.verdicts, strict=True) if v.action == "keep"]


@few
@given(lines)
def test_kept_text_is_a_subsequence_of_the_extract(found):
    cleaned = clean(extract(found))
    texts = iter("".join(b.text for b in cleaned.extract.blocks))
    assert all(any(c == other for other in texts) for b in kept(cleaned) for c in b.text)
    assert len(cleaned.verdicts) == len(cleaned.blocks)


@few
@given(lines)
def test_every_drop_has_one_rule_and_a_fixed_reason(found):
    for verdict in clean(extract(found)).verdicts:
        if verdict.action == "keep":
            assert verdict.rule == ""
        else:
            assert verdict.rule
            assert verdict.rule not in verdict.also
            assert verdict.reason == CLASSES[verdict.class_]
            assert verdict.evidence


@few
@given(lines)
def test_harvested_text_stands_in_the_extract(found):
    cleaned = clean(extract(found))
    text = "\n".join(b.text for b in cleaned.extract.blocks)
    harvest = cleaned.harvest
    values = [
        harvest.title,
        harvest.place,
        harvest.agency,
        harvest.published,
        harvest.updated,
        harvest.source,
    ]
    for group in ("authors", "credits", "tickers", "topics", "related", "captions", "notes"):
        values += getattr(harvest, group)
    assert [value for value in values if value not in text] == []


@few
@given(lines)
def test_cleaning_what_was_cleaned_changes_nothing(found):
    once = clean(extract(found))
    title = once.harvest.title if once.harvest.title_from == "extract" else ""
    again = clean(
        msgspec.structs.replace(
            once.extract,
            blocks=tuple(kept(once)),
            metadata=msgspec.structs.replace(
                once.extract.metadata, title=title, language=once.document.language
            ),
        )
    )
    assert [b.text for b in kept(again)] == [b.text for b in kept(once)]


@few
@given(
    st.lists(st.sampled_from(STORY), min_size=2, max_size=6, unique=True),
    st.lists(st.sampled_from(JUNK), min_size=1, max_size=3),
)
def test_junk_behind_an_article_never_changes_the_verdict_of_a_paragraph(story, junk):
    alone = clean(extract(story))
    behind = clean(extract([*story, *(line for part in junk for line in part)]))
    assert [b.text for b in kept(alone)] == story
    assert [b.text for b in kept(behind)][: len(story)] == story
    assert behind.document.kind == alone.document.kind


@few
@given(st.lists(st.sampled_from(STORY), min_size=1, max_size=6, unique=True))
def test_an_extract_without_a_cue_stays_whole(story):
    assert [b.text for b in kept(clean(extract(story)))] == story


@few
@given(lines, st.integers(2, 9))
def test_numbers_of_blocks_and_lines_do_not_matter(found, step):
    plain = extract(found)
    moved = msgspec.structs.replace(
        plain,
        path="extracts/other.txt",
        blocks=tuple(
            msgspec.structs.replace(
                b, number=b.number * step, first=b.first * step, last=b.last * step
            )
            for b in blocks(found)
        ),
    )
    assert [(v.action, v.class_, v.rule) for v in clean(plain).verdicts] == [
        (v.action, v.class_, v.rule) for v in clean(moved).verdicts
    ]
