"""Deals on their way to being won."""
