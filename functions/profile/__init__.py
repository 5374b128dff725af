"""Whoever is signed in: themselves, their password, codes and sessions."""
