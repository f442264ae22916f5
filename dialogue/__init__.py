"""Field meetings and phone-in hours: questions, answers, promises. Takes no citizens' appeals (D69)."""
