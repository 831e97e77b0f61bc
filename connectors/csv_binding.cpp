#include "connectors/csv_binding.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/nearest_name.h"
#include "connectors/names.h"

namespace sluice {
namespace {

/// `#3` names the third field.
std::optional<std::size_t> position_of(const std::string& source_field) {
  std::size_t position = 0;
  const char* end = source_field.data() + source_field.size();
  if (source_field.size() < 2 || source_field[0] != '#') {
    return std::nullopt;
  }
  const auto result = std::from_chars(source_field.data() + 1, end, position);
  constexpr std::size_t kMostFields = 10'000;
  const bool is_position =
      result.ec == std::errc() && result.ptr == end && position > 0 && position <= kMostFields;
  return is_position ? std::optional(position - 1) : std::nullopt;
}

/// Exact, then regardless of case, then as the service names it.
std::optional<std::size_t> find_name(const std::vector<std::string>& header,
                                     const std::string& name) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i] == name) {
      return i;
    }
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (equals_ignoring_case(header[i], name) ||
        equals_ignoring_case(service_column_name(header[i], i), name)) {
      return i;
    }
  }
  return std::nullopt;
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 30;
  const std::size_t shown = std::min(names.size(), kShown);
  return fmt::format(
      "{}{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
      shown < names.size() ? ", ..." : "");
}

Error missing_field(const std::string& name, const std::vector<std::string>& header,
                    const std::string& origin, bool is_column) {
  const auto nearest = nearest_name(name, header);
  const std::string hint = is_column ? fmt::format("say which field it is: map '{}={}'; fields: {}",
                                                   name, nearest.value_or("FIELD"), listed(header))
                           : nearest ? fmt::format("did you mean {}?", *nearest)
                                     : fmt::format("fields: {}", listed(header));
  return {ErrorKind::kInput, fmt::format("the header of {} has no field {}", origin, name), hint};
}

/// Finds the field of each column of a plan.
class Binder {
 public:
  Binder(const DecodePlan& plan, const std::optional<std::vector<std::string>>& header,
         const std::string& origin)
      : plan_(plan), header_(header), origin_(origin) {
    is_by_name_ =
        header_ &&
        std::any_of(plan.fields.begin(), plan.fields.end(), [&](const DecodeField& field) {
          return !field.source_field.empty() || find_name(*header_, field.column);
        });
  }

  std::size_t column(std::size_t index) const {
    const DecodeField& field = plan_.fields[index];
    if (const auto position = position_of(field.source_field)) {
      return *position;
    }
    if (!is_by_name_ && field.source_field.empty()) {
      return index;
    }
    const bool is_column = field.source_field.empty();
    return named(is_column ? field.column : field.source_field, is_column);
  }

  std::size_t row_time() const {
    const std::string& name = *plan_.rowtime_field;
    if (const auto position = position_of(name)) {
      return *position;
    }
    if (const auto found = header_ ? find_name(*header_, name) : std::nullopt) {
      return *found;
    }
    for (const bool ignore_case : {false, true}) {
      for (std::size_t i = 0; i < plan_.fields.size(); ++i) {
        const std::string& column = plan_.fields[i].column;
        if (column == name || (ignore_case && equals_ignoring_case(column, name))) {
          return this->column(i);
        }
      }
    }
    return named(name, false);
  }

 private:
  std::size_t named(const std::string& name, bool is_column) const {
    if (!header_) {
      throw Error(ErrorKind::kInput,
                  fmt::format("{} has no header, so there is no field {}", origin_, name),
                  "say header 'true', or give the field's position, such as #1");
    }
    const auto found = find_name(*header_, name);
    if (!found) {
      throw missing_field(name, *header_, origin_, is_column);
    }
    return *found;
  }

  const DecodePlan& plan_;
  const std::optional<std::vector<std::string>>& header_;
  const std::string& origin_;
  bool is_by_name_ = false;
};

}  // namespace

CsvBinding::CsvBinding(const DecodePlan& plan,
                       const std::optional<std::vector<std::string>>& header,
                       const std::string& origin) {
  const Binder binder(plan, header, origin);
  constexpr std::size_t kNoField = static_cast<std::size_t>(-1);
  const std::size_t time_field = plan.rowtime_field ? binder.row_time() : kNoField;
  if (plan.rowtime_field) {
    bind(time_field, {.field = kRowTime, .is_time = plan.timestamp_format.has_value()});
  }
  for (std::size_t i = 0; i < plan.fields.size(); ++i) {
    const std::size_t field = binder.column(i);
    field_count_ = std::max(field_count_, field + 1);
    if (plan.fields[i].materialise || plan.fields[i].check) {
      const bool is_time = field == time_field && plan.timestamp_format &&
                           plan.fields[i].type.kind == TypeKind::kTimestamp;
      bind(field, {.field = static_cast<int>(i), .is_time = is_time});
    }
  }
  field_count_ = header ? header->size() : std::max(field_count_, bound_count());
}

void CsvBinding::bind(std::size_t field, Target target) {
  if (field >= first_targets_.size()) {
    first_targets_.resize(field + 1, -1);
  }
  target.next = first_targets_[field];
  first_targets_[field] = static_cast<int>(targets_.size());
  targets_.push_back(target);
}

bool is_header_of(const DecodePlan& plan, const std::vector<std::string>& fields) {
  const auto has = [&](const std::string& name) {
    return !name.empty() && find_name(fields, name).has_value();
  };
  return std::any_of(plan.fields.begin(), plan.fields.end(),
                     [&](const DecodeField& field) {
                       return has(field.source_field.empty() ? field.column : field.source_field);
                     }) ||
         (plan.rowtime_field && has(*plan.rowtime_field));
}

}  // namespace sluice
