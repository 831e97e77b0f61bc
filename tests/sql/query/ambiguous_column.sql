-- checklist: FROM with comma / subquery / alias(cols)
CREATE STREAM s (a INTEGER);
CREATE STREAM t (a INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s, t WHERE s.ROWTIME = t.ROWTIME;
> end
error: column a is in both S and T (write S.a or T.a)
