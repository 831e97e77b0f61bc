"""Random rows of two streams and a reference table: with ties, NULLs, gaps and some disorder."""
import datetime
import json

from expressions import CONDITION, INTEGER, LETTERS, NUMBER, TEXT

START = 1767225600000  # 2026-01-01 00:00:00 UTC in milliseconds
LATENESS = 5000        # milliseconds by which rows of a file are out of order
COLUMNS = {"id": INTEGER, "i": INTEGER, "j": INTEGER, "x": NUMBER, "y": NUMBER, "s": TEXT, "u": TEXT,
           "f": CONDITION}
REFERENCE = {"k": INTEGER, "name": TEXT, "w": NUMBER}
STREAMS = ("a", "b")
DECLARED = {**COLUMNS, "s": "VARCHAR(12)", "u": "VARCHAR(12)"}


def cell(random, column):
    """A random value: few different ones, so that rows meet."""
    if random.random() < 0.15:
        return None
    values = {"i": lambda: random.randint(-3, 6), "k": lambda: random.randint(-3, 9),
              "j": lambda: random.randint(-20, 20), "f": lambda: random.random() < 0.5,
              "x": lambda: random.randint(-12, 12) / 4, "y": lambda: random.randint(0, 8) / 2,
              "w": lambda: random.randint(0, 9) / 2}
    if column in values:
        return values[column]()
    return "".join(random.choices(LETTERS, k=random.randint(0, 4)))


def random_tables(random):
    """{name: rows}; a row of a stream begins with its time, in the order of the file."""
    tables = {"d": [[cell(random, column) for column in REFERENCE] for _ in range(12)]}
    for name, count in zip(STREAMS, (120, 70)):
        time, rows = START, []
        for number in range(count):
            time += random.choice((0, 0, 500, 1000, 1500, 4000, 45000 if number % 31 == 30 else 2000))
            late = random.choice((0, 0, 0, random.randint(0, LATENESS // 500) * 500))
            values = [cell(random, column) for column in list(COLUMNS)[1:]]
            rows.append([max(START, time - late), number] + values)
        tables[name] = rows
    return tables


def fill_sqlite(database, tables):
    """Makes the tables; a stream's also hold `o`, the order of time and arrival, ever rising."""
    database.execute(f"CREATE TABLE d ({', '.join(REFERENCE)})")
    database.executemany("INSERT INTO d VALUES (?, ?, ?)", tables["d"])
    for name in STREAMS:
        database.execute(f"CREATE TABLE {name} (t, o, {', '.join(COLUMNS)})")
        rows = sorted(tables[name], key=lambda row: row[0])
        database.executemany(
            f"INSERT INTO {name} VALUES (?, ?, {', '.join('?' * len(COLUMNS))})",
            [[row[0], row[0] * 4096 + number] + row[1:] for number, row in enumerate(rows)])


def write_files(folder, tables):
    """One file of JSON lines per table."""
    for name, rows in tables.items():
        names = list(REFERENCE) if name == "d" else ["t"] + list(COLUMNS)
        with open(f"{folder}/{name}.jsonl", "w", encoding="utf-8") as file:
            for row in rows:
                cells = dict(zip(names, row))
                if "t" in cells:
                    moment = datetime.datetime.fromtimestamp(row[0] / 1000, datetime.timezone.utc)
                    cells["t"] = moment.strftime("%Y-%m-%d %H:%M:%S.") + f"{row[0] % 1000:03d}"
                file.write(json.dumps(cells, ensure_ascii=False) + "\n")


def declarations():
    """The CREATE statements that read those files."""
    columns = ", ".join(f"{name} {kind}" for name, kind in DECLARED.items())
    reference = ", ".join(f"{name} {kind}" for name, kind in REFERENCE.items())
    streams = [f"CREATE STREAM {name} (t TIMESTAMP, {columns})\n  OPTIONS (path '{name}.jsonl', "
               f"rowtime 't', lateness '{LATENESS} ms');" for name in STREAMS]
    return [f"CREATE TABLE d ({reference}) OPTIONS (path 'd.jsonl');"] + streams
