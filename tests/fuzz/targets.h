#pragma once

#include <span>
#include <string_view>

namespace sluice::fuzz {

/// What one part of Sluice does with any bytes: it must neither crash nor hang nor use memory
/// beyond bounds, and the promises that the target itself checks must hold. Errors for users are
/// right answers.
struct Target {
  const char* name;  ///< also the folder below tests/fuzz/corpus
  void (*run)(std::string_view input);
};

/// Every target, by name.
std::span<const Target> targets();

/// Ends the program with a message: a promise was broken.
[[noreturn]] void broken(std::string_view promise, std::string_view detail);

/// Cuts the input at its first `count` - 1 line ends; missing pieces are empty.
class Pieces {
 public:
  explicit Pieces(std::string_view input) : rest_(input) {}
  std::string_view line();
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

void parse_and_print(std::string_view input);
void check_program(std::string_view input);
void evaluate_expression(std::string_view input);
void decode_json(std::string_view input);
void decode_csv(std::string_view input);
void read_json_path(std::string_view input);
void parse_logs(std::string_view input);
void match_regex(std::string_view input);
void match_pattern(std::string_view input);
void format_time(std::string_view input);
void cast_text(std::string_view input);
void read_options(std::string_view input);
void read_case(std::string_view input);
void read_application(std::string_view input);

}  // namespace sluice::fuzz
