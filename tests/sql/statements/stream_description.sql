-- checklist: CREATE STREAM … DESCRIPTION / OPTIONS
CREATE STREAM s ("at" TIMESTAMP, v INTEGER) OPTIONS (rowtime 'at') DESCRIPTION 'rows that know their time';
CREATE STREAM out_stream (v INTEGER) DESCRIPTION 'it''s the answer';
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v FROM s;
> s
00:00:05, 1
00:00:07, 2
= out_stream
00:00:05, 1
00:00:07, 2
