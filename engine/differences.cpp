#include "engine/compatibility.h"

namespace sluice {

const std::vector<Difference>& differences() {
  static const std::vector<Difference> kDifferences = {
      {"COUNT_DISTINCT_ITEMS_TUMBLING", "COUNT_DISTINCT_ITEMS_TUMBLING",
       "exact up to 100,000 items a window, where the service estimated"},
      {"CURRENT_ROW_TIMESTAMP", "CURRENT_TIMESTAMP and its kin",
       "over files it is the row's ROWTIME, not the clock"},
      {"CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP and its kin",
       "the start of the run, which --start sets"},
      {"HOTSPOTS", "HOTSPOTS",
       "finds every hotspot of its definition; the service did not say how it searched"},
      {"RANDOM_CUT_FOREST", "RANDOM_CUT_FOREST",
       "other random numbers, so scores differ in their digits"},
      {"RANDOM_CUT_FOREST_WITH_EXPLANATION", "RANDOM_CUT_FOREST",
       "other random numbers, so scores differ in their digits"},
      {"SYS_LOG_PARSE", "Log parsers", "takes 1970 for the year"},
      {"TOP_K_ITEMS_TUMBLING", "TOP_K_ITEMS_TUMBLING",
       "exact up to a million items a window, where the service estimated"},
  };
  return kDifferences;
}

}  // namespace sluice
