"""The queries of benchmarks/queries: NAME.sql is ours, NAME.ENGINE.sql another engine's.

NAME.peers.sql serves every engine that has none of its own. Lines `--: key words` say what a query needs:
sources (tables), references, formats (json csv), share (of a run's rows), delay (a row out for each, its number first),
without ENGINE reason (why an engine has no such query).
"""
import dataclasses
import pathlib

from . import tables

FOLDER = pathlib.Path(__file__).parents[1] / "queries"


@dataclasses.dataclass
class Query:
    """A query and what it needs."""

    name: str
    text: str
    title: str
    sources: list
    references: list
    formats: list
    share: float
    has_delay: bool
    reasons: dict  # of engines that cannot say it

    @property
    def tables(self):
        return self.sources + self.references

    def sluice_text(self):
        """The declarations of its tables and its own text: what `sluice run` takes."""
        return "".join(tables.sluice_stream(table) for table in self.sources) + self.text

    def peer_text(self, engine):
        """The query for another engine, or None."""
        for kind in (engine, "peers"):
            path = FOLDER / f"{self.name}.{kind}.sql"
            if path.exists() and engine not in self.reasons:
                return path.read_text(encoding="utf-8").strip().rstrip(";")
        return None


def read(path):
    """The query of a file."""
    text = path.read_text(encoding="utf-8")
    notes, reasons = {}, {}
    for line in text.splitlines():
        if line.startswith("--:"):
            key, *words = line[4:].split()
            if key == "without":
                reasons[words[0]] = " ".join(words[1:])
            notes[key] = words
    return Query(name=path.name.split(".")[0], text=text, title=text.splitlines()[0].removeprefix("-- "),
                 sources=notes["sources"], references=notes.get("references", []),
                 formats=notes.get("formats", ["json"]), share=float(notes.get("share", ["1"])[0]),
                 has_delay="delay" in notes, reasons=reasons)


def all_queries():
    """Every query, in the order of its name."""
    return [read(path) for path in sorted(FOLDER.glob("*.sql")) if path.name.count(".") == 1]
