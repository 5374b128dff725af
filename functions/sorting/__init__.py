"""Products follow their categories when those are renamed, and the tree follows products."""
