-- checklist: CREATE [OR REPLACE] PUMP … AS INSERT INTO … SELECT
-- checklist: PUMP STARTED / STOPPED
-- checklist: INSERT EXPEDITED
-- Pumps run by themselves, but for one that says STOPPED.
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (origin VARCHAR(10), v INTEGER);
CREATE OR REPLACE PUMP a AS INSERT INTO out_stream SELECT STREAM 'plain', v FROM s;
CREATE PUMP b STARTED DESCRIPTION 'runs' AS INSERT INTO out_stream SELECT STREAM 'started', v FROM s;
CREATE PUMP c STOPPED AS INSERT INTO out_stream SELECT STREAM 'stopped', v FROM s;
CREATE PUMP d AS INSERT EXPEDITED INTO out_stream SELECT STREAM 'expedited', v FROM s;
> s
00:00:01, 1
> end
= out_stream
00:00:01, plain, 1
00:00:01, started, 1
00:00:01, expedited, 1
