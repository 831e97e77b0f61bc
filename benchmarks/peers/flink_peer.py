"""Flink SQL, a streaming engine on the JVM: its small cluster in one process, files read once, in order of event time."""
import functools
import json
import pathlib
import shutil
import sys

NAME = "Flink"
KIND = "streaming"
ROUNDS = 1
TYPES = {"BIGINT": "BIGINT", "INTEGER": "INT", "DOUBLE": "DOUBLE", "VARCHAR": "STRING", "TIMESTAMP": "TIMESTAMP(3)"}


def is_installed():
    return version() != ""


@functools.cache
def version():
    from peers import folder
    jars = sorted((folder() / "flink" / "jars").glob("flink-table-runtime-*.jar"))
    if not jars or not (folder() / "flink" / "FlinkPeer.class").exists() or not shutil.which("java"):
        return ""
    return "Flink " + jars[0].stem.rsplit("-", 1)[1]


def refusal(_query, form):
    return "its CSV files have no header" if form == "csv" else ""


def command(job_path):
    """Writes the job's statements, then hands them to the JVM."""
    from peers import folder
    job = json.loads(pathlib.Path(job_path).read_text(encoding="utf-8"))
    statements = pathlib.Path(job_path).with_suffix(".flink.sql")
    statements.write_text(";\n".join(statements_of(job)), encoding="utf-8")
    jars = f"{folder()}/flink:{folder()}/flink/jars/*"
    return ["java", "-Xmx4g", *opened_packages(), "-cp", jars, "FlinkPeer", str(statements), str(job["workers"]), job["output"]]


def opened_packages():
    """What Flink's scripts open to it in newer JVMs."""
    packages = ("java.base/java.util", "java.base/java.lang", "java.base/java.net", "java.base/java.time",
                "java.base/java.nio")
    return [f"--add-opens={package}=ALL-UNNAMED" for package in packages]


def statements_of(job):
    """The tables, and the query into a folder of JSON files."""
    for table, path in job["files"].items():
        columns = [f"`{column}` {TYPES[kind.split('(')[0]]}" for column, kind in job["columns"][table]]
        if time := job["times"][table]:
            columns.append(f"WATERMARK FOR `{time}` AS `{time}`")
        yield (f"CREATE TEMPORARY TABLE {table} ({', '.join(columns)}) WITH ('connector' = 'filesystem', "
               f"'path' = '{path}', 'format' = 'json')")
    yield job["sql"]
