-- checklist: ROWTIME operator / column / alias
-- checklist: hidden from `*`; copied by pumps
CREATE STREAM s (v INTEGER);
CREATE STREAM middle (v INTEGER);
CREATE STREAM out_stream (v INTEGER, plain TIMESTAMP, by_name TIMESTAMP, quoted TIMESTAMP, folded TIMESTAMP);
CREATE PUMP a AS INSERT INTO middle SELECT STREAM * FROM s;
CREATE PUMP b AS INSERT INTO out_stream SELECT STREAM m.*, ROWTIME, m.ROWTIME, "M"."ROWTIME", m.rowtime FROM middle AS m;
> s
00:00:01, 1
00:00:02, 2
> end
= out_stream
00:00:01, 1, 00:00:01, 00:00:01, 00:00:01, 00:00:01
00:00:02, 2, 00:00:02, 00:00:02, 00:00:02, 00:00:02
