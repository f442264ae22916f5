"""Bodies, units, posts, people and organisations. Others refer to them; they refer to nobody."""
