"""What follows from records: sums for reports, the audit trail, the timeline of what the system saw."""
