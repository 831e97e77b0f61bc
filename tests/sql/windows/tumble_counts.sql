-- A row later than the lateness allows is reported, not counted.
CREATE STREAM rides ("at" TIMESTAMP, zone BIGINT) OPTIONS (rowtime 'at', lateness '5 s');
CREATE STREAM counts (zone BIGINT, n BIGINT);
CREATE PUMP count_rides AS INSERT INTO counts
  SELECT STREAM zone, COUNT(*) FROM rides GROUP BY zone, STEP(rides.ROWTIME BY INTERVAL '1' MINUTE);
> rides
12:00:01, 7
12:00:59, 7
12:01:06, 7        # from now on nothing before 12:01:01
= counts
12:01:00, 7, 2
> rides
12:00:30, 7        # 31 s late
= counts
! late_rows 1
> end
= counts
12:02:00, 7, 1
