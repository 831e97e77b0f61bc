-- checklist: CREATE [OR REPLACE] FUNCTION … RETURN expr
CREATE FUNCTION f(a INTEGER) RETURNS INTEGER RETURN a;
CREATE FUNCTION f(b DOUBLE) RETURNS DOUBLE RETURN b;
> end
error: there is already a function F of 1 parameters
