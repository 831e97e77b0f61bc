#include "functions/aggregate_kernel.h"

namespace sluice {

void BoundArguments::expect_no_distinct() const {
  if (modifiers_.distinct) {
    throw Error(ErrorKind::kQuery, call_.name + "(DISTINCT ...) is not supported",
                "use COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(...), 'column', seconds), or aggregate a "
                "SELECT DISTINCT subquery");
  }
}

void BoundArguments::expect_plain() const {
  expect_no_distinct();
  if (modifiers_.ignore_nulls || modifiers_.from_last) {
    throw Error(ErrorKind::kQuery, call_.name + " takes no IGNORE NULLS and no FROM LAST",
                "aggregates leave NULLs out anyway; those words go with FIRST_VALUE, LAST_VALUE, "
                "NTH_VALUE and LAG");
  }
}

void BoundArguments::expect_numeric() const {
  expect_count(1, 1);
  if (!is_numeric(argument(0).kind)) {
    refuse(0, "a number");
  }
}

}  // namespace sluice
