"""Release of a Collection of N acts, beside bare Typst setting the same words without any look: seconds and memory.

    python -m bench.collection [N]          default 300; DATABASE_URL chooses the engine

Ours is the whole release: checks, data, the press in its child process, freezing, publication facts, journal, index.
"""

import json
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.city import ROOT, engine, fill, temporary_city

ACTS, SECONDS, MEGABYTES = 300, 60, 2048
BARE = """
import resource, sys, time, typst
started = time.perf_counter()
typst.compile(sys.argv[1], output=sys.argv[2])
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main(count: int) -> None:
    with temporary_city(), tempfile.TemporaryDirectory() as folder:
        fill(count, seed=1)
        record = _issue(count)
        data, seconds = _release(record)
        megabytes, pages = _press_megabytes(data, Path(folder))
        bare_seconds, bare_megabytes = _bare(data, Path(folder))
        print(f"{engine()}, a Collection of {count} acts, {pages} pages, {record.pdf_size / 1e6:.1f} MB")
        print(f"  release, everything     {seconds:6.1f} s   (target ≤ {SECONDS})")
        print(f"  its press               {megabytes:6.0f} MB  (target ≤ {MEGABYTES})")
        print(f"  bare Typst, same words  {bare_seconds:6.1f} s  {bare_megabytes:6.0f} MB", flush=True)


def _issue(count: int) -> Any:
    from django.conf import settings

    from documents.demo import name_bodies
    from documents.issues import editing
    from documents.issues.candidates import in_order
    from documents.issues.preparing import REQUIRED
    from documents.models import ActRecord, CollectionIssue, CollectionsIndexPage, PublicationFact

    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    PublicationFact.objects.all().delete()
    name_bodies()
    series = CollectionsIndexPage.objects.get()
    for name in REQUIRED:
        setattr(series, name, "Образец")
    page = CollectionIssue(live=False)
    series.add_child(instance=page)
    series.save()
    record = page.record
    record.issued_on, record.signed_at, record.print_run = date(record.year, 12, 31), datetime.now(UTC), 100
    record.save()
    editing.add_acts(record, in_order(ActRecord.objects.select_related("kind", "issuing_body")[:count]))
    editing.state_gaps(record, {}, "Нумерация придумана.")
    return record


def _release(record: Any) -> tuple[dict[str, Any], float]:
    from documents.issues import editing, release
    from documents.issues.printing import press_data

    started = perf_counter()
    release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt)
    seconds = perf_counter() - started
    record.refresh_from_db()
    assert record.is_released, record.failure
    return press_data(record, editing.listed(record)), seconds


def _press_megabytes(data: dict[str, Any], folder: Path) -> tuple[float, int]:
    """Return the peak memory of the press and how many pages it printed."""
    source = folder / "issue.json"
    source.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    code = (
        "import resource, sys; from documents.printing.__main__ import main; main(*sys.argv[1:]);"
        " print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    *_, printed, megabytes = _lines([sys.executable, "-c", code, str(source), str(folder / "issue.pdf")])
    return float(megabytes), json.loads(printed)["pages"]


def _bare(data: dict[str, Any], folder: Path) -> tuple[float, float]:
    """Let Typst set the same words as plain paragraphs: no tags asked for, no heads, no contents."""
    paragraphs = [
        "".join(run if isinstance(run, str) else run[1] for run in node["runs"])
        for act in data["acts"]
        for clause in act["clauses"]
        for node in clause["nodes"]
        if "runs" in node
    ]
    (folder / "bare.json").write_text(json.dumps(paragraphs, ensure_ascii=False), encoding="utf-8")
    source = folder / "bare.typ"
    source.write_text('#set text(lang: "ru")\n#for words in json("bare.json") [#words #parbreak()]\n', encoding="utf-8")
    [line] = _lines([sys.executable, "-c", BARE, str(source), str(folder / "bare.pdf")])
    seconds, megabytes = line.split()
    return float(seconds), float(megabytes)


def _lines(command: list[str]) -> list[str]:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ACTS)
