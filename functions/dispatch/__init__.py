"""The stream's one consumer: it tells every change to whatever follows from records."""
