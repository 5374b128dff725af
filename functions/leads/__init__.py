"""New business, until it is converted."""
