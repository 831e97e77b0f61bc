#include <fmt/format.h>

#include <utility>

#include "functions/log.h"
#include "functions/utf8.h"

namespace sluice {
namespace {

/// How the fields of a line are told apart.
struct Delimiters {
  std::string delimiter;
  std::string escape;       ///< one character, or empty
  std::string begin_quote;  ///< one character, or empty
  std::string end_quote;
};

class DelimitedCutter final : public LineCutter {
 public:
  explicit DelimitedCutter(const Delimiters& delimiters) : delimiters_(delimiters) {}

  OrError<bool> cut(std::string_view line, FieldTexts& fields) override {
    rest_ = line;
    has_field_ = true;
    unescaped_.clear();
    unescaped_.reserve(line.size());  // so that no field moves
    for (std::optional<std::string_view>& field : fields) {
      field = has_field_ ? std::optional(next()) : std::nullopt;
    }
    return true;
  }

 private:
  /// Takes the next field off the line.
  std::string_view next() {
    const bool is_quoted = begins(delimiters_.begin_quote);
    if (!is_quoted && delimiters_.escape.empty()) {
      return take(rest_.find(delimiters_.delimiter));
    }
    const std::size_t begin = unescaped_.size();
    if (is_quoted) {
      rest_.remove_prefix(delimiters_.begin_quote.size());
      unquote();
    }
    while (!rest_.empty() && !rest_.starts_with(delimiters_.delimiter)) {
      append_character();
    }
    take(rest_.empty() ? std::string_view::npos : 0);
    return std::string_view(unescaped_).substr(begin);
  }

  /// Takes `size` bytes and the delimiter behind them, or all there is.
  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    has_field_ = size != std::string_view::npos;
    rest_.remove_prefix(has_field_ ? size + delimiters_.delimiter.size() : rest_.size());
    return taken;
  }

  bool begins(std::string_view special) const {
    return !special.empty() && rest_.starts_with(special);
  }

  /// Appends what is quoted, up to the end quote, which may be doubled to stand for itself where it
  /// begins quotes too, or to the end of the line.
  void unquote() {
    const std::string& end = delimiters_.end_quote;
    while (!rest_.empty()) {
      if (!rest_.starts_with(end)) {
        append_character();
        continue;
      }
      rest_.remove_prefix(end.size());
      if (end != delimiters_.begin_quote || !rest_.starts_with(end)) {
        return;
      }
      append(end.size());
    }
  }

  /// Appends a character, or the one that an escape hides.
  void append_character() {
    if (begins(delimiters_.escape) && rest_.size() > delimiters_.escape.size()) {
      rest_.remove_prefix(delimiters_.escape.size());
    }
    append(first_character_size(rest_));
  }

  void append(std::size_t size) {
    unescaped_ += rest_.substr(0, size);
    rest_.remove_prefix(size);
  }

  const Delimiters& delimiters_;
  std::string_view rest_;
  bool has_field_ = true;  ///< whether `rest_` holds one, be it empty
  std::string unescaped_;
};

/// The columns: their number, or a list of them.
std::vector<LogColumn> columns_of(const LogArguments& arguments) {
  if (arguments.is_text(1)) {
    return parse_log_columns(arguments.text(1));
  }
  const std::int64_t count = arguments.integer(1);
  if (count < 1 || count > kMaximumLogColumns) {
    arguments.refuse(fmt::format("a line has 1 to {} columns, not {}", kMaximumLogColumns, count));
  }
  return numbered_log_columns(static_cast<std::size_t>(count));
}

Delimiters delimiters_of(const LogArguments& arguments) {
  Delimiters delimiters{.delimiter = std::string(arguments.text(2)),
                        .escape = std::string(arguments.has(3) ? arguments.text(3) : ""),
                        .begin_quote = {},
                        .end_quote = {}};
  if (delimiters.delimiter.empty()) {
    arguments.refuse("the delimiter is empty");
  }
  if (character_count(delimiters.escape) > 1) {
    arguments.refuse(fmt::format("an escape is one character, not '{}'", delimiters.escape));
  }
  const std::string_view quotes = arguments.has(4) ? arguments.text(4) : "";
  if (character_count(quotes) > 2) {
    arguments.refuse(fmt::format("quotes are one or two characters, not '{}'", quotes));
  }
  if (!quotes.empty()) {
    const std::size_t size = first_character_size(quotes);
    delimiters.begin_quote = quotes.substr(0, size);
    delimiters.end_quote = quotes.size() > size ? quotes.substr(size) : quotes;
  }
  return delimiters;
}

LogParser compile_delimited_log(const LogArguments& arguments) {
  const auto delimiters = std::make_shared<const Delimiters>(delimiters_of(arguments));
  return {.columns = columns_of(arguments),
          .make_cutter = [delimiters] { return std::make_unique<DelimitedCutter>(*delimiters); }};
}

}  // namespace

RowValuedFunction variable_column_log_parse() {
  return make_log_function(
      "VARIABLE_COLUMN_LOG_PARSE", {.least = 3, .most = 5},
      {.arguments = "line, columns, delimiter [, escape [, quotes]]",
       .about = "The fields of a line, parted by a delimiter: so many texts, or a list of columns.",
       .example = "VARIABLE_COLUMN_LOG_PARSE('x,y,z', 3, ',') = 'x', 'y', 'z'"},
      compile_delimited_log);
}

}  // namespace sluice
