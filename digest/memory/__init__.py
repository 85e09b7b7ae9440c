"""What the lines of a source told before: boilerplate is what stands in many of its articles.

A lesson is what one cleaned extract teaches; the store keeps lessons in a single file and counts their lines by
source; a snapshot is one revision of it, read before a run and frozen until its end.
"""
