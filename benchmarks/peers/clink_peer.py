"""clink, a streaming engine in C++ with a Python package. A query's first line names the columns of its answer.

Its row times are numbers of milliseconds; the files here have times as text, so its windows stay empty and those
queries are left out.
"""
import functools
import pathlib
import sys

NAME = "clink"
KIND = "streaming"
TYPES = {"BIGINT": "BIGINT", "INTEGER": "INT", "DOUBLE": "DOUBLE", "VARCHAR": "VARCHAR", "TIMESTAMP": "TIMESTAMP(3)"}


def is_installed():
    return version() != ""


@functools.cache
def version():
    from peers import python_package
    found = python_package.package_version("pyclink")
    return found and f"clink {found}"


def command(job_path):
    from peers import python_package
    return python_package.job_command(__file__, job_path)


def refusal(_query, form):
    return "reads no CSV files" if form == "csv" else ""


def statements_of(job):
    """The tables and the query."""
    first, query = job.sql.split("\n", 1)
    for table, path in job.files.items():
        columns = ", ".join(f"{column} {kind}" for column, kind in job.typed_columns(table, TYPES))
        yield f"CREATE TABLE {table} ({columns}) WITH (connector='file', format='json', path='{path}')"
    yield (f"CREATE TABLE output ({first.removeprefix('-- ')}) "
           f"WITH (connector='file', format='json', path='{job.output}')")
    yield f"INSERT INTO output {query}"


def main():
    import pyclink

    from peers.job import Job, Stopwatch
    job = Job.read()
    with pyclink.Engine(parallelism=job.workers) as engine, Stopwatch():
        engine.execute(";\n".join(statements_of(job)))
        engine.await_all()


if __name__ == "__main__":
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
    sys.path.remove(str(pathlib.Path(__file__).parent))
    main()
