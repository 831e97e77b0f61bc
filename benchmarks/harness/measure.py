"""Runs commands under build/.../measure and delay, which tell what they took."""
import json
import pathlib
import subprocess


class Failure(Exception):
    """A command failed; the text is the end of what it said."""


class Meter:
    """Measures commands on a number of processors, with the programs of a build."""

    def __init__(self, build):
        self.folder = pathlib.Path(build) / "benchmarks"

    def run(self, command, output, cpus=0):
        """seconds, cpu_seconds and peak_megabytes of a command; its output goes to a file."""
        return self._measured(["measure", "--cpus", cpus, "--output", output], command)

    def first_row(self, command, cpus=0):
        """Seconds from the start of a command to its first byte of output."""
        return self._measured(["measure", "--cpus", cpus, "--first"], command)["first_row_seconds"]

    def delays(self, command, rows, rate, cpus=0):
        """Times from row to result in milliseconds, rows fed from a file at a rate."""
        return self._measured(["delay", "--rate", rate, "--cpus", cpus, rows], command)

    def _measured(self, arguments, command):
        words = [self.folder / arguments[0], *arguments[1:], *command]
        result = subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True,
                                text=True, check=False)
        if result.returncode != 0:
            raise Failure(result.stderr.strip()[-400:] or f"ended with {result.returncode}")
        return json.loads(result.stdout.splitlines()[-1])
