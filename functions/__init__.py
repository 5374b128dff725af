"""One package per domain, each with the same few files."""

from shared import cold_start

cold_start.begin()
