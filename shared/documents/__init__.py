"""What a firm sends to its clients: one template family, shown as a page and printed as a PDF."""
