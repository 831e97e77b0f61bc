-- Statements that do not parse, each followed by what the user sees. Blocks end at a blank line.
-- SLUICE_UPDATE=1 rewrites the expected lines; read that diff before believing it.

-- Statements

CREATE STREAM a (x INT)
CREATE PUMP p AS INSERT INTO a SELECT STREAM 1 FROM b;
-- query.sql:2:1: error: missing ; before CREATE
--   CREATE PUMP p AS INSERT INTO a SELECT STREAM 1 FROM b;
--   ^^^^^^
-- hint: end the statement before it with ;

SELECT STREAM a FROM s SELECT STREAM b FROM t
-- query.sql:1:24: error: missing ; before SELECT
--   SELECT STREAM a FROM s SELECT STREAM b FROM t
--                          ^^^^^^
-- hint: end the statement before it with ;

CRAETE STREAM a (x INT)
-- query.sql:1:1: error: no statement begins with CRAETE
--   CRAETE STREAM a (x INT)
--   ^^^^^^
-- hint: did you mean CREATE?

CREATE STREEM a (x INT)
-- query.sql:1:8: error: expected STREAM, PUMP, VIEW, FUNCTION or TABLE behind CREATE, found STREEM
--   CREATE STREEM a (x INT)
--          ^^^^^^
-- hint: did you mean STREAM?

CREATE FOREIGN STREAM a (x INT)
-- query.sql:1:8: error: CREATE FOREIGN is not in the dialect
--   CREATE FOREIGN STREAM a (x INT)
--          ^^^^^^^
-- hint: write CREATE STREAM name (...) OPTIONS (connector 'file', path '...')

CREATE SCHEMA s
-- query.sql:1:8: error: CREATE SCHEMA is not in the dialect
--   CREATE SCHEMA s
--          ^^^^^^
-- hint: names need no schema: leave it out

CREATE INDEX i ON t (x)
-- query.sql:1:8: error: CREATE INDEX is not in the dialect
--   CREATE INDEX i ON t (x)
--          ^^^^^
-- hint: there are no indexes: leave it out

INSERT INTO s SELECT STREAM a FROM t
-- query.sql:1:1: error: no statement begins with INSERT
--   INSERT INTO s SELECT STREAM a FROM t
--   ^^^^^^
-- hint: rows move by pumps: CREATE PUMP name AS INSERT INTO stream SELECT STREAM ...

UPDATE s SET a = 1
-- query.sql:1:1: error: no statement begins with UPDATE
--   UPDATE s SET a = 1
--   ^^^^^^
-- hint: streams only grow: filter into another stream by a pump

DELETE FROM s
-- query.sql:1:1: error: no statement begins with DELETE
--   DELETE FROM s
--   ^^^^^^
-- hint: streams only grow: filter into another stream by a pump

MERGE INTO s USING t
-- query.sql:1:1: error: no statement begins with MERGE
--   MERGE INTO s USING t
--   ^^^^^
-- hint: streams only grow: filter into another stream by a pump

SET SCHEMA 'x'
-- query.sql:1:1: error: no statement begins with SET
--   SET SCHEMA 'x'
--   ^^^
-- hint: names need no schema: leave it out

DESCRIBE s
-- query.sql:1:1: error: no statement begins with DESCRIBE
--   DESCRIBE s
--   ^^^^^^^^
-- hint: write EXPLAIN and a query

hello
-- query.sql:1:1: error: no statement begins with hello
--   hello
--   ^^^^^

42
-- query.sql:1:1: error: no statement begins with 42
--   42
--   ^^

DROP s
-- query.sql:1:6: error: expected STREAM, PUMP, VIEW, TABLE or FUNCTION behind DROP, found s
--   DROP s
--        ^

DROP STREAM
-- query.sql:1:12: error: expected a name, found the end of the text
--   DROP STREAM
--              ^

ALTER STREAM s START
-- query.sql:1:7: error: expected PUMP behind ALTER, found STREAM
--   ALTER STREAM s START
--         ^^^^^^
-- hint: other things are created anew: CREATE OR REPLACE

ALTER PUMP p RUN
-- query.sql:1:14: error: expected START or STOP, found RUN
--   ALTER PUMP p RUN
--                ^^^

EXPLAIN EXPLAIN SELECT * FROM s
-- query.sql:1:9: error: EXPLAIN of an EXPLAIN
--   EXPLAIN EXPLAIN SELECT * FROM s
--           ^^^^^^^
-- hint: leave one of them out

CREATE PUMP p AS SELECT STREAM a FROM s
-- query.sql:1:18: error: expected INSERT, found SELECT
--   CREATE PUMP p AS SELECT STREAM a FROM s
--                    ^^^^^^
-- hint: a pump is CREATE PUMP name AS INSERT INTO stream SELECT ...

CREATE PUMP p INSERT INTO s SELECT STREAM a FROM s
-- query.sql:1:15: error: expected AS, found INSERT
--   CREATE PUMP p INSERT INTO s SELECT STREAM a FROM s
--                 ^^^^^^

CREATE PUMP p AS INSERT INTO s
-- query.sql:1:31: error: expected SELECT or VALUES, found the end of the text
--   CREATE PUMP p AS INSERT INTO s
--                                 ^

CREATE PUMP p AS INSERT INTO s (a, b SELECT STREAM a FROM s
-- query.sql:1:38: error: expected ), found SELECT
--   CREATE PUMP p AS INSERT INTO s (a, b SELECT STREAM a FROM s
--                                        ^^^^^^
-- hint: is a ( before it not closed?

CREATE PUMP AS INSERT INTO s SELECT a FROM t
-- query.sql:1:13: error: expected a name, found AS
--   CREATE PUMP AS INSERT INTO s SELECT a FROM t
--               ^^

-- Declarations

CREATE STREAM s
-- query.sql:1:16: error: expected ( and the columns, found the end of the text
--   CREATE STREAM s
--                  ^
-- hint: write (name type, ...)

CREATE STREAM s ()
-- query.sql:1:18: error: expected a column name, found )
--   CREATE STREAM s ()
--                    ^

CREATE STREAM s (a)
-- query.sql:1:19: error: expected a type, found )
--   CREATE STREAM s (a)
--                     ^

CREATE STREAM s (a INT, )
-- query.sql:1:25: error: expected a column name, found )
--   CREATE STREAM s (a INT, )
--                           ^
-- hint: is the comma before it one too many?

CREATE STREAM s (a INT b INT)
-- query.sql:1:24: error: expected , or ) behind a column, found b
--   CREATE STREAM s (a INT b INT)
--                          ^
-- hint: is a comma or an operator missing before it?

CREATE STREAM s (timestamp TIMESTAMP)
-- query.sql:1:18: error: expected a column name, found TIMESTAMP
--   CREATE STREAM s (timestamp TIMESTAMP)
--                    ^^^^^^^^^
-- hint: TIMESTAMP is a reserved word: as a name it needs double quotes, "timestamp"

CREATE STREAM s (a TEXT)
-- query.sql:1:20: error: unknown type: TEXT
--   CREATE STREAM s (a TEXT)
--                      ^^^^
-- hint: write VARCHAR(n)

CREATE STREAM s (a DATETIME)
-- query.sql:1:20: error: unknown type: DATETIME
--   CREATE STREAM s (a DATETIME)
--                      ^^^^^^^^
-- hint: write TIMESTAMP

CREATE STREAM s (a VARCAHR(10))
-- query.sql:1:20: error: unknown type: VARCAHR
--   CREATE STREAM s (a VARCAHR(10))
--                      ^^^^^^^
-- hint: did you mean VARCHAR?

CREATE STREAM s (a INTERVAL DAY)
-- query.sql:1:20: error: INTERVAL as the type of a column
--   CREATE STREAM s (a INTERVAL DAY)
--                      ^^^^^^^^^^^^
-- hint: store BIGINT milliseconds: TSDIFF(start, end)

CREATE STREAM s (a VARCHAR(0))
-- query.sql:1:28: error: length of a VARCHAR is not from 1 to 65535: 0
--   CREATE STREAM s (a VARCHAR(0))
--                              ^

CREATE STREAM s (a VARCHAR(70000))
-- query.sql:1:28: error: length of a VARCHAR is not from 1 to 65535: 70000
--   CREATE STREAM s (a VARCHAR(70000))
--                              ^^^^^

CREATE STREAM s (a VARCHAR(n))
-- query.sql:1:28: error: expected a number for the length of a VARCHAR, found n
--   CREATE STREAM s (a VARCHAR(n))
--                              ^
-- hint: it is from 1 to 65535

CREATE STREAM s (a DECIMAL(20, 2))
-- query.sql:1:28: error: precision of a DECIMAL is not from 1 to 19: 20
--   CREATE STREAM s (a DECIMAL(20, 2))
--                              ^^

CREATE STREAM s (a DECIMAL(5, 6))
-- query.sql:1:31: error: scale of this DECIMAL is not from 0 to 5: 6
--   CREATE STREAM s (a DECIMAL(5, 6))
--                                 ^

CREATE STREAM s (a TIMESTAMP WITH TIME ZONE)
-- query.sql:1:30: error: times with a time zone are not in the dialect
--   CREATE STREAM s (a TIMESTAMP WITH TIME ZONE)
--                                ^^^^
-- hint: all times are UTC

CREATE STREAM s (a TIMESTAMP(6))
-- query.sql:1:30: error: precision of a time that is not 3: 6
--   CREATE STREAM s (a TIMESTAMP(6))
--                                ^
-- hint: leave it out: times have milliseconds

CREATE STREAM s (a INT PRIMARY KEY)
-- query.sql:1:24: error: constraint that is not in the dialect: PRIMARY
--   CREATE STREAM s (a INT PRIMARY KEY)
--                          ^^^^^^^
-- hint: a column is a name, a type and perhaps NOT NULL

CREATE STREAM s (a INT DEFAULT 1)
-- query.sql:1:24: error: constraint that is not in the dialect: DEFAULT
--   CREATE STREAM s (a INT DEFAULT 1)
--                          ^^^^^^^
-- hint: a column is a name, a type and perhaps NOT NULL

CREATE STREAM s (a INT NULL)
-- query.sql:1:24: error: NULL behind a column's type
--   CREATE STREAM s (a INT NULL)
--                          ^^^^
-- hint: leave it out: columns may be NULL

CREATE STREAM s (a INT) AS SELECT STREAM * FROM t
-- query.sql:1:25: error: stream or table filled by its declaration
--   CREATE STREAM s (a INT) AS SELECT STREAM * FROM t
--                           ^^
-- hint: fill it by CREATE PUMP ... AS INSERT INTO it, or write CREATE VIEW

CREATE STREAM s (a INT) OPTIONS (path = 'x.csv')
-- query.sql:1:39: error: expected the value of option path in single quotes, found =
--   CREATE STREAM s (a INT) OPTIONS (path = 'x.csv')
--                                         ^
-- hint: write no =: OPTIONS (name 'value')

CREATE STREAM s (a INT) OPTIONS (path x)
-- query.sql:1:39: error: expected the value of option path in single quotes, found x
--   CREATE STREAM s (a INT) OPTIONS (path x)
--                                         ^

CREATE STREAM s (a INT) OPTIONS ('path' 'x')
-- query.sql:1:34: error: expected an option's name, found 'path'
--   CREATE STREAM s (a INT) OPTIONS ('path' 'x')
--                                    ^^^^^^
-- hint: write OPTIONS (name 'value', ...)

CREATE STREAM s (a INT) OPTIONS (path "x.csv")
-- query.sql:1:39: error: expected the value of option path in single quotes, found "x.csv"
--   CREATE STREAM s (a INT) OPTIONS (path "x.csv")
--                                         ^^^^^^^

CREATE STREAM s (a INT) DESCRIPTION text
-- query.sql:1:37: error: expected the description in single quotes, found text
--   CREATE STREAM s (a INT) DESCRIPTION text
--                                       ^^^^

CREATE FUNCTION f(x INT) RETURNS INT LANGUAGE JAVA
-- query.sql:1:47: error: functions are written in SQL only, not in JAVA
--   CREATE FUNCTION f(x INT) RETURNS INT LANGUAGE JAVA
--                                                 ^^^^
-- hint: write LANGUAGE SQL and RETURN expression

CREATE FUNCTION f(x INT) RETURNS INT BEGIN RETURN 1
-- query.sql:1:38: error: expected RETURN, found BEGIN
--   CREATE FUNCTION f(x INT) RETURNS INT BEGIN RETURN 1
--                                        ^^^^^
-- hint: the body of a function is RETURN expression

-- Queries

SELECT
-- query.sql:1:7: error: expected an expression, found the end of the text
--   SELECT
--         ^

SELECT a
-- query.sql:1:9: error: expected FROM, found the end of the text
--   SELECT a
--           ^

SELECT FROM s
-- query.sql:1:8: error: expected an expression, found FROM
--   SELECT FROM s
--          ^^^^

SELECT a, FROM s
-- query.sql:1:11: error: expected an expression, found FROM
--   SELECT a, FROM s
--             ^^^^
-- hint: is the comma before it one too many?

SELECT a FORM s
-- query.sql:1:15: error: expected FROM, found s
--   SELECT a FORM s
--                 ^
-- hint: did you mean FROM instead of FORM?

SELECT a FROM
-- query.sql:1:14: error: expected a stream, table or view, found the end of the text
--   SELECT a FROM
--                ^

SELECT a FROM s WHERE
-- query.sql:1:22: error: expected an expression, found the end of the text
--   SELECT a FROM s WHERE
--                        ^

SELECT a FROM s GROPU BY a
-- query.sql:1:23: error: unexpected BY
--   SELECT a FROM s GROPU BY a
--                         ^^
-- hint: did you mean GROUP instead of GROPU?

SELECT a FROM s WHERRE a > 1
-- query.sql:1:24: error: unexpected a
--   SELECT a FROM s WHERRE a > 1
--                          ^
-- hint: did you mean WHERE instead of WHERRE?

SELECT a FROM s GROUP a
-- query.sql:1:23: error: expected BY, found a
--   SELECT a FROM s GROUP a
--                         ^

SELECT a FROM s GROUP BY a WHERE b > 1
-- query.sql:1:28: error: clause out of order: WHERE
--   SELECT a FROM s GROUP BY a WHERE b > 1
--                              ^^^^^
-- hint: the order is FROM, WHERE, GROUP BY or WINDOWED BY, HAVING, WINDOW, ORDER BY

SELECT a FROM s ORDER BY a UNION ALL SELECT b FROM t
-- query.sql:1:28: error: UNION behind ORDER BY
--   SELECT a FROM s ORDER BY a UNION ALL SELECT b FROM t
--                              ^^^^^
-- hint: put the sorted query in parentheses, or sort the whole at its end

SELECT a FROM s)
-- query.sql:1:16: error: closing parenthesis without an opening one: )
--   SELECT a FROM s)
--                  ^

SELECT (a FROM s
-- query.sql:1:11: error: expected ), found FROM
--   SELECT (a FROM s
--             ^^^^
-- hint: is a ( before it not closed?

SELECT DISTINCT STREAM a FROM s
-- query.sql:1:17: error: STREAM behind DISTINCT or ALL
--   SELECT DISTINCT STREAM a FROM s
--                   ^^^^^^
-- hint: STREAM comes first: SELECT STREAM DISTINCT

SELECT a AS select FROM s
-- query.sql:1:13: error: expected a column name, found SELECT
--   SELECT a AS select FROM s
--               ^^^^^^
-- hint: SELECT is a reserved word: as a name it needs double quotes, "select"

SELECT a AS 'b' FROM s
-- query.sql:1:13: error: expected a column name, found 'b'
--   SELECT a AS 'b' FROM s
--               ^^^
-- hint: names are quoted with double quotes: "name"

SELECT a timestamp FROM s
-- query.sql:1:10: error: expected FROM, found TIMESTAMP
--   SELECT a timestamp FROM s
--            ^^^^^^^^^
-- hint: TIMESTAMP is a reserved word: as a name it needs double quotes, "timestamp"

SELECT *, FROM s
-- query.sql:1:11: error: expected an expression, found FROM
--   SELECT *, FROM s
--             ^^^^
-- hint: is the comma before it one too many?

SELECT a.b.c.* x FROM s
-- query.sql:1:16: error: expected FROM, found x
--   SELECT a.b.c.* x FROM s
--                  ^
-- hint: is a comma or an operator missing before it?

SELECT a FROM s LIMIT 10
-- query.sql:1:17: error: LIMIT is not in the dialect
--   SELECT a FROM s LIMIT 10
--                   ^^^^^
-- hint: a stream has no end: rank rows with GROUP_RANK or TOP_K_ITEMS_TUMBLING; to stop after some rows run with --limit

SELECT a FROM s ORDER BY a FETCH FIRST 3 ROWS ONLY
-- query.sql:1:28: error: FETCH is not in the dialect
--   SELECT a FROM s ORDER BY a FETCH FIRST 3 ROWS ONLY
--                              ^^^^^
-- hint: a stream has no end: rank rows with GROUP_RANK or TOP_K_ITEMS_TUMBLING; to stop after some rows run with --limit

SELECT a FROM s OFFSET 3
-- query.sql:1:17: error: OFFSET is not in the dialect
--   SELECT a FROM s OFFSET 3
--                   ^^^^^^
-- hint: filter by WHERE

SELECT a, COUNT(*) OVER w AS n FROM s QUALIFY n > 1
-- query.sql:1:39: error: QUALIFY is not in the dialect
--   SELECT a, COUNT(*) OVER w AS n FROM s QUALIFY n > 1
--                                         ^^^^^^^
-- hint: compute the OVER call in a subquery and filter outside: SELECT ... FROM (SELECT ..., COUNT(*) OVER w AS n ...) WHERE n > 1

SELECT a FROM UNNEST(x)
-- query.sql:1:15: error: UNNEST is not in the dialect
--   SELECT a FROM UNNEST(x)
--                 ^^^^^^
-- hint: there are no arrays: give each element its row by the source's option rows

SELECT a FROM s, LATERAL (SELECT b FROM t)
-- query.sql:1:18: error: LATERAL is not in the dialect
--   SELECT a FROM s, LATERAL (SELECT b FROM t)
--                    ^^^^^^^
-- hint: a subquery in FROM sees no other columns: join it with ON

SELECT a FROM s TABLESAMPLE (10)
-- query.sql:1:17: error: TABLESAMPLE is not in the dialect
--   SELECT a FROM s TABLESAMPLE (10)
--                   ^^^^^^^^^^^
-- hint: filter by WHERE

SELECT a FROM s MATCH_RECOGNIZE (PATTERN x)
-- query.sql:1:17: error: MATCH_RECOGNIZE is not in the dialect
--   SELECT a FROM s MATCH_RECOGNIZE (PATTERN x)
--                   ^^^^^^^^^^^^^^^
-- hint: compare with earlier rows by LAG(x) OVER (ROWS n PRECEDING)

SELECT a FROM s GROUP BY CUBE (a, b)
-- query.sql:1:26: error: CUBE is not in the dialect
--   SELECT a FROM s GROUP BY CUBE (a, b)
--                            ^^^^
-- hint: group in one pump for each combination, all into one stream

SELECT a FROM s GROUP BY GROUPING SETS ((a), (b))
-- query.sql:1:26: error: GROUPING is not in the dialect
--   SELECT a FROM s GROUP BY GROUPING SETS ((a), (b))
--                            ^^^^^^^^
-- hint: group in one pump for each combination, all into one stream

SELECT a FROM s GROUP BY ROLLUP (a)
-- query.sql:1:26: error: ROLLUP is not in the dialect
--   SELECT a FROM s GROUP BY ROLLUP (a)
--                            ^^^^^^
-- hint: group in one pump for each combination, all into one stream

SELECT a FROM s WINDOWED BY TUMBLE (PARTITION BY a)
-- query.sql:1:29: error: expected STAGGER behind WINDOWED BY, found TUMBLE
--   SELECT a FROM s WINDOWED BY TUMBLE (PARTITION BY a)
--                               ^^^^^^
-- hint: for tumbling windows write GROUP BY STEP(s.ROWTIME BY INTERVAL ...)

SELECT a FROM s WINDOWED BY STAGGER (PARTITION BY a RANGE 10)
-- query.sql:1:59: error: expected an interval behind RANGE, found 10
--   SELECT a FROM s WINDOWED BY STAGGER (PARTITION BY a RANGE 10)
--                                                             ^^
-- hint: such as RANGE INTERVAL '1' MINUTE

SELECT a FROM s WINDOWED BY STAGGER (RANGE INTERVAL '1' MINUTE)
-- query.sql:1:38: error: expected PARTITION BY, found RANGE
--   SELECT a FROM s WINDOWED BY STAGGER (RANGE INTERVAL '1' MINUTE)
--                                        ^^^^^
-- hint: write STAGGER (PARTITION BY key RANGE INTERVAL '1' MINUTE)

SELECT a FROM s GROUP BY a WINDOWED BY STAGGER (PARTITION BY a RANGE INTERVAL '1' MINUTE)
-- query.sql:1:28: error: WINDOWED BY beside GROUP BY
--   SELECT a FROM s GROUP BY a WINDOWED BY STAGGER (PARTITION BY a RANGE INTERVAL '1' MINUTE)
--                              ^^^^^^^^
-- hint: leave out GROUP BY: PARTITION BY within STAGGER holds the keys

SELECT a FROM s WINDOWED BY STAGGER (PARTITION BY a RANGE INTERVAL '1' MINUTE) GROUP BY a
-- query.sql:1:80: error: GROUP BY beside WINDOWED BY
--   SELECT a FROM s WINDOWED BY STAGGER (PARTITION BY a RANGE INTERVAL '1' MINUTE) GROUP BY a
--                                                                                  ^^^^^
-- hint: leave it out: PARTITION BY within STAGGER holds the keys

SELECT a FROM HOTSPOTS(CURSOR(SELECT * FROM s), 1, 2, 3)
-- query.sql:1:15: error: table function without TABLE: HOTSPOTS
--   SELECT a FROM HOTSPOTS(CURSOR(SELECT * FROM s), 1, 2, 3)
--                 ^^^^^^^^
-- hint: write TABLE(HOTSPOTS(...))

SELECT a FROM TABLE(s)
-- query.sql:1:21: error: expected a function call behind TABLE(, found s
--   SELECT a FROM TABLE(s)
--                       ^
-- hint: write TABLE(HOTSPOTS(CURSOR(SELECT STREAM ...), ...))

SELECT a FROM TABLE(HOTSPOTS(SELECT STREAM * FROM s))
-- query.sql:1:30: error: query as an argument without CURSOR
--   SELECT a FROM TABLE(HOTSPOTS(SELECT STREAM * FROM s))
--                                ^^^^^^
-- hint: a table function takes CURSOR(SELECT STREAM ...)

SELECT a FROM SELECT b FROM t
-- query.sql:1:15: error: subquery without parentheses
--   SELECT a FROM SELECT b FROM t
--                 ^^^^^^
-- hint: write FROM (SELECT ...) AS name

SELECT a FROM s JOIN t
-- query.sql:1:23: error: expected ON or USING behind the join, found the end of the text
--   SELECT a FROM s JOIN t
--                         ^
-- hint: write ON a.x = b.x, or CROSS JOIN for every pair

SELECT a FROM s LEFT t ON s.a = t.a
-- query.sql:1:22: error: expected JOIN, found t
--   SELECT a FROM s LEFT t ON s.a = t.a
--                        ^

SELECT a FROM s ORDER BY a WITHIN 10
-- query.sql:1:35: error: expected an interval behind WITHIN, found 10
--   SELECT a FROM s ORDER BY a WITHIN 10
--                                     ^^
-- hint: such as WITHIN INTERVAL '10' SECOND

SELECT a FROM s UNION SELECT
-- query.sql:1:29: error: expected an expression, found the end of the text
--   SELECT a FROM s UNION SELECT
--                               ^

SELECT a FROM s EXCEPT ALL SELECT a FROM t
-- query.sql:1:24: error: ALL is only allowed with UNION
--   SELECT a FROM s EXCEPT ALL SELECT a FROM t
--                          ^^^
-- hint: leave it out

WITH RECURSIVE a AS (SELECT * FROM b) SELECT * FROM a
-- query.sql:1:6: error: WITH RECURSIVE is not in the dialect
--   WITH RECURSIVE a AS (SELECT * FROM b) SELECT * FROM a
--        ^^^^^^^^^
-- hint: plain WITH is

VALUES (1, 2), (3)
-- query.sql:1:16: error: row of VALUES with another number of values than the first
--   VALUES (1, 2), (3)
--                  ^^^
-- hint: all rows have the same columns

SELECT COUNT(*) OVER (ROWS 10) FROM s
-- query.sql:1:30: error: expected PRECEDING, found )
--   SELECT COUNT(*) OVER (ROWS 10) FROM s
--                                ^
-- hint: a frame is such as ROWS 10 PRECEDING or RANGE INTERVAL '1' MINUTE PRECEDING

SELECT COUNT(*) OVER (ROWS BETWEEN 1 PRECEDING) FROM s
-- query.sql:1:47: error: expected AND, found )
--   SELECT COUNT(*) OVER (ROWS BETWEEN 1 PRECEDING) FROM s
--                                                 ^

SELECT COUNT(*) OVER (PARTITION a) FROM s
-- query.sql:1:33: error: expected BY, found a
--   SELECT COUNT(*) OVER (PARTITION a) FROM s
--                                   ^

SELECT COUNT(*) OVER (a) FROM s
-- query.sql:1:23: error: expected ROWS or RANGE, found a
--   SELECT COUNT(*) OVER (a) FROM s
--                         ^

SELECT SUM(a) OVER FROM s
-- query.sql:1:20: error: expected a window: a name or (PARTITION BY ... ROWS ...), found FROM
--   SELECT SUM(a) OVER FROM s
--                      ^^^^

SELECT SUM(x) OVER HOUR FROM s WINDOW HOUR AS (ROWS 1 PRECEDING)
-- query.sql:1:20: error: expected a window: a name or (PARTITION BY ... ROWS ...), found HOUR
--   SELECT SUM(x) OVER HOUR FROM s WINDOW HOUR AS (ROWS 1 PRECEDING)
--                      ^^^^
-- hint: HOUR is a reserved word: as a name it needs double quotes, "HOUR"

-- Expressions

SELECT a + FROM s
-- query.sql:1:12: error: expected an expression, found FROM
--   SELECT a + FROM s
--              ^^^^

SELECT a b c FROM s
-- query.sql:1:12: error: expected FROM, found c
--   SELECT a b c FROM s
--              ^
-- hint: is a comma or an operator missing before it?

SELECT a FROM s WHERE a = ANY (SELECT b FROM t)
-- query.sql:1:27: error: comparison with ANY, ALL or SOME of a query is not in the dialect
--   SELECT a FROM s WHERE a = ANY (SELECT b FROM t)
--                             ^^^
-- hint: write IN (query), or compare with a MIN or MAX

SELECT a FROM s WHERE a IN b
-- query.sql:1:28: error: expected ( behind IN, found b
--   SELECT a FROM s WHERE a IN b
--                              ^
-- hint: write IN (value, ...) or IN (SELECT ...)

SELECT a FROM s WHERE a IN ()
-- query.sql:1:29: error: expected an expression, found )
--   SELECT a FROM s WHERE a IN ()
--                               ^

SELECT a FROM s WHERE a BETWEEN 1
-- query.sql:1:34: error: expected AND, found the end of the text
--   SELECT a FROM s WHERE a BETWEEN 1
--                                    ^

SELECT a FROM s WHERE a NOT 1
-- query.sql:1:25: error: unexpected NOT
--   SELECT a FROM s WHERE a NOT 1
--                           ^^^

SELECT a FROM s WHERE a IS 1
-- query.sql:1:28: error: expected NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM behind IS, found 1
--   SELECT a FROM s WHERE a IS 1
--                              ^

SELECT a FROM s WHERE a == 1
-- query.sql:1:25: error: unexpected character ==
--   SELECT a FROM s WHERE a == 1
--                           ^^
-- hint: write =

SELECT a FROM s WHERE a = 1 && b = 2
-- query.sql:1:29: error: unexpected character &&
--   SELECT a FROM s WHERE a = 1 && b = 2
--                               ^^
-- hint: write AND

SELECT a % 2 FROM s
-- query.sql:1:10: error: unexpected character %
--   SELECT a % 2 FROM s
--            ^
-- hint: for the remainder write MOD(a, b)

SELECT a::INT FROM s
-- query.sql:1:9: error: unexpected character ::
--   SELECT a::INT FROM s
--           ^^
-- hint: write CAST(value AS type)

SELECT a FROM s WHERE a = ?
-- query.sql:1:27: error: unexpected character ?
--   SELECT a FROM s WHERE a = ?
--                             ^
-- hint: there are no parameters: write the value

SELECT a FROM s WHERE a = :x
-- query.sql:1:27: error: unexpected character :
--   SELECT a FROM s WHERE a = :x
--                             ^
-- hint: there are no parameters: write the value

SELECT arr[1] FROM s
-- query.sql:1:11: error: unexpected character [
--   SELECT arr[1] FROM s
--             ^
-- hint: names are quoted with double quotes: "name"; there are no arrays

SELECT `a` FROM s
-- query.sql:1:8: error: unexpected character `
--   SELECT `a` FROM s
--          ^
-- hint: names are quoted with double quotes: "name"

SELECT @x FROM s
-- query.sql:1:8: error: unexpected character @
--   SELECT @x FROM s
--          ^
-- hint: there are no variables: write the value

SELECT YEAR(ts) FROM s
-- query.sql:1:8: error: YEAR is not a function of the dialect
--   SELECT YEAR(ts) FROM s
--          ^^^^
-- hint: write EXTRACT(YEAR FROM value)

SELECT DATE(ts) FROM s
-- query.sql:1:8: error: DATE is not a function of the dialect
--   SELECT DATE(ts) FROM s
--          ^^^^
-- hint: write CAST(value AS DATE)

SELECT LEFT(a, 3) FROM s
-- query.sql:1:8: error: LEFT is not a function of the dialect
--   SELECT LEFT(a, 3) FROM s
--          ^^^^
-- hint: write SUBSTRING(text FROM start FOR length)

SELECT CONVERT(a, INT) FROM s
-- query.sql:1:8: error: CONVERT is not a function of the dialect
--   SELECT CONVERT(a, INT) FROM s
--          ^^^^^^^
-- hint: write CAST(value AS type)

SELECT CAST(a, INT) FROM s
-- query.sql:1:14: error: expected AS, found ,
--   SELECT CAST(a, INT) FROM s
--                ^
-- hint: write CAST(value AS type)

SELECT CAST(a AS STRING) FROM s
-- query.sql:1:18: error: unknown type: STRING
--   SELECT CAST(a AS STRING) FROM s
--                    ^^^^^^
-- hint: write VARCHAR(n)

SELECT EXTRACT(DOW FROM ts) FROM s
-- query.sql:1:16: error: expected a unit of time, found DOW
--   SELECT EXTRACT(DOW FROM ts) FROM s
--                  ^^^
-- hint: the units are YEAR, MONTH, DAY, HOUR, MINUTE, SECOND

SELECT EXTRACT(ts) FROM s
-- query.sql:1:16: error: expected a unit of time, found ts
--   SELECT EXTRACT(ts) FROM s
--                  ^^
-- hint: the units are YEAR, MONTH, DAY, HOUR, MINUTE, SECOND

SELECT STEP(ts, 60) FROM s
-- query.sql:1:15: error: expected BY, found ,
--   SELECT STEP(ts, 60) FROM s
--                 ^
-- hint: write STEP(x BY INTERVAL '60' SECOND)

SELECT FLOOR(ts TO WEEK) FROM s
-- query.sql:1:20: error: expected a unit of time, found WEEK
--   SELECT FLOOR(ts TO WEEK) FROM s
--                      ^^^^
-- hint: the units are YEAR, MONTH, DAY, HOUR, MINUTE, SECOND

SELECT FLOOR(ts BY INTERVAL '10' SECOND) FROM s
-- query.sql:1:17: error: FLOOR takes no BY
--   SELECT FLOOR(ts BY INTERVAL '10' SECOND) FROM s
--                   ^^
-- hint: write STEP(x BY INTERVAL '10' SECOND) or FLOOR(x TO MINUTE)

SELECT SUBSTRING(a) FROM s
-- query.sql:1:19: error: expected FROM, found )
--   SELECT SUBSTRING(a) FROM s
--                     ^
-- hint: write SUBSTRING(s FROM 2 FOR 3) or SUBSTRING(s, 2, 3)

SELECT TRIM(LEADING 'x') FROM s
-- query.sql:1:24: error: expected FROM, found )
--   SELECT TRIM(LEADING 'x') FROM s
--                          ^
-- hint: is a comma or an operator missing before it?

SELECT POSITION('a', b) FROM s
-- query.sql:1:20: error: expected IN, found ,
--   SELECT POSITION('a', b) FROM s
--                      ^

SELECT OVERLAY(a FROM 1) FROM s
-- query.sql:1:18: error: expected PLACING, found FROM
--   SELECT OVERLAY(a FROM 1) FROM s
--                    ^^^^

SELECT SUM(*) FROM s
-- query.sql:1:12: error: expected an expression, found *
--   SELECT SUM(*) FROM s
--              ^
-- hint: * stands alone: SELECT *, alias.* or COUNT(*)

SELECT SUM(a) FILTER (WHERE b > 1) FROM s
-- query.sql:1:15: error: FILTER is not in the dialect
--   SELECT SUM(a) FILTER (WHERE b > 1) FROM s
--                 ^^^^^^
-- hint: write the condition into the argument: SUM(CASE WHEN condition THEN x END)

SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a) FROM s
-- query.sql:1:29: error: WITHIN GROUP is not in the dialect
--   SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a) FROM s
--                               ^^^^^^
-- hint: for ranks use the table function GROUP_RANK

SELECT CASE END FROM s
-- query.sql:1:13: error: expected an expression, found END
--   SELECT CASE END FROM s
--               ^^^
-- hint: END is a reserved word: as a name it needs double quotes, "END"

SELECT CASE a WHEN 1 THEN 2 FROM s
-- query.sql:1:29: error: expected END, found FROM
--   SELECT CASE a WHEN 1 THEN 2 FROM s
--                               ^^^^

SELECT (a) SECOND FROM s
-- query.sql:1:12: error: no difference before SECOND
--   SELECT (a) SECOND FROM s
--              ^^^^^^
-- hint: an interval qualifier follows a difference of two datetimes: (a - b) SECOND

SELECT a FROM s WHERE (a, b) PRECEDES c
-- query.sql:1:39: error: no period behind PRECEDES
--   SELECT a FROM s WHERE (a, b) PRECEDES c
--                                         ^
-- hint: write (start, end)

SELECT a FROM s WHERE (a, b) IMMEDIATELY OVERLAPS (c, d)
-- query.sql:1:30: error: OVERLAPS takes no IMMEDIATELY
--   SELECT a FROM s WHERE (a, b) IMMEDIATELY OVERLAPS (c, d)
--                                ^^^^^^^^^^^
-- hint: leave it out

SELECT a FROM s WHERE (a, b) STRICTLY EQUALS (c, d)
-- query.sql:1:30: error: EQUALS takes no STRICTLY
--   SELECT a FROM s WHERE (a, b) STRICTLY EQUALS (c, d)
--                                ^^^^^^^^
-- hint: leave it out

SELECT TABLE FROM s
-- query.sql:1:8: error: expected an expression, found TABLE
--   SELECT TABLE FROM s
--          ^^^^^
-- hint: TABLE is a reserved word: as a name it needs double quotes, "TABLE"

SELECT a.timestamp FROM s
-- query.sql:1:10: error: expected a column name, found TIMESTAMP
--   SELECT a.timestamp FROM s
--            ^^^^^^^^^
-- hint: TIMESTAMP is a reserved word: as a name it needs double quotes, "timestamp"

-- Literals

SELECT 'abc FROM s
-- query.sql:1:8: error: string without its closing '
--   SELECT 'abc FROM s
--          ^
-- hint: a ' inside is written twice

SELECT "abc FROM s
-- query.sql:1:8: error: quoted name without its closing "
--   SELECT "abc FROM s
--          ^
-- hint: a " inside is written twice

SELECT "a
b" FROM s
-- query.sql:1:8: error: control character in a quoted name
--   SELECT "a
--          ^
-- hint: is a closing " missing before the line's end?

SELECT "" FROM s
-- query.sql:1:8: error: empty name
--   SELECT "" FROM s
--          ^^
-- hint: write a name between the quotes; an empty string is ''

SELECT "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjjkkkkkkkkkkllllllllll123456789" FROM s
-- query.sql:1:8: error: name of more than 128 characters
--   SELECT "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjjkkkkkkkkkkll...
--          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

SELECT a /* b FROM s
-- query.sql:1:10: error: comment without its end
--   SELECT a /* b FROM s
--            ^^
-- hint: close it with */

SELECT 12abc FROM s
-- query.sql:1:8: error: not a number: 12abc
--   SELECT 12abc FROM s
--          ^^^^^
-- hint: put a blank after a number; quote a name that begins with a digit

SELECT 1e FROM s
-- query.sql:1:8: error: not a number: 1e
--   SELECT 1e FROM s
--          ^^
-- hint: put a blank after a number; quote a name that begins with a digit

SELECT X'3F6' FROM s
-- query.sql:1:8: error: illegal binary literal
--   SELECT X'3F6' FROM s
--          ^^^^^^
-- hint: X'..' holds pairs of hexadecimal digits

SELECT X'GG' FROM s
-- query.sql:1:8: error: illegal binary literal
--   SELECT X'GG' FROM s
--          ^^^^^
-- hint: X'..' holds pairs of hexadecimal digits

SELECT U&'\00' FROM s
-- query.sql:1:8: error: illegal escape in a U& string: \00
--   SELECT U&'\00' FROM s
--          ^^^^^^^
-- hint: write \hhhh with four hexadecimal digits, or \\

SELECT U&'\D800' FROM s
-- query.sql:1:8: error: illegal escape in a U& string: \D800
--   SELECT U&'\D800' FROM s
--          ^^^^^^^^^
-- hint: write \hhhh with four hexadecimal digits, or \\

SELECT U&'!0009' UESCAPE 'ab' FROM s
-- query.sql:1:26: error: expected one character behind UESCAPE, found 'ab'
--   SELECT U&'!0009' UESCAPE 'ab' FROM s
--                            ^^^^
-- hint: such as UESCAPE '!'; no digit or letter to f

SELECT DATE '2004-9-30' FROM s
-- query.sql:1:13: error: illegal DATE literal '2004-9-30': not in format 'yyyy-MM-dd'
--   SELECT DATE '2004-9-30' FROM s
--               ^^^^^^^^^^^
-- hint: every field is needed, with leading zeros and no blanks around

SELECT DATE '2004-09-30 ' FROM s
-- query.sql:1:13: error: illegal DATE literal '2004-09-30 ': not in format 'yyyy-MM-dd'
--   SELECT DATE '2004-09-30 ' FROM s
--               ^^^^^^^^^^^^^
-- hint: every field is needed, with leading zeros and no blanks around

SELECT DATE '2004-02-30' FROM s
-- query.sql:1:13: error: illegal DATE literal '2004-02-30': not in format 'yyyy-MM-dd'
--   SELECT DATE '2004-02-30' FROM s
--               ^^^^^^^^^^^^
-- hint: every field is needed, with leading zeros and no blanks around

SELECT TIME '25:00:00' FROM s
-- query.sql:1:13: error: illegal TIME literal '25:00:00': not in format 'HH:mm:ss'
--   SELECT TIME '25:00:00' FROM s
--               ^^^^^^^^^^
-- hint: every field is needed, with leading zeros and no blanks around

SELECT TIME '12:00' FROM s
-- query.sql:1:13: error: illegal TIME literal '12:00': not in format 'HH:mm:ss'
--   SELECT TIME '12:00' FROM s
--               ^^^^^^^
-- hint: every field is needed, with leading zeros and no blanks around

SELECT TIMESTAMP '2004-09-30' FROM s
-- query.sql:1:18: error: illegal TIMESTAMP literal '2004-09-30': not in format 'yyyy-MM-dd HH:mm:ss'
--   SELECT TIMESTAMP '2004-09-30' FROM s
--                    ^^^^^^^^^^^^
-- hint: all six fields are needed; a fraction .SSS may follow

SELECT TIMESTAMP '2004-09-30T13:48:23' FROM s
-- query.sql:1:18: error: illegal TIMESTAMP literal '2004-09-30T13:48:23': not in format 'yyyy-MM-dd HH:mm:ss'
--   SELECT TIMESTAMP '2004-09-30T13:48:23' FROM s
--                    ^^^^^^^^^^^^^^^^^^^^^
-- hint: all six fields are needed; a fraction .SSS may follow

SELECT {x '2004-09-30'} FROM s
-- query.sql:1:9: error: expected d, t or ts behind {, found x
--   SELECT {x '2004-09-30'} FROM s
--           ^

SELECT {d '2004-09-30' FROM s
-- query.sql:1:24: error: expected }, found FROM
--   SELECT {d '2004-09-30' FROM s
--                          ^^^^

SELECT INTERVAL '120' SECOND FROM s
-- query.sql:1:17: error: interval field value 120 exceeds precision of SECOND(2) field
--   SELECT INTERVAL '120' SECOND FROM s
--                   ^^^^^
-- hint: write the precision behind the unit: SECOND(3)

SELECT INTERVAL '120' MINUTE(2) FROM s
-- query.sql:1:17: error: interval field value 120 exceeds precision of MINUTE(2) field
--   SELECT INTERVAL '120' MINUTE(2) FROM s
--                   ^^^^^
-- hint: write the precision behind the unit: MINUTE(3)

SELECT INTERVAL '3:45:04.0' DAY TO HOUR FROM s
-- query.sql:1:17: error: illegal INTERVAL literal '3:45:04.0': not in format 'D H' of DAY TO HOUR
--   SELECT INTERVAL '3:45:04.0' DAY TO HOUR FROM s
--                   ^^^^^^^^^^^
-- hint: it needs exactly the fields of its qualifier

SELECT INTERVAL '1 24' DAY TO HOUR FROM s
-- query.sql:1:17: error: interval field value 24 exceeds the 23 that HOUR may have here
--   SELECT INTERVAL '1 24' DAY TO HOUR FROM s
--                   ^^^^^^
-- hint: only the leading field may be greater

SELECT INTERVAL '1:60' HOUR TO MINUTE FROM s
-- query.sql:1:17: error: interval field value 60 exceeds the 59 that MINUTE may have here
--   SELECT INTERVAL '1:60' HOUR TO MINUTE FROM s
--                   ^^^^^^
-- hint: only the leading field may be greater

SELECT INTERVAL '3-12' YEAR TO MONTH FROM s
-- query.sql:1:17: error: interval field value 12 exceeds the 11 that MONTH may have here
--   SELECT INTERVAL '3-12' YEAR TO MONTH FROM s
--                   ^^^^^^
-- hint: only the leading field may be greater

SELECT INTERVAL '1.5' MINUTE FROM s
-- query.sql:1:17: error: illegal INTERVAL literal '1.5': not in format 'M' of MINUTE
--   SELECT INTERVAL '1.5' MINUTE FROM s
--                   ^^^^^
-- hint: a whole number, as in INTERVAL '5' MINUTE

SELECT INTERVAL '1.2345' SECOND FROM s
-- query.sql:1:17: error: interval fraction .2345 exceeds its precision of 3 digits
--   SELECT INTERVAL '1.2345' SECOND FROM s
--                   ^^^^^^^^
-- hint: leave out the last digits: times have milliseconds

SELECT INTERVAL '' SECOND FROM s
-- query.sql:1:17: error: illegal INTERVAL literal '': not in format 'S[.fff]' of SECOND
--   SELECT INTERVAL '' SECOND FROM s
--                   ^^
-- hint: a whole number, as in INTERVAL '5' MINUTE

SELECT INTERVAL '5' MINUTES FROM s
-- query.sql:1:21: error: expected a unit of time, found MINUTES
--   SELECT INTERVAL '5' MINUTES FROM s
--                       ^^^^^^^
-- hint: write MINUTE

SELECT INTERVAL 5 MINUTE FROM s
-- query.sql:1:17: error: interval without quotes: 5
--   SELECT INTERVAL 5 MINUTE FROM s
--                   ^
-- hint: write INTERVAL '5' and the unit

SELECT INTERVAL "5" MINUTE FROM s
-- query.sql:1:17: error: expected the interval's value in quotes, found "5"
--   SELECT INTERVAL "5" MINUTE FROM s
--                   ^^^
-- hint: strings are quoted with single quotes: 'text'

SELECT INTERVAL '5' FROM s
-- query.sql:1:21: error: expected a unit of time, found FROM
--   SELECT INTERVAL '5' FROM s
--                       ^^^^
-- hint: the units are YEAR, MONTH, DAY, HOUR, MINUTE, SECOND

SELECT INTERVAL '5' DAY(11) FROM s
-- query.sql:1:25: error: precision of an interval is not from 1 to 10: 11
--   SELECT INTERVAL '5' DAY(11) FROM s
--                           ^^

SELECT INTERVAL '1-2' MONTH TO YEAR FROM s
-- query.sql:1:17: error: illegal INTERVAL literal '1-2': not in format 'M' of MONTH
--   SELECT INTERVAL '1-2' MONTH TO YEAR FROM s
--                   ^^^^^
-- hint: a whole number, as in INTERVAL '5' MINUTE

-- Characters

SELECT “a” FROM s
-- query.sql:1:8: error: unexpected character “
--   SELECT “a” FROM s
--          ^
-- hint: names are quoted with plain double quotes: "

SELECT ‘a’ FROM s
-- query.sql:1:8: error: unexpected character ‘
--   SELECT ‘a’ FROM s
--          ^
-- hint: strings are quoted with plain single quotes: '

SELECT a – b FROM s
-- query.sql:1:10: error: unexpected character –
--   SELECT a – b FROM s
--            ^
-- hint: write a plain hyphen: - for minus, -- for a comment

SELECT a — b FROM s
-- query.sql:1:10: error: unexpected character —
--   SELECT a — b FROM s
--            ^
-- hint: write a plain hyphen: - for minus, -- for a comment

SELECT café FROM s
-- query.sql:1:11: error: unexpected character é
--   SELECT café FROM s
--             ^
-- hint: names with other than ASCII letters need double quotes

SELECT naïve, "naïve", 'ünïcödé', x y z FROM s
-- query.sql:1:10: error: unexpected character ï
--   SELECT naïve, "naïve", 'ünïcödé', x y z FROM s
--            ^
-- hint: names with other than ASCII letters need double quotes

SELECT a … FROM s
-- query.sql:1:10: error: unexpected character …
--   SELECT a … FROM s
--            ^
-- hint: this looks like an elision: write the whole statement

SELECT a $ b FROM s
-- query.sql:1:10: error: unexpected character $
--   SELECT a $ b FROM s
--            ^
-- hint: an unquoted name begins with a letter or _

SELECT	tabs	b	c FROM s
-- query.sql:1:15: error: expected FROM, found c
--   SELECT	tabs	b	c FROM s
--         	    	 	^
-- hint: is a comma or an operator missing before it?

SELECT STREAM aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbb, cccccccccccccccc, dddddddddddddddddd, eeeeeeeeeeeeeee FROM s WHERE aaaaaaaaaaaaaaaa LIMIT 5 OFFSET 10 ROWS ONLY AND SO ON AND ON AND ON AND ON AND ON AND ON AND ON
-- query.sql:1:137: error: LIMIT is not in the dialect
--   ...dddddddddddd, eeeeeeeeeeeeeee FROM s WHERE aaaaaaaaaaaaaaaa LIMIT 5 OFFSET 10 ROWS ONLY AND SO ON AND ON AND ON AND ON A...
--                                                                  ^^^^^
-- hint: a stream has no end: rank rows with GROUP_RANK or TOP_K_ITEMS_TUMBLING; to stop after some rows run with --limit
