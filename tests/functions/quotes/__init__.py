"""Quotes through the front door, and how they are priced."""
