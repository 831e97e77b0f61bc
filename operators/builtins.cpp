#include "operators/builtins.h"

namespace sluice {

void install_count_distinct_items(OperatorRegistry& operators);
void install_group_rank(OperatorRegistry& operators);
void install_hotspots(OperatorRegistry& operators);
void install_random_cut_forest(OperatorRegistry& operators);
void install_top_k_items(OperatorRegistry& operators);

void install_operators(OperatorRegistry& operators) {
  install_count_distinct_items(operators);
  install_group_rank(operators);
  install_hotspots(operators);
  install_random_cut_forest(operators);
  install_top_k_items(operators);
}

}  // namespace sluice
