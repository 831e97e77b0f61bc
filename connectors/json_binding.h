#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/json_path.h"
#include "runtime/connector.h"
#include "runtime/options.h"

namespace sluice {

/// Which values of a JSON record go to which columns: the plan's paths as a tree of members, node 0
/// the record itself.
class JsonBinding {
 public:
  static constexpr int kRowTime = -1;

  struct Member {
    std::string name;
    int node = 0;
    bool is_plain = true;  ///< written in JSON as it is, without escapes
    /// Also found by another case, where no member has the name exactly.
    bool ignores_case = false;
  };
  /// A column (or kRowTime) that a value goes to.
  struct Target {
    int field = 0;
    bool is_time = false;  ///< read by the plan's timestamp format
  };
  struct Node {
    std::vector<Member> members = {};
    std::vector<Target> targets = {};
    int elements = -1;     ///< node of the elements of an array that is flattened
    bool is_rows = false;  ///< the value holds the rows (option `rows`): an array of them, or one
  };

  /// Throws an Error of kind usage for paths that are not of the dialect's form, and for two
  /// flattened arrays.
  JsonBinding(const DecodePlan& plan, const std::string& row_path);

  const Node& node(int index) const { return nodes_[static_cast<std::size_t>(index)]; }
  std::size_t node_count() const { return nodes_.size(); }
  /// The node of one row: the record, or what lies below the row path.
  int row_node() const { return row_node_; }
  /// The record holds rows somewhere below.
  bool has_row_path() const { return row_node_ != 0; }
  /// An array of a row is flattened.
  bool flattens() const { return flattened_ >= 0; }
  /// Node of its elements.
  int element_node() const { return node(flattened_).elements; }
  /// Fields read from the elements of the flattened array.
  const std::vector<int>& element_fields() const { return element_fields_; }
  const std::string& row_path() const { return row_path_; }

 private:
  int child(int node, const std::string& name, bool ignores_case);
  void bind(const std::string& text, Target target, bool ignores_case);
  JsonPath relative(const std::string& text) const;

  std::vector<Node> nodes_;
  std::string row_path_;
  int row_node_ = 0;
  int flattened_ = -1;  ///< node of the array
  std::vector<int> element_fields_;
};

}  // namespace sluice
