"""Everything personal between the city and a resident: addresses, consents, outbox. Nothing of it is ever public."""
