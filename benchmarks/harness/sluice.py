"""Runs Sluice: the same shape as the peers have."""
import pathlib
import subprocess

NAME = "sluice"


class Sluice:
    """Sluice of a build. `files` are paths by table."""

    def __init__(self, build, work):
        self.build = pathlib.Path(build)
        self.work = pathlib.Path(work)
        self.program = self.build / "sluice"

    def version(self):
        return subprocess.run([self.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def command(self, query, files, workers, settings=()):
        """The command line of a query whose rows go to standard output."""
        text = self.work / f"{query.name}.sql"
        text.write_text(query.sluice_text(), encoding="utf-8")
        command = [self.program, "run", text, "--quiet", "--format", "json", "--workers", workers]
        for table in query.sources:
            command += ["--source", f"{table}={files[table]}"]
        for table in query.references:
            command += ["--reference", f"{table}={files[table]}"]
        for setting in settings:
            command += ["--set", setting]
        return [str(word) for word in command]
