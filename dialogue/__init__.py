"""Field meetings and phone-in hours, and what came of them. Takes no citizens' appeals (D69)."""
