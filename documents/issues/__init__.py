"""Issues of the printed Collection: what they hold, when they may come out, and how they are read (D63–D68)."""
