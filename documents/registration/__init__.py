"""The regional register of municipal normative acts, as far as it concerns this city (D58, D59).

Not the register of acts of this site (`documents.register`). `numbers` reads a register number, `keeping` alone writes,
`worklist` says which acts are to be sent.
"""
