"""Everything personal between the city and a resident. Today the wordings of consents, which alone are public."""
