-- checklist: row-value field access `a.r.COLUMN1`
CREATE STREAM s (line VARCHAR(200), v INTEGER);
CREATE STREAM out_stream (a VARCHAR(16), b VARCHAR(16), n INTEGER, k BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM u.q.COLUMN1, MAX(u.q.COLUMN2), SUM(u.n), COUNT(*)
  FROM (SELECT STREAM t.r AS q, v AS n FROM (SELECT STREAM *, VARIABLE_COLUMN_LOG_PARSE(line, 2, ' ') AS r FROM s) AS t) AS u
  GROUP BY u.q.COLUMN1, FLOOR(u.ROWTIME TO MINUTE);
> s
00:00:01, a b, 1
00:00:02, a c, 2
> end
= out_stream
00:01:00, a, c, 3, 2
