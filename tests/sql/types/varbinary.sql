-- checklist: VARBINARY(n)
-- Printed as base64; || joins bytes (the documents disagree).
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (a VARBINARY(4), b VARBINARY(8), same BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM X'3F67A23A', X'3F67' || X'A23A', X'00' = X'01' FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, P2eiOg==, P2eiOg==, FALSE
