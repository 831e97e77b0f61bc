#include "engine/compatibility.h"

namespace sluice {

const std::vector<Difference>& differences() {
  static const std::vector<Difference> kDifferences = {
      {"APPROXIMATE_ARRIVAL_TIME", "Metadata columns", "over files it is ROWTIME"},
      {"COUNT_DISTINCT_ITEMS_TUMBLING", "COUNT_DISTINCT_ITEMS_TUMBLING",
       "exact up to 100,000 items a window, the service up to 10,000"},
      {"CURRENT_ROW_TIMESTAMP", "CURRENT_TIMESTAMP and its kin",
       "over files it is the row's ROWTIME, not the clock"},
      {"HOTSPOTS", "HOTSPOTS",
       "finds every hotspot of its definition; the service did not say how it searched"},
      {"PARTITION_KEY", "Metadata columns", "NULL over files"},
      {"RANDOM_CUT_FOREST", "RANDOM_CUT_FOREST",
       "random numbers of its own, always the same: scores are near the service's, not equal"},
      {"RANDOM_CUT_FOREST_WITH_EXPLANATION", "RANDOM_CUT_FOREST",
       "random numbers of its own, always the same: scores are near the service's, not equal"},
      {"SEQUENCE_NUMBER", "Metadata columns", "over files it says where the record begins"},
      {"SHARD_ID", "Metadata columns", "over files it is the file's name"},
      {"TOP_K_ITEMS_TUMBLING", "TOP_K_ITEMS_TUMBLING",
       "exact up to a million items a window, where the service estimated"},
  };
  return kDifferences;
}

}  // namespace sluice
