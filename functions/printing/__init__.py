"""The PDFs of documents that a firm has issued, made in the background."""
