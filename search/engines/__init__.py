"""Engines name candidates and count; they do not rank. Each of them reads the same passages."""

from search.engines.base import Engine, EngineDownError, Tally
from search.engines.choice import database_engine, engine_for

__all__ = ["Engine", "EngineDownError", "Tally", "database_engine", "engine_for"]
