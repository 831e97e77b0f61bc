-- checklist: JSON → SQL conversion matrix
-- Every kind of JSON value into every kind of column; what does not convert costs the row.
CREATE STREAM s (n VARCHAR(2), i INTEGER, d DECIMAL(4,1), r DOUBLE, b BOOLEAN, c VARCHAR(4), t TIMESTAMP, x VARBINARY(4))
  OPTIONS (format 'json');
CREATE STREAM out_stream (n VARCHAR(2), i INTEGER, d DECIMAL(4,1), r DOUBLE, b BOOLEAN, c VARCHAR(4), t TIMESTAMP, x VARBINARY(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM s;
> s raw
{"n":1,"i":null,"d":null,"r":null,"b":null,"c":null,"t":null,"x":null}
{"n":2,"i":true,"d":false,"r":true,"b":true,"c":true,"x":true}
{"n":3,"b":false,"c":false,"x":false}
{"n":4,"t":true}
{"n":5,"i":12,"d":12.5,"r":1e3,"b":0,"c":12345}
{"n":6,"i":123.4}
{"n":7,"i":3000000000}
{"n":8,"d":12.55}
{"n":9,"d":1000.5}
{"n":10,"b":2,"c":1.5}
{"n":11,"t":5}
{"n":12,"x":5}
{"n":13,"i":"12","d":"12.5","r":"1.5","b":"TRUE","c":"abcdef","t":"1992-02-14"}
{"n":14,"b":"yes","t":"1992-02-14 18:35:44.0"}
{"n":15,"t":"2018-06-13T14:11:05.766191"}
{"n":16,"x":"X'3F67A23A'"}
{"n":17,"i":"twelve"}
{"n":18,"t":"soon"}
{"n":19,"x":"X'3F6'"}
{"n":26,"x":"3F67A23A"}
{"n":20,"c":[1, 2]}
{"n":21,"c":{"a":1}}
{"n":22,"i":[1]}
{"n":23,"b":{}}
{"n":24,"t":[]}
{"n":25,"x":{}}
> end
= out_stream
00:00:00, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL
00:00:00, 2, 1, 0.0, 1, TRUE, true, NULL, AQ==
00:00:00, 3, NULL, NULL, NULL, FALSE, fals, NULL, AA==
00:00:00, 5, 12, 12.5, 1000, FALSE, 1234, NULL, NULL
00:00:00, 10, NULL, NULL, NULL, TRUE, 1.5, NULL, NULL
00:00:00, 13, 12, 12.5, 1.5, TRUE, abcd, 1992-02-14 00:00:00, NULL
00:00:00, 14, NULL, NULL, NULL, FALSE, NULL, 1992-02-14 18:35:44, NULL
00:00:00, 15, NULL, NULL, NULL, NULL, NULL, 2018-06-13 14:11:05.766, NULL
00:00:00, 16, NULL, NULL, NULL, NULL, NULL, NULL, P2eiOg==
00:00:00, 20, NULL, NULL, NULL, NULL, "[1, ", NULL, NULL
00:00:00, 21, NULL, NULL, NULL, NULL, "{""a""", NULL, NULL
= error_stream
00:00:00, MALFORMED, column T: true is not a TIMESTAMP
00:00:00, MALFORMED, column I: 123.4 is not an INTEGER
00:00:00, MALFORMED, column I: 3000000000 is not an INTEGER
00:00:00, MALFORMED, "column D: 12.55 is not a DECIMAL(4,1)"
00:00:00, MALFORMED, "column D: 1000.5 is not a DECIMAL(4,1)"
00:00:00, MALFORMED, column T: 5 is not a TIMESTAMP
00:00:00, MALFORMED, column X: 5 is not a VARBINARY(4)
00:00:00, MALFORMED, column I: 'twelve' is not an INTEGER
00:00:00, MALFORMED, column T: 'soon' is not a TIMESTAMP
00:00:00, MALFORMED, column X: 'X'3F6'' is not of the form X'3F67'
00:00:00, MALFORMED, column X: '3F67A23A' is not of the form X'3F67'
00:00:00, MALFORMED, column I: [1] is not an INTEGER
00:00:00, MALFORMED, column B: {} is not a BOOLEAN
00:00:00, MALFORMED, column T: [] is not a TIMESTAMP
00:00:00, MALFORMED, column X: {} is not a VARBINARY(4)
