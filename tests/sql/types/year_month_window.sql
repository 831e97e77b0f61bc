-- checklist: INTERVAL year-month
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM SUM(v) OVER (RANGE INTERVAL '1' MONTH PRECEDING) FROM s;
> end
error: RANGE takes an interval of days to seconds
