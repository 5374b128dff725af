"""A member's days for their own calendar program, under a secret address."""
