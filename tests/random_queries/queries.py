"""Random queries, each written twice: for Sluice and, with the same meaning, for SQLite."""
from typing import NamedTuple

from expressions import (CONDITION, INTEGER, KINDS, NUMBER, TEXT, Both, Column, Expressions, each,
                         same)
from tables import COLUMNS, REFERENCE, STREAMS


class Source(NamedTuple):
    """What can stand after FROM, and what can be said about its rows."""
    text: Both
    columns: list
    time: Both     # ROWTIME
    order: str     # in SQLite, the order of the rows; None where only Sluice defines one


class Query(NamedTuple):
    """A SELECT and the kinds of its columns."""
    text: Both
    kinds: list
    in_order: bool  # both languages say the order of the rows


class Law(NamedTuple):
    """Queries of Sluice whose rows together are those of the first."""
    whole: Query
    parts: list


class Queries:
    """Makes random queries."""

    def __init__(self, random):
        self.random = random

    def query(self):
        makers = (self.plain, self.plain, self.tumble, self.tumble, self.slide, self.slide,
                  self.distinct, self.union)
        return self.random.choice(makers)()

    # Expressions.

    def expressions(self, source):
        return Expressions(self.random, source.columns, relation="d")

    def columns_of(self, source, count, depth=3):
        expressions = self.expressions(source)
        return [expressions.any(depth) for _ in range(count)]

    def where(self, source):
        """A WHERE clause, or none."""
        if self.random.random() < 0.4:
            return Both("", "")
        return same(" WHERE {}", self.expressions(source).condition(3))

    # What stands after FROM.

    def source(self, depth=2):
        form = self.random.randint(0, 9)
        if depth == 0 or form <= 3:
            return self.stream("q")
        makers = (self.projected, self.projected, self.joined, self.looked_up, self.united,
                  self.grouped)
        return makers[form - 4](depth - 1)

    def stream(self, alias):
        name = self.random.choice(STREAMS)
        columns = [Column(kind, Both(f"{alias}.{column}", f"{alias}.{column}"))
                   for column, kind in COLUMNS.items() if column != "id"]
        return Source(same("{}", Both(f"{name} AS {alias}", f"{name} AS {alias}")), columns,
                      Both(f"{alias}.ROWTIME", f"{alias}.t"), f"{alias}.o")

    def subquery(self, columns, rest, time, order=None):
        """A SELECT of columns as a source called q; `time` is SQLite's."""
        columns = [tamed(column) for column in columns]
        names = ", ".join(f"{{}} AS c{number}" for number in range(len(columns)))
        hidden = f"{time} AS t" + (f", {order} AS o" if order else "")
        text = each("(SELECT STREAM " + names + "{}) AS q", "(SELECT " + names + f", {hidden}{{}}) AS q",
                    *(column.text for column in columns), rest)
        return Source(text, inner_columns(columns), Both("q.ROWTIME", "q.t"), "q.o" if order else None)

    def projected(self, depth):
        source = self.source(depth)
        columns = self.columns_of(source, 3, 2) + source.columns[:3]
        return self.subquery(columns, same(" FROM {}{}", source.text, self.where(source)),
                             source.time.sqlite, source.order)

    def joined(self, depth):
        """A join of two streams; a row meets those of the other side that are in its window."""
        left, right = self.stream("l"), self.stream("r")
        windows = [self.random.choice((0, 1, 5, 30, 60)) for _ in "lr"]
        kind = self.random.choice(("INNER", "LEFT", "RIGHT", "FULL"))
        over = [f" OVER (RANGE INTERVAL '{seconds}' SECOND PRECEDING) AS " if seconds else " AS "
                for seconds in windows]
        both = Expressions(self.random, left.columns + right.columns)
        condition = same("{}", both.condition(2))
        if self.random.random() < 0.8:
            condition = same("(l.i = r.i AND ({} OR {}))", condition, both.condition(2))
        text = each(
            " FROM " + left.text.sluice.replace(" AS ", over[0]) + f" {kind} JOIN "
            + right.text.sluice.replace(" AS ", over[1]) + " ON {}",
            f" FROM {left.text.sqlite} {kind} JOIN {right.text.sqlite} ON {{}} AND r.t - l.t BETWEEN "
            f"{-1000 * windows[1]} AND {1000 * windows[0]}", condition)
        time = f"COALESCE(MAX(l.t, r.t), l.t + {1000 * windows[0]}, r.t + {1000 * windows[1]})"
        columns = self.random.sample(left.columns, 3) + self.random.sample(right.columns, 3)
        columns += [both.any(2) for _ in range(depth)]
        return self.subquery(columns, text, time)

    def looked_up(self, depth):
        """A join with the reference table."""
        source = self.source(depth)
        kind = self.random.choice(("INNER", "LEFT"))
        looked = [Column(kind, Both(f"d.{name}", f"d.{name}")) for name, kind in REFERENCE.items()]
        both = Expressions(self.random, source.columns + looked)
        condition = both.condition(2)
        if self.random.random() < 0.8:
            condition = same("(d.k = {} AND {})", Expressions(self.random, source.columns).integer(1),
                             condition)
        columns = self.random.sample(source.columns, min(3, len(source.columns))) + looked
        text = same(" FROM {} " + kind + " JOIN d ON {}", source.text, condition)
        return self.subquery(columns, text, source.time.sqlite)

    def united(self, depth):
        """The rows of two queries."""
        sources = [self.source(depth) for _ in range(2)]
        kinds = [self.random.choice(KINDS) for _ in range(4)]
        sides = []
        for source in sources:
            expressions = self.expressions(source)
            columns = [Column(kind, expressions.of(kind, 2)) for kind in kinds]
            side = self.subquery(columns, same(" FROM {}{}", source.text, self.where(source)),
                                 source.time.sqlite)
            sides.append(Both(*(text[1:-len(") AS q")] for text in side.text)))
        columns = inner_columns([Column(kind, None) for kind in kinds])
        return Source(same("({} UNION ALL {}) AS q", *sides), columns, Both("q.ROWTIME", "q.t"), None)

    def grouped(self, depth):
        columns, rest, end, _ = self.tumbling(depth)
        return self.subquery(columns[1:], rest, end)  # its start is a time, of which one group has one

    # Whole queries.

    def plain(self):
        source = self.source()
        columns = self.columns_of(source, self.random.randint(1, 4)) + source.columns[:2]
        return select(columns, same(" FROM {}{}", source.text, self.where(source)), source.order)

    def union(self):
        source = self.united(2)
        return select(source.columns, same(" FROM {}", source.text))

    def distinct(self):
        source = self.source()
        start, _ = self.window(source)
        columns = [Column(INTEGER, start)] + self.columns_of(source, self.random.randint(1, 2), 1)
        return select(columns, same(" FROM {}{}", source.text, self.where(source)), word="DISTINCT ")

    def tumble(self):
        columns, rest, _, order = self.tumbling(2)
        return select(columns, rest, order)

    def window(self, source):
        """The start of the tumbling window of a row in milliseconds, and SQLite's length of it."""
        form, length = self.random.choice((("FLOOR({} TO MINUTE)", 60000),
                                           ("STEP({} BY INTERVAL '10' SECOND)", 10000),
                                           ("STEP({} BY INTERVAL '2' MINUTE)", 120000)))
        return each(f"UNIX_TIMESTAMP({form})", f"({{}} / {length} * {length})", source.time), length

    def tumbling(self, depth):
        """Columns, the rest of the query, its ROWTIME and the order of its rows in SQLite: the groups
        of a window in that of their first rows."""
        source = self.source(depth)
        start, length = self.window(source)
        keys = [key for key in self.columns_of(source, self.random.randint(0, 2), 1)
                if "q." in key.text.sluice]
        results = [self.aggregate(source) for _ in range(self.random.randint(1, 4))]
        columns = [Column(INTEGER, start)] + keys + results
        window = Both(start.sluice[len("UNIX_TIMESTAMP("):-1], start.sqlite)
        group = same(", ".join("{}" for _ in range(len(keys) + 1)), window, *(key.text for key in keys))
        having = Both("", "")
        if self.random.random() < 0.4:
            known = [tamed(column) for column in keys + results]
            having = same(" HAVING {}", Expressions(self.random, known).condition(2))
        rest = same(" FROM {}{} GROUP BY {}{}", source.text, self.where(source), group, having)
        order = f"{start.sqlite}, MIN({source.order})" if source.order else None
        return columns, rest, f"{start.sqlite} + {length}", order

    def aggregate(self, source, over=Both("", "")):
        """An aggregate call of a column of some kind; over a window where `over` says one."""
        random, expressions = self.random, self.expressions(source)
        form = random.randint(0, 5)
        if form == 0:
            return Column(INTEGER, same("COUNT(*){}", over))
        if form == 1:
            return Column(INTEGER, same("COUNT({}){}", expressions.any(2).text, over))
        if form == 2:
            kind = random.choice((INTEGER, NUMBER, TEXT))
            name = random.choice(("MIN", "MAX"))
            return Column(kind, same(name + "({}){}", expressions.of(kind, 2), over))
        if form == 3:
            return Column(INTEGER, each("AVG({0}){1}", "(SUM({0}){1} / COUNT({0}){1})",
                                        expressions.integer(2), over))
        if form == 4:
            return Column(NUMBER, same("AVG({}){}", expressions.undivided(NUMBER, 1), over))
        kind = random.choice((INTEGER, NUMBER))
        return Column(kind, same("SUM({}){}", expressions.undivided(kind, 2), over))

    def slide(self):
        """Sliding windows. `o` is a time in steps of 4096 and tells rows of one time apart, so that
        a RANGE over it sees those that came before, as a stream does."""
        source = self.source()
        while source.order is None:
            source = self.source()
        columns = source.columns[:2]
        for _ in range(self.random.randint(1, 3)):
            keys = [key.text for key in self.columns_of(source, self.random.randint(0, 2), 1)]
            partition = same("PARTITION BY " + ", ".join("{}" for _ in keys) + " ", *keys) if keys else (
                Both("", ""))
            count = self.random.randint(0, 9)
            if self.random.random() < 0.5:
                over = each(f" OVER ({{}}ROWS {count} PRECEDING)",
                            f" OVER ({{}}ORDER BY {source.order} ROWS {count} PRECEDING)", partition)
                columns.append(self.sliding_value(source, over, count))
            else:
                over = each(f" OVER ({{}}RANGE INTERVAL '{count * 5}' SECOND PRECEDING)",
                            f" OVER ({{}}ORDER BY {source.order} RANGE {count * 5000 * 4096 + 4095} "
                            "PRECEDING)", partition)
                columns.append(self.sliding_value(source, over, 0))
        return select(columns, same(" FROM {}{}", source.text, self.where(source)), source.order)

    def sliding_value(self, source, over, reach):
        """An aggregate or a value of the frame; LAG goes back at most `reach` rows."""
        kind = self.random.choice(KINDS)
        value = self.expressions(source).of(kind, 2)
        form = self.random.randint(0, 5)
        if form == 0:
            name = self.random.choice(("FIRST_VALUE", "LAST_VALUE"))
            return Column(kind, same(name + "({}){}", value, over))
        if form == 1:
            back = self.random.randint(1, 4)
            return Column(kind, same(f"NTH_VALUE({{}}, {back}){{}}", value, over))
        if form == 2 and reach > 0:
            back = self.random.randint(1, reach)
            return Column(kind, same(f"LAG({{}}, {back}, {{}}){{}}", value,
                                     Expressions(self.random, []).leaf(kind), over))
        return self.aggregate(source, over)

    def law(self):
        """Rows where p, where not p and where p is unknown together are all rows."""
        source = self.source()
        columns = source.columns[:3] + self.columns_of(source, 1, 2)
        condition = self.expressions(source).condition(4)
        whole = select(columns, same(" FROM {}", source.text))
        parts = [select(columns, same(" FROM {} WHERE " + form, source.text, condition))
                 for form in ("{}", "NOT ({})", "({}) IS UNKNOWN")]
        return Law(whole, parts)


def tamed(column):
    """The column with small values that are exact, so that expressions over it do not overflow."""
    if column.kind == INTEGER:
        return Column(INTEGER, each("MOD({}, 100)", "({} % 100)", column.text))
    if column.kind == NUMBER:
        return Column(NUMBER, each("(CAST(MOD(CAST({} AS BIGINT), 100) AS DOUBLE) / 4e0)",
                                   "(CAST(CAST(ROUND({}) AS INTEGER) % 100 AS REAL) / 4e0)",
                                   column.text))
    return column


def inner_columns(columns):
    """The columns of a subquery, seen from outside."""
    return [Column(column.kind, Both(f"q.c{number}", f"q.c{number}"))
            for number, column in enumerate(columns)]


def select(columns, rest, order=None, word=""):
    """A whole SELECT; `order` is what SQLite needs to be told of the order of its rows."""
    text = each(f"SELECT STREAM {word}" + ", ".join("{}" for _ in columns) + "{}",
                f"SELECT {word}" + ", ".join("{}" for _ in columns) + "{}"
                + (f" ORDER BY {order}" if order else ""),
                *(column.text for column in columns), rest)
    return Query(text, [column.kind for column in columns], order is not None)
