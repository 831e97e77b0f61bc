#!/usr/bin/env python3
"""Random queries over random rows: Sluice must give what SQLite gives, and the rows where p, where
NOT p and where p IS UNKNOWN must be all rows.

usage: random_queries_test.py SLUICE SOURCE_DIR [--seed N] [--queries N]

300 queries, 10,000 where SLUICE_SLOW is set. A difference prints the seed, the query and the fewest
rows found that still differ.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile

import tables
from queries import Law, Queries

BATCH = 60  # queries that one run of Sluice answers, each by a pump


class Refused(Exception):
    """Sluice does not run the queries."""


def answers_of_sluice(sluice, data, queries, workers):
    """The rows of each query, as tuples."""
    with tempfile.TemporaryDirectory() as folder:
        tables.write_files(folder, data)
        statements, sinks = tables.declarations(), []
        for number, query in enumerate(queries):
            kinds = ", ".join(f"c{column} {kind}" for column, kind in enumerate(query.kinds))
            statements.append(f"CREATE STREAM o{number} ({kinds});")
            statements.append(f"CREATE PUMP p{number} AS INSERT INTO o{number}\n  {query.text.sluice};")
            sinks += ["--sink", f"o{number}=o{number}.jsonl"]
        pathlib.Path(folder, "q.sql").write_text("\n".join(statements), encoding="utf-8")
        command = [sluice, "run", "q.sql", "--strict", "--workers", str(workers), *sinks]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                                timeout=120)
        if result.returncode != 0:
            raise Refused(f"exit code {result.returncode}: {result.stderr}")
        return [rows_of(pathlib.Path(folder, f"o{number}.jsonl")) for number in range(len(queries))]


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return [tuple(json.loads(line).values()) for line in file]


def database_of(data):
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA case_sensitive_like = ON")
    # Not every SQLite is built with these.
    for name, function in (("FLOOR", lambda x: x if x is None else float(x // 1)),
                           ("CEIL", lambda x: x if x is None else float(-(-x // 1)))):
        database.create_function(name, 1, function, deterministic=True)
    tables.fill_sqlite(database, data)
    return database


def queries_of(test):
    return [test.whole, *test.parts] if isinstance(test, Law) else [test]


def expected_and_got(test, database, answers):
    """What a test expects and what it got: lists where the order is known, else Counters."""
    if isinstance(test, Law):
        whole, *parts = answers
        return collections.Counter(whole), sum(map(collections.Counter, parts), collections.Counter())
    kind = list if test.in_order else collections.Counter
    return kind(map(tuple, database.execute(test.text.sqlite))), kind(answers[0])


def shrink(data, differs):
    """Leaves rows out while the answers still differ."""
    data = {name: list(rows) for name, rows in data.items()}
    for name in data:
        size = len(data[name])
        while size > 0:
            start = 0
            while start < len(data[name]):
                fewer = {**data, name: data[name][:start] + data[name][start + size:]}
                if differs(fewer):
                    data = fewer
                else:
                    start += size
            size //= 2
    return data


def report(sluice, seed, data, test, workers):
    def played(fewer):
        answers = answers_of_sluice(sluice, fewer, queries_of(test), workers)
        return expected_and_got(test, database_of(fewer), answers)

    def differs(fewer):
        try:
            expected, got = played(fewer)
        except Refused:
            return False
        return expected != got

    fewest = shrink(data, differs) if differs(data) else data
    expected, got = played(fewest)
    print(f"\nseed {seed}: the answers differ")
    if isinstance(test, Law):
        for query in (test.whole, *test.parts):
            print(f"  {query.text.sluice}")
    else:
        print(f"  Sluice: {test.text.sluice}\n  SQLite: {test.text.sqlite}")
    for name, rows in fewest.items():
        print(f"  rows of {name}: {rows}")
    print(f"  expected: {expected}\n  Sluice:   {got}")


def first_refused(sluice, data, queries, workers):
    """The first query that Sluice refuses by itself, with its words."""
    for query in queries:
        try:
            answers_of_sluice(sluice, data, [query], workers)
        except Refused as refusal:
            return f"{query.text.sluice}\n{refusal}"
    return "only together"


def play(sluice, seed, count):
    """A batch of queries over one set of rows; returns how many went wrong and how many rows came."""
    chance = random.Random(seed)
    data = tables.random_tables(chance)
    maker = Queries(chance)
    tests = [maker.law() if number % 6 == 5 else maker.query() for number in range(count)]
    queries = []
    for test in tests:
        queries += queries_of(test)
    workers = 1 + seed % 2 * 3
    try:
        answers = iter(answers_of_sluice(sluice, data, queries, workers))
    except Refused as refusal:
        print(f"\nseed {seed}: {refusal}\n{first_refused(sluice, data, queries, workers)}")
        return 1, 0
    database = database_of(data)
    wrong = rows = 0
    for test in tests:
        own = [next(answers) for _ in queries_of(test)]
        rows += sum(map(len, own))
        expected, got = expected_and_got(test, database, own)
        if expected != got:
            wrong += 1
            report(sluice, seed, data, test, workers)
    return wrong, rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sluice")
    parser.add_argument("source_dir")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int,
                        default=10000 if os.environ.get("SLUICE_SLOW") else 300)
    arguments = parser.parse_args()
    if sqlite3.sqlite_version_info < (3, 39):
        print(f"skipped: RIGHT and FULL JOIN need SQLite 3.39, this is {sqlite3.sqlite_version}")
        return 77
    sluice = os.path.abspath(arguments.sluice)
    wrong = rows = 0
    for start in range(0, arguments.queries, BATCH):
        more_wrong, more_rows = play(sluice, arguments.seed + start // BATCH,
                                     min(BATCH, arguments.queries - start))
        wrong, rows = wrong + more_wrong, rows + more_rows
    print(f"{arguments.queries} queries, {rows} rows, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
