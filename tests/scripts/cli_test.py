#!/usr/bin/env python3
"""Runs the sluice binary as its users do: exit codes, messages, pipes, signals, growing files.

usage: cli_test.py SLUICE SOURCE_DIR
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SLUICE = os.path.abspath(sys.argv[1])
ROWS = "t,k,v\n" + "".join(f"2020-01-01 00:00:{i:02d},{'ab'[i % 2]},{i}\n" for i in range(60))
COUNT_MINUTES = "SELECT STREAM COUNT(*) AS n FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE)"


def run(*arguments, text=None):
    return subprocess.run([SLUICE, *arguments], input=text, capture_output=True, text=True, timeout=60, check=False)


class Cli(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        os.chdir(self.folder.name)
        self.write("rows.csv", ROWS)

    def tearDown(self):
        os.chdir("/")
        self.folder.cleanup()

    def write(self, name, text):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)

    def refused(self, code, words, *arguments, text=None):
        result = run(*arguments, text=text)
        self.assertEqual(result.returncode, code, result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)
        self.assertEqual(result.stdout, "")

    # Five wrong query files.
    def test_syntax_error_shows_place_line_caret_and_hint(self):
        self.write("q.sql", "CREATE STREAM o (v INTEGER);\nCREATE PUMP p AS INSERT INTO o SELEKT STREAM v FROM s;\n")
        self.refused(1, ["q.sql:2:", "SELEKT", "^"], "run", "q.sql")

    def test_unknown_column_proposes_the_nearest(self):
        self.write("q.sql", "SELECT STREAM vv FROM s;")
        self.refused(1, ["q.sql:1:15", "no column vv", "hint"], "run", "q.sql", "--source", "S=rows.csv")

    def test_unknown_stream_says_how_to_bind_one(self):
        self.write("q.sql", 'SELECT STREAM "v" FROM nowhere;')
        self.refused(1, ["there is no stream NOWHERE", "--source"], "run", "q.sql")

    def test_stream_that_nothing_fills_is_told_beside_one_that_has_rows(self):
        self.write("q.sql", "CREATE STREAM unfilled (v INTEGER); CREATE STREAM o (v INTEGER);"
                            'CREATE PUMP p AS INSERT INTO o SELECT STREAM "v" FROM s WHERE "v" < 2;'
                            "CREATE PUMP q AS INSERT INTO o SELECT STREAM v FROM unfilled;")
        result = run("run", "q.sql", "--source", "S=rows.csv")
        self.assertEqual(result.stdout, '{"V":0}\n{"V":1}\n', result.stderr)
        self.assertIn("nothing brings rows to the stream UNFILLED", result.stderr)

    def test_join_without_windows_is_told_unless_it_compares_row_times(self):
        self.write("q.sql", 'SELECT STREAM a."v" FROM s AS a JOIN s AS b ON a."v" = b."v";')
        result = run("run", "q.sql", "--source", "S=rows.csv", "--set", "S.rowtime=t")
        self.assertIn("join of A and B without a window", result.stderr)
        self.assertEqual(len(result.stdout.splitlines()), 60, result.stderr)
        self.write("q.sql", 'SELECT STREAM a."v" FROM s AS a, s AS b WHERE a.ROWTIME = b.ROWTIME;')
        result = run("run", "q.sql", "--source", "S=rows.csv", "--set", "S.rowtime=t")
        self.assertNotIn("without a window", result.stderr)
        self.assertEqual(len(result.stdout.splitlines()), 60, result.stderr)

    def test_division_that_leaves_no_fraction_is_told(self):
        self.write("q.sql", "SELECT STREAM COUNT(*) / 60.0 AS n FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE)")
        result = run("check", "q.sql", "--source", "S=rows.csv")
        self.assertIn("COUNT(*) / 60.0 is a DECIMAL(18,0), without a fraction", result.stderr + result.stdout)
        self.write("q.sql", "SELECT STREAM COUNT(*) / 60 AS n FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE)")
        result = run("check", "q.sql", "--source", "S=rows.csv")
        self.assertNotIn("without a fraction", result.stderr + result.stdout)

    def test_declared_stream_without_source_is_refused(self):
        self.write("q.sql", "CREATE STREAM s (v INTEGER); SELECT STREAM v FROM s;")
        self.refused(1, ["nothing brings rows to the stream S", "--source S=PATH"], "run", "q.sql")
        checked = run("check", "q.sql")
        self.assertEqual(checked.returncode, 0, checked.stderr)
        self.assertIn("notice: nothing brings rows to the stream S", checked.stderr)

    def test_group_that_never_ends_is_refused(self):
        self.write("q.sql", "SELECT STREAM k, COUNT(*) FROM s GROUP BY k;")
        self.refused(1, ["could never give a row", "STEP"], "check", "q.sql", "--source", "S=rows.csv")

    def test_type_mismatch_names_column_and_types(self):
        self.write("q.sql", "CREATE STREAM o (v INTEGER);\nCREATE PUMP p AS INSERT INTO o SELECT STREAM k FROM s;\n")
        self.refused(1, ["q.sql:2:", "column V of O"], "run", "q.sql", "--source", "S=rows.csv")

    # Five broken inputs.
    def test_missing_file_is_an_input_failure(self):
        self.refused(3, ["row.csv", "rows.csv"], "run", "-e", "SELECT STREAM v FROM s", "--source", "S=row.csv")

    def test_truncated_gzip_gives_its_rows_then_fails(self):
        big = "t,k,v\n" + "".join(f"2020-01-01 00:00:00,a,{i * 7919 % 10007}\n" for i in range(50000))
        packed = subprocess.run(["gzip", "-c"], input=big.encode(), capture_output=True, check=True).stdout
        with open("cut.csv.gz", "wb") as file:
            file.write(packed[: len(packed) // 2])
        result = run("run", "-e", "SELECT STREAM v FROM s", "--source", "S=cut.csv.gz")
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn("cut.csv.gz", result.stderr)
        self.assertGreater(len(result.stdout.splitlines()), 1000)

    def test_bad_rows_cost_only_themselves(self):
        self.write("bad.csv", "t,v\n2020-01-01 00:00:00,1\nno time,2\n2020-01-01 00:00:02,x\n2020-01-01 00:00:03,4\n")
        self.write("q.sql", "CREATE STREAM s (\"t\" TIMESTAMP, v INTEGER) OPTIONS (path 'bad.csv', rowtime 't');\n"
                            "SELECT STREAM v FROM s;")
        result = run("run", "q.sql", "--sink", "error_stream=errors.jsonl")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual([json.loads(line)["V"] for line in result.stdout.splitlines()], [1, 4])
        self.assertIn("4 rows in = 2 used + 2 error rows", result.stderr)
        self.assertNotIn("--sink error_stream", result.stderr)
        self.assertIn("--sink error_stream", run("run", "q.sql").stderr)
        with open("errors.jsonl", encoding="utf-8") as file:
            errors = [json.loads(line) for line in file]
        self.assertEqual([error["POSITION"] for error in errors], ["bad.csv:3", "bad.csv:4"])
        self.assertEqual(errors[1]["RAW"], "2020-01-01 00:00:02,x")
        self.assertEqual(run("run", "q.sql", "--strict").returncode, 6)

    def test_what_a_row_lacks_or_has_beyond_is_counted(self):
        self.write("ragged.csv", "a,b\n1,2\n\n3\n4,5,6\n")
        result = run("run", "-e", "SELECT STREAM b FROM s", "--source", "S=ragged.csv")
        self.assertIn("1 blank line skipped, 1 extra field ignored, 1 row with missing fields", result.stderr)

    def test_empty_file_says_so(self):
        self.write("empty.csv", "")
        self.refused(3, ["empty.csv"], "run", "-e", "SELECT STREAM v FROM s", "--source", "S=empty.csv")

    def test_unwritable_sink_is_an_input_failure(self):
        self.refused(3, ["no/such"], "run", "-e", "SELECT STREAM v FROM s", "--source", "S=rows.csv",
                     "--sink", "query=no/such/out.jsonl")

    # The command line.
    def test_unknown_option_proposes_the_nearest(self):
        self.refused(2, ["latenes", "lateness"], "run", "-e", "SELECT STREAM v FROM s", "--source", "S=rows.csv",
                     "--set", "S.latenes=5 s")

    def test_unknown_stream_in_a_binding_lists_the_streams(self):
        self.refused(2, ["has no stream X", "S"], "run", "-e", "SELECT STREAM v FROM s", "--source", "X=rows.csv")

    def test_no_query_is_a_usage_error(self):
        self.refused(2, ["query file"], "run")

    def test_limit_ends_the_run(self):
        result = run("run", "-e", "SELECT STREAM v FROM s", "--source", "S=rows.csv", "--limit", "3")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout.splitlines(), ['{"v":0}', '{"v":1}', '{"v":2}'])

    def test_standard_input_and_globs(self):
        result = run("run", "-e", "SELECT STREAM v FROM s", "--source", "S=-", text=ROWS)
        self.assertEqual(len(result.stdout.splitlines()), 60, result.stderr)
        self.write("b.csv", ROWS)
        result = run("run", "-e", "SELECT STREAM v FROM s", "--source", "S=*.csv")
        self.assertEqual(len(result.stdout.splitlines()), 120, result.stderr)

    def test_query_from_standard_input(self):
        result = run("run", "-", "--source", "S=rows.csv", text="SELECT STREAM v FROM s WHERE v < 2")
        self.assertEqual(result.stdout.splitlines(), ['{"v":0}', '{"v":1}'], result.stderr)

    def test_csv_out_reads_back_the_same(self):
        result = run("run", "-e", "SELECT STREAM * FROM s", "--source", "S=rows.csv", "--sink", "query=out.csv")
        self.assertEqual(result.returncode, 0, result.stderr)
        again = run("run", "-e", "SELECT STREAM * FROM s", "--source", "S=out.csv", "--sink", "query=-?format=csv")
        with open("out.csv", encoding="utf-8") as file:
            self.assertEqual(again.stdout, file.read())

    def test_table_format_has_a_header_and_a_line_a_row(self):
        result = run("run", "-e", "SELECT STREAM k, v FROM s WHERE v < 2", "--source", "S=rows.csv", "--format", "table")
        lines = result.stdout.splitlines()
        self.assertEqual(lines[0].split(), ["k", "v"], result.stdout)
        self.assertEqual([line.split() for line in lines[2:4]], [["a", "0"], ["b", "1"]])

    def test_a_closed_pipe_ends_quietly(self):
        self.write("many.csv", "v\n" + "1\n" * 500000)
        process = subprocess.Popen([SLUICE, "run", "-e", "SELECT STREAM v FROM s", "--source", "S=many.csv", "--quiet"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.wait(timeout=30), 0)
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()

    def test_follow_reads_what_is_appended_and_ctrl_c_drains(self):
        process = subprocess.Popen([SLUICE, "run", "-e", "SELECT STREAM v FROM s", "--source", "S=rows.csv", "--follow"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(60):
            process.stdout.readline()
        with open("rows.csv", "a", encoding="utf-8") as file:
            file.write("2020-01-01 00:02:00,a,99\n")
        self.assertEqual(process.stdout.readline(), '{"v":99}\n')
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        self.assertEqual((process.returncode, out), (0, ""), err)
        self.assertIn("61 rows in = 61 used", err)

    def test_replay_is_paced_by_row_times(self):
        begin = time.monotonic()
        result = run("run", "-e", "SELECT STREAM v FROM s", "--source", "S=rows.csv", "--set", "S.rowtime=t", "--replay", "59x")
        self.assertEqual(len(result.stdout.splitlines()), 60, result.stderr)
        self.assertGreater(time.monotonic() - begin, 0.9)

    def test_rowtime_warning_names_the_field(self):
        self.assertIn("--set S.rowtime=t", run("run", "-e", COUNT_MINUTES, "--source", "S=rows.csv").stderr)
        result = run("run", "-e", COUNT_MINUTES, "--source", "S=rows.csv", "--set", "S.rowtime=t")
        self.assertEqual(result.stdout, '{"N":60}\n', result.stderr)

    def test_no_flush_leaves_windows_open(self):
        result = run("run", "-e", COUNT_MINUTES, "--source", "S=rows.csv", "--set", "S.rowtime=t", "--no-flush")
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)

    def test_explain_discover_functions_options_and_fmt_print(self):
        self.assertIn("tumble by", run("explain", "-e", COUNT_MINUTES, "--source", "S=rows.csv").stdout)
        self.assertIn('"t" TIMESTAMP', run("discover", "rows.csv").stdout)
        self.assertIn("MOD(", run("functions", "mod").stdout)
        self.assertIn("lateness", run("options").stdout)
        self.assertEqual(run("fmt", "-", text="select stream v from s").stdout.split(), ["SELECT", "STREAM", "v", "FROM", "s;"])

    def test_discovered_declaration_runs_as_it_is(self):
        declaration = run("discover", "rows.csv").stdout
        self.write("q.sql", declaration + 'SELECT STREAM "v" FROM "SOURCE_SQL_STREAM_001";')
        self.assertEqual(len(run("run", "q.sql").stdout.splitlines()), 60)

    def test_reference_table_is_looked_up_by_key(self):
        self.write("names.csv", "code,name\na,Alpha\nc,Gamma\n")
        query = 'SELECT STREAM s.v, n.name FROM s LEFT JOIN names AS n ON s.k = n.code WHERE s.v < 2'
        result = run("run", "-e", query, "--source", "S=rows.csv", "--reference", "NAMES=names.csv?header=true")
        self.assertEqual(result.stdout.splitlines(), ['{"v":0,"name":"Alpha"}', '{"v":1,"name":null}'], result.stderr)
        self.write("q.sql", "CREATE TABLE names (code VARCHAR(2), name VARCHAR(10)) OPTIONS (path 'names.csv', header 'true');\n"
                            "SELECT STREAM s.v, names.name FROM s JOIN names ON s.k = names.code WHERE s.v < 4;")
        result = run("run", "q.sql", "--source", "S=rows.csv")
        self.assertEqual([json.loads(line)["NAME"] for line in result.stdout.splitlines()], ["Alpha", "Alpha"], result.stderr)

    def test_embed_writes_json_inside_the_row(self):
        self.write("points.csv", "x,y\n0,0\n1,0\n0,1\n")
        query = "SELECT * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM x, y FROM s), 100, 2, 3))"
        result = run("run", "-e", query, "--source", "S=points.csv", "--sink", "query=-?embed=HOTSPOTS_RESULT")
        last = json.loads(result.stdout.splitlines()[-1])
        self.assertEqual(last["HOTSPOTS_RESULT"]["hotspots"][0]["maxValues"], [1, 1])

    def test_memory_does_not_grow_with_the_input(self):
        measure = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
                   "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        peaks = []
        for rows in (100_000, 1_000_000):
            self.write("long.csv", "at\n" + "".join(f"{second}\n" for second in range(rows)))
            peaks.append(int(subprocess.run(
                [sys.executable, "-c", measure, SLUICE, "run", "-e", COUNT_MINUTES, "--source", "S=long.csv", "--quiet",
                 "--set", "S.rowtime=at", "--set", "S.timestamp_format=epoch_s"], capture_output=True, text=True, check=True).stdout))
        self.assertLess(peaks[1], peaks[0] * 1.3, f"kilobytes for 1x and 10x: {peaks}")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
