"""The only reader of the environment. Every variable is one row of the table in README.md."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
VAR = ROOT / "var"

env = environ.Env()
environ.Env.read_env(ROOT / ".env")
