"""Money received for orders, and given back."""
