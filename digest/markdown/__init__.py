"""Markdown files: front matter read and written, bodies rendered and made."""
