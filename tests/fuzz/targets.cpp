#include "tests/fuzz/targets.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace sluice::fuzz {

std::span<const Target> targets() {
  static constexpr std::array kTargets = {Target{"application", read_application},
                                          Target{"case_file", read_case},
                                          Target{"cast", cast_text},
                                          Target{"csv", decode_csv},
                                          Target{"expression", evaluate_expression},
                                          Target{"json", decode_json},
                                          Target{"json_path", read_json_path},
                                          Target{"log", parse_logs},
                                          Target{"options", read_options},
                                          Target{"parser", parse_and_print},
                                          Target{"pattern", match_pattern},
                                          Target{"program", check_program},
                                          Target{"regex", match_regex},
                                          Target{"time_format", format_time}};
  return kTargets;
}

void broken(std::string_view promise, std::string_view detail) {
  fmt::print(stderr, "broken promise: {}\n{}\n", promise, detail);
  std::abort();
}

std::string_view Pieces::line() {
  const std::size_t end = rest_.find('\n');
  const std::string_view line = rest_.substr(0, end);
  rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
  return line;
}

}  // namespace sluice::fuzz
