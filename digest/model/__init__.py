"""Frozen values that travel between the rooms; this package imports nothing of ours."""
