"""Imports: a file of records on its way in, from its upload to its undo."""
