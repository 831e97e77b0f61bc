#!/usr/bin/env python3
"""Statements and rows of absurd sizes: an error that says why, or a right answer.

usage: limits_test.py SLUICE SOURCE_DIR
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

SLUICE = os.path.abspath(sys.argv[1])
DEEP = 10_000
STATEMENT_CHARACTERS = 102_400  # what the service took


def run(command, sql, *arguments):
    with open("q.sql", "wb") as file:
        file.write(sql if isinstance(sql, bytes) else sql.encode())
    return subprocess.run([SLUICE, command, "q.sql", *arguments], capture_output=True, check=False,
                          timeout=300)


class Limits(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        os.chdir(self.folder.name)
        with open("s.jsonl", "w", encoding="utf-8") as file:
            file.write('{"i":1,"v":"abc"}\n')

    def tearDown(self):
        os.chdir("/")
        self.folder.cleanup()

    def rows(self, sql, *arguments):
        result = run("run", sql, *(arguments or ("--source", "s=s.jsonl")))
        self.assertEqual(result.returncode, 0, result.stderr[-2000:])
        return [json.loads(line) for line in result.stdout.splitlines()]

    def refused(self, words, sql):
        """By the checks of a run, and where the text does not even parse, by the printer."""
        result = run("run", sql, "--source", "s=s.jsonl")
        self.assertEqual(result.returncode, 1, result.stderr[-2000:])
        self.assertIn(words, result.stderr.decode(errors="replace"))
        self.assertEqual(run("fmt", sql).returncode, 1)

    def test_nesting_is_refused_long_before_the_stack_ends(self):
        for before, middle, after in (("(", "1", ")"), ("CASE WHEN TRUE THEN ", "1", " END"), ("- ", "1", ""),
                                      ("NOT ", "TRUE", ""), ("ABS(", "1", ")"),
                                      ("CAST(", "1", " AS BIGINT)"), ("COALESCE(1, ", "1", ")"),
                                      ("(i, ", "1", ")"), ("1 IN (", "1", ")"),
                                      ("(SELECT x FROM (VALUES (", "1", ")) AS t(x))")):
            with self.subTest(before):
                self.refused("nested more than 200 levels deep",
                             f"SELECT STREAM {before * DEEP}{middle}{after * DEEP} AS x FROM s")
        self.refused("nested more than 200 levels deep",
                     "SELECT STREAM * FROM " + "(SELECT STREAM * FROM " * 1000 + "s" + ")" * 1000)
        self.refused("nested more than 200 levels deep", "SELECT STREAM * FROM " + "(" * DEEP)

    def test_nesting_within_the_limit_gives_the_answer(self):
        for before, middle, after in (("(", "i", ")"), ("CASE WHEN TRUE THEN ", "i", " END"),
                                      ("ABS(", "i", ")"), ("COALESCE(", "i", ", 2)")):
            sql = f"SELECT STREAM {before * 90}{middle}{after * 90} AS x FROM s"
            self.assertEqual(self.rows(sql), [{"X": 1}])
            self.assertEqual(run("fmt", sql).returncode, 0)
        self.assertEqual(self.rows("SELECT STREAM i FROM " + "(SELECT STREAM * FROM " * 90 + "s" + ")" * 90),
                         [{"i": 1}])

    def test_chains_are_refused_or_answered(self):
        self.refused("expression of more than 1000 levels", f"SELECT STREAM {'1 + ' * DEEP}1 AS x FROM s")
        self.refused("expression of more than 1000 levels", f"SELECT STREAM {chr(39)}a{chr(39)}"
                     f"{' || v' * DEEP} AS x FROM s")
        self.refused("more than 256 joins and set operators",
                     "SELECT STREAM i FROM s" + " UNION ALL SELECT STREAM i FROM s" * 1000)
        self.assertEqual(self.rows(f"SELECT STREAM {'i + ' * 900}0 AS x FROM s"), [{"X": 900}])
        for word in ("AND", "OR"):
            condition = f" {word} ".join(["i = 1"] * DEEP)
            self.assertEqual(self.rows(f"SELECT STREAM i FROM s WHERE {condition}"), [{"i": 1}])
        numbers = ", ".join(str(number) for number in range(DEEP, 0, -1))
        self.assertEqual(self.rows(f"SELECT STREAM i FROM s WHERE i IN ({numbers})"), [{"i": 1}])

    def test_longer_statements_than_the_service_took(self):
        items = ", ".join(f"i + {number} AS column_{number}" for number in range(5000))
        self.assertGreater(len(items), STATEMENT_CHARACTERS)
        row, = self.rows(f"SELECT STREAM {items} FROM s")
        self.assertEqual((len(row), row["COLUMN_4999"]), (5000, 5000))

    def test_a_thousand_columns(self):
        names = [f"c{number}" for number in range(1000)]
        declared = ", ".join(f"{name} INTEGER" for name in names)
        with open("w.csv", "w", encoding="utf-8") as file:
            file.write(",".join(names) + "\n" + ",".join(str(number) for number in range(1000)) + "\n")
        sums = ", ".join(f"SUM({name})" for name in names)
        row, = self.rows(f"CREATE STREAM w ({declared}); CREATE STREAM o ({declared});\nCREATE PUMP p AS "
                         f"INSERT INTO o SELECT STREAM {sums} FROM w GROUP BY FLOOR(w.ROWTIME TO DAY)",
                         "--source", "w=w.csv")
        self.assertEqual(list(row.values()), list(range(1000)))

    def test_texts_of_a_megabyte(self):
        long = "x" * 1_000_000
        self.assertEqual(self.rows(f"SELECT STREAM CHAR_LENGTH('{long}') AS n FROM s"), [{"N": 1_000_000}])
        with open("l.jsonl", "w", encoding="utf-8") as file:
            file.write(json.dumps({"v": long}) + "\n")
        with open("l.csv", "w", encoding="utf-8") as file:
            file.write(f"v,i\n{long},1\n")
        sql = ("SELECT STREAM CHAR_LENGTH(v) AS n, CHAR_LENGTH(v || v) AS twice, v LIKE '%x%y' AS liked, "
               "REGEX_REPLACE(v, 'x+$', 'y', 1, 0) AS y FROM s")
        for path in ("l.jsonl", "l.csv"):  # cut, as the service's longest VARCHAR would
            self.assertEqual(self.rows(sql, "--source", f"s={path}"),
                             [{"N": 65534, "TWICE": 65534 * 2, "LIKED": False, "Y": "y"}])
        self.refused("name", f"SELECT STREAM {long} FROM s")

    def test_bytes_that_are_no_text(self):
        for byte in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"):
            with self.subTest(byte):
                self.refused("not valid UTF-8", b"SELECT STREAM '" + byte + b"' AS x FROM s")
                with open("b.jsonl", "wb") as file:
                    file.write(b'{"v":"' + byte + b'"}\n{"v":"good"}\n')
                with open("b.csv", "wb") as file:
                    file.write(b"v,w\n" + byte + b",1\ngood,2\n")
                for path in ("b.jsonl", "b.csv"):
                    self.assertEqual(self.rows("SELECT STREAM v FROM s", "--source", f"s={path}"),
                                     [{"v": "good"}])
        self.refused("unexpected character U+0000", b"SELECT STREAM 1\0 AS x FROM s")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
