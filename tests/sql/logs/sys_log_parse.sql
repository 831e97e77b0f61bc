-- checklist: SYS_LOG_PARSE
-- There is no year in a line: it is that of the epoch.
CREATE STREAM s (line VARCHAR(80));
CREATE STREAM out_stream (t TIMESTAMP, rest VARCHAR(40));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM t.r.COLUMN1, t.r.COLUMN2 FROM (SELECT STREAM SYS_LOG_PARSE(line) AS r FROM s) AS t;
> s
00:00:01, Oct 11 22:14:15 mymachine su: failed
00:00:02, no log line
= out_stream
00:00:01, 1970-10-11 22:14:15, mymachine su: failed
00:00:02, NULL, NULL
