"""The worker of imports, which takes its orders from a queue."""
