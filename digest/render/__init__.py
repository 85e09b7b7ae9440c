"""Pages to bytes: templates, feeds and the lists that machines read. Pure, and blind to what was built before."""
