"""The home page, plain pages, menu, site settings. Asks the rooms below for what it shows."""
