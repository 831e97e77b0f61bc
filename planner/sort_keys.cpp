#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "planner/select_binder.h"

/// Where the keys of ORDER BY stand in a select list.
namespace sluice {
namespace sp = sqlparse;

namespace {

/// Finds the columns of sort keys in a select list.
class KeyPlacer {
 public:
  KeyPlacer(SortRequest& sort, std::vector<SelectedItem>& items, const Scope& scope,
            Catalog& catalog)
      : sort_(sort), items_(items), scope_(scope), catalog_(catalog) {}

  void place() {
    if (sort_.is_time_sort) {
      take_row_time(sort_.keys->front());
    }
    sort_.visible = column_count();
    for (const sp::SortItem& item : *sort_.keys) {
      sort_.columns.push_back(place(item));
    }
  }

 private:
  /// The item AS ROWTIME becomes the hidden first key: the sort gives rows their time.
  void take_row_time(const sp::SortItem& first) {
    const auto item = std::find_if(items_.begin(), items_.end(),
                                   [](const SelectedItem& other) { return other.is_row_time; });
    if (item == items_.end() || normalised(item->expression, scope_, catalog_).node !=
                                    normalised(first.key, scope_, catalog_).node) {
      throw Error(ErrorKind::kQuery,
                  "the first key of ORDER BY ... WITHIN must be selected AS ROWTIME",
                  fmt::format("write SELECT STREAM {} AS ROWTIME, ...", expression_text(first.key)),
                  first.span);
    }
    items_.erase(item);
    const sp::Expression wanted = normalised(first.key, scope_, catalog_);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (normalised(items_[i].expression, scope_, catalog_).node == wanted.node) {
        sort_.time_columns.push_back(i);
      }
    }
  }

  std::size_t column_count() const {
    return static_cast<std::size_t>(std::count_if(
        items_.begin(), items_.end(), [](const SelectedItem& item) { return !item.is_row_time; }));
  }

  std::size_t place(const sp::SortItem& item) {
    if (const sp::NumberLiteral* ordinal = std::get_if<sp::NumberLiteral>(&item.key.node)) {
      return by_number(*ordinal, item.span);
    }
    const sp::ColumnReference* reference = std::get_if<sp::ColumnReference>(&item.key.node);
    if (reference != nullptr && reference->parts.size() == 1) {
      const std::string& name = reference->parts.front().name;
      if (const auto column = find([&](const SelectedItem& other) { return other.name == name; })) {
        return *column;
      }
    }
    const sp::Expression wanted = normalised(item.key, scope_, catalog_);
    if (const auto column = find([&](const SelectedItem& other) {
          return normalised(other.expression, scope_, catalog_).node == wanted.node;
        })) {
      return *column;
    }
    items_.push_back({fmt::format("sort key {}", items_.size()), item.key});
    return column_count() - 1;
  }

  std::size_t by_number(const sp::NumberLiteral& ordinal, Span span) const {
    std::size_t number = 0;
    std::from_chars(ordinal.text.data(), ordinal.text.data() + ordinal.text.size(), number);
    if (number == 0 || number > sort_.visible) {
      throw Error(
          ErrorKind::kQuery,
          fmt::format("ORDER BY {}: the select list has {} columns", ordinal.text, sort_.visible),
          "", span);
    }
    return number - 1;
  }

  template <class Test>
  std::optional<std::size_t> find(Test test) const {
    std::size_t column = 0;
    for (const SelectedItem& item : items_) {
      if (item.is_row_time) {
        continue;
      }
      if (test(item)) {
        return column;
      }
      ++column;
    }
    return std::nullopt;
  }

  SortRequest& sort_;
  std::vector<SelectedItem>& items_;
  const Scope& scope_;
  Catalog& catalog_;
};

}  // namespace

void place_sort_keys(SortRequest& sort, const sp::Select& select, std::vector<SelectedItem>& items,
                     const Scope& scope, Catalog& catalog) {
  KeyPlacer(sort, items, scope, catalog).place();
  const bool hides = items.size() > 0 && sort.columns.size() > 0 &&
                     *std::max_element(sort.columns.begin(), sort.columns.end()) >= sort.visible;
  if (select.quantifier == sp::SetQuantifier::kDistinct && hides) {
    throw Error(ErrorKind::kQuery, "a sort key of SELECT DISTINCT must be in its select list", "",
                select.span);
  }
}

}  // namespace sluice
