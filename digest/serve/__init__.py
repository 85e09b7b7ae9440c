"""Keep a site fresh while its editor writes."""
