"""The firm itself: its settings, status, plan."""
