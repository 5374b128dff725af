"""Duplicates: two records of one kind become one, step by step, and can go apart again."""
