"""Mail of quotes, through the front door and the queue."""
