#!/usr/bin/env python3
"""Runs the taxi samples over real trips, where ../shared/data has them; else skipped.

usage: real_data_test.py SLUICE SOURCE_DIR
"""
import gzip
import json
import pathlib
import subprocess
import sys
import unittest

SLUICE = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(sys.argv[2]).resolve()
TRIPS = ROOT.parent / "shared" / "data" / "taxi"
HOTSPOTS = ROOT / "samples" / "taxi" / "hotspots.sql"
STREAM = "SOURCE_SQL_STREAM_001"


def run(query, source, settings=(), text=None):
    """The rows that a sample makes, parsed, and the summary."""
    arguments = [argument for setting in settings for argument in ("--set", f"{STREAM}.{setting}")]
    result = subprocess.run([SLUICE, "run", query, "--source", f"{STREAM}={source}", *arguments],
                            capture_output=True, text=True, input=text, check=False)
    if result.returncode != 0:
        raise AssertionError(result.stderr)
    return result.stdout.splitlines(), result.stderr


def boxes(line):
    return json.loads(json.loads(line)["HOTSPOTS_RESULT"])["hotspots"]


class RealData(unittest.TestCase):
    def check_boxes(self, lines):
        """Every result is JSON, and no box reaches from New York to (0, 0)."""
        found = 0
        for line in lines:
            for box in boxes(line):
                found += 1
                (west, south), (east, north) = box["minValues"], box["maxValues"]
                self.assertLessEqual(west, east)
                self.assertLessEqual(south, north)
                is_nowhere = west == 0 and east == 0 and south == 0 and north == 0
                self.assertTrue(is_nowhere or (east < -70 and south > 35), line)
        self.assertGreater(found, len(lines) / 2)

    def test_announcement_over_a_rush_hour(self):
        lines, summary = run(HOTSPOTS, TRIPS / "yellow_2016-03-10_dense.csv.gz")
        self.assertEqual(len(lines), 15241)
        self.assertIn("15,241 rows in = 15,241 used + 0 error rows", summary)
        self.check_boxes(lines)

    def test_messy_green_file(self):
        lines, summary = run(HOTSPOTS, TRIPS / "green_2013-08.csv.gz", [
            "map=pickup_longitude=Pickup_longitude,pickup_latitude=Pickup_latitude",
            "rowtime=lpep_pickup_datetime"])
        self.assertEqual(len(lines), 7623)
        self.assertIn("7,623 rows in = 7,623 used + 0 error rows, 1 blank line skipped", summary)
        self.check_boxes(lines)

    def test_first_uber_pickups_from_standard_input(self):
        with gzip.open(TRIPS / "uber_2014-04_raw.csv.gz", "rt", encoding="utf-8") as file:
            text = "".join(next(file) for _ in range(20001))
        lines, summary = run(HOTSPOTS, "-", [
            "map=pickup_longitude=Lon,pickup_latitude=Lat", "rowtime=Date/Time",
            "timestamp_format=M/d/yyyy H:mm:ss"], text)
        self.assertIn("20,000 rows in = 20,000 used + 0 error rows", summary)
        self.check_boxes(lines)

    def test_whole_uber_month_is_put_in_order(self):
        lines, summary = run(ROOT / "samples" / "taxi" / "corners.sql",
                             TRIPS / "uber_2014-04_raw.csv.gz",
                             ["map=pickup_longitude=Lon,pickup_latitude=Lat", "rowtime=Date/Time",
                              "timestamp_format=M/d/yyyy H:mm:ss", "lateness=31 d"])
        self.assertIn("564,516 rows in = 564,516 used + 0 error rows", summary)
        times = [line[len('{"PICKUP_TIME":"'):][:23] for line in lines]
        self.assertEqual(len(times), 564516)
        self.assertEqual(times, sorted(times))


if __name__ == "__main__":
    if not TRIPS.is_dir():
        print(f"skipped: {TRIPS} is not there")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
