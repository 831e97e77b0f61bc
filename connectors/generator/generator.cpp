#include "connectors/generator/generator.h"

#include <fmt/format.h>

#include <optional>

#include "base/error.h"
#include "base/nearest_name.h"
#include "connectors/generator/exercise.h"
#include "connectors/generator/taxi_file.h"

namespace sluice {
namespace {

constexpr std::size_t kPieceSize = 64 * 1024;

/// Asks `rows` for its lines and hands them on in pieces.
template <class Rows>
void write_rows(Rows rows, std::int64_t count, const std::function<void(std::string_view)>& write) {
  std::string piece;
  piece.reserve(kPieceSize + 1024);
  rows.begin(piece);
  for (std::int64_t row = 0; row < count; ++row) {
    rows.append(piece);
    if (piece.size() >= kPieceSize) {
      write(piece);
      piece.clear();
    }
  }
  if (!piece.empty()) {
    write(piece);
  }
}

[[noreturn]] void refuse_kind(const std::string& kind) {
  std::vector<std::string> names;
  std::string list;
  for (const GeneratorKind& known : generator_kinds()) {
    list += (names.empty() ? "" : ", ") + known.name;
    names.push_back(known.name);
  }
  const std::optional<std::string> nearest = nearest_name(kind, names);
  throw Error(ErrorKind::kUsage, fmt::format("there is no generator '{}'", kind),
              nearest ? fmt::format("did you mean {}?", *nearest) : "the generators are " + list);
}

}  // namespace

const std::vector<GeneratorKind>& generator_kinds() {
  static const std::vector<GeneratorKind> kKinds = {
      {.name = "taxi",
       .about = "Taxi trips of New York as CSV with the TLC's 19 columns of 2016, in order of "
                "pickup time, with 1 to 2 % of dirty rows as real files have them."},
      {.name = "exercise",
       .about = "Points x, y, is_hot as JSON lines, with a square hotspot that moves every 1000 "
                "rows: the HOTSPOTS exercise of the service's developer guide."},
  };
  return kKinds;
}

void generate(const GeneratorRequest& request, const std::function<void(std::string_view)>& write) {
  if (request.rows < 0) {
    throw Error(ErrorKind::kUsage, fmt::format("cannot generate {} rows", request.rows),
                "give a number of rows that is not negative");
  }
  if (request.kind == "taxi") {
    write_rows(TaxiFile(request.seed), request.rows, write);
  } else if (request.kind == "exercise") {
    write_rows(Exercise(request.seed), request.rows, write);
  } else {
    refuse_kind(request.kind);
  }
}

}  // namespace sluice
