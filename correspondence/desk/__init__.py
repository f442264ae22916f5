"""The correspondence in the admin: letters, consents, journals; addresses only by a right of its own."""
