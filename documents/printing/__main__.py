"""Set an issue in type: `python -m documents.printing ISSUE.json TARGET.pdf`.

Says how far it is, a JSON object a line, and last what came out: `{"pages": 12, "acts": [[4, 9], …]}`. Exit 1 and the
typesetter's words on stderr when it fails.
"""

import json
import sys
from pathlib import Path

from typst import TypstError

from documents.printing.typesetting import set_type


def main(source: str, target: str) -> int:
    def tell(**words: object) -> None:
        sys.stdout.write(json.dumps(words, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    try:
        printed = set_type(
            json.loads(Path(source).read_text(encoding="utf-8")),
            Path(target),
            lambda percent, words: tell(percent=percent, words=words),
        )
    except (TypstError, RuntimeError, OSError, MemoryError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    tell(pages=printed.pages, acts=printed.acts)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
