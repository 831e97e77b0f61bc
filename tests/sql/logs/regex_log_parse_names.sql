-- checklist: REGEX_LOG_PARSE
-- checklist: row-value field access `a.r.COLUMN1`
CREATE STREAM s (line VARCHAR(100));
CREATE STREAM out_stream (host VARCHAR(16), n INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM l.r.host, r."n" + 1
  FROM (SELECT STREAM REGEX_LOG_PARSE(line, '(\w+) (\d+)', 'host, "n" INTEGER') FROM s) AS l(r) WHERE l.r."n" > 1;
> s
00:00:01, alpha 1
00:00:02, beta 2
= out_stream
00:00:02, beta, 3
