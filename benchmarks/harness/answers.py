"""Compares the answers of engines: the same rows in any order, numbers up to the ninth digit."""
import collections
import hashlib
import json
import pathlib
import re
import shutil

TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?Z?$")
BEYOND_TIES = 1 + 3e-13  # what stands exactly between two nine-digit numbers goes up, whatever its last bit


def plain_value(value):
    """A value without what engines write differently: ends of fractions, marks of times."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        is_whole = isinstance(value, int) or value.is_integer()
        return str(int(value)) if is_whole else f"{value * BEYOND_TIES:.9g}"
    if isinstance(value, str) and (match := TIME.match(value)):
        return f"{match[1]} {match[2]}{(match[3] or '').rstrip('0').rstrip('.')}"
    if isinstance(value, str) and value.startswith('{"hotspots"'):
        return json.loads(value, parse_float=lambda text: plain_value(float(text)))
    return value


def plain_row(row):
    """A row as text, its columns in the order of their names."""
    return json.dumps([plain_value(row[name]) for name in sorted(row, key=str.lower)])


def files_of(path):
    """An answer's files: some engines write a folder of them."""
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]


def rows_of(path):
    """Counts the rows of NDJSON files."""
    rows = collections.Counter()
    for file in files_of(path):
        with open(file, encoding="utf-8") as lines:
            rows.update(plain_row(json.loads(line))
                        for line in lines if line.strip())
    return rows


def line_count(path):
    """How many rows NDJSON files hold."""
    count = 0
    for file in files_of(path):
        with open(file, "rb") as pieces:
            while piece := pieces.read(1 << 20):
                count += piece.count(b"\n")
    return count


def remove(path):
    """Removes an answer."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def difference(ours, theirs):
    """What tells two answers apart, in words; empty where nothing does."""
    if ours == theirs:
        return ""
    missing, extra = ours - theirs, theirs - ours
    text = f"{theirs.total()} rows where we have {ours.total()}, {extra.total()} of them other ones"
    for rows, whose in ((missing, "ours"), (extra, "theirs")):
        if rows:
            text += f"; {whose}: {min(rows)}"
    return text


def digest(rows):
    """A short text that is the same for the same rows."""
    lines = "\n".join(sorted(rows.elements()))
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


class Wrong(Exception):
    """An answer of ours is not the known one."""


class Known:
    """Digests of our answers over the seeded data, compared with other engines' when they were written."""

    PATH = pathlib.Path(__file__).parents[1] / "queries" / "answers.json"

    def __init__(self):
        self.digests = json.loads(self.PATH.read_text(encoding="utf-8")) if self.PATH.exists() else {}

    def check(self, query, form, rows):
        """Throws where the rows are not those that were known."""
        found = f"{rows.total()} rows {digest(rows)}"
        known = self.digests.get(f"{query} {form}")
        if found != known:
            raise Wrong(f"{query} ({form}) answers {found}, known is {known}; --update-answers where that is right")

    def update(self, query, form, rows):
        """Writes down the rows' digest."""
        self.digests[f"{query} {form}"] = f"{rows.total()} rows {digest(rows)}"
        self.PATH.write_text(json.dumps(self.digests, indent=1, sort_keys=True) + "\n", encoding="utf-8")
