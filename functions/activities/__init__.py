"""What people do and mean to do: tasks, events, calls and notes, and the records they are about."""
