"""The audit trail: who changed what, and when. It is written by the stream alone, and read here."""
