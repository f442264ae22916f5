"""The project package: settings, addresses, entry points. No domain rules and no queries here."""
