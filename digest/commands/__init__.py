"""One room a command: each takes a Call and gives an exit code; none of them prints."""
