"""DuckDB: reads the whole file, then answers. A ceiling for what a batch engine does with the same bytes."""
import functools
import pathlib
import sys

NAME = "DuckDB"
KIND = "batch"
TYPES = {"BIGINT": "BIGINT", "INTEGER": "INTEGER", "DOUBLE": "DOUBLE", "VARCHAR": "VARCHAR", "TIMESTAMP": "TIMESTAMP"}


def is_installed():
    return version() != ""


@functools.cache
def version():
    from peers import python_package
    found = python_package.package_version("duckdb")
    return found and f"DuckDB {found}"


def command(job_path):
    from peers import python_package
    return python_package.job_command(__file__, job_path)


def refusal(_query, _form):
    return ""


def reader(job, table):
    """The table function that reads a table's file."""
    columns = ", ".join(f"'{column}': '{kind}'" for column, kind in job.typed_columns(table, TYPES))
    if job.form == "csv":
        return f"read_csv('{job.files[table]}', header = true, auto_detect = false, ignore_errors = true, columns = {{{columns}}})"
    return f"read_json('{job.files[table]}', format = 'newline_delimited', ignore_errors = true, columns = {{{columns}}})"


def main():
    import duckdb

    from peers.job import Job, Stopwatch
    job = Job.read()
    connection = duckdb.connect()
    connection.execute(f"SET threads = {job.workers}")
    connection.execute("SET preserve_insertion_order = false")
    for table in job.files:
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM {reader(job, table)}")
    with Stopwatch():
        connection.execute(f"COPY ({job.sql}) TO '{job.output}' (FORMAT json)")


if __name__ == "__main__":
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
    sys.path.remove(str(pathlib.Path(__file__).parent))
    main()
