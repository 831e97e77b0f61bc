#!/usr/bin/env python3
"""Writes docs/compatibility.md: which rows of the dialect's checklist have test cases that pass.

A case in tests/sql belongs to a row when a comment in it says `-- checklist: FEATURE`; `-- differs: WHY` marks a row
that is done in another way. Usage: compatibility.py SLUICE [ROOT] [--print]
"""
import argparse
import pathlib
import subprocess

CHECKLIST = "-- checklist: "
DIFFERS = "-- differs: "
INTRODUCTION = """\
# Compatibility

Made by `tools/compatibility.py` from the test cases: do not edit. Each row is a statement, clause or function of the
dialect. *done*: every case named here passes, in all modes of the case player; *differs*: done in another way, which the
row says; *not yet*: no case, or one that fails. The cases are below `tests/sql`.
"""


def read_pairs(path):
    """The lines `first | second` of a file."""
    return [line.split(" | ", 1) for line in path.read_text(encoding="utf-8").splitlines() if line]


def marked(text, mark):
    """What stands behind `mark` in the comments of a case."""
    return [line[len(mark):].strip() for line in text.splitlines() if line.startswith(mark)]


def read_cases(root):
    """The cases that name rows: name -> (features, remarks)."""
    cases = {}
    for path in sorted(root.rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        features = marked(text, CHECKLIST)
        if features:
            name = path.relative_to(root).with_suffix("").as_posix()
            cases[name] = (features, marked(text, DIFFERS))
    return cases


def play(sluice, root, names):
    """The names of the cases that pass."""
    paths = {str(root / f"{name}.sql"): name for name in names}
    played = subprocess.run([sluice, "test", *paths], capture_output=True, text=True, check=False)
    lines = played.stdout.splitlines() + played.stderr.splitlines()
    return {name for path, name in paths.items() if f"passed {path}" in lines}


def row_of(feature, cases, passing):
    """State, remark and case names of a row."""
    names = [name for name, (features, _) in cases.items() if feature in features]
    remarks = [remark for name in names for remark in cases[name][1]]
    if not names or not passing.issuperset(names):
        return "not yet", "", names
    return ("differs" if remarks else "done"), " ".join(remarks), names


def escaped(text):
    return text.replace("|", "\\|")


def table(features, cases, passing, counts):
    yield "| feature | state | cases |"
    yield "|---|---|---|"
    for feature in features:
        state, remark, names = row_of(feature, cases, passing)
        counts[state] = counts.get(state, 0) + 1
        links = ", ".join(f"[{name}](../tests/sql/{name}.sql)" for name in names)
        yield f"| {escaped(feature)} | {state}{': ' + escaped(remark) if remark else ''} | {links} |"


def check_names(features, cases):
    """Fails when a case names a row that there is not."""
    known = {feature for _, feature in features}
    wrong = [f"{name}: {feature}" for name, (named, _) in cases.items() for feature in named if feature not in known]
    if wrong:
        raise SystemExit("not in docs/checklist.txt: " + "; ".join(wrong))


def document(sluice, root):
    """The text of docs/compatibility.md."""
    features = read_pairs(root / "docs" / "checklist.txt")
    cases_root = root / "tests" / "sql"
    cases = read_cases(cases_root)
    check_names(features, cases)
    passing = play(sluice, cases_root, cases)
    counts = {}
    body = []
    for section in dict.fromkeys(section for section, _ in features):
        rows = [feature for other, feature in features if other == section]
        body += ["", f"## {section}", "", *table(rows, cases, passing, counts)]
    summary = ", ".join(f"{counts.get(state, 0)} {state}" for state in ("done", "differs", "not yet"))
    body += ["", "## Choices", "", "Where the service's documents are silent or contradict each other.", ""]
    body += [f"- **{topic}**: {choice}" for topic, choice in read_pairs(root / "docs" / "choices.txt")]
    return INTRODUCTION + f"\n{len(features)} rows: {summary}.\n" + "\n".join(body) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sluice")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).parents[1])
    parser.add_argument("--print", action="store_true", help="to standard output, not to the file")
    arguments = parser.parse_args()
    text = document(arguments.sluice, arguments.root.resolve())
    if arguments.print:
        print(text, end="")
    else:
        (arguments.root / "docs" / "compatibility.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
