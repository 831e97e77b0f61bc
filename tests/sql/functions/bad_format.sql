-- checklist: format patterns (SimpleDateFormat)
CREATE STREAM s (t VARCHAR(20));
CREATE STREAM out_stream (v TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM CHAR_TO_TIMESTAMP('yyyy-bb', t) FROM s;
> end
error: b
