"""The tree of categories that a firm sorts its products into."""
