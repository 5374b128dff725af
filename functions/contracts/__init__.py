"""What a client pays for every month, quarter or year."""
