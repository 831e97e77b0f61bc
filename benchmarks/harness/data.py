"""Makes the files that the queries read: seeded, once for each table, format and number of rows."""
import gzip
import os
import pathlib
import subprocess

from . import tables


class Data:
    """Files below a directory, made by programs of a build."""

    REAL_TRIPS = "yellow_2016-03-10_dense.csv.gz"  # every trip of a morning, as the TLC published them

    def __init__(self, directory, build, real_trips=None):
        self.directory = pathlib.Path(directory)
        self.real_trips = real_trips
        self.build = pathlib.Path(build)

    def file(self, table, form, rows):
        """The path of a table's file for a run of `rows` rows; made where it is missing."""
        count = tables.row_count(table, rows)
        path = self.directory / f"{table}-{count}.{form}"
        if not path.exists():
            self.directory.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}.part")
            with open(part, "wb") as out:
                self._write(table, form, count, out)
            part.rename(path)
        return path

    def _write(self, table, form, count, out):
        if table == "real_trips":
            for place in (pathlib.Path(self.real_trips), pathlib.Path(self.real_trips) / "taxi"):
                if (place / self.REAL_TRIPS).exists():
                    out.write(gzip.open(place / self.REAL_TRIPS).read())
                    return
            raise FileNotFoundError(f"{self.real_trips} has no {self.REAL_TRIPS}")
        subprocess.run(self._command(table, form, count), stdout=out, check=True)

    def _command(self, table, form, count):
        if table == "taxi":
            return [self.build / "sluice", "generate", "taxi", "--rows", str(count)]
        return [self.build / "benchmarks" / "make_rows", table, form, str(count)]
