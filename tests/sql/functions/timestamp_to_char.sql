-- checklist: TIMESTAMP_TO_CHAR
-- checklist: DATE_TO_CHAR
-- checklist: TIME_TO_CHAR
-- NULL prints as the text null, as documented for TIMESTAMP_TO_CHAR and taken over for the others.
CREATE STREAM s (t TIMESTAMP, d DATE, c TIME);
CREATE STREAM out_stream (a VARCHAR(30), b VARCHAR(30), c VARCHAR(30));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM TIMESTAMP_TO_CHAR('yyyy-MM-dd hh:mm:ss', t), DATE_TO_CHAR('EEE d MMM yy', d), TIME_TO_CHAR('HH.mm', c) FROM s;
> s
00:00:01, 2009-09-16 15:15:24, 2009-09-16, 15:15:24
00:00:02, NULL, NULL, NULL
= out_stream
00:00:01, 2009-09-16 03:15:24, Wed 16 Sep 09, 15.15
00:00:02, null, null, null
