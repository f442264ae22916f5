"""Legal acts and drafts of regulations with their editions, clauses and remarks; Collections; the text engine.

May not know news or dialogue.
"""
