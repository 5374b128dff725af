"""Quotes sent by mail: asked for, sent once, and what became of each."""
