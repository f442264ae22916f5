"""The desk of remarks: the queue, one remark, decisions on showing it, answers to it.

Two rights, two people (D195): who checks remarks, and who answers them. Neither sees an address or can touch the
author's words. After a decision the next remark of the same list opens.
"""
