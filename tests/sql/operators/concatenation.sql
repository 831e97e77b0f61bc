-- checklist: `||` concatenation
CREATE STREAM s (a VARCHAR(5), b VARCHAR(5), n INTEGER);
CREATE STREAM out_stream (ab VARCHAR(20), marked VARCHAR(20), numbered VARCHAR(20));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a || b, '<' || a || '>', a || CAST(n AS VARCHAR(5)) FROM s;
> s
00:00:01, x, yz, 7
00:00:02, x, NULL, 8
00:00:03, "", yz, 9
= out_stream
00:00:01, xyz, <x>, x7
00:00:02, NULL, <x>, x8
00:00:03, yz, <>, 9
