-- checklist: CSV mapping by position, delimiters
-- Any text parts columns and rows; the one at the end may be left out.
CREATE STREAM bars (a VARCHAR(8), b INTEGER) OPTIONS (format 'csv', delimiter '||');
CREATE STREAM tabs (a VARCHAR(8), b INTEGER) OPTIONS (format 'csv', delimiter '\t', row_delimiter '\r\n');
CREATE STREAM marks (a VARCHAR(12), b INTEGER) OPTIONS (format 'csv', delimiter '|', row_delimiter ';;');
CREATE STREAM out_stream (a VARCHAR(12), b INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM bars;
CREATE PUMP q AS INSERT INTO out_stream SELECT STREAM * FROM tabs;
CREATE PUMP r AS INSERT INTO out_stream SELECT STREAM * FROM marks;
> bars raw
x|y||1
z||2
> tabs raw
t	3
> marks raw
one|4;;two;x|5;;"three;;"|6;;two
lines|7;;last|8
> end
= out_stream
00:00:00, x|y, 1
00:00:00, z, 2
00:00:00, t, 3
00:00:00, one, 4
00:00:00, two;x, 5
00:00:00, three;;, 6
00:00:00, "two\nlines", 7
00:00:00, last, 8
