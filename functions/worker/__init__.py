"""The worker of imports and exports, which takes its orders from a queue."""
