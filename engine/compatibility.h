#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/application.h"
#include "engine/engine.h"

namespace sluice {

enum class Verdict { kSame, kDiffers, kRefused };

/// What becomes of one statement here.
struct StatementReport {
  std::size_t line = 1;   ///< in the text, from 1
  std::string statement;  ///< its first words, as `CREATE PUMP count_passengers`
  Verdict verdict = Verdict::kSame;
  std::string text = {};  ///< how it differs, why it is refused, or what could not be looked at
};

/// Checks each statement of an application on its own, without looking at any data but those of
/// sources that are bound and not declared.
std::vector<StatementReport> report_compatibility(const Engine& engine,
                                                  const Application& application);

/// A construct that gives other rows here than in the service.
struct Difference {
  std::string_view word;   ///< the function or keyword that tells it
  std::string_view topic;  ///< of docs/choices.txt
  std::string_view text;
};

const std::vector<Difference>& differences();

}  // namespace sluice
