"""Invented acts of a city, as lines that `import_acts` reads: for the demonstration, the tests and the measurements.

Seeded: the same seed and count give the same acts. Every act says that it is invented.
"""

from documents.generator.acts import generate

__all__ = ["generate"]
