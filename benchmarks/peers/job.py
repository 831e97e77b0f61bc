"""A query to be run by a peer, as it goes to the peer's own process."""
import dataclasses
import json
import pathlib
import sys
import time


@dataclasses.dataclass
class Job:
    """`files`: table -> [path, declarations]; the answer goes to `output` as NDJSON."""

    sql: str
    files: dict
    columns: dict  # table -> [[column, type of the dialect], ...]
    times: dict    # table -> the column of its row time, or ""
    form: str      # json or csv
    output: str
    workers: int

    def write(self, path):
        """Writes the job for `read`."""
        pathlib.Path(path).write_text(json.dumps(dataclasses.asdict(self)), encoding="utf-8")

    @staticmethod
    def read():
        """The job that the first argument names."""
        return Job(**json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))

    def typed_columns(self, table, types):
        """(column, type) pairs in the words of an engine: `types` maps the dialect's, without lengths."""
        return [(column, types[kind.split("(")[0]]) for column, kind in self.columns[table]]


class Stopwatch:
    """Prints the seconds of a `with` block."""

    def __enter__(self):
        self.begin = time.perf_counter()

    def __exit__(self, kind, error, trace):
        if kind is None:
            print(json.dumps({"seconds": time.perf_counter() - self.begin}), flush=True)
