"""The page that clients open."""
