#include "engine/application.h"

#include <fmt/format.h>

#include "base/error.h"

namespace sluice {

const char* flag_of(BindingKind kind) {
  constexpr const char* kFlags[] = {"--source", "--sink", "--reference"};
  return kFlags[static_cast<int>(kind)];
}

namespace {

void read_query_options(std::string_view text, std::string_view whole, Options& options) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      throw Error(ErrorKind::kUsage,
                  fmt::format("options behind a path are option=value: '{}'", whole));
    }
    options.set(std::string(pair.substr(0, equals)),
                {std::string(pair.substr(equals + 1)), std::nullopt});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

Binding parse_binding(BindingKind kind, std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
    throw Error(ErrorKind::kUsage, fmt::format("{} takes NAME=PATH, not '{}'", flag_of(kind), text),
                fmt::format("write {} STREAM_NAME=FILE, with - for standard {}", flag_of(kind),
                            kind == BindingKind::kSink ? "output" : "input"));
  }
  Binding binding{.kind = kind, .stream = std::string(text.substr(0, equals)), .options = {}};
  std::string_view path = text.substr(equals + 1);
  // A question mark is a glob's too: only `?name=` begins options.
  const std::size_t question = path.rfind('?');
  if (question != std::string_view::npos && path.find('=', question) != std::string_view::npos) {
    read_query_options(path.substr(question + 1), text, binding.options);
    path = path.substr(0, question);
  }
  const std::size_t scheme = path.find("://");
  if (scheme != std::string_view::npos) {
    binding.options.set("connector", {std::string(path.substr(0, scheme)), std::nullopt});
    path = path.substr(scheme + 3);
  }
  binding.options.set("path", {std::string(path), std::nullopt});
  return binding;
}

Application::Setting parse_setting(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::size_t point = equals == std::string_view::npos ? equals : text.rfind('.', equals);
  if (equals == std::string_view::npos || point == std::string_view::npos || point == 0 ||
      point + 1 == equals) {
    throw Error(ErrorKind::kUsage, fmt::format("--set takes NAME.option=value, not '{}'", text),
                "for example --set SOURCE_SQL_STREAM_001.rowtime=pickup_datetime");
  }
  std::string_view value = text.substr(equals + 1);
  if (value.size() >= 2 && value.front() == '\'' && value.back() == '\'') {
    value = value.substr(1, value.size() - 2);
  }
  return {std::string(text.substr(0, point)),
          std::string(text.substr(point + 1, equals - point - 1)), std::string(value)};
}

}  // namespace sluice
