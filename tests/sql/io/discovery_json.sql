-- checklist: schema discovery naming/types
-- Two levels of objects are columns, deeper ones and arrays are text; names lose what SQL does not take.
CREATE STREAM s ("USER" VARCHAR(20)) OPTIONS (format 'json');
CREATE STREAM out_stream ("USER" VARCHAR(20));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM s;
> s raw
{"USER":"ann","USER@DOMAIN":"x","@@":1,"timestamp":"2020-01-01 00:00:00","detail":{"state":"on","more":{"deep":1,"still":{"deeper":2}}},"tags":[1,2],"1st":true,"price":12.55,"big":5000000000,"tiny":7,"whole":70000}
{"USER":"bob","price":3.5,"exp":1e10,"detail":{"state":"off-line"}}
= out_stream
00:00:00, ann
00:00:00, bob
? discover s
COL_USER VARCHAR(4) $.USER
COL_USERDOMAIN VARCHAR(4) $.USER@DOMAIN
COL_2 TINYINT $.@@
COL_timestamp VARCHAR(32) $.timestamp
detail_state VARCHAR(8) $.detail.state
detail_more_deep TINYINT $.detail.more.deep
detail_more_still VARCHAR(16) $.detail.more.still
tags VARCHAR(8) $.tags[0:]
COL_1st BOOLEAN $.1st
price DECIMAL(4,2) $.price
big BIGINT $.big
tiny TINYINT $.tiny
whole INTEGER $.whole
COL_exp DOUBLE $.exp
