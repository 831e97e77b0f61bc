#!/usr/bin/env python3
"""Compares joins of three streams with a naive program: a triple of rows with one key comes out if and
only if each row is in its window when the last of them comes.

usage: three_way_joins_test.py SLUICE SOURCE_DIR
"""
import itertools
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SLUICE = pathlib.Path(sys.argv[1]).resolve()
STREAMS = "ABC"
FORMS = ["{} JOIN {} ON A.k = B.k JOIN {} ON C.k = B.k",
         "{} JOIN ({} JOIN {} ON B.k = C.k) ON A.k = B.k",
         "{}, {}, {} WHERE A.k = B.k AND B.k = C.k"]


def clock(second):
    return f"2020-01-01 00:00:{second:02d}.000"


def rows_of(dice):
    """Rows of one stream: second, key, number."""
    second, rows = 0, []
    for number in range(dice.randint(3, 14)):
        second += dice.choice([0, 0, 1, 2, 3])
        rows.append((second, dice.randint(1, 2), number))
    return rows


def expected(streams, windows):
    triples = []
    for rows in itertools.product(*streams):
        last = max(second for second, _, _ in rows)
        if len({key for _, key, _ in rows}) == 1 and all(
                row[0] >= last - window for row, window in zip(rows, windows)):
            triples.append(",".join([*(str(row[2]) for row in rows), clock(last), clock(rows[2][0])]))
    return sorted(triples)


def actual(streams, windows, form, workers):
    declared = ""
    for name, rows in zip(STREAMS, streams):
        lines = "".join(f"{clock(second)},{key},{number}\n" for second, key, number in rows)
        pathlib.Path(f"{name}.csv").write_text(f"at,k,v\n{lines}", encoding="utf-8")
        declared += f"CREATE STREAM {name} (k INTEGER, v INTEGER) OPTIONS (path '{name}.csv', rowtime 'at');\n"
    sides = [name + (f" OVER (RANGE INTERVAL '{window}' SECOND PRECEDING)" if window else "")
             for name, window in zip(STREAMS, windows)]
    query = f"{declared}SELECT STREAM A.v, B.v, C.v, ROWTIME, C.ROWTIME FROM {form.format(*sides)};"
    result = subprocess.run([SLUICE, "run", "-", "--quiet", "--format", "csv", "--workers", workers],
                            input=query, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{query}\n{result.stderr}")
    lines = result.stdout.splitlines()[1:]
    times = [line.split(",")[3] for line in lines]
    assert times == sorted(times), f"row times go back\n{query}"
    return query, sorted(lines)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for seed in range(60):
            dice = random.Random(seed)
            streams = [rows_of(dice) for _ in STREAMS]
            windows = [dice.choice([0, 2, 5, 10]) for _ in STREAMS]
            query, lines = actual(streams, windows, FORMS[seed % 3], "14"[seed % 2])
            if lines != expected(streams, windows):
                sys.exit(f"seed {seed}: {len(lines)} rows, not {len(expected(streams, windows))}\n{query}")
    print("60 joins of three streams are as expected")


if __name__ == "__main__":
    main()
