"""What every room stands on: public records, the change journal, files and images, Russian. Knows no room by name."""
