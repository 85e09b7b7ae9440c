"""A static site generator for cleaned business-news digests."""

__version__ = "0.1.0"
