-- A name that both sides have means neither.
CREATE STREAM a (k INTEGER);
CREATE STREAM b (k INTEGER);
CREATE STREAM out_stream (k INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a.k FROM a JOIN b ON k = k;
error: column k is in both A and B (write A.k or B.k)
