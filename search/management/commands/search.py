"""`manage.py search WORDS… [--limit N] [--json]`: what the search page would find, and why."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import strip_tags

from core.russian.counting import counted
from search.finding import Found, find


class Command(BaseCommand):
    help = "Ищет то же и в том же порядке, что и страница поиска, и говорит, почему найденное стоит на своём месте."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="+", metavar="WORDS", help="слова запроса, номер акта")
        parser.add_argument("--limit", type=int, default=10, help="сколько показать (10)")
        parser.add_argument("--json", action="store_true", help="для программ")

    def handle(self, *args: Any, **options: Any) -> None:
        found = find(" ".join(options["words"]), limit=max(options["limit"], 1))
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        else:
            self._print(found)

    def _print(self, found: Found) -> None:
        if found.notice:
            self.stdout.write(found.notice)
        self.stdout.write(f"Слова: {', '.join(found.words) or '—'}")
        total = counted(found.total, "результат", "результата", "результатов")
        self.stdout.write(f"{total}, из них со всеми словами {found.all_words_total}")
        for place, hit in enumerate(found.hits, 1):
            self.stdout.write(f"\n{place}. {hit.title}")
            self.stdout.write(f"   {hit.url}")
            if hit.fragment:
                self.stdout.write(f"   {strip_tags(hit.fragment)}")
            self.stdout.write(f"   {hit.score:g}: {', '.join(hit.reasons)}")
