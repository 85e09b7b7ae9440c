"""Words beside a name by which it is part of another name, or the name of a person."""

from __future__ import annotations

import re

from digest.news.saying import words_of

_TITLES = words_of(
    "Mr Mrs Ms Miss Dr Sir Lord Lady Dame Herr Frau Herrn Señor Señora Monsieur Madame Sheikh President Premier"
    " Minister Judge Justice Senator Governor Mayor Professor Prof Captain Colonel Sergeant Officer Detective"
    " King Queen Prince Princess Saint St Gov Sen Rep Gen Coach Congressman Congresswoman Representative"
    " Chancellor Pastor Father Sister"
)
_GIVEN = words_of(
    "Aaron Abdul Abdullah Adam Adi Adrian Ahmed Akio Alan Albert Alberto Aldo Alejandro Alessandro Alex"
    " Alexander Alfred Ali Alice Alison Amanda Amit Amy Ana Anand Andrea Andreas Andrew Andy Angela Anil Anita"
    " Ann Anna Anne Anthony Antoine Anton Antonio Arjun Arnold Arthur Arun Ashok Barbara Beatrice Ben Benjamin"
    " Bernard Betty Bill Bob Brad Brandon Brian Bruce Bruno Carl Carla Carlo Carlos Carol Caroline Catherine"
    " Cecil Charles Charlie Charlotte Chris Christian Christina Christine Christoph Christopher Claire Claudia"
    " Claus Colin Conrad Craig Cyrus Dan Daniel Daniela David Deborah Deepak Dennis Derek Diana Diane Diego"
    " Dieter Dmitry Dominic Donald Doug Douglas Dylan Ed Eddie Edgar Eduardo Edward Elena Eleanor Eliza"
    " Elizabeth Ellen Emil Emily Emma Enzo Eric Erik Ernest Ernst Ethan Eva Evan Evelyn Felix Ferdinand Fernando"
    " Fiona Florian Frances Francesca Francesco Francis Francisco Frank Franz Fred Frederick Friedrich Fritz"
    " Gabriel Gareth Gary Gautam Geoff George Georg Gerald Gerhard Giorgio Giovanni Giuseppe Gordon Graham Grace"
    " Greg Gregory Guido Gustav Guy Hannah Hans Harold Harrison Harry Harsh Heather Heinrich Helen Henri Henry"
    " Herbert Hermann Hieronymus Howard Hugh Ian Ichiro Ingrid Isabel Ivan Jack Jackie Jacob Jacques Jaime James"
    " Jamie Jan Jane Janet Jason Jean Jeff Jeffrey Jennifer Jeremy Jerome Jerry Jessica Jill Jim Jimmy Joan"
    " Joanna Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan Jordan Jorge Josef Joseph José Joshua"
    " Juan Judith Julia Julian Julie Jürgen Karen Karl Karin Kate Katharina Katherine Kathleen Katrin Keith"
    " Kelly Kemal Ken Kenji Kenneth Kevin Kim Kiran Klaus Kumar Kurt Lachlan Larry Laura Lauren Laurent Lawrence"
    " Leo Leonard Leon Lewis Liam Lily Linda Lisa Lou Louis Louise Luca Lucas Lucy Luigi Luis Luke Lynn Manuel"
    " Marc Marcel Marco Marcus Margaret Maria Marie Mario Mark Markus Martha Martin Mary Masayoshi Matt Matteo"
    " Matthew Matthias Maureen Max Megan Melissa Michael Michel Michele Michelle Miguel Mike Mohamed Mohammed"
    " Molly Monica Mukesh Nancy Naomi Natalie Nathan Naveen Neil Nicholas Nick Nicola Nicolas Nicole Nigel"
    " Nikola Nina Noah Noel Nora Oliver Olivia Oscar Otto Pablo Pamela Paolo Paris Patricia Patrick Paul Paula"
    " Pedro Penny Perry Peter Phil Philip Philippe Phillip Pierre Piotr Pooja Pradeep Priya Rachel Rafael Rahul"
    " Rainer Raj Rajesh Rajiv Ralf Ralph Ramesh Ratan Ravi Raymond Rebecca Reinhard Ricardo Richard Rick Rita"
    " Rob Robert Roberto Robin Rodrigo Roger Rohan Roland Ron Ronald Rosa Rose Ross Roy Rupert Russell Ruth Ryan"
    " Sachin Sally Sam Samantha Samuel Sandra Sanjay Sara Sarah Satya Scott Sean Sebastian Sergei Sergio Shane"
    " Sharon Shinji Silvia Simon Simone Sofia Sonia Sophie Soichiro Stefan Stefano Stella Stephan Stephanie"
    " Stephen Steve Steven Stuart Sue Suresh Susan Susanne Sven Sylvia Takeshi Tara Ted Teresa Terry Theo"
    " Theresa Thomas Tim Timothy Tina Todd Tom Tommy Tony Tracy Ulrich Uma Ursula Vera Veronica Victor Victoria"
    " Vijay Vikram Vincent Vivek Vladimir Walter Warren Wayne Wendy Werner Wilhelm Will William Wolfgang Xavier"
    " Yusuf Yves Zoe"
)
_PLACES = words_of(
    "Foundation University College Arena Stadium Park Center Centre Field Dome Cup Open Prize Award Awards"
    " Trophy League Street Road Avenue Museum Hall Theatre Theater Gardens Marathon Masters Classic Championship"
    " Championships Scholarship School Hospital Stadion Boulevard Lane"
)
"""What is named after companies."""

_SMALL = words_of(
    "a an the this that these those its their his her our my at in on by for from with of to and or but nor"
    " while when as if since until after before because although though meanwhile however today yesterday then"
    " now once like unlike including both neither either even only which who where what why how will can could"
    " would should did does do has had have is was are were under over about against through despite between"
    " among separately elsewhere instead analysts investors rivals rival experts critics regulators monday"
    " tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december also so yet not no"
)
_OFFICES = words_of(
    "CEO CFO COO CTO Chief Chairman Chairwoman President Director Finance Vice Monday Tuesday Wednesday"
    " Thursday Friday Saturday Sunday January February March April May June July August September October"
    " November December"
)
_LINKS = ("'s", "s'", "-based", "-listed", "-owned", "-backed")
_LEADING = _GIVEN | _TITLES
_PARTICLES = re.compile(r"(?<= )(?:(?:von|van|de|di|del|der|den|da|bin|al|zu) ){1,2}$")
_ELIDED = re.compile(r"(?:[LlDd]|[Qq]u)'")
_LAST = re.compile(r"(?:^|(?<=[^\w.'&-]))([^\W\d_][\w.'&-]{0,30}) $")
_NEXT = re.compile(r" ([A-Z0-9\u00c0-\u00de][\w-]{0,30})")
_CAPITALS = re.compile(r"(?: [A-Z][\w-]{0,30}){1,4}")
_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\. $")
_STARTED = re.compile(r"(?:^|[.!?:•…]['\")\]”’»]?|[\n“„«\"‘])\s*(?:[\"'“„«‘(\[]\s*)?$")
_TITLED = re.compile(r"[A-Z][\w'&-]*")
_ADDRESS = re.compile(r"(?:[@#_\\]|//\S{0,40}|\w\.|www\.\S{0,40})$")
_DOMAIN = re.compile(r"(?:[@_]|\.[a-z]{2,})")
_LONG = re.compile(r"[^\W\d_]{4,}")


def is_person(before: str) -> bool:
    """Tell whether a given name, an initial or a title leads to a name."""
    if _INITIAL.search(before):
        return True
    last = _LAST.search(_PARTICLES.sub("", before))
    return last is not None and last[1].rstrip(".") in _LEADING


def is_place(behind: str, *, titled: bool) -> bool:
    """Tell whether a name is that of a venue, a prize or a street; in a headline with capitals by the next word."""
    following = (_NEXT if titled else _CAPITALS).match(behind)
    return following is not None and not _PLACES.isdisjoint(following[0].split())


def is_address(before: str, behind: str) -> bool:
    """Tell whether a name is part of a web address, an e-mail address or a handle."""
    return bool(_ADDRESS.search(before)) or bool(_DOMAIN.match(behind))


def is_within_name(before: str, behind: str) -> bool:
    """Tell whether a word with a capital stands beside a name, so that the two name something else."""
    following = _NEXT.match(behind)
    if following and following[1] not in _OFFICES:
        return True
    last = _LAST.search(before)
    word = _ELIDED.sub("", last[1], count=1) if last else ""
    if not word or not word[0].isupper() or word.endswith(_LINKS):
        return before.endswith("-")
    return word.lower().rstrip(".") not in _SMALL


def has_article(before: str) -> bool:
    """Tell whether an article stands before a name."""
    return bool(re.search(r"(?:^|[^\w'])(?:[Tt]he|[Aa]n?) $", before))


def begins_sentence(before: str) -> bool:
    """Tell whether a name is the first word of a sentence, which has a capital whatever it means."""
    return bool(_STARTED.search(before))


def is_titled(headline: str) -> bool:
    """Tell whether a headline writes its words with capitals, which then say nothing."""
    words = _LONG.findall(headline)
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)
