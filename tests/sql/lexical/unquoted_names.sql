-- checklist: unquoted identifier folding to upper case
CREATE STREAM Prices (Ticker_Symbol VARCHAR(4), pRICE DOUBLE, _x1 INTEGER);
CREATE STREAM "OUT_STREAM" ("SYMBOL" VARCHAR(4), price DOUBLE, x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM ticker_symbol, PRICES."PRICE", "_X1" FROM prices WHERE TICKER_SYMBOL = "TICKER_SYMBOL";
> prices
00:00:01, AMZN, 2.5, 1
= out_stream
00:00:01, AMZN, 2.5, 1
