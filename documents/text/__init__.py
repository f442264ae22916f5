"""The text engine: files in, structured clauses out. Pure functions over plain data, no Django."""
