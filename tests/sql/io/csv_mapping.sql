-- checklist: CSV mapping by position, delimiters
-- Columns by position, a prefix of the fields; quotes with a blank before them; missing fields are NULL, extra ones are counted.
CREATE STREAM s (name VARCHAR(10), address VARCHAR(20), n INTEGER) OPTIONS (format 'csv');
CREATE STREAM out_stream (name VARCHAR(10), address VARCHAR(20), n INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM s;
> s raw
"name1", "address1", 1
name2,"a, ""quoted"" one",2
"name3", "address3"
name4,address4,4,extra,fields
,"",
header,address,n
> end
= out_stream
00:00:00, name1, address1, 1
00:00:00, name2, "a, ""quoted"" one", 2
00:00:00, name3, address3, NULL
00:00:00, name4, address4, 4
00:00:00, NULL, "", NULL
= error_stream
00:00:00, MALFORMED, column N: 'n' is not an INTEGER
! extra_fields 2
! short_rows 1
