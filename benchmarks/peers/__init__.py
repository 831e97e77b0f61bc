"""The other engines. A module has NAME, KIND, and:

    is_installed()                            whether `peers/install` has brought it
    version()                                 its name and version
    command(job)                              the command that runs a job, see peers/job.py; it prints
                                              {"seconds": of the query itself}
    refusal(query, form)                      why it cannot run this query over files of this format, or ""
"""
import importlib
import pathlib

NAMES = ("duckdb", "chdb", "flink", "clink")


def peer(name):
    """The module of a peer."""
    return importlib.import_module(f"peers.{name}_peer")


def folder():
    """Where `peers/install` puts them: below build/, so that cleaning that removes them."""
    return pathlib.Path(__file__).parents[2] / "build" / "peers"
