"""One package per domain, each with the same few files."""
