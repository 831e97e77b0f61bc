-- checklist: comments `--` `//` `/* */`
CREATE STREAM s (a INTEGER, -- one
  b INTEGER // two
);
/* three
   lines */
CREATE STREAM out_stream (v INTEGER, t VARCHAR(20));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM a /* in between */ - -b, '-- // /* no comment' FROM s; // the last one
> s
00:00:01, 1, 2
= out_stream
00:00:01, 3, -- // /* no comment
