"""Small pure rooms for text, each named for what it gives."""
