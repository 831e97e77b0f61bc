#include <algorithm>
#include <array>

#include "functions/registry.h"

namespace sluice {
namespace {

struct Replacement {
  std::string_view name;
  std::string_view hint;
};

constexpr std::string_view kRank =
    "rank rows with GROUP_RANK(CURSOR(...), ...), or count them with COUNT(*) OVER (...)";
constexpr std::string_view kWindow =
    "a tumbling window is GROUP BY STEP(s.ROWTIME BY INTERVAL '1' MINUTE); one that opens with its "
    "first row is WINDOWED BY "
    "STAGGER; a sliding one is OVER (RANGE INTERVAL ... PRECEDING)";
constexpr std::string_view kJoinText = "join texts by ||";
constexpr std::string_view kReplace = "write REGEX_REPLACE(text, 'regex', 'replacement', 1, 0)";
constexpr std::string_view kNow =
    "CURRENT_ROW_TIMESTAMP is the time of processing, CURRENT_TIMESTAMP the start of the query, "
    "ROWTIME the row's own time";
constexpr std::string_view kDifference =
    "TSDIFF(start, end) gives milliseconds; (end - start) MINUTE an interval";
constexpr std::string_view kField =
    "EXTRACT(unit FROM x) takes YEAR, MONTH, DAY, HOUR, MINUTE or SECOND";
constexpr std::string_view kTruncate =
    "FLOOR(x TO HOUR) cuts a datetime, STEP(x BY INTERVAL '5' MINUTE) to any length";
constexpr std::string_view kParse =
    "CHAR_TO_TIMESTAMP('yyyy-MM-dd HH:mm:ss', text) reads a pattern of Java's SimpleDateFormat";
constexpr std::string_view kPrint =
    "TIMESTAMP_TO_CHAR('yyyy-MM-dd', x) prints by a pattern of Java's SimpleDateFormat";
constexpr std::string_view kMatch =
    "write text SIMILAR TO 'pattern', or SUBSTRING(text FROM 'regex') IS NOT NULL";
constexpr std::string_view kPart = "write SUBSTRING(text FROM start FOR length)";
constexpr std::string_view kDefault = "write COALESCE(value, other)";
constexpr std::string_view kChoose = "write CASE WHEN condition THEN value ELSE other END";
constexpr std::string_view kJson =
    "there are no JSON functions: map fields to columns by the source's options";
constexpr std::string_view kMoments = "build it of SUM, COUNT and arithmetic";
constexpr std::string_view kPercentile =
    "there are no percentiles: STDDEV_POP, MIN and MAX describe a window";
constexpr std::string_view kTrim =
    "write TRIM(LEADING ' ' FROM text) or TRIM(TRAILING ' ' FROM text)";
constexpr std::string_view kColumns =
    "VARIABLE_COLUMN_LOG_PARSE cuts a text into columns, FIXED_COLUMN_LOG_PARSE by their places";
constexpr std::string_view kDistinct =
    "use COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(...), 'column', seconds)";

constexpr auto kReplacements = std::to_array<Replacement>({
    {"APPROX_COUNT_DISTINCT", kDistinct},
    {"APPROX_DISTINCT", kDistinct},
    {"ARRAY_AGG", "rows stay rows: send them on by a pump"},
    {"BOOL_AND", "write EVERY(condition)"},
    {"BOOL_OR", "write ANY(condition)"},
    {"CHARINDEX", "write POSITION(sought IN text)"},
    {"COLUMN_LOG_PARSE", kColumns},
    {"CONCAT", kJoinText},
    {"CONCAT_WS", kJoinText},
    {"CONVERT", "write CAST(value AS type)"},
    {"CORR", kMoments},
    {"COVAR_POP", kMoments},
    {"COVAR_SAMP", kMoments},
    {"CUME_DIST", kRank},
    {"DATEADD", "add an interval: x + INTERVAL '1' DAY"},
    {"DATEDIFF", kDifference},
    {"DATE_ADD", "add an interval: x + INTERVAL '1' DAY"},
    {"DATE_DIFF", kDifference},
    {"DATE_FORMAT", kPrint},
    {"DATE_PART", kField},
    {"DATE_TRUNC", kTruncate},
    {"DAYOFWEEK", "TIMESTAMP_TO_CHAR('u', x) gives 1 for Monday"},
    {"DENSE_RANK", kRank},
    {"FAST_REGEX_LOG_PARSER", "write FAST_REGEX_LOG_PARSE(line, 'pattern')"},
    {"FORMAT_DATETIME", kPrint},
    {"FROM_UNIXTIME", "TO_TIMESTAMP(milliseconds) takes milliseconds since 1970-01-01"},
    {"GETDATE", kNow},
    {"GREATEST", kChoose},
    {"HOP", kWindow},
    {"IF", kChoose},
    {"IFNULL", kDefault},
    {"IIF", kChoose},
    {"INSTR", "write POSITION(sought IN text)"},
    {"ISNULL", kDefault},
    {"JSON_EXTRACT", kJson},
    {"JSON_VALUE", kJson},
    {"LCASE", "write LOWER(text)"},
    {"LEAD",
     "a stream knows no later rows: look back with LAG(x, n) OVER (...), or rank with GROUP_RANK"},
    {"LEAST", kChoose},
    {"LEFT", kPart},
    {"LEN", "write CHAR_LENGTH(text)"},
    {"LENGTH", "write CHAR_LENGTH(text)"},
    {"LISTAGG", "rows stay rows: send them on by a pump"},
    {"LOCATE", "write POSITION(sought IN text)"},
    {"LOG",
     "LN(x) is the natural logarithm, LOG10(x) that to base 10; to base b write LN(x) / LN(b)"},
    {"LOG2", "write LN(x) / LN(2)"},
    {"LPAD", "CAST(text AS CHAR(n)) pads at the right"},
    {"LTRIM", kTrim},
    {"MEDIAN", kPercentile},
    {"NOW", kNow},
    {"NTILE", kRank},
    {"NVL", kDefault},
    {"OCTET_LENGTH", "write CHAR_LENGTH(text)"},
    {"PERCENTILE_CONT", kPercentile},
    {"PERCENTILE_DISC", kPercentile},
    {"PERCENT_RANK", kRank},
    {"POW", "write POWER(x, y)"},
    {"RANK", kRank},
    {"REGEXP_EXTRACT", "write SUBSTRING(text FROM 'regex')"},
    {"REGEXP_EXTRACT_ALL", "the groups of REGEX_LOG_PARSE(line, 'regex') are columns"},
    {"REGEXP_LIKE", kMatch},
    {"REGEXP_REPLACE", kReplace},
    {"REPLACE", kReplace},
    {"RIGHT", kPart},
    {"ROUND",
     "CAST(x AS BIGINT) rounds to a whole number, CAST(x AS DECIMAL(10,2)) to two digits; FLOOR "
     "and CEIL cut"},
    {"ROW_NUMBER", kRank},
    {"RPAD", "CAST(text AS CHAR(n)) pads with blanks"},
    {"RTRIM", kTrim},
    {"SESSION", kWindow},
    {"SIGN", "write CASE WHEN x > 0 THEN 1 WHEN x < 0 THEN -1 ELSE 0 END"},
    {"SPLIT", kColumns},
    {"SPLIT_PART", kColumns},
    {"SQRT", "write POWER(x, 0.5)"},
    {"STDEV", "write STDDEV_SAMP(x)"},
    {"STRFTIME", kPrint},
    {"STRPOS", "write POSITION(sought IN text)"},
    {"STR_TO_DATE", kParse},
    {"SUBSTR", kPart},
    {"TIMESTAMPADD", "add an interval: x + INTERVAL '1' DAY"},
    {"TIMESTAMPDIFF", kDifference},
    {"TO_CHAR", kPrint},
    {"TO_DATE", "CHAR_TO_DATE('yyyy-MM-dd', text) reads a pattern of Java's SimpleDateFormat"},
    {"TO_UNIXTIME", "UNIX_TIMESTAMP(x) gives milliseconds since 1970-01-01"},
    {"TRANSLATE", kReplace},
    {"TRUNC", "FLOOR and CEIL cut to whole numbers; FLOOR(x TO DAY) cuts a datetime"},
    {"TRUNCATE", "FLOOR and CEIL cut to whole numbers; FLOOR(x TO DAY) cuts a datetime"},
    {"TRY_CAST", "write CAST(value AS type): a value that does not convert costs its row"},
    {"TUMBLE", kWindow},
    {"UCASE", "write UPPER(text)"},
    {"VARIANCE", "write VAR_SAMP(x) or VAR_POP(x)"},
});

}  // namespace

std::string unsupported_function_hint(std::string_view name) {
  const auto found = std::find_if(kReplacements.begin(), kReplacements.end(),
                                  [&](const Replacement& entry) { return entry.name == name; });
  return found == kReplacements.end() ? std::string() : std::string(found->hint);
}

}  // namespace sluice
