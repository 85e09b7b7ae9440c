"""What content files are read by, beside their bytes."""

from __future__ import annotations

from typing import NamedTuple

from digest.config import Config
from digest.news import books
from digest.news.understanding import Books


class Basis(NamedTuple):
    """The site's time zone and its language, for articles that do not name theirs, and the editor's books."""

    zone: str
    language: str = "en"
    books: Books = Books()

    @property
    def mark(self) -> tuple[str, ...]:
        """Stand for all of it."""
        return self.zone, self.language, self.books.companies.hash, self.books.topics.hash


def basis_of(root: str, config: Config) -> Basis:
    """Give what the files of a project are read by; raises ConfigError for a book with faults."""
    known = Books(books.companies(root), books.topics(root))
    return Basis(config.timezone, config.language, known)
