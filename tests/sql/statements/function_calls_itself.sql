-- checklist: CREATE [OR REPLACE] FUNCTION … RETURN expr
CREATE FUNCTION f(a INTEGER) RETURNS INTEGER RETURN f(a - 1);
> end
error: there is no function F
