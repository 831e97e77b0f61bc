-- checklist: array flattening rules
-- One array gives the rows, the columns beside it repeat; another array stays whole. An empty array gives a row of NULLs.
CREATE STREAM s (customer VARCHAR(8), order_id INTEGER, amount DOUBLE, tags VARCHAR(40))
  OPTIONS (format 'json', map 'customer=$.customer.name,order_id=$.orders[0:].id,amount=$.orders[0:].price.amount,tags=$.tags[0:]');
CREATE STREAM out_stream (customer VARCHAR(8), order_id INTEGER, amount DOUBLE, tags VARCHAR(40));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM s;
> s raw
{"customer":{"name":"Ann"},"orders":[{"id":1,"price":{"amount":9.5}},{"id":2}],"tags":["a", "b"]}
{"orders":[{"id":3,"price":{"amount":1}}],"customer":{"name":"Bob"},"tags":[]}
{"customer":{"name":"Cy"},"orders":[],"tags":[1]}
{"customer":{"name":"Di"}}
{"customer":{"name":"Ed"},"orders":[{"x":1},{"id":"six"},{"id":7}]}
> end
= out_stream
00:00:00, Ann, 1, 9.5, "[""a"", ""b""]"
00:00:00, Ann, 2, NULL, "[""a"", ""b""]"
00:00:00, Bob, 3, 1, []
00:00:00, NULL, NULL, NULL, NULL
00:00:00, Di, NULL, NULL, NULL
00:00:00, Ed, NULL, NULL, NULL
00:00:00, Ed, 7, NULL, NULL
= error_stream
00:00:00, MALFORMED, column ORDER_ID: 'six' is not an INTEGER
