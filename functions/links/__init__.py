"""Links that clients open quotes by: handed out, listed, revoked."""
