#include "connectors/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace sluice {
namespace {

/// The dialect's reserved words (kda-sql 2.4), parted by blanks.
constexpr std::string_view kReservedWords =
    "ABS ALL ALLOCATE ALLOW ALTER ANALYZE AND ANY APPROXIMATE_ARRIVAL_TIME ARE ARRAY AS "
    "ASENSITIVE ASYMMETRIC AT ATOMIC AUTHORIZATION AVG BEGIN BETWEEN BIGINT BINARY BIT BLOB "
    "BOOLEAN BOTH BY CALL CALLED CARDINALITY CASCADED CASE CAST CEIL CEILING CHAR CHARACTER "
    "CHARACTER_LENGTH CHAR_LENGTH CHECK CHECKPOINT CLOB CLOSE CLUSTERED COALESCE COLLATE "
    "COLLECT COLUMN COMMIT CONDITION CONNECT CONSTRAINT CONVERT CORR CORRESPONDING COUNT "
    "COVAR_POP COVAR_SAMP CREATE CROSS CUBE CUME_DIST CURRENT CURRENT_CATALOG CURRENT_DATE "
    "CURRENT_DEFAULT_TRANSFORM_GROUP CURRENT_PATH CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME "
    "CURRENT_TIMESTAMP CURRENT_TRANSFORM_GROUP_FOR_TYPE CURRENT_USER CURSOR CYCLE DATE DAY "
    "DEALLOCATE DEC DECIMAL DECLARE DEFAULT DELETE DENSE_RANK DEREF DESCRIBE DETERMINISTIC "
    "DISALLOW DISCONNECT DISTINCT DOUBLE DROP DYNAMIC EACH ELEMENT ELSE END END-EXEC ESCAPE "
    "EVERY EXCEPT EXEC EXECUTE EXISTS EXP EXPLAIN EXP_AVG EXTERNAL EXTRACT FALSE FETCH "
    "FILTER FIRST_VALUE FLOAT FLOOR FOR FOREIGN FREE FROM FULL FUNCTION FUSION GET GLOBAL "
    "GRANT GROUP GROUPING HAVING HOLD HOUR IDENTITY IGNORE IMPORT IN INDICATOR INITCAP INNER "
    "INOUT INSENSITIVE INSERT INT INTEGER INTERSECT INTERSECTION INTERVAL INTO IS JOIN "
    "LANGUAGE LARGE LAST_VALUE LATERAL LEADING LEFT LIKE LIMIT LN LOCAL LOCALTIME "
    "LOCALTIMESTAMP LOWER MATCH MAX MEMBER MERGE METHOD MIN MINUTE MOD MODIFIES MODULE MONTH "
    "MULTISET NATIONAL NATURAL NCHAR NCLOB NEW NO NODE NONE NORMALIZE NOT NTH_VALUE NULL "
    "NULLIF NUMERIC OCTET_LENGTH OF OLD ON ONLY OPEN OR ORDER OUT OUTER OVER OVERLAPS "
    "OVERLAY PARAMETER PARTITION PARTITION_ID PARTITION_KEY PERCENTILE_CONT PERCENTILE_DISC "
    "PERCENT_RANK POSITION POWER PRECISION PREPARE PRIMARY PROCEDURE RANGE RANK READS REAL "
    "RECURSIVE REF REFERENCES REFERENCING REGR_AVGX REGR_AVGY REGR_COUNT REGR_INTERCEPT "
    "REGR_R2 REGR_SLOPE REGR_SXX REGR_SXY RELEASE RESPECT RESULT RETURN RETURNS REVOKE RIGHT "
    "ROLLBACK ROLLUP ROW ROWS ROWTIME ROW_NUMBER SAVEPOINT SCOPE SCROLL SEARCH SECOND SELECT "
    "SENSITIVE SEQUENCE_NUMBER SESSION_USER SET SHARD_ID SIMILAR SMALLINT SOME SORT SPECIFIC "
    "SQL SQLEXCEPTION SQLSTATE SQLWARNING SQRT START STATIC STDDEV STDDEV_POP STDDEV_SAMP "
    "STOP STREAM SUBMULTISET SUBSTRING SUM SYMMETRIC SYSTEM SYSTEM_USER TABLE TABLESAMPLE "
    "THEN TIME TIMESTAMP TIMEZONE_HOUR TIMEZONE_MINUTE TINYINT TO TRAILING TRANSLATE "
    "TRANSLATION TREAT TRIGGER TRIM TRUE TRUNCATE UESCAPE UNION UNIQUE UNKNOWN UNNEST UPDATE "
    "UPPER USER USING VALUE VALUES VARBINARY VARCHAR VARYING VAR_POP VAR_SAMP WHEN WHENEVER "
    "WHERE WIDTH_BUCKET WINDOW WITH WITHIN WITHOUT YEAR";

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string upper_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), upper);
  return out;
}

bool is_reserved(std::string_view name) {
  if (name.empty() || name.find(' ') != std::string_view::npos) {
    return false;
  }
  const std::string word = upper_case(name);
  for (std::size_t at = kReservedWords.find(word); at != std::string_view::npos;
       at = kReservedWords.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool is_begin = at == 0 || kReservedWords[at - 1] == ' ';
    if (is_begin && (end == kReservedWords.size() || kReservedWords[end] == ' ')) {
      return true;
    }
  }
  return false;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  const std::size_t end = text.find_last_not_of(kBlanks);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

}  // namespace

bool equals_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return upper(a) == upper(b); });
}

std::vector<std::string> header_names(const std::vector<std::string>& fields) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view plain = trimmed(fields[i]);
    const std::string base = plain.empty() ? fmt::format("COL_{}", i) : std::string(plain);
    std::string name = base;
    for (int suffix = 2; !taken.insert(name).second; ++suffix) {
      name = fmt::format("{}_{}", base, suffix);
    }
    names.push_back(std::move(name));
  }
  return names;
}

std::string service_column_name(std::string_view source_name, std::size_t index) {
  constexpr std::size_t kLongestName = 100;
  const bool is_plain = std::all_of(source_name.begin(), source_name.end(), is_name_character);
  const bool starts_with_digit =
      !source_name.empty() && source_name[0] >= '0' && source_name[0] <= '9';
  if (!source_name.empty() && is_plain && !starts_with_digit &&
      source_name.size() <= kLongestName && !is_reserved(source_name)) {
    return std::string(source_name);
  }
  std::string kept;
  std::copy_if(source_name.begin(), source_name.end(), std::back_inserter(kept), is_name_character);
  constexpr std::string_view kPrefix = "COL_";
  kept.resize(std::min(kept.size(), kLongestName - kPrefix.size()));
  return std::string(kPrefix) + (kept.empty() ? std::to_string(index) : kept);
}

}  // namespace sluice
