-- checklist: interval ± interval, interval */ number
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v VARCHAR(20));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM CAST(INTERVAL '1' DAY + i AS VARCHAR(20)) FROM s;
> end
error: '+'
