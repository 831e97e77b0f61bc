-- checklist: SHARD_ID / PARTITION_KEY / SEQUENCE_NUMBER
-- A declared column of such a name is that column, also in `*`; in a join it goes before metadata.
CREATE STREAM s ("SHARD_ID" INTEGER, v INTEGER);
CREATE STREAM other (w INTEGER);
CREATE STREAM out_stream (shard INTEGER, v INTEGER, file VARCHAR(8));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM SHARD_ID, v, other.SHARD_ID FROM s JOIN other ON v = w;
> s
00:00:01, 3, 1
> other
00:00:01, 1
> end
= out_stream
00:00:01, 3, 1, OTHER
