"""One box that finds records of every kind, by words the stream keeps within seconds of them."""
