-- checklist: SIMILAR TO … ESCAPE
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v1 BOOLEAN, v2 BOOLEAN, v3 BOOLEAN, v4 BOOLEAN, v5 BOOLEAN, v6 BOOLEAN, v7 BOOLEAN, v8 BOOLEAN, v9 BOOLEAN, v10 BOOLEAN, v11 BOOLEAN, v12 BOOLEAN, v13 BOOLEAN, v14 BOOLEAN, v15 BOOLEAN, v16 BOOLEAN, v17 BOOLEAN, v18 BOOLEAN, v19 BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  'cd' SIMILAR TO '[a-e]d',
  'cd' SIMILAR TO '[a-e^c]d',
  'amy' SIMILAR TO 'amy|fred',
  'fred' SIMILAR TO 'amy|fred',
  'mike' SIMILAR TO 'amy|fred',
  'acd' SIMILAR TO 'ab*c+d',
  'accccd' SIMILAR TO 'ab*c+d',
  'abd' SIMILAR TO 'ab*c+d',
  'aabc' SIMILAR TO 'ab*c+d',
  'abbb' SIMILAR TO 'a(b{3})',
  'abbbbb' SIMILAR TO 'ab{3,6}',
  'abbbbbbbb' SIMILAR TO 'ab{3,6}',
  '' SIMILAR TO '(ab)?',
  'abb' SIMILAR TO 'ab?',
  '' SIMILAR TO 'ab?',
  'a(b{3})' SIMILAR TO 'a\(b\{3\}\)' ESCAPE '\',
  'TECHNOLOGY' SIMILAR TO '%TECH%',
  'tech' NOT SIMILAR TO '%TECH%',
  CAST(NULL AS VARCHAR(3)) SIMILAR TO '%'
FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, TRUE, FALSE, TRUE, TRUE, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE, FALSE, TRUE, FALSE, FALSE, TRUE, TRUE, TRUE, NULL
