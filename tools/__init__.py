"""What `make` runs before there is an environment: the standard library only, any Python that is old enough to need a refusal."""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Python 3.11 or newer is needed and this is %d.%d: install a newer one and name it, as in"
        " `make run PYTHON=python3.12`." % sys.version_info[:2]
    )
