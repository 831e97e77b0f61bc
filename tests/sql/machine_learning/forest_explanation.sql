-- checklist: RANDOM_CUT_FOREST_WITH_EXPLANATION
-- Strings in the order of the columns, with four decimals; nothing but zeros while learning. Record 12 is high in both
-- columns, record 14 low in both.
CREATE STREAM s ("Systolic" INTEGER, "Diastolic" INTEGER, label VARCHAR(4));
CREATE STREAM out_stream (label VARCHAR(4), score DOUBLE, explanation VARCHAR(512));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM label, ANOMALY_SCORE, ANOMALY_EXPLANATION
  FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM * FROM s), 100, 10, 1000, 1, TRUE));
> s
00:00:01, 101, 66, r1
00:00:02, 113, 69, r2
00:00:03, 105, 64, r3
00:00:04, 100, 65, r4
00:00:05, 108, 69, r5
00:00:06, 96, 72, r6
00:00:07, 110, 61, r7
00:00:08, 119, 78, r8
00:00:09, 92, 75, r9
00:00:10, 104, 70, r10
00:00:11, 101, 66, r11
00:00:12, 144, 123, r12
00:00:13, 99, 68, r13
00:00:14, 55, 40, r14
> end
= out_stream
00:00:01, r1, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:02, r2, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:03, r3, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:04, r4, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:05, r5, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:06, r6, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:07, r7, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:08, r8, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:09, r9, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:10, r10, 0, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.0000"",""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:11, r11, 0.5964142477950197, "{""Systolic"":{""DIRECTION"":""HIGH"",""STRENGTH"":""0.1586"",""ATTRIBUTION_SCORE"":""0.3011""},""Diastolic"":{""DIRECTION"":""HIGH"",""STRENGTH"":""0.1779"",""ATTRIBUTION_SCORE"":""0.2953""}}"
00:00:12, r12, 2.7534280503342217, "{""Systolic"":{""DIRECTION"":""HIGH"",""STRENGTH"":""0.9953"",""ATTRIBUTION_SCORE"":""0.9953""},""Diastolic"":{""DIRECTION"":""HIGH"",""STRENGTH"":""1.7582"",""ATTRIBUTION_SCORE"":""1.7582""}}"
00:00:13, r13, 0.7197944866587297, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.2631"",""ATTRIBUTION_SCORE"":""0.3527""},""Diastolic"":{""DIRECTION"":""HIGH"",""STRENGTH"":""0.1668"",""ATTRIBUTION_SCORE"":""0.3671""}}"
00:00:14, r14, 2.326796627513241, "{""Systolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""1.4665"",""ATTRIBUTION_SCORE"":""1.4665""},""Diastolic"":{""DIRECTION"":""LOW"",""STRENGTH"":""0.8603"",""ATTRIBUTION_SCORE"":""0.8603""}}"
