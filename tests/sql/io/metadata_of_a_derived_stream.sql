-- checklist: SHARD_ID / PARTITION_KEY / SEQUENCE_NUMBER
-- Only ROWTIME goes from stream to stream.
CREATE STREAM s (v INTEGER);
CREATE STREAM middle (v INTEGER);
CREATE STREAM out_stream (v INTEGER, shard VARCHAR(64));
CREATE PUMP a AS INSERT INTO middle SELECT STREAM v FROM s;
CREATE PUMP b AS INSERT INTO out_stream SELECT STREAM v, SHARD_ID FROM middle;
error: no column SHARD_ID (only the stream of a source has it: select SHARD_ID into a column there)
