"""A record seen together with everything around it."""
