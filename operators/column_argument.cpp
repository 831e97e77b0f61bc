#include "operators/column_argument.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "base/nearest_name.h"

namespace sluice {

std::size_t column_argument(const TableFunctionCall& call, const ArgumentReader& arguments,
                            std::string_view parameter) {
  const std::string name = required_text(arguments, parameter);
  if (const std::optional<std::size_t> column = call.input->find(name)) {
    return *column;
  }
  std::vector<std::string> names;
  for (const Field& field : call.input->fields()) {
    names.push_back(field.name);
  }
  const std::optional<std::string> nearest = nearest_name(name, names);
  throw Error(ErrorKind::kQuery,
              fmt::format("{}: the cursor has no column '{}'", call.function, name),
              nearest ? fmt::format("did you mean '{}'? Names in quotes are as stored: upper case "
                                    "where the column was declared without quotes",
                                    *nearest)
                      : "names in quotes are as stored: upper case where the column was declared "
                        "without quotes",
              arguments.find(parameter)->span);
}

std::int64_t required_integer(const ArgumentReader& arguments, std::string_view parameter,
                              std::int64_t least, std::int64_t most) {
  const std::optional<std::int64_t> value = arguments.integer(parameter, least, most);
  if (!value) {
    arguments.refuse(parameter, fmt::format("a whole number from {} to {}, not NULL", least, most));
  }
  return *value;
}

std::string required_text(const ArgumentReader& arguments, std::string_view parameter) {
  std::optional<std::string> text = arguments.text(parameter);
  if (!text) {
    arguments.refuse(parameter, "a text in single quotes, not NULL");
  }
  return *std::move(text);
}

}  // namespace sluice
