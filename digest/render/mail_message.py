"""An e-mail as a message of RFC 5322: plain text and HTML, ready for a sender, the same bytes for the same edition."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import blake2b
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.model.site import EditionData, SiteInfo
from digest.render.addresses import external
from digest.render.feed_entry import moment
from digest.render.mail_short import clipped
from digest.text.dates import instant
from digest.text.normal import one_line

MAILBOX = "digest"
"""The name before the "@" of the sender's placeholder."""
_SUBJECT = 150
_NAME = 80


def message(
    site: SiteInfo, edition: EditionData, subject: str, *, html: str, text: str, unsubscribe: str
) -> bytes:
    """Write a message with CRLF line ends, both parts quoted-printable.

    ``unsubscribe`` is the placeholder of the address that the sender puts in for each reader. The date is that of the
    newest story, at least the edition's first midnight; From and Message-ID are at the host of ``base_url``.
    """
    host = host_of(site.base_url)
    key = edition.edition.key if edition.edition else "none"
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(_name(site), MAILBOX, host)
    made["Subject"] = clipped(one_line(subject), _SUBJECT)
    made["Date"] = moment(_date(site, edition), ZoneInfo(site.timezone))
    made["Message-ID"] = f"<edition.{key}@{host}>"
    made["List-Id"] = f"<{MAILBOX}.{host}>"
    made["List-Unsubscribe"] = f"<{unsubscribe}>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    mark = blake2b(f"{text}\0{html}".encode("utf-8", "replace"), digest_size=16).hexdigest()
    made.set_boundary(f"=_{mark}")
    return made.as_bytes()


def host_of(base_url: str) -> str:
    """Name the host of a site as a mail address can have it; "localhost" for a bare number."""
    host = urlsplit(external(base_url)).hostname or ""
    named = "." in host and not host.replace(".", "").isdigit() and "_" not in host
    return host if named else "localhost"


def _name(site: SiteInfo) -> str:
    return one_line(site.author or site.title)[:_NAME]


def _date(site: SiteInfo, edition: EditionData) -> int:
    cards = [card for section in edition.sections for card in section.cards]
    newest = [card.instant for card in (edition.lead, *cards) if card]
    first = instant(edition.edition.first_day, site.timezone) if edition.edition else 0
    return max([first, *newest])
