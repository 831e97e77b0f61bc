"""Random typed expressions, each written twice: for Sluice and, with the same meaning, for SQLite."""
from typing import NamedTuple

INTEGER, NUMBER, TEXT, CONDITION = "BIGINT", "DOUBLE", "VARCHAR(400)", "BOOLEAN"
KINDS = (INTEGER, NUMBER, TEXT, CONDITION)
# No blanks, for which CHAR compares in a way of its own; no letters that only Unicode folds.
LETTERS = "aaAbB1%_€日"


class Both(NamedTuple):
    """One expression in both languages."""
    sluice: str
    sqlite: str


class Column(NamedTuple):
    """What an expression can refer to."""
    kind: str
    text: Both


def same(form, *parts):
    """A form that both languages read alike."""
    return each(form, form, *parts)


def each(sluice, sqlite, *parts):
    """The same parts in the forms of the two languages."""
    return Both(sluice.format(*(part.sluice for part in parts)),
                sqlite.format(*(part.sqlite for part in parts)))


def quoted(text):
    """A literal of text."""
    return same("'{}'", Both(text, text))


class Expressions:
    """Makes random expressions over columns. Integers stay small enough never to overflow, numbers
    are multiples of a power of two while nothing is divided, so that sums are exact in any order."""

    def __init__(self, random, columns, relation=None):
        self.random = random
        self.columns = columns
        self.relation = relation  # of which IN (SELECT ...) may ask
        self.may_divide = True

    def of(self, kind, depth):
        """An expression of a kind, at most so deep."""
        makers = {INTEGER: self.integer, NUMBER: self.number, TEXT: self.text,
                  CONDITION: self.condition}
        return makers[kind](depth)

    def any(self, depth):
        """An expression of any kind, with its kind."""
        kind = self.random.choice(KINDS)
        return Column(kind, self.of(kind, depth))

    def undivided(self, kind, depth):
        """An expression whose sums are exact."""
        self.may_divide = False
        made = self.of(kind, depth)
        self.may_divide = True
        return made

    def leaf(self, kind):
        columns = [column.text for column in self.columns if column.kind == kind]
        if columns and self.random.random() < 0.75:
            return self.random.choice(columns)
        if self.random.random() < 0.1:
            return each(f"CAST(NULL AS {kind})", "NULL")
        return self.literal(kind)

    def literal(self, kind):
        if kind == INTEGER:
            number = str(self.random.randint(0, 9))
        elif kind == NUMBER:
            number = f"{self.random.randint(0, 20) * 25}e-2"
        elif kind == TEXT:
            return quoted("".join(self.random.choices(LETTERS, k=self.random.randint(0, 3))))
        else:
            number = self.random.choice(("TRUE", "FALSE"))
        return Both(number, number)

    def choice_of(self, kind, depth):
        """The forms that every kind has."""
        random, less = self.random, depth - 1
        form = random.randint(0, 3)
        if form == 0:
            return same("CASE WHEN {} THEN {} ELSE {} END", self.condition(less),
                        self.of(kind, less), self.of(kind, less))
        if form == 1:
            tested = random.choice((INTEGER, TEXT))
            return same("CASE {} WHEN {} THEN {} WHEN {} THEN {} END", self.of(tested, less),
                        self.of(tested, less), self.of(kind, less), self.of(tested, less),
                        self.of(kind, less))
        if form == 2:
            return same("COALESCE({}, {})", self.of(kind, less), self.of(kind, less))
        return same("NULLIF({}, {})", self.of(kind, less), self.of(kind, less))

    def integer(self, depth):
        if depth <= 0:
            return self.leaf(INTEGER)
        less = depth - 1
        form = self.random.randint(0, 10)
        if form <= 2:
            return same("({} " + "+-*"[form] + " {})", self.integer(less), self.integer(less))
        if form == 3:
            return same("({} / NULLIF({}, 0))", self.integer(less), self.integer(less))
        if form == 4:
            return each("MOD({}, NULLIF({}, 0))", "({} % NULLIF({}, 0))", self.integer(less),
                        self.integer(less))
        if form == 5:
            return same("(- {})", self.integer(less))
        if form == 6:
            return same("ABS({})", self.integer(less))
        if form == 7:
            return each("CHAR_LENGTH({})", "LENGTH({})", self.text(less))
        if form == 8:
            return each("POSITION({} IN {})", "INSTR({1}, {0})", self.text(less), self.text(less))
        if form == 9:
            return each("CAST({} AS BIGINT)", "CAST(ROUND({}) AS INTEGER)", self.number(less))
        return self.choice_of(INTEGER, depth)

    def number(self, depth):
        if depth <= 0:
            return self.leaf(NUMBER)
        less = depth - 1
        form = self.random.randint(0, 9)
        if form == 3 and not self.may_divide:
            form = 0
        if form <= 2:
            return same("({} " + "+-*"[form] + " {})", self.number(less), self.number(less))
        if form == 3:
            return same("({} / NULLIF({}, 0e0))", self.number(less), self.number(less))
        if form == 4:
            return same("({} " + self.random.choice("+-*") + " {})", self.integer(less),
                        self.number(less))
        if form == 5:
            return same(self.random.choice(("(- {})", "ABS({})")), self.number(less))
        if form == 6:
            return same(self.random.choice(("FLOOR({})", "CEIL({})")), self.number(less))
        if form == 7:
            return each("CAST({} AS DOUBLE)", "CAST({} AS REAL)", self.integer(less))
        return self.choice_of(NUMBER, depth)

    def text(self, depth):
        if depth <= 0:
            return self.leaf(TEXT)
        less = depth - 1
        form = self.random.randint(0, 9)
        if form == 0:
            return same("({} || {})", self.text(less), self.text(less))
        if form <= 2:
            return same("UPPER({})" if form == 1 else "LOWER({})", self.text(less))
        if form <= 4:
            return self.substring(less)
        if form == 5:
            sluice, sqlite = self.random.choice((("BOTH", "TRIM"), ("LEADING", "LTRIM"),
                                                 ("TRAILING", "RTRIM")))
            return each("TRIM(" + sluice + " {0} FROM {1})", sqlite + "({1}, {0})",
                        quoted(self.random.choice(LETTERS)), self.text(less))
        if form == 6:
            return each("CAST({} AS VARCHAR(20))", "CAST({} AS TEXT)", self.integer(less))
        if form == 7:
            return each("CAST({0} AS VARCHAR(5))",
                        "CASE {0} WHEN TRUE THEN 'TRUE' WHEN FALSE THEN 'FALSE' END",
                        self.condition(less))
        if form == 8:
            start, length = self.random.randint(1, 4), self.random.randint(0, 3)
            return each(f"OVERLAY({{0}} PLACING {{1}} FROM {start} FOR {length})",
                        f"(SUBSTR({{0}}, 1, {start - 1}) || {{1}} || SUBSTR({{0}}, {start + length}))",
                        self.text(less), self.text(less))
        return self.choice_of(TEXT, depth)

    def substring(self, less):
        """A start before the text takes from its length."""
        start, length = self.random.randint(-1, 5), self.random.randint(0, 5)
        first, count = max(start, 1), max(0, min(length, length + start - 1))
        return each(f"SUBSTRING({{}} FROM {start} FOR {length})", f"SUBSTR({{}}, {first}, {count})",
                    self.text(less))

    def condition(self, depth):
        if depth <= 0:
            return self.leaf(CONDITION)
        less = depth - 1
        form = self.random.randint(0, 12)
        if form <= 2:
            return same(self.random.choice(("({} AND {})", "({} OR {})")), self.condition(less),
                        self.condition(less))
        if form == 3:
            return same("(NOT {})", self.condition(less))
        if form <= 6:
            sign = self.random.choice(("=", "<>", "<", "<=", ">", ">="))
            left, right = self.comparable(less)
            return same("({} " + sign + " {})", left, right)
        if form == 7:
            left, right = self.comparable(less)
            word = self.random.choice(("", "NOT "))
            return each("({} IS " + word + "DISTINCT FROM {})",
                        "({} IS {})" if word else "({} IS NOT {})", left, right)
        if form == 8:
            truth = self.random.choice(("TRUE", "FALSE", "UNKNOWN"))
            word = self.random.choice(("IS", "IS NOT"))
            return each(f"(({{}}) {word} {truth})",
                        f"(({{}}) {word} {truth.replace('UNKNOWN', 'NULL')})", self.condition(less))
        if form == 9:
            return same(self.random.choice(("({} IS NULL)", "({} IS NOT NULL)")), self.any(less).text)
        if form == 10:
            return self.like(less)
        if form == 11:
            return self.in_list(less)
        return self.choice_of(CONDITION, depth)

    def comparable(self, less):
        if self.random.random() < 0.2:
            return self.integer(less), self.number(less)
        kind = self.random.choice(KINDS)
        return self.of(kind, less), self.of(kind, less)

    def like(self, less):
        escape = self.random.choice(("", "", " ESCAPE '!'"))
        pieces = LETTERS + "%_" if not escape else ["a", "A", "b", "%", "_", "!%", "!_", "!!"]
        pattern = quoted("".join(self.random.choices(pieces, k=self.random.randint(0, 4))))
        word = self.random.choice(("LIKE", "NOT LIKE"))
        return same("({} " + word + " {}" + escape + ")", self.text(less), pattern)

    def in_list(self, less):
        """IN a list, IN a relation's column, BETWEEN."""
        kind = self.random.choice((INTEGER, TEXT, NUMBER))
        word = self.random.choice(("", "NOT "))
        if self.random.random() < 0.4:
            return same("({} " + word + "BETWEEN {} AND {})", *(self.of(kind, less) for _ in range(3)))
        if self.relation and kind != NUMBER and self.random.random() < 0.3:
            column = "k" if kind == INTEGER else "name"
            return same("({} " + word + f"IN (SELECT w.{column} FROM {self.relation} AS w WHERE w.k < "
                        f"{self.random.randint(0, 9)}))", self.of(kind, less))
        return same("({} " + word + "IN ({}, {}, {}))", *(self.of(kind, less) for _ in range(4)))
