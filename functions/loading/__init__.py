"""Loading: from a file's rows to records and back, a stretch at a time."""
