"""The people at those organisations."""
