-- checklist: UPPER
-- checklist: LOWER
-- checklist: INITCAP
CREATE STREAM s (t VARCHAR(20));
CREATE STREAM out_stream (u VARCHAR(20), l VARCHAR(20), i VARCHAR(20));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM UPPER(t), LOWER(t), INITCAP(t) FROM s;
> s
00:00:01, heLLo wORLD-x
00:00:02, ""
00:00:03, NULL
00:00:04, éa
= out_stream
00:00:01, HELLO WORLD-X, hello world-x, Hello World-X
00:00:02, "", "", ""
00:00:03, NULL, NULL, NULL
00:00:04, ÉA, éa, Éa
