"""Offers: made on site, sent by a link, signed by the client, kept as they were."""
