#include "functions/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8  // pcre2.h asks for it
#include <fmt/format.h>
#include <pcre2.h>

#include <array>
#include <cstdint>

#include "functions/java_regex.h"

namespace sluice {
namespace {

/// Steps of backtracking that one search may take: some milliseconds.
constexpr std::uint32_t kMatchLimit = 1'000'000;
constexpr std::size_t kFirstStack = 32 << 10;
constexpr std::size_t kLargestStack = 1 << 20;

std::string error_text(int code) {
  std::array<unsigned char, 256> buffer{};
  pcre2_get_error_message(code, buffer.data(), buffer.size());
  return reinterpret_cast<const char*>(buffer.data());
}

struct FreeCompileContext {
  void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};
struct FreeCode {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeMatchData {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct FreeMatchContext {
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct FreeStack {
  void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};

}  // namespace

struct Regex::Code {
  std::unique_ptr<pcre2_code, FreeCode> code;
};

struct Regex::Matcher::Scratch {
  std::unique_ptr<pcre2_match_data, FreeMatchData> data;
  std::unique_ptr<pcre2_match_context, FreeMatchContext> context;
  std::unique_ptr<pcre2_jit_stack, FreeStack> stack;
};

OrError<Regex> Regex::compile(const std::string& pattern) {
  int error = 0;
  std::size_t offset = 0;
  const std::unique_ptr<pcre2_compile_context, FreeCompileContext> context(
      pcre2_compile_context_create(nullptr));
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_ANY);
  constexpr std::uint32_t kOptions = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
  pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                   kOptions, &error, &offset, context.get());
  if (code == nullptr) {
    return RowError{
        fmt::format("bad pattern '{}': {} at byte {}", pattern, error_text(error), offset)};
  }
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);  // where it fails the interpreter matches
  return Regex(std::make_shared<const Code>(Code{std::unique_ptr<pcre2_code, FreeCode>(code)}));
}

OrError<Regex> Regex::compile_java(std::string_view pattern) {
  const OrError<std::string> translated = translate_java_regex(pattern);
  return translated.ok() ? compile(translated.value()) : OrError<Regex>(translated.error());
}

std::size_t Regex::group_count() const {
  std::uint32_t count = 0;
  pcre2_pattern_info(code_->code.get(), PCRE2_INFO_CAPTURECOUNT, &count);
  return count;
}

std::optional<std::size_t> Regex::group_number(const std::string& name) const {
  const int number = pcre2_substring_number_from_name(code_->code.get(),
                                                      reinterpret_cast<PCRE2_SPTR>(name.c_str()));
  return number > 0 ? std::optional(static_cast<std::size_t>(number)) : std::nullopt;
}

Regex::Matcher::Matcher(const Regex& regex) : regex_(regex), scratch_(std::make_unique<Scratch>()) {
  scratch_->data.reset(pcre2_match_data_create_from_pattern(regex_.code_->code.get(), nullptr));
  scratch_->context.reset(pcre2_match_context_create(nullptr));
  scratch_->stack.reset(pcre2_jit_stack_create(kFirstStack, kLargestStack, nullptr));
  pcre2_set_match_limit(scratch_->context.get(), kMatchLimit);
  pcre2_jit_stack_assign(scratch_->context.get(), nullptr, scratch_->stack.get());
}

Regex::Matcher::Matcher(Matcher&&) noexcept = default;
Regex::Matcher::~Matcher() = default;

OrError<bool> Regex::Matcher::find(std::string_view text, std::size_t offset) {
  text_ = text;
  const int result =
      pcre2_match(regex_.code_->code.get(),
                  reinterpret_cast<PCRE2_SPTR>(text.data() == nullptr ? "" : text.data()),
                  text.size(), offset, 0, scratch_->data.get(), scratch_->context.get());
  if (result >= 0 || result == PCRE2_ERROR_NOMATCH) {
    return result >= 0;
  }
  return RowError{"the regular expression gave up on this text: " + error_text(result)};
}

std::optional<std::string_view> Regex::Matcher::group(std::size_t number) const {
  const std::size_t* pairs = pcre2_get_ovector_pointer(scratch_->data.get());
  if (number >= pcre2_get_ovector_count(scratch_->data.get()) || pairs[2 * number] == PCRE2_UNSET) {
    return std::nullopt;
  }
  return text_.substr(pairs[2 * number], pairs[2 * number + 1] - pairs[2 * number]);
}

std::size_t Regex::Matcher::begin() const {
  return pcre2_get_ovector_pointer(scratch_->data.get())[0];
}
std::size_t Regex::Matcher::end() const {
  return pcre2_get_ovector_pointer(scratch_->data.get())[1];
}

}  // namespace sluice
