"""Markdown: front matter, safe HTML, and the writer of articles."""
