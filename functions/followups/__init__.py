"""What somebody of the firm has to do about a quote that was sent: ask again, or read what the client said."""
