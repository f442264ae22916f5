"""How many changes made to the text engine on purpose its tests notice.

    python -m bench.mutations [PART …] [--count 50] [--seed 1] [--workers 2]

Each mutant differs from the code in one place: a comparison turned, `and` for `or`, a condition denied, a number one
larger, a returned value left out. It lives in a copy of the engine and its tests; a test that fails kills it. Of the
survivors some mean the same as the code, the others want a test.
"""

import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parent.parent
ENGINE = Path("documents/text")
TESTS = Path("tests/documents/text")
PARTS = {
    "citations": (["citations/*.py"], ["test_citation*.py"]),
    "matching": (["matching/*.py"], ["test_match*.py"]),
    "structure": (
        ["structure.py", "nesting.py", "lists.py", "pieces.py", "marks.py", "zones.py", "address.py"],
        ["test_structure*.py", "test_reading.py", "test_extraction_twins.py"],
    ),
}
SLOWEST = 6  # times as long as the tests of the code itself; then a mutant counts as killed
PROFILE = """
from hypothesis import settings
settings.register_profile("mutations", max_examples=15, deadline=None, database=None, derandomize=True)
settings.load_profile("mutations")
"""
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    file: Path
    line: int
    what: str
    code: str


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Yield every mutant of one file of the engine."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    for place, node in enumerate(ast.walk(tree)):
        if what := _change(copy.deepcopy(node)):
            changed = copy.deepcopy(tree)
            _change(next(each for index, each in enumerate(ast.walk(changed)) if index == place))
            yield Mutant(file, getattr(node, "lineno", 0), what, ast.unparse(ast.fix_missing_locations(changed)))


def _change(node: ast.AST) -> str:
    """Change a node in place and say how; an empty answer where nothing can be changed."""
    if isinstance(node, ast.Compare):
        node.ops[0] = _TURNED[type(node.ops[0])]()
        return "a comparison turned"
    if isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return "and for or"
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return "a condition denied"
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        return "plus for minus"
    if isinstance(node, ast.Constant) and type(node.value) is int:
        node.value += 1
        return "a number one larger"
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        node.value = not node.value
        return "true for false"
    # «return None» without its None is the same code.
    if isinstance(node, ast.Return) and not (node.value is None or ast.unparse(node.value) == "None"):
        node.value = ast.Constant(None)
        return "a value left out"
    return ""


def sandbox() -> Path:
    """Make a copy of the engine and of its tests that imports nothing else of the project."""
    folder = Path(tempfile.mkdtemp(prefix="mutations-"))
    shutil.copytree(ROOT / ENGINE, folder / ENGINE)
    shutil.copytree(ROOT / TESTS, folder / TESTS)
    for kept in ("documents/__init__.py", "tests/__init__.py", "tests/growth.py"):
        if (ROOT / kept).exists():
            shutil.copy(ROOT / kept, folder / kept)
    for linked in ("documents/data", "tests/files", "tests/factories"):
        (folder / linked).symlink_to(ROOT / linked)
    (folder / "conftest.py").write_text(PROFILE, encoding="utf-8")
    return folder


def passes(folder: Path, tests: list[str], seconds: float | None) -> bool:
    """Return whether the tests of a part pass in a sandbox; a run that takes too long does not."""
    files = sorted(str(file.relative_to(folder)) for test in tests for file in (folder / TESTS).glob(test))
    command = [
        *(sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:django", "-p", "no:cacheprovider"),
        *("-c", os.devnull, "--rootdir", str(folder), "--import-mode=importlib", *files),
    ]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def measure(part: str, count: int, seed: int, workers: int) -> None:
    sources, tests = PARTS[part]
    files = sorted(file.relative_to(ROOT) for source in sources for file in (ROOT / ENGINE).glob(source))
    every = [mutant for file in files for mutant in mutants_of(file)]
    chosen = random.Random(seed).sample(every, min(count, len(every)))
    folders: Queue[Path] = Queue()
    for _ in range(workers):
        folders.put(sandbox())
    first = folders.get()
    began = time.perf_counter()
    if not passes(first, tests, None):
        sys.exit(f"{part}: the tests fail without any change")
    longest = SLOWEST * (time.perf_counter() - began) + 5
    folders.put(first)

    def is_killed(mutant: Mutant) -> bool:
        folder = folders.get()
        target = folder / mutant.file
        try:
            target.write_text(mutant.code, encoding="utf-8")
            killed = not passes(folder, tests, longest)
            print(f"  {'killed' if killed else 'SURVIVED'} {mutant.file}:{mutant.line} {mutant.what}", flush=True)
            return killed
        finally:
            shutil.copy(ROOT / mutant.file, target)
            folders.put(folder)

    with ThreadPoolExecutor(workers) as pool:
        outcomes = list(pool.map(is_killed, chosen))
    killed = sum(outcomes)
    print(f"{part}: {killed} of {len(chosen)} killed, {killed / len(chosen):.0%}; {len(every)} possible", flush=True)
    while not folders.empty():
        shutil.rmtree(folders.get())


def main() -> None:
    parser = ArgumentParser(description="Changes of the text engine that its tests notice.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--count", type=int, default=50, help="mutants of each part")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    for part in options.parts or PARTS:
        measure(part, options.count, options.seed, options.workers)


if __name__ == "__main__":
    main()
