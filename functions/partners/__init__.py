"""API keys: how other programs work for the firm."""
