"""Setting a Collection in type: plain data in, a tagged PDF and the page numbers of its acts out. No Django here.

* `content`     HTML of clauses → runs and tables, the only form in which words reach the typesetter;
* `collection.typ`  the look. It reads the words from a JSON file and never as its own source, so no act can command it;
* `typesetting` one call of Typst, in the process it is called from;
* `child`       the same in a process of its own, which may take memory, fail or be ended without harm to the site.
"""
