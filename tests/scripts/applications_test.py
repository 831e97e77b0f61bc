#!/usr/bin/env python3
"""Runs the applications of tests/applications and samples/, and asks for the refusal of the wrong ones.

usage: applications_test.py SLUICE SOURCE_DIR [--update] [NAME...]

An application is a folder: query.sql as it was written for the service, input.sql with what the
service knew from its configuration (the input streams and reference tables), data, and expected/ with
a file for each output. refused/NAME.sql holds what must not run, after a line `-- error: text`.
Read the difference before you keep an --update.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

SLUICE = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(sys.argv[2]).resolve()
APPLICATIONS = ROOT / "tests" / "applications"
UPDATE = "--update" in sys.argv
WANTED = [name for name in sys.argv[3:] if not name.startswith("--")]
ERRORS = "error_stream"
README = """# Applications

Made by `tests/scripts/applications_test.py --update`: do not edit. Complete applications, written as users of the service
wrote theirs; each is run with 1 and 4 workers and its outputs are compared byte for byte. Ten more are in
[samples](../../samples). What must be refused, and with which message, is in `refused/`.

"""


def sluice(*arguments, text, folder):
    return subprocess.run([SLUICE, *arguments], input=text, cwd=folder, capture_output=True,
                          text=True, check=False)


def outputs(query):
    """The streams that the application makes and none of its pumps reads."""
    code = re.sub(r"--.*|//.*|/\*.*?\*/", "", query)
    made = re.findall(r'CREATE\s+(?:OR\s+REPLACE\s+)?STREAM\s+("[^"]+"|\w+)', code, re.I)
    names = [name.strip('"') if name[0] == '"' else name.upper() for name in made]
    return [name for name in names
            if not re.search(rf'(FROM|JOIN|,)\s+"?{re.escape(name)}"?(?!\w)', code, re.I)]


def run(folder, query, names, workers):
    """Text of each output."""
    text = (folder / "input.sql").read_text(encoding="utf-8") + query
    with tempfile.TemporaryDirectory() as place:
        sinks = [part for name in names for part in ("--sink", f"{name}={place}/{name}.jsonl")]
        result = sluice("run", "-", "--workers", str(workers), *sinks, text=text, folder=folder)
        if result.returncode != 0:
            return result.stderr
        files = {name: pathlib.Path(place, f"{name}.jsonl") for name in names}
        return {name: file.read_text(encoding="utf-8") if file.exists() else ""
                for name, file in files.items()}


def problem_of(folder):
    """What is wrong with the application, or None."""
    query = (folder / "query.sql").read_text(encoding="utf-8")
    expected = folder / "expected"
    names = sorted({file.stem for file in expected.glob("*.jsonl")} | {ERRORS})
    if UPDATE and names == [ERRORS]:
        names = [*outputs(query), ERRORS]
    one, four = (run(folder, query, names, workers) for workers in (1, 4))
    if isinstance(one, str):
        return one
    if one != four:
        return "the number of workers shows"
    if UPDATE:
        expected.mkdir(exist_ok=True)
        for name, text in one.items():
            if text or name != ERRORS:
                (expected / f"{name}.jsonl").write_text(text, encoding="utf-8")
    for name, text in one.items():
        file = expected / f"{name}.jsonl"
        wanted = file.read_text(encoding="utf-8") if file.exists() else ""
        if text != wanted:
            return difference(name, wanted.splitlines(), text.splitlines())
        if not text and name != ERRORS:
            return f"{name}: no rows, so nothing is tested"
    return None


def difference(name, wanted, got):
    for number, (want, row) in enumerate(zip(wanted, got), 1):
        if want != row:
            return f"{name}, row {number}\n- {want}\n+ {row}"
    return f"{name}: {len(got)} rows, not {len(wanted)}"


def problem_of_refused(file):
    """What is wrong with the refusal, or None."""
    text = file.read_text(encoding="utf-8")
    wanted = re.match(r"-- error: (.*)\n", text).group(1)
    declared = (file.parent / "input.sql").read_text(encoding="utf-8")
    result = sluice("check", "-", text=declared + text, folder=file.parent)
    if result.returncode != 1:
        return f"ends with {result.returncode}\n{result.stdout}{result.stderr}"
    if wanted not in result.stderr:
        return f"does not say: {wanted}\n{result.stderr}"
    return None if "hint: " in result.stderr else f"gives no hint\n{result.stderr}"


def about(folder):
    """The sentence at the head of query.sql."""
    lines = []
    for line in (folder / "query.sql").read_text(encoding="utf-8").splitlines():
        if not line.startswith("-- "):
            break
        lines.append(line[3:].strip())
    return " ".join(lines)


def readme(folders):
    return README + "".join(f"- [{folder.name}]({folder.name}/query.sql): {about(folder)}\n"
                            for folder in folders)


def report(name, problem):
    print(f"{'passed' if problem is None else 'FAILED'} {name}")
    if problem is not None:
        print(problem)
    return problem is not None


def main():
    folders = sorted(file.parent for file in APPLICATIONS.glob("*/query.sql"))
    samples = sorted(file.parent for file in (ROOT / "samples").glob("*/input.sql"))
    refused = sorted(file for file in (APPLICATIONS / "refused").glob("*.sql")
                     if file.name != "input.sql")
    chosen = [path for path in [*folders, *samples, *refused] if not WANTED or path.stem in WANTED]
    failed = 0
    for path in chosen:
        failed += report(path.stem, (problem_of if path.is_dir() else problem_of_refused)(path))
    listing = APPLICATIONS / "README.md"
    if UPDATE:
        listing.write_text(readme(folders), encoding="utf-8")
    if not listing.exists() or listing.read_text(encoding="utf-8") != readme(folders):
        failed += report("README.md", "is not what the applications say: run with --update")
    print(f"{len(chosen)} applications, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
