#include "sqlparse/parser.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "sqlparse/print.h"

namespace sluice::sqlparse {
namespace {

template <typename Node>
Node only(const std::string& text) {
  const std::vector<Statement> statements = parse(text);
  EXPECT_EQ(statements.size(), 1u);
  return std::get<Node>(statements.at(0).node);
}

Select only_select(const std::string& text) { return std::get<Select>(only<Query>(text).body); }

/// The expression with a pair of parentheses around each operator.
bool same(const std::string& text, const std::string& parenthesised) {
  return parse_expression(text) == parse_expression(parenthesised);
}

std::string mistake(const std::string& text) {
  try {
    parse(text);
    return "none";
  } catch (const Error& error) {
    return error.message();
  }
}

TEST(Parser, NamesFoldAndKeepTheirSpelling) {
  const CreateStream stream =
      only<CreateStream>("CREATE STREAM Prices (Ticker INT, \"Price\" REAL)");
  EXPECT_EQ(stream.name.object().name, "PRICES");
  EXPECT_EQ(stream.name.object().spelling, "Prices");
  EXPECT_FALSE(stream.name.object().quoted);
  EXPECT_EQ(stream.columns[1].name.name, "Price");
  EXPECT_TRUE(stream.columns[1].name.quoted);
}

TEST(Parser, ColumnTypesAndOptions) {
  const CreateStream stream = only<CreateStream>(
      "CREATE OR REPLACE STREAM s (a DEC(10, 2) NOT NULL, b VARCHAR(8)) "
      "OPTIONS (path 'x.csv', kafka.group 'g')");
  EXPECT_TRUE(stream.or_replace);
  EXPECT_EQ(stream.columns[0].type.kind, TypeKind::kDecimal);
  EXPECT_EQ(stream.columns[0].type.precision, 10);
  EXPECT_EQ(stream.columns[0].type.scale, 2);
  EXPECT_TRUE(stream.columns[0].not_null);
  EXPECT_EQ(stream.columns[1].type.precision, 8);
  ASSERT_EQ(stream.options.size(), 2u);
  EXPECT_EQ(stream.options[1].name, "kafka.group");
  EXPECT_EQ(stream.options[1].value, "g");
}

TEST(Parser, PumpWithItsInsert) {
  const CreatePump pump = only<CreatePump>(
      "CREATE PUMP p STOPPED AS INSERT INTO t (a, b) SELECT STREAM x, y AS z FROM s");
  EXPECT_EQ(pump.state, PumpState::kStopped);
  EXPECT_EQ(pump.insert.target.object().name, "T");
  EXPECT_EQ(pump.insert.columns.size(), 2u);
  const Select& select = std::get<Select>(pump.insert.query.body);
  EXPECT_TRUE(select.stream);
  EXPECT_EQ(select.items[1].alias->name, "Z");
}

TEST(Parser, SpansCoverTheNode) {
  const std::string text = "SELECT a + b AS c FROM s WHERE (a > 1)";
  const Select select = only_select(text);
  const Span item = select.items[0].span;
  EXPECT_EQ(text.substr(item.begin, item.end - item.begin), "a + b AS c");
  const Span sum = std::get<Expression>(select.items[0].node).span;
  EXPECT_EQ(text.substr(sum.begin, sum.end - sum.begin), "a + b");
  const Span condition = select.where->span;
  EXPECT_EQ(text.substr(condition.begin, condition.end - condition.begin), "a > 1");
}

TEST(Parser, PrecedenceFromProductsDownToOr) {
  EXPECT_TRUE(same("a + b * c - d", "(a + (b * c)) - d"));
  EXPECT_TRUE(same("-a * b", "(-a) * b"));
  EXPECT_TRUE(same("a || b + c", "(a || b) + c"));
  EXPECT_TRUE(same("a = b + 1 AND c OR d", "((a = (b + 1)) AND c) OR d"));
  EXPECT_TRUE(same("a BETWEEN 1 AND 2 AND b", "(a BETWEEN 1 AND 2) AND b"));
  EXPECT_TRUE(same("a < b IS NULL", "(a < b) IS NULL"));
  EXPECT_FALSE(same("a - (b - c)", "(a - b) - c"));
}

TEST(Parser, NotBindsTightOnlyBeforeTruthTests) {
  EXPECT_TRUE(same("NOT a IS TRUE", "(NOT a) IS TRUE"));
  EXPECT_TRUE(same("NOT a IS NOT UNKNOWN", "(NOT a) IS NOT UNKNOWN"));
  EXPECT_TRUE(same("NOT a IS NULL", "NOT (a IS NULL)"));
  EXPECT_TRUE(same("NOT a = b", "NOT (a = b)"));
  EXPECT_TRUE(same("NOT a IS NULL AND b", "(NOT (a IS NULL)) AND b"));
  EXPECT_TRUE(same("NOT a LIKE b OR c", "(NOT (a LIKE b)) OR c"));
  EXPECT_TRUE(same("NOT a = b IS FALSE", "(NOT (a = b)) IS FALSE"));
  EXPECT_FALSE(same("NOT a IS TRUE", "NOT (a IS TRUE)"));
}

TEST(Parser, ChainsOfAndAreOneNode) {
  const Expression expression = parse_expression("a AND b AND c OR d");
  const auto& any = std::get<Logical>(expression.node);
  EXPECT_TRUE(any.is_or);
  EXPECT_EQ(std::get<Logical>(any.operands.at(0).node).operands.size(), 3u);
}

TEST(Parser, TheTenSecondIdiom) {
  const Expression expression = parse_expression(
      "FLOOR((s.ROWTIME - TIMESTAMP '1970-01-01 00:00:00') SECOND / 10 TO SECOND)");
  const auto& round = std::get<RoundToUnit>(expression.node);
  EXPECT_EQ(round.unit, TimeUnit::kSecond);
  const auto& quotient = std::get<Binary>(round.operand->node);
  EXPECT_EQ(quotient.op, BinaryOperator::kDivide);
  const auto& difference = std::get<QualifiedDifference>(quotient.left->node);
  EXPECT_EQ(difference.qualifier.start, TimeUnit::kSecond);
}

TEST(Parser, TableFunctionsTakeCursorsAndNamedArguments) {
  const Select select = only_select(
      "SELECT * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM x FROM s), 100, linkage => 'any')) AS h");
  const auto& relation = std::get<TableReference>(select.from.at(0).node);
  const FunctionCall& call = std::get<TableFunction>(relation.source).call;
  EXPECT_EQ(call.name.name, "HOTSPOTS");
  EXPECT_TRUE(std::holds_alternative<Cursor>(call.arguments.at(0).value->node));
  EXPECT_EQ(call.arguments.at(2).name->name, "LINKAGE");
  EXPECT_EQ(relation.alias->name.name, "H");
}

TEST(Parser, WindowsByNameAndInPlace) {
  const Select select = only_select(
      "SELECT SUM(a) OVER w, COUNT(*) OVER (PARTITION BY k ROWS 3 PRECEDING) FROM s "
      "WINDOW w AS (RANGE INTERVAL '1' MINUTE PRECEDING)");
  const auto window = [&](std::size_t item) {
    const auto& expression = std::get<Expression>(select.items.at(item).node);
    return *std::get<FunctionCall>(expression.node).over;
  };
  EXPECT_EQ(std::get<Identifier>(window(0).node).name, "W");
  const auto specification = std::get<WindowSpecification>(window(1).node);
  EXPECT_EQ(specification.partition_by.size(), 1u);
  EXPECT_EQ(specification.frame->start.kind, FrameBoundKind::kPreceding);
  EXPECT_EQ(select.windows.at(0).name.name, "W");
}

TEST(Parser, JoinsNestToTheLeft) {
  const Select select = only_select("SELECT * FROM a JOIN b ON x LEFT JOIN c USING (k), d");
  EXPECT_EQ(select.from.size(), 2u);
  const auto& outer = std::get<Join>(select.from[0].node);
  EXPECT_EQ(outer.kind, JoinKind::kLeft);
  EXPECT_EQ(outer.using_columns.size(), 1u);
  EXPECT_EQ(std::get<Join>(outer.left->node).kind, JoinKind::kInner);
}

TEST(Parser, IntersectBindsTighterThanUnion) {
  const Query query = only<Query>("SELECT a FROM x UNION ALL SELECT a FROM y INTERSECT VALUES 1");
  const auto& operation = std::get<SetOperation>(query.body);
  EXPECT_EQ(operation.op, SetOperator::kUnion);
  EXPECT_TRUE(operation.all);
  EXPECT_TRUE(std::holds_alternative<SetOperation>(operation.right->body));
}

TEST(Parser, NoStatementsInAnEmptyText) {
  EXPECT_TRUE(parse("").empty());
  EXPECT_TRUE(parse(" ;; -- nothing\n ; ").empty());
}

TEST(Parser, ReservedWordsNeedQuotesAndOthersDoNot) {
  EXPECT_EQ(mistake("SELECT \"timestamp\", type, change, first FROM s"), "none");
  EXPECT_NE(mistake("SELECT timestamp FROM s"), "none");
  EXPECT_EQ(mistake("SELECT ROWTIME, s.SHARD_ID, a AS ROWTIME FROM s"), "none");
}

TEST(Parser, OneExpressionOrTypeAndNothingElse) {
  EXPECT_EQ(parse_data_type("varchar(16)").precision, 16);
  EXPECT_EQ(print(parse_data_type("interval day to second")), "INTERVAL DAY TO SECOND");
  EXPECT_THROW(parse_data_type("INT INT"), Error);
  EXPECT_THROW(parse_expression("a b"), Error);
  EXPECT_THROW(parse_expression("a 'b"), Error);
}

std::string repeat(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) {
    result += text;
  }
  return result;
}

TEST(ParserLimits, DeepNestingIsRefusedNotCrashedOn) {
  for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{
           {"(", ")"},
           {"- ", ""},
           {"NOT ", ""},
           {"f(", ")"},
           {"CASE WHEN ", " THEN 1 END"},
           {"(SELECT ", " FROM t)"},
           {"a IN (", ")"},
           {"(1, ", ")"},
           {"CAST(", " AS INT)"},
           {"f(CURSOR(SELECT * FROM t WHERE ", "))"}}) {
    const std::string deep = repeat(open, 20'000) + "x" + repeat(close, 20'000);
    EXPECT_NE(mistake("SELECT " + deep + " FROM s").find("nested more than"), std::string::npos)
        << open;
    const std::string fine = repeat(open, 50) + "x" + repeat(close, 50);
    EXPECT_EQ(mistake("SELECT " + fine + " FROM s"), "none") << open;
  }
  EXPECT_NE(mistake("SELECT " + repeat("(", 100'000)), "none");
  EXPECT_NE(mistake("SELECT * FROM " + repeat("(", 100'000)), "none");
  EXPECT_NE(mistake("SELECT * FROM " + repeat("(SELECT * FROM ", 100'000)), "none");
  EXPECT_NE(mistake(repeat("EXPLAIN ", 100'000)), "none");
}

TEST(ParserLimits, LongChainsAreRefusedAndModerateOnesWork) {
  EXPECT_EQ(mistake("SELECT 1" + repeat(" + 1", 900) + " FROM s"), "none");
  EXPECT_NE(mistake("SELECT 1" + repeat(" + 1", 50'000) + " FROM s"), "none");
  EXPECT_NE(mistake("SELECT 1" + repeat(" IS NULL", 50'000) + " FROM s"), "none");
  EXPECT_NE(mistake("SELECT f(1" + repeat(" + 1", 900) + ", 2)" + repeat(" * 2", 900) + " FROM s"),
            "none");
  EXPECT_EQ(mistake("SELECT a FROM s WHERE x" + repeat(" AND x", 50'000)), "none");
  EXPECT_EQ(mistake("SELECT a" + repeat(", a", 50'000) + " FROM s"), "none");
  EXPECT_EQ(mistake("SELECT a FROM s" + repeat(" UNION ALL SELECT a FROM s", 200)), "none");
  EXPECT_NE(mistake("SELECT a FROM s" + repeat(" UNION ALL SELECT a FROM s", 300)), "none");
  EXPECT_NE(mistake("SELECT a FROM s" + repeat(" CROSS JOIN s", 300)), "none");
}

TEST(ParserLimits, TheHighestTreesCopyComparePrintAndParseAgain) {
  const std::string text =
      "SELECT " + repeat("(", 150) + "1" + repeat(" + 1)", 150) + repeat(" + 2", 600) + " FROM s";
  const Statement statement = parse(text).at(0);
  const Statement copy = statement;
  EXPECT_TRUE(copy == statement);
  EXPECT_TRUE(parse(print(copy)).at(0) == statement);
}

}  // namespace
}  // namespace sluice::sqlparse
