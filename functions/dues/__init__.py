"""What clients have yet to pay, and by which day: the part that orders and contracts have in common."""
