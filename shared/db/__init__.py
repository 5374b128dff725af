"""The table: keys, write operations, transactions, records."""
