"""Extract -> Cleaned: a spine, named rules, guards; the explanation is the result."""
