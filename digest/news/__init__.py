"""What an article says, understood and never invented: every part verbatim, with the paragraph it comes from."""
