#!/usr/bin/env python3
"""Runs the queries of samples/ over generated rows and compares what comes out with expected/.

usage: samples_test.py SLUICE SOURCE_DIR [--update]

A long output is kept as every 200th line. Read the difference before you keep an --update.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

SLUICE = pathlib.Path(sys.argv[1]).resolve()
SAMPLES = pathlib.Path(sys.argv[2]).resolve() / "samples"
ROWTIME = ["--set", "SOURCE_SQL_STREAM_001.rowtime=tpep_pickup_datetime"]
EVERY = 200

# Query, generator, rows, more arguments of run. What goes to standard output is compared.
CASES = [
    ("taxi/hotspots.sql", "taxi", 8000, []),
    ("taxi/corners.sql", "taxi", 8000, ROWTIME),
    ("taxi/busiest_minutes.sql", "taxi", 20000, ROWTIME),
    ("taxi/both.sql", "taxi", 8000,
     [*ROWTIME, "--sink", "TRIPS_PER_MINUTE=-", "--sink", "DESTINATION_SQL_STREAM=hotspots.jsonl"]),
    ("exercise/query.sql", "exercise", 6000, []),
]


def sluice(*arguments):
    """What the program prints; its messages where it fails."""
    result = subprocess.run([SLUICE, *arguments], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"sluice {' '.join(map(str, arguments))}\n{result.stderr}")
    return result.stdout


def actual(query, kind, rows, arguments):
    """The lines to compare; they must not depend on the number of workers."""
    pathlib.Path("rows").write_text(sluice("generate", kind, "--rows", str(rows), "--seed", "1"),
                                    encoding="utf-8")
    source = f"SOURCE_SQL_STREAM_001=rows?format={'csv' if kind == 'taxi' else 'json'}"
    outputs = [sluice("run", SAMPLES / query, "--source", source, "--workers", workers, *arguments)
               for workers in ("1", "4")]
    assert outputs[0] == outputs[1], f"{query}: the number of workers shows"
    lines = outputs[0].splitlines()
    return lines[EVERY - 1::EVERY] if len(lines) > 2 * EVERY else lines


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for query, *case in CASES:
            path = SAMPLES / query
            expected = path.parent / "expected" / (path.stem + ".jsonl")
            lines = actual(query, *case)
            if "--update" in sys.argv:
                expected.parent.mkdir(exist_ok=True)
                expected.write_text("\n".join(lines) + "\n", encoding="utf-8")
            wanted = expected.read_text(encoding="utf-8").splitlines()
            same = lines == wanted
            failed += not same
            print(f"{'passed' if same else 'FAILED'} {query}: {len(lines)} lines")
            for number, (got, want) in enumerate(zip(lines, wanted), 1):
                if got != want:
                    print(f"line {number}\n- {want}\n+ {got}")
                    break
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
