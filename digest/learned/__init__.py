"""What was learned from pages whose article is known: plain numbers, and how to read them aloud."""
