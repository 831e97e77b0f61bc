"""Makes the files that the queries read: seeded, once for each table, format and number of rows."""
import os
import pathlib
import subprocess

from . import tables


class Data:
    """Files below a directory, made by programs of a build."""

    def __init__(self, directory, build):
        self.directory = pathlib.Path(directory)
        self.build = pathlib.Path(build)

    def file(self, table, form, rows):
        """The path of a table's file for a run of `rows` rows; made where it is missing."""
        count = tables.row_count(table, rows)
        path = self.directory / f"{table}-{count}.{form}"
        if not path.exists():
            self.directory.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}.part")
            with open(part, "wb") as out:
                subprocess.run(self._command(table, form, count), stdout=out, check=True)
            part.rename(path)
        return path

    def _command(self, table, form, count):
        if table == "taxi":
            return [self.build / "sluice", "generate", "taxi", "--rows", str(count)]
        return [self.build / "benchmarks" / "make_rows", table, form, str(count)]
