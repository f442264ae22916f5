"""The open-data API and the /opendata/ section. Reads only what is public, writes nothing."""
