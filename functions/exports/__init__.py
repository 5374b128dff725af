"""Exports: a list, or everything, on its way out as a file."""
