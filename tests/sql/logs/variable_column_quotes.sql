-- checklist: VARIABLE_COLUMN_LOG_PARSE
CREATE STREAM s (line VARCHAR(40));
CREATE STREAM out_stream (a VARCHAR(16), b VARCHAR(16), c VARCHAR(16), d VARCHAR(16));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t.r.COLUMN1, t.r.COLUMN2, t.q.COLUMN1, t.q.COLUMN2
  FROM (SELECT STREAM VARIABLE_COLUMN_LOG_PARSE(line, 2, ',', '\') AS r, VARIABLE_COLUMN_LOG_PARSE(line, 2, ',', '\', '''') AS q FROM s) AS t;
> s
00:00:01, "a\,b,c"
00:00:02, "'x,y',z"
= out_stream
00:00:01, "a,b", c, "a,b", c
00:00:02, 'x, y', "x,y", z
