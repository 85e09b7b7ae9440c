"""An e-mail as a message of RFC 5322: plain text and HTML, ready for a sender, the same bytes for the same edition."""

from __future__ import annotations

from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote
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
    made["Date"] = moment(_date(site, edition), ZoneInfo(site.timezone))
    made["Message-ID"] = f"<edition.{key}@{host}>"
    made["List-Id"] = f"<{MAILBOX}.{host}>"
    made["List-Unsubscribe"] = f"<{unsubscribe}>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    mark = blake2b(f"{text}\0{html}".encode("utf-8", "replace"), digest_size=16).hexdigest()
    made.set_boundary(f"=_{mark}")
    name, shown = _phrase(one_line(site.author or site.title)), one_line(subject)
    head = f"From: {name}\r\n <{MAILBOX}@{host}>\r\nSubject: {_words('Subject', shown)}\r\n"
    return head.encode("ascii") + made.as_bytes()


def host_of(base_url: str) -> str:
    """Name the host of a site as a mail address can have it; "localhost" for a bare number."""
    host = urlsplit(external(base_url)).hostname or ""
    named = "." in host and not host.replace(".", "").isdigit() and "_" not in host
    return host if named else "localhost"


def _phrase(name: str) -> str:
    name = clipped(name, _NAME)
    return f'"{quote(name)}"' if name.isascii() else _words("From", name)


def _words(header: str, text: str) -> str:
    """Write a header's words, folded.

    The library's newer classes lose spaces between encoded words when they fold; the older one does not.
    """
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(clipped(text, _SUBJECT), charset, header_name=header).encode(linesep="\r\n")


def _date(site: SiteInfo, edition: EditionData) -> int:
    cards = [card for section in edition.sections for card in section.cards]
    newest = [card.instant for card in (edition.lead, *cards) if card]
    first = instant(edition.edition.first_day, site.timezone) if edition.edition else 0
    return max([first, *newest])
