#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/case_file.h"
#include "engine/engine.h"

namespace sluice {

/// How a case is played: every way must give the same rows.
struct CaseMode {
  std::int64_t batch_rows = 1024;
  int workers = 1;
  bool restarts = false;  ///< saves and loads all state after every event, worker counts crossed

  std::string text() const;
};

/// Batches of 1, 7 and 1024 rows, 1 and 4 workers, straight and with restarts.
std::vector<CaseMode> all_case_modes();

/// What came of a case.
struct CaseOutcome {
  std::vector<std::string>
      failures;  ///< empty when it passed: "line 12 (batches of 7, ...): expected ..., got ..."
  /// For every expecting event, by its line: the lines that really came.
  std::vector<std::pair<std::size_t, std::vector<std::string>>> actual;
};

/// Plays a case one way.
CaseOutcome play_case(const Engine& engine, const CaseFile& file, const CaseMode& mode);
/// The text of a case with its expectations replaced by what really came.
std::string updated_case(std::string_view text, const CaseFile& file, const CaseOutcome& outcome);

}  // namespace sluice
