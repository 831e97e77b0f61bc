-- checklist: = <> != < <= > >=
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (v BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a = '1' FROM s;
> end
error: cannot compare INTEGER and CHAR(1) (the dialect converts nothing across type families: CAST one side)
