"""The border to HTTP: one resolver, the caller, problem+json, cursors."""
