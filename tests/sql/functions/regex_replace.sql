-- checklist: REGEX_REPLACE
CREATE STREAM s (t VARCHAR(40), p INTEGER, n INTEGER);
CREATE STREAM out_stream (v VARCHAR(60));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM REGEX_REPLACE(t, '(a+)', '<$1>', p, n) FROM s;
> s
00:00:01, baabab, 1, 0
00:00:02, baabab, 1, 2
00:00:03, baabab, 3, 0
00:00:04, baabab, 7, 0
00:00:05, baabab, 0, 0
00:00:06, baabab, 1, -1
00:00:07, NULL, 1, 0
00:00:08, xyz, 1, 0
= out_stream
00:00:01, b<aa>b<a>b
00:00:02, baab<a>b
00:00:03, ba<a>b<a>b
00:00:04, baabab
00:00:07, NULL
00:00:08, xyz
! pump_error_rows 2
