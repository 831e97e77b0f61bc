#!/usr/bin/env python3
"""Runs, imports and judges application JSON as its users do.

usage: application_json_test.py SLUICE SOURCE_DIR

The documents of tests/application_json/ and the one of samples/ferries/ are one application in every
shape that the service took or printed: all must give the same rows.
"""
import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SLUICE = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(sys.argv[2]).resolve()
CASES = ROOT / "tests" / "application_json"
SAMPLE = ROOT / "samples" / "ferries"
SHAPES = ["v1_create", "v1_describe", "v2_create", "v2_describe"]
STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/boardings"
FIREHOSE = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/passengers"
ERRORS = "arn:aws:kinesis:eu-west-1:123456789012:stream/errors"
TABLE = "s3://ferries/tables/ports.csv"
BOARDINGS = f"{STREAM}=boardings.json?rowtime=boarded_at"
PORTS = f"{TABLE}=ports.csv"
ROWS = """\
{"FROM_TIME":"2026-01-01 08:00:00.000","PORT":"Kiel","REGION":"Baltic","PASSENGERS":47}
{"FROM_TIME":"2026-01-01 08:00:00.000","PORT":"Oslo","REGION":"Kattegat","PASSENGERS":15}
{"FROM_TIME":"2026-01-01 08:01:00.000","PORT":"Nome","REGION":null,"PASSENGERS":3}
{"FROM_TIME":"2026-01-01 08:02:00.000","PORT":"Oslo","REGION":"Kattegat","PASSENGERS":21}
"""


def sluice(*arguments, text=None):
    return subprocess.run([SLUICE, *arguments], input=text, capture_output=True, text=True, timeout=60, check=False)


def binds(*texts):
    return [part for text in texts for part in ("--bind", text)]


def document(name):
    """A document of the folder that a case runs in."""
    return json.loads(pathlib.Path(f"{name}.json").read_text(encoding="utf-8"))


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        os.chdir(self.folder.name)
        for path in [*CASES.iterdir(), SAMPLE / "boardings.json", SAMPLE / "ports.csv"]:
            shutil.copy(path, ".")
        shutil.copy(SAMPLE / "application.json", "v2_describe.json")

    def tearDown(self):
        os.chdir("/")
        self.folder.cleanup()

    def write(self, name, content):
        text = content if isinstance(content, str) else json.dumps(content)
        pathlib.Path(name).write_text(text, encoding="utf-8")

    def read(self, name):
        return pathlib.Path(name).read_text(encoding="utf-8")

    def done(self, *arguments, text=None):
        result = sluice(*arguments, text=text)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def refused(self, code, words, *arguments):
        result = sluice(*arguments)
        self.assertEqual(result.returncode, code, result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)
        self.assertEqual(result.stdout, "")


class Run(Case):
    def test_every_shape_gives_the_same_rows(self):
        for shape in SHAPES:
            with self.subTest(shape):
                result = self.done("run", f"{shape}.json", *binds(BOARDINGS, PORTS))
                self.assertEqual(result.stdout, ROWS)

    def test_template(self):
        result = self.done("run", "template.json", *binds("Boardings.Arn=boardings.json?rowtime=boarded_at", PORTS))
        self.assertEqual(result.stdout, ROWS)

    def test_standard_input(self):
        result = self.done("run", "-", *binds(BOARDINGS, PORTS), text=self.read("v2_describe.json"))
        self.assertEqual(result.stdout, ROWS)

    def test_streams_and_tables_may_be_bound_by_name(self):
        result = self.done("run", "v1_create.json", "--source", "SOURCE_SQL_STREAM_001=boardings.json",
                           "--set", "SOURCE_SQL_STREAM_001.rowtime=boarded_at", "--reference", "PORTS=ports.csv")
        self.assertEqual(result.stdout, ROWS)

    def test_outputs_are_written_in_their_formats(self):
        result = self.done("run", "v1_describe.json", *binds(BOARDINGS, PORTS, f"{FIREHOSE}=rows.out",
                                                             f"{ERRORS}=errors.out"))
        self.assertEqual(result.stdout, "")
        self.assertEqual(self.read("rows.out"), ROWS)
        errors = self.read("errors.out").splitlines()
        self.assertEqual(len(errors), 1, "CSV without a header, as the service gave it")
        self.assertIn("column passengers", errors[0])

    def test_options_of_a_bind_beat_the_document(self):
        self.done("run", "v1_describe.json", *binds(BOARDINGS, PORTS, f"{FIREHOSE}=rows.csv?format=csv"))
        self.assertEqual(self.read("rows.csv").splitlines()[:2],
                         ["FROM_TIME,PORT,REGION,PASSENGERS", "2026-01-01 08:00:00.000,Kiel,Baltic,47"])

    def test_another_format_takes_over(self):
        self.done("run", "v1_describe.json", *binds(BOARDINGS, PORTS, f"{ERRORS}=errors.json?format=json"))
        self.assertIn('"MESSAGE":', self.read("errors.json"))

    def test_parts_without_meaning_are_reported_once(self):
        for shape, words in [("v1_create", "CloudWatch logging"), ("v1_describe", "starting positions"),
                             ("v2_create", "roles")]:
            result = self.done("run", f"{shape}.json", *binds(BOARDINGS, PORTS))
            lines = [line for line in result.stderr.splitlines() if "mean nothing here" in line]
            self.assertEqual(len(lines), 1, result.stderr)
            self.assertIn("roles", lines[0])
            self.assertIn(words, lines[0])
            self.assertNotIn("not known", result.stderr)

    def test_unknown_member_is_a_notice(self):
        changed = document("v1_create")
        changed["Inputs"][0]["InputSchema"]["Shape"] = "round"
        self.write("app.json", changed)
        result = self.done("run", "app.json", *binds(BOARDINGS, PORTS))
        self.assertIn("$.Inputs[0].InputSchema.Shape", result.stderr)
        self.assertEqual(result.stdout, ROWS)

    def test_unbound_output_is_named(self):
        result = self.done("run", "v1_create.json", *binds(BOARDINGS, PORTS))
        self.assertIn(f"--bind {FIREHOSE}=FILE", result.stderr)

    def test_wrong_code_shows_its_line(self):
        changed = document("v2_create")
        content = changed["ApplicationConfiguration"]["ApplicationCodeConfiguration"]["CodeContent"]
        content["TextContent"] = content["TextContent"].replace("SUM(passengers)", "SUM(passenger)")
        self.write("app.json", changed)
        self.refused(1, ["app.json code:11:", "no column", "^"], "run", "app.json", *binds(BOARDINGS, PORTS))


class Bind(Case):
    def test_unbound_arns_are_named_with_the_line_to_add(self):
        self.refused(2, ["SOURCE_SQL_STREAM_001", f"--bind {STREAM}=FILE", "PORTS", f"--bind {TABLE}=FILE"],
                     "run", "v2_describe.json")
        checked = sluice("check", "v2_describe.json")
        self.assertEqual(checked.returncode, 0, checked.stderr)
        self.assertEqual(checked.stderr.count("nothing brings rows"), 1, checked.stderr)

    def test_unknown_arn_proposes_the_nearest(self):
        self.refused(2, [f"did you mean {STREAM}?"], "run", "v1_create.json", "--bind", f"{STREAM}s=boardings.json")

    def test_sql_has_nothing_to_bind(self):
        self.write("q.sql", "SELECT STREAM * FROM s;")
        self.refused(2, ["--source"], "run", "q.sql", "--bind", f"{STREAM}=boardings.json")

    def test_bucket_arn_stands_for_its_uri(self):
        result = self.done("run", "v1_create.json", *binds(BOARDINGS, "arn:aws:s3:::ferries/tables/ports.csv=ports.csv"))
        self.assertEqual(result.stdout, ROWS)

    def test_key_may_hold_an_equals_sign(self):
        changed = document("v1_create")
        changed["ReferenceDataSources"][0]["S3ReferenceDataSource"]["FileKey"] = "year=2026/ports.csv"
        self.write("app.json", changed)
        result = self.done("run", "app.json", *binds(BOARDINGS, "s3://ferries/year=2026/ports.csv=ports.csv"))
        self.assertEqual(result.stdout, ROWS)

    def test_lambda_function_must_have_been_applied(self):
        changed = document("v1_create")
        function = "arn:aws:lambda:eu-west-1:123456789012:function:clean"
        changed["Inputs"][0]["InputProcessingConfiguration"] = {
            "InputLambdaProcessor": {"ResourceARN": function, "RoleARN": "arn:aws:iam::123456789012:role/ferries"}}
        self.write("app.json", changed)
        self.refused(2, ["Lambda", f"--bind {function}=none"], "run", "app.json", *binds(BOARDINGS, PORTS))
        self.refused(2, ["cannot be called", f"{function}=none"], "run", "app.json",
                     *binds(BOARDINGS, PORTS, f"{function}=clean.py"))
        result = self.done("run", "app.json", *binds(BOARDINGS, PORTS, f"{function}=none"))
        self.assertEqual(result.stdout, ROWS)
        self.assertIn("app.json: SOURCE_SQL_STREAM_001: differs: ", self.done("compat", "app.json").stdout)

    def test_resource_of_two_outputs_is_bound_by_names(self):
        changed = document("v1_create")
        changed["Outputs"][1] = {**changed["Outputs"][0], "Name": "error_stream"}
        self.write("app.json", changed)
        self.refused(2, ["DESTINATION_SQL_STREAM", "error_stream", "--sink"],
                     "run", "app.json", *binds(BOARDINGS, PORTS, f"{FIREHOSE}=out.jsonl"))

    def test_one_of_two_outputs_of_a_stream(self):
        changed = document("v1_create")
        second = "arn:aws:lambda:eu-west-1:123456789012:function:tell"
        changed["Outputs"].append({"Name": "DESTINATION_SQL_STREAM", "DestinationSchema": {"RecordFormatType": "CSV"},
                                   "LambdaOutput": {"ResourceARN": second, "RoleARN": "x"}})
        self.write("app.json", changed)
        self.done("run", "app.json", *binds(BOARDINGS, PORTS, f"{FIREHOSE}=rows.out"))
        self.assertEqual(self.read("rows.out"), ROWS)
        self.done("run", "app.json", *binds(BOARDINGS, PORTS, f"{second}=rows.out"))
        self.assertEqual(self.read("rows.out").splitlines()[0], "2026-01-01 08:00:00.000,Kiel,Baltic,47")
        self.refused(2, ["two outputs"], "run", "app.json",
                     *binds(BOARDINGS, PORTS, f"{second}=a.out", f"{FIREHOSE}=b.out"))
        self.done("import", "app.json", "--out", "ferries", *binds(BOARDINGS, PORTS, f"{second}=project.out"))
        self.done("run", "ferries/query.sql")
        self.assertEqual(self.read("project.out"), self.read("rows.out"))


def parallel(count):
    """An application that reads `count` parallel streams into one."""
    changed = document("v1_create")
    changed["Inputs"][0]["InputParallelism"]["Count"] = count
    changed["ReferenceDataSources"] = []
    changed["Outputs"] = []
    changed["ApplicationCode"] = "CREATE STREAM merged (number INTEGER, port VARCHAR(16));\n" + "\n".join(
        f'CREATE PUMP read_{i} AS INSERT INTO merged SELECT STREAM {i}, "port" FROM "SOURCE_SQL_STREAM_00{i}";'
        for i in range(1, count + 1))
    return changed


class Parallel(Case):
    def setUp(self):
        super().setUp()
        for name, port, minute in [("a", "Kiel", 2), ("b", "Oslo", 1), ("c", "Nome", 3)]:
            self.write(f"shard_{name}.json", {"port": {"name": port}, "passengers": 1, "at": f"2026-01-01 08:0{minute}:00"})

    def streams_of(self, path, *more):
        result = self.done("run", "app.json", "--quiet", *binds(f"{STREAM}={path}?rowtime=boarded_at"), *more)
        return [(row["NUMBER"], row["PORT"]) for row in map(json.loads, result.stdout.splitlines())]

    def test_files_are_dealt_in_name_order(self):
        self.write("app.json", parallel(2))
        for workers in ("1", "4"):
            self.assertEqual(self.streams_of("shard_*.json", "--workers", workers),
                             [(2, "Oslo"), (1, "Kiel"), (1, "Nome")])

    def test_one_file_is_one_shard(self):
        self.write("app.json", parallel(3))
        self.assertEqual(self.streams_of("shard_a.json"), [(1, "Kiel")])
        result = self.done("run", "app.json", *binds(f"{STREAM}=shard_a.json"))
        self.assertIn("2 of 3 streams get no rows", result.stderr)

    def test_what_is_no_file_is_bound_by_stream(self):
        self.write("app.json", parallel(2))
        self.refused(2, ["2 streams", "--source SOURCE_SQL_STREAM_001=..."], "run", "app.json", "--bind", f"{STREAM}=-")

    def test_unbound_resource_is_named_once(self):
        self.write("app.json", parallel(2))
        result = sluice("run", "app.json")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stderr.count(f"--bind {STREAM}=FILE"), 1)
        self.assertIn("SOURCE_SQL_STREAM_002", result.stderr)


class Schema(Case):
    def changed_schema(self, columns, record_format, code):
        changed = document("v1_create")
        changed["Inputs"][0]["InputSchema"] = {"RecordFormat": record_format, "RecordColumns": columns}
        changed.update(ReferenceDataSources=[], Outputs=[], ApplicationCode=code)
        self.write("app.json", changed)

    def rows(self, text):
        self.write("rows.in", text)
        result = self.done("run", "app.json", "--quiet", *binds(f"{STREAM}=rows.in"))
        return [json.loads(line) for line in result.stdout.splitlines()]

    def test_csv_goes_by_position_and_knows_no_header(self):
        self.changed_schema([{"Name": "Port", "SqlType": "VARCHAR(8)"}, {"Name": "n", "SqlType": "INTEGER"}],
                            {"RecordFormatType": "CSV", "MappingParameters": {"CSVMappingParameters": {
                                "RecordRowDelimiter": "\r\n", "RecordColumnDelimiter": "|"}}},
                            'SELECT STREAM * FROM "SOURCE_SQL_STREAM_001";')
        self.assertEqual(self.rows("n|0\r\nKiel|7|extra\r\n"), [{"Port": "n", "n": 0}, {"Port": "Kiel", "n": 7}])

    def test_rows_may_end_otherwise(self):
        self.changed_schema([{"Name": "Port", "SqlType": "VARCHAR(8)"}, {"Name": "n", "SqlType": "INTEGER"}],
                            {"RecordFormatType": "CSV", "MappingParameters": {"CSVMappingParameters": {
                                "RecordRowDelimiter": ";", "RecordColumnDelimiter": "\t"}}},
                            'SELECT STREAM * FROM "SOURCE_SQL_STREAM_001";')
        self.assertEqual(self.rows("Kiel\t7;Oslo\t8;"), [{"Port": "Kiel", "n": 7}, {"Port": "Oslo", "n": 8}])

    def test_metadata_of_an_input(self):
        self.changed_schema([{"Name": "port", "SqlType": "VARCHAR(8)", "Mapping": "$.port"}],
                            {"RecordFormatType": "JSON"},
                            'SELECT STREAM "port", s."SHARD_ID", APPROXIMATE_ARRIVAL_TIME AS arrived, s.ROWTIME AS since '
                            'FROM "SOURCE_SQL_STREAM_001" AS s;')
        row = self.rows('{"port":"Kiel"}\n')[0]
        self.assertEqual((row["port"], row["SHARD_ID"]), ("Kiel", "rows.in"))
        self.assertEqual(row["ARRIVED"], row["SINCE"])
        self.assertIn("SHARD_ID: over files", self.done("compat", "app.json").stdout)

    def test_row_path_and_flattened_array(self):
        self.changed_schema([{"Name": "ship", "SqlType": "VARCHAR(8)", "Mapping": "$.ship"},
                             {"Name": "deck", "SqlType": "INTEGER", "Mapping": "$.decks[0:].number"}],
                            {"RecordFormatType": "JSON", "MappingParameters": {"JSONMappingParameters": {
                                "RecordRowPath": "$"}}},
                            'SELECT STREAM * FROM "SOURCE_SQL_STREAM_001";')
        self.assertEqual(self.rows('{"ship":"Ran","decks":[{"number":1},{"number":2}]}\n'),
                         [{"ship": "Ran", "deck": 1}, {"ship": "Ran", "deck": 2}])

    def test_columns_that_differ_by_case_alone(self):
        self.changed_schema([{"Name": "Port", "SqlType": "VARCHAR(8)", "Mapping": '$["a"]'},
                             {"Name": "PORT", "SqlType": "VARCHAR(8)", "Mapping": "$.b"}],
                            {"RecordFormatType": "JSON"}, 'SELECT STREAM * FROM "SOURCE_SQL_STREAM_001";')
        self.assertEqual(self.rows('{"a":"one","b":"two"}\n'), [{"Port": "one", "PORT": "two"}])


class Malformed(Case):
    def refuse(self, change, path, *words, shape="v1_create"):
        changed = document(shape)
        change(changed)
        self.write("app.json", changed)
        self.refused(1, ["app.json: ", f"{path}: ", *words], "run", "app.json", *binds(BOARDINGS, PORTS))

    def test_not_json(self):
        self.write("app.json", '{"ApplicationCode": "SELECT",\n "Inputs": [}')
        self.refused(1, ["app.json: line 2, column 13", "not JSON"], "run", "app.json")

    def test_nested_too_deep(self):
        self.write("app.json", "[" * 100_000)
        self.refused(1, ["not JSON"], "run", "app.json")
        self.write("app.json", "[" * 100_000 + "]" * 100_000)
        self.refused(1, ["nested more than 100 deep"], "run", "app.json")

    def test_no_code(self):
        self.refuse(lambda app: app.pop("ApplicationCode"), "$", "has no code")
        self.refuse(lambda app: app.update(ApplicationCode=""), "$.ApplicationCode", "is empty")
        self.refuse(lambda app: app["ApplicationConfiguration"]["ApplicationCodeConfiguration"]["CodeContent"].clear(),
                    "$.ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent", "has no code",
                    shape="v2_create")
        self.write("app.json", [1, 2])
        self.refused(1, ["$: not an object"], "run", "app.json")

    def test_output_of_a_stream_that_the_code_does_not_create(self):
        self.refuse(lambda app: app["Outputs"][0].update(Name="DESTINATION_SQL_STREAMS"), "$.Outputs[0].Name",
                    "creates no stream DESTINATION_SQL_STREAMS", "did you mean DESTINATION_SQL_STREAM?")
        self.refuse(lambda app: app["ApplicationDetail"]["OutputDescriptions"][0].update(Name="boardings"),
                    "$.ApplicationDetail.OutputDescriptions[0].Name", "did you mean BOARDINGS?", shape="v1_describe")

    def test_column_mapped_twice(self):
        def repeat(app):
            columns = app["Inputs"][0]["InputSchema"]["RecordColumns"]
            columns.append(copy.deepcopy(columns[1]))
        self.refuse(repeat, "$.Inputs[0].InputSchema.RecordColumns[3].Name", "passengers is mapped twice",
                    "$.Inputs[0].InputSchema.RecordColumns[1].Name")

    def test_wrong_columns(self):
        def change(**members):
            return lambda app: app["Inputs"][0]["InputSchema"]["RecordColumns"][1].update(members)
        place = "$.Inputs[0].InputSchema.RecordColumns[1]"
        self.refuse(change(SqlType="INTEGR"), place + ".SqlType", "INTEGR")
        self.refuse(change(SqlType=""), place + ".SqlType", "empty")
        self.refuse(change(Mapping="$.a[3]"), place + ".Mapping", "not a JSON path")
        self.refuse(change(Name=["x"]), place + ".Name", "not a text")
        self.refuse(change(Name="a\nb"), place + ".Name", "control character")
        self.refuse(lambda app: app["Inputs"][0]["InputSchema"].update(RecordColumns=[]),
                    "$.Inputs[0].InputSchema.RecordColumns", "0 columns")

    def test_second_flattened_array(self):
        def flatten(app):
            for column, path in zip(app["Inputs"][0]["InputSchema"]["RecordColumns"], ["$.a[0:].x", "$.b[0:].x"]):
                column["Mapping"] = path
        self.refuse(flatten, "$.Inputs[0].InputSchema.RecordColumns[1].Mapping", "second array")

    def test_wrong_row_path(self):
        def change(path):
            return lambda app: app["Inputs"][0]["InputSchema"]["RecordFormat"]["MappingParameters"][
                "JSONMappingParameters"].update(RecordRowPath=path)
        place = "$.Inputs[0].InputSchema.RecordFormat.MappingParameters.JSONMappingParameters.RecordRowPath"
        self.refuse(change("records"), place, "not a JSON path: records")
        self.refuse(change("$.records[0:].row"), place, "behind the array")

    def test_missing_and_wrong_parts(self):
        self.refuse(lambda app: app["Inputs"][0].pop("InputSchema"), "$.Inputs[0]", "has no InputSchema")
        self.refuse(lambda app: app["Inputs"][0].pop("KinesisStreamsInput"), "$.Inputs[0]", "KinesisFirehoseInput")
        self.refuse(lambda app: app["Inputs"][0]["InputParallelism"].update(Count=65),
                    "$.Inputs[0].InputParallelism.Count", "1 to 64")
        self.refuse(lambda app: app["Inputs"][0]["InputSchema"]["RecordFormat"].update(RecordFormatType="XML"),
                    "$.Inputs[0].InputSchema.RecordFormat.RecordFormatType", "JSON or CSV")
        self.refuse(lambda app: app["Outputs"][1].pop("DestinationSchema"), "$.Outputs[1]", "DestinationSchema")
        self.refuse(lambda app: app.update(RuntimeEnvironment="FLINK-1_11"), "$.RuntimeEnvironment", "no SQL",
                    shape="v2_create")
        self.refuse(lambda app: app["Inputs"].append(app["Inputs"][0]), "$.Inputs[1].NamePrefix", "there already")


class Import(Case):
    def test_bound_project_runs_alone_to_the_same_bytes(self):
        everything = [BOARDINGS, PORTS, f"{FIREHOSE}=rows.out"]
        for shape in SHAPES:
            with self.subTest(shape):
                self.done("run", f"{shape}.json", *binds(*everything))
                first = self.read("rows.out")
                self.done("import", f"{shape}.json", "--out", shape, *binds(*everything))
                os.remove("rows.out")
                self.done("run", f"{shape}/query.sql")
                self.assertEqual(self.read("rows.out"), first)
                self.assertEqual(first, ROWS)

    def test_readme_has_the_command(self):
        self.done("import", "v2_describe.json", "--out", "ferries")
        readme = self.read("ferries/README.md")
        command = readme.split("```bash\n")[1].split("```")[0]
        for place, path in [("SOURCE_SQL_STREAM_001=PATH", "SOURCE_SQL_STREAM_001=boardings.json?rowtime=boarded_at"),
                            ("PORTS=PATH", "PORTS=ports.csv"), ("DESTINATION_SQL_STREAM=PATH", "DESTINATION_SQL_STREAM=-"),
                            ("error_stream=PATH", "error_stream=errors.csv")]:
            self.assertIn(place, command)
            command = command.replace(place, path)
        result = subprocess.run(["bash", "-c", f'sluice() {{ "{SLUICE}" "$@"; }}\n{command}'], capture_output=True,
                                text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout, ROWS)
        self.assertEqual(len(self.read("errors.csv").splitlines()), 1)
        for word in [STREAM, TABLE, FIREHOSE, "| boarded_at | TIMESTAMP | $.at |", "| region | VARCHAR(16) | field 2 |"]:
            self.assertIn(word, readme)

    def test_unbound_outputs_print_as_before(self):
        self.done("import", "v1_create.json", "--out", "ferries", *binds(BOARDINGS, PORTS))
        self.assertEqual(self.done("run", "ferries/query.sql").stdout, ROWS)

    def test_line_end_in_an_arn_stays_in_its_comment(self):
        changed = document("v1_create")
        changed["Inputs"][0]["KinesisStreamsInput"]["ResourceARN"] = "arn\nSELECT"
        self.write("app.json", changed)
        self.done("import", "app.json", "--out", "ferries")
        self.assertIn("-- arn SELECT\nCREATE STREAM", self.read("ferries/query.sql"))

    def test_nothing_is_overwritten(self):
        self.done("import", "v1_create.json", "--out", "ferries")
        self.refused(2, ["already", "--out"], "import", "v1_create.json", "--out", "ferries")


class Compat(Case):
    def test_application(self):
        result = self.done("compat", "v1_create.json")
        self.assertEqual(result.stdout.splitlines(), [
            'v1_create.json code:2: CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM": same',
            "v1_create.json code:3: CREATE OR REPLACE STREAM boardings: same",
            "v1_create.json code:5: CREATE OR REPLACE PUMP join_ports: same",
            "v1_create.json code:10: CREATE OR REPLACE PUMP count_passengers: same"])

    def test_each_statement_is_judged(self):
        self.write("q.sql", """CREATE STREAM a (v INTEGER);
CREATE STREAM top (item VARCHAR(8), n BIGINT);
CREATE STREAM broken (v INTEGR);
CREATE PUMP fill AS INSERT INTO a SELECT STREAM v FROM outside;
CREATE PUMP best AS INSERT INTO top
  SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM CAST(v AS VARCHAR(8)) AS item FROM a), 'ITEM', 3, 60));
CREATE PUMP wrong AS INSERT INTO a SELECT STREAM w FROM a;
SELEKT 1;
""")
        result = sluice("compat", "q.sql")
        self.assertEqual(result.returncode, 1, result.stderr)
        lines = result.stdout.splitlines()
        self.assertEqual(len(lines), 7, result.stdout)
        for line, begin, word in zip(lines, [
                "q.sql:1: CREATE STREAM a: same", "q.sql:2: CREATE STREAM top: same",
                "q.sql:3: CREATE STREAM broken: refused: ", "q.sql:4: CREATE PUMP fill: same: ",
                "q.sql:5: CREATE PUMP best: differs: TOP_K_ITEMS_TUMBLING", "q.sql:7: CREATE PUMP wrong: refused: ",
                "q.sql:8: "], ["", "", "INTEGR", "--source OUTSIDE=FILE", "exact", "no column", "refused"]):
            self.assertTrue(line.startswith(begin), line)
            self.assertIn(word, line)

    def test_slips_are_no_unknown_inputs(self):
        self.write("q.sql", "CREATE STREAM rides (v INTEGER);\nSELECT STREAM v FROM ride;\nSELECT STREAM * FROM error_stream;")
        result = sluice("compat", "q.sql")
        self.assertEqual(result.returncode, 1)
        self.assertEqual([line.split(": ")[2] for line in result.stdout.splitlines()], ["same", "refused", "refused"])

    def test_document_tells_every_input(self):
        changed = document("v1_create")
        changed["ApplicationCode"] = "SELECT STREAM v FROM outside;"
        changed["Outputs"] = []
        self.write("app.json", changed)
        self.assertIn("refused: there is no stream OUTSIDE", sluice("compat", "app.json").stdout)

    def test_sample_tells_columns(self):
        self.write("q.sql", "SELECT STREAM nothing FROM outside;")
        self.assertEqual(sluice("compat", "q.sql").returncode, 0)
        self.write("rows.csv", "v\n1\n")
        result = sluice("compat", "q.sql", "--source", "OUTSIDE=rows.csv")
        self.assertEqual(result.returncode, 1)
        self.assertIn("q.sql:1: SELECT: refused: ", result.stdout)

    def test_malformed_document_is_refused_as_a_whole(self):
        self.write("app.json", "{}")
        result = sluice("compat", "v1_create.json", "app.json")
        self.assertEqual(result.returncode, 1)
        self.assertIn("app.json: refused: $", result.stdout)

    def test_differences_are_choices_that_the_docs_tell(self):
        topics = {line.split(" | ")[0] for line in (ROOT / "docs" / "choices.txt").read_text(encoding="utf-8").splitlines()}
        source = (ROOT / "engine" / "differences.cpp").read_text(encoding="utf-8")
        told = [line.split('"')[3] for line in source.splitlines() if line.strip().startswith('{"')]
        self.assertGreater(len(told), 5)
        self.assertLessEqual(set(told), topics)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
