#include "sqlparse/print.h"

#include <gtest/gtest.h>

#include <string>

#include "sqlparse/parser.h"

namespace sluice::sqlparse {
namespace {

std::string print_expression(const std::string& text) { return print(parse_expression(text)); }

TEST(Print, AShortPumpHasALinePerClause) {
  EXPECT_EQ(
      format("create or replace pump \"P\" as insert into t select stream a, sum(b) as B from s"
             " where a>1 group by a, step(s.rowtime by interval '60' second)"),
      "CREATE OR REPLACE PUMP \"P\" AS\n"
      "INSERT INTO t\n"
      "SELECT STREAM a, SUM(b) AS B\n"
      "FROM s\n"
      "WHERE a > 1\n"
      "GROUP BY a, STEP(s.rowtime BY INTERVAL '60' SECOND);\n");
}

TEST(Print, WhatDoesNotFitBreaksAndIsIndented) {
  EXPECT_EQ(format("CREATE STREAM s (a_column_with_a_long_name VARCHAR(100), "
                   "another_column_with_a_long_name DECIMAL(10,2), c INT)"),
            "CREATE STREAM s (\n"
            "  a_column_with_a_long_name VARCHAR(100),\n"
            "  another_column_with_a_long_name DECIMAL(10, 2),\n"
            "  c INTEGER\n"
            ");\n");
}

TEST(Print, LongConditionsBreakBeforeAnd) {
  EXPECT_EQ(
      format("SELECT a FROM s WHERE \"a rather long name of a column\" = 1 AND "
             "\"another long name of a column\" = 2 OR \"yet another long name\" IS NULL"),
      "SELECT a\n"
      "FROM s\n"
      "WHERE (\"a rather long name of a column\" = 1 AND \"another long name of a column\" = 2)\n"
      "  OR \"yet another long name\" IS NULL;\n");
}

TEST(Print, SubqueriesStandOnOneLineWhereTheyFit) {
  EXPECT_EQ(format("SELECT x FROM (SELECT STREAM a AS x FROM s) AS t JOIN r ON t.x = r.x"),
            "SELECT x\n"
            "FROM (SELECT STREAM a AS x FROM s) AS t JOIN r ON t.x = r.x;\n");
}

TEST(Print, ParenthesesOnlyWhereNeeded) {
  EXPECT_EQ(print_expression("((a + (b)) * c)"), "(a + b) * c");
  EXPECT_EQ(print_expression("(a + b) + c"), "a + b + c");
  EXPECT_EQ(print_expression("a + (b + c)"), "a + (b + c)");
  EXPECT_EQ(print_expression("NOT (a IS TRUE)"), "NOT (a IS TRUE)");
  EXPECT_EQ(print_expression("NOT a IS TRUE"), "(NOT a) IS TRUE");
  EXPECT_EQ(print_expression("- - a"), "-(-a)");
  EXPECT_EQ(print_expression("(a OR b) AND c OR d"), "((a OR b) AND c) OR d");
}

TEST(Print, NamesStayAsWrittenAndFunctionsAreUpperCase) {
  EXPECT_EQ(print_expression("abs(Price) + \"Ch\"\"ange\""), "ABS(Price) + \"Ch\"\"ange\"");
  EXPECT_EQ(print_expression("\"myFunction\"(x)"), "\"myFunction\"(x)");
}

TEST(Print, SynonymsBecomeTheDialectsName) {
  EXPECT_EQ(print_expression("CAST(a AS CHARACTER VARYING(3)) != CAST(b AS DEC(5,2))"),
            "CAST(a AS VARCHAR(3)) <> CAST(b AS DECIMAL(5, 2))");
  EXPECT_EQ(print_expression("{ts '2004-09-30 13:48:23'}"), "TIMESTAMP '2004-09-30 13:48:23'");
}

TEST(Format, KeepsCommentsBetweenStatements) {
  EXPECT_EQ(
      format("-- file\n\n-- first\nselect a from s; -- beside\n\n/* second */ select b from t\n"
             "-- last"),
      "-- file\n\n-- first\nSELECT a\nFROM s; -- beside\n\n/* second */\nSELECT b\nFROM t;\n"
      "\n-- last\n");
}

TEST(Format, AStatementWithACommentInsideStaysAsItIs) {
  EXPECT_EQ(format("select  a -- the a\nfrom s;select  b from t"),
            "select  a -- the a\nfrom s;\n\nSELECT b\nFROM t;\n");
}

TEST(Format, NothingFromNothingAndCommentsAlone) {
  EXPECT_EQ(format(""), "");
  EXPECT_EQ(format("  ;; "), "");
  EXPECT_EQ(format("-- only this"), "-- only this\n");
}

}  // namespace
}  // namespace sluice::sqlparse
