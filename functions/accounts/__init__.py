"""The organisations a firm does business with."""
