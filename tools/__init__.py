"""What `make` runs before there is an environment: the standard library only; this file suits any Python."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one is told so
    sys.exit(
        "Python 3.11 or newer is needed and this is %d.%d: install a newer one and name it, as in"  # noqa: UP031
        " `make run PYTHON=python3.12`." % sys.version_info[:2]
    )
