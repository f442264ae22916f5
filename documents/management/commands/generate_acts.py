"""`manage.py generate_acts COUNT [--seed N] [--output FILE]`: invented acts as JSON Lines for `import_acts`."""

import gzip
import json
import sys
from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand

from documents.generator import generate


class Command(BaseCommand):
    help = "Составляет придуманные акты города: по строке JSON на акт, для команды import_acts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="COUNT", help="сколько актов")
        parser.add_argument("--seed", type=int, default=1, help="одно и то же число даёт одни и те же акты")
        parser.add_argument("--output", type=Path, help="файл .jsonl или .jsonl.gz; без него — на экран")

    def handle(self, *args: Any, **options: Any) -> None:
        with _opened(options["output"]) as output:
            for act in generate(options["count"], seed=options["seed"]):
                output.write(json.dumps(act, ensure_ascii=False) + "\n")


def _opened(path: Path | None) -> AbstractContextManager[IO[str]]:
    if path is None:
        return nullcontext(sys.stdout)
    if path.suffix == ".gz":
        return gzip.open(path, "wt", encoding="utf-8")
    return path.open("w", encoding="utf-8")
