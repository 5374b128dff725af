"""What a client owes money for: the part that orders and contracts have in common."""
