#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Which rows to make up.
struct GeneratorRequest {
  std::string kind;        ///< a name of `generator_kinds`
  std::int64_t rows = 0;   ///< data rows; a header line is not counted
  std::uint64_t seed = 1;  ///< same seed, same bytes, on every machine
};

/// A kind of rows that `generate` can make.
struct GeneratorKind {
  std::string name;
  std::string about;  ///< one sentence
};

/// Every kind, in the order in which users should read about them.
const std::vector<GeneratorKind>& generator_kinds();

/// Makes the rows as text and hands them to `write` in pieces of some 64 KiB, each ending at a line
/// end. Memory is constant, whatever `rows` is. What `write` throws ends the generation.
/// Throws an Error of kind usage when there is no such kind or `rows` is negative.
void generate(const GeneratorRequest& request, const std::function<void(std::string_view)>& write);

}  // namespace sluice
