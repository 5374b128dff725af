"""Numbers a firm compares, read from sums that follow its records within seconds."""
