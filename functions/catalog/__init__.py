"""What a firm sells."""
