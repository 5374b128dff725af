"""Every list that there is, read to its end under its own filters."""
