"""Content into a site, doing as little as possible."""
