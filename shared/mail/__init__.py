"""Mail: what a letter is made of, how it is laid out, and who carries it."""
