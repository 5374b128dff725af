"""All that a firm has, kind by kind."""
