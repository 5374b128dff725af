"""Links to quotes, through the front door."""
