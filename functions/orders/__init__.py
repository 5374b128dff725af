"""What a client has committed to buy."""
