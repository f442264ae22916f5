"""The first version of the API: one file per resource, each with its fields, filters and orders."""
