"""chDB, ClickHouse in a process: reads the whole file, then answers."""
import functools
import pathlib
import sys

NAME = "chDB"
KIND = "batch"
TYPES = {"BIGINT": "Int64", "INTEGER": "Int32", "DOUBLE": "Float64", "VARCHAR": "String",
         "TIMESTAMP": "DateTime64(3, 'UTC')"}


def is_installed():
    return version() != ""


@functools.cache
def version():
    from peers import python_package
    found = python_package.package_version("chdb")
    return found and f"chDB {found}"


def command(job_path):
    from peers import python_package
    return python_package.job_command(__file__, job_path)


def refusal(_query, _form):
    return ""


def reader(job, table):
    """The table function that reads a table's file."""
    columns = ", ".join(f"{column} {kind}" for column, kind in job.typed_columns(table, TYPES)).replace("'", "\\'")
    form = "CSVWithNames" if job.form == "csv" else "JSONEachRow"
    return f"file('{job.files[table]}', '{form}', '{columns}')"


def main():
    from chdb.session import Session

    from peers.job import Job, Stopwatch
    job = Job.read()
    session = Session()
    for table in job.files:
        session.query(f"CREATE VIEW {table} AS SELECT * FROM {reader(job, table)}")
    with Stopwatch():
        session.query(f"{job.sql} INTO OUTFILE '{job.output}' TRUNCATE FORMAT JSONEachRow SETTINGS max_threads = "
                      f"{job.workers}, output_format_json_quote_64bit_integers = 0, join_use_nulls = 1, "
                      "input_format_allow_errors_ratio = 1, "
                      "date_time_input_format = 'best_effort'")


if __name__ == "__main__":
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
    sys.path.remove(str(pathlib.Path(__file__).parent))
    main()
