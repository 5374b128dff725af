"""What clients open: the page of a quote, without an account, a session or a tracker."""
