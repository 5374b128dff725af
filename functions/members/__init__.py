"""Who belongs to the firm, as its admins decide."""
