"""Unloading: from records to the rows of a file."""
