#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/json_binding.h"
#include "connectors/json_cells.h"
#include "connectors/json_structure.h"

namespace sluice {

/// A piece of a block, by bytes.
struct JsonRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Walks over the values of a record by its structure, checks all of them and sets the cells of
/// those that columns read. With `skips_unread`, values of members that nobody reads are passed
/// over by their brackets, and so is the record's end once everything was found.
class JsonWalker {
 public:
  /// `text` is a block, followed by JsonStructure::kPadding bytes of memory.
  JsonWalker(const JsonBinding& binding, JsonCells& cells, std::string_view text,
             bool skips_unread);

  /// Reads an object, which a node of the binding describes, into the cells of the next row. False,
  /// with a reason or the cells' reason, where it is no valid one.
  bool walk(JsonRange record, int node);
  /// The same, but looks for the rows below the binding's row path only.
  bool find_rows(JsonRange record);
  /// Why the last record is no JSON object; null where it is one, or a cell was refused.
  const char* reason() const { return reason_; }
  /// The rows, or the array to flatten, that the last record held; empty where there was none.
  JsonRange array() const { return array_; }
  /// The elements of that array; an object stands for itself. Before the next record.
  std::vector<JsonRange> array_elements();

 private:
  static constexpr int kNoNode = -1;  ///< of a value that nobody reads

  /// What a member at some place of its object was called last time.
  struct Remembered {
    std::string key;  ///< as written, with its closing quote and some padding
    int node = kNoNode;
    bool is_weak = false;  ///< of another case
  };

  bool walk_object(int node, int depth);
  std::size_t pass_known(const std::vector<Remembered>& order, std::size_t place);
  bool walk_name(int parent, std::size_t place, int& child);
  bool pass_value(int depth);
  bool find_member(int parent, std::size_t place, int& child);
  Remembered look_up(int parent, std::string_view name) const;
  bool is_key(std::size_t begin, const std::string& padded_key) const;
  int first_time(const Remembered& found);
  bool is_weak(int node) const { return weak_in_[static_cast<std::size_t>(node)] == stamp_; }
  bool take_value(int node, int depth);
  bool take_nested(int node, int depth);
  bool check_value(int depth);
  bool check_array(int depth);
  void skip_value();
  bool check_word(std::string_view token, std::string_view word);
  bool read_string(std::string_view token, std::string_view& text);
  template <class Set>
  bool set(const JsonBinding::Node& node, Set set_cell);

  bool failed(const char* reason) {
    reason_ = reason;
    return false;
  }
  /// The first character of the next bracket, comma, colon, string or other value; NUL at the end.
  char next() const { return at_ != end_ ? record_[*at_] : '\0'; }
  /// The string or other value that comes next.
  std::string_view token() const;

  const JsonBinding& binding_;
  JsonCells& cells_;
  std::string_view text_;
  bool skips_unread_;
  bool has_escapes_;
  JsonStructure structure_;
  const char* record_ = nullptr;
  const std::uint32_t* at_ = nullptr;
  const std::uint32_t* end_ = nullptr;
  const char* reason_ = nullptr;
  bool is_looking_for_rows_ = false;
  JsonRange array_;
  const std::uint32_t* array_at_ = nullptr;  ///< place of the array's bracket
  std::int64_t stamp_ = 0;
  std::vector<std::int64_t> seen_in_;  ///< by node, the stamp of the record it was last seen in
  std::vector<std::int64_t> weak_in_;  ///< the same, where the name was of another case
  std::vector<std::vector<Remembered>> order_;  ///< by node, its members as they came last time
};

}  // namespace sluice
