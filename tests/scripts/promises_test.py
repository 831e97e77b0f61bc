#!/usr/bin/env python3
"""Checks promises of the whole program: same bytes for any number of workers, bounded memory, a bad
row costs that row, and the first row comes at once.

usage: promises_test.py SLUICE SOURCE_DIR
"""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

SLUICE = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(sys.argv[2]).resolve()
ROWTIME = ["--set", "SOURCE_SQL_STREAM_001.rowtime=tpep_pickup_datetime"]
IS_SANITIZED = any(name in SLUICE.read_bytes() for name in (b"__asan_init", b"__tsan_init"))
DIAMOND = """
CREATE STREAM trips_and_hours (kind VARCHAR(5), row_time TIMESTAMP, amount DOUBLE);
CREATE PUMP sum_hours AS INSERT INTO trips_and_hours
  SELECT STREAM 'hour', FLOOR(s.ROWTIME TO HOUR), SUM(total_amount)
  FROM "SOURCE_SQL_STREAM_001" AS s GROUP BY FLOOR(s.ROWTIME TO HOUR);
CREATE PUMP pass_trips AS INSERT INTO trips_and_hours
  SELECT STREAM 'trip', s.ROWTIME, total_amount FROM "SOURCE_SQL_STREAM_001" AS s;
"""


def sluice(*arguments, **options):
    return subprocess.run([SLUICE, *arguments], capture_output=True, check=False, **options)


def generate(path, rows, kind="taxi"):
    with open(path, "wb") as file:
        subprocess.run([SLUICE, "generate", kind, "--rows", str(rows)], stdout=file, check=True)


def digest(arguments):
    """Hash and number of the lines that the program prints. Read in pieces: on Linux the memory of
    this process would count as its children's peak."""
    result, lines = hashlib.sha256(), 0
    with subprocess.Popen([SLUICE, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        while piece := process.stdout.read(1 << 20):
            result.update(piece)
            lines += piece.count(b"\n")
    assert process.returncode == 0, arguments
    return result.hexdigest(), lines


def peak_memory(arguments):
    """Runs the program with its output thrown away; its peak resident memory in MB."""
    with subprocess.Popen([SLUICE, *arguments], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return usage.ru_maxrss / 1024


class Promises(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        os.chdir(self.folder.name)

    def tearDown(self):
        os.chdir("/")
        self.folder.cleanup()

    def test_diamond_gives_the_same_bytes_with_any_number_of_workers(self):
        generate("trips.csv", 1_000_000)
        pathlib.Path("diamond.sql").write_text(DIAMOND, encoding="utf-8")
        source = ["run", "diamond.sql", "--source", "SOURCE_SQL_STREAM_001=trips.csv", *ROWTIME]
        outputs = {digest([*source, "--workers", workers]) for workers in ("1", "2", "4")}
        self.assertEqual(len(outputs), 1, outputs)
        self.assertGreater(outputs.pop()[1], 999_000)
        peak = peak_memory([*source, "--workers", "4"])
        print(f"peak memory: {peak:.0f} MB for a diamond over 1,000,000 trips")
        self.assertTrue(IS_SANITIZED or peak < 300)

    @unittest.skipIf(IS_SANITIZED, "sanitizers keep memory")
    def test_memory_does_not_follow_the_length_of_the_input(self):
        query = ["run", ROOT / "samples" / "taxi" / "hotspots.sql", *ROWTIME, "--source"]
        generate("short.csv", 100_000)
        generate("long.csv", 1_000_000)
        short = peak_memory([*query, "SOURCE_SQL_STREAM_001=short.csv"])
        long = peak_memory([*query, "SOURCE_SQL_STREAM_001=long.csv"])
        print(f"peak memory: {short:.0f} MB for 100,000 trips, {long:.0f} MB for 1,000,000")
        self.assertLess(long, short * 1.5 + 10)

    def test_bad_lines_of_json_cost_only_themselves(self):
        bad = [b'{"x": 1, "y": "no end', b'{"x": 1, "y": "\xff"}', b'{"x": 1, "y"', b'{"x": 1,, "y": 2}']
        good = [json.dumps({"x": number, "y": "good"}).encode() for number in range(40)]
        lines = list(good)
        for number, line in enumerate(bad):
            lines.insert(10 * number + 5, line)
        pathlib.Path("rows.json").write_bytes(b"\n".join(lines) + b"\n")
        result = sluice("run", "-e", "SELECT STREAM x FROM s", "--source", "s=rows.json")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual([json.loads(line)["x"] for line in result.stdout.splitlines()],
                         list(range(40)), result.stderr)
        self.assertIn(b"44 rows in = 40 used + 4 error rows", result.stderr)

    def test_error_rows_and_their_places_are_the_same_with_any_number_of_workers(self):
        """Over many blocks, some of which end inside a quoted field."""
        good = {"json": b'{"x":%d,"y":"some text, with a comma"}', "csv": b'%d,"some text,\nwith a line end"'}
        lines_a_row = {"json": 1, "csv": 2}
        for form in ("json", "csv"):
            rows = [good[form] % number for number in range(40_000)]
            places = list(range(7, 40_000, 999))
            for place in places:
                rows[place] = b'{"x":"bad"}' if form == "json" else b'bad,"some text,\nwith a line end"'
            pathlib.Path("rows." + form).write_bytes(b"\n".join(rows) + b"\n")
            seen = set()
            for workers in ("1", "2", "4"):
                result = sluice("run", "-e", "CREATE STREAM s (x BIGINT, y VARCHAR(40)); SELECT STREAM x, y FROM s",
                                "--source", f"S=rows.{form}", "--sink", "error_stream=errors.json",
                                "--set", "S.header=false" if form == "csv" else "S.rows=$",
                                "--start", "2016-03-10 08:00:00", "--workers", workers)
                self.assertEqual(result.returncode, 0, result.stderr)
                seen.add((result.stdout, pathlib.Path("errors.json").read_bytes()))
            self.assertEqual(len(seen), 1, form)
            out, errors = seen.pop()
            self.assertEqual(out.count(b"\n"), 40_000 - len(places))
            self.assertEqual([json.loads(line)["POSITION"] for line in errors.splitlines()],
                             [f"rows.{form}:{place * lines_a_row[form] + 1}" for place in places])

    @unittest.skipIf(IS_SANITIZED, "sanitizers are slow to start")
    def test_first_row_comes_at_once(self):
        generate("points.jsonl", 100, "exercise")
        command = [SLUICE, "run", ROOT / "samples" / "exercise" / "query.sql",
                   "--source", "SOURCE_SQL_STREAM_001=points.jsonl"]
        delays = []
        for _ in range(10):
            start = time.monotonic()
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
                self.assertTrue(process.stdout.readline())
                delays.append(time.monotonic() - start)
                process.stdout.read()
        print(f"first row after {min(delays) * 1000:.0f} ms")
        self.assertLess(min(delays), 0.05)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
