"""Acts from a file of JSON Lines: read line by line, written in batches, each batch one transaction."""

from documents.importing.lines import ActLine, LineError, RelationLine, parse_line
from documents.importing.report import BadLine, Report
from documents.importing.run import import_acts, import_lines

__all__ = ["ActLine", "BadLine", "LineError", "RelationLine", "Report", "import_acts", "import_lines", "parse_line"]
