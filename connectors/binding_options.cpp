#include "connectors/registry.h"

namespace sluice {

const std::vector<OptionDeclaration>& binding_options() {
  constexpr std::uint8_t kIn = kOnSource | kOnReference;
  constexpr std::uint8_t kAnywhere = kOnSource | kOnSink | kOnReference;
  static const std::vector<OptionDeclaration> kOptions = {
      {.name = "connector",
       .places = kAnywhere,
       .default_text = "file",
       .about = "The transport, by name."},
      {.name = "format",
       .kind = OptionKind::kChoice,
       .places = kAnywhere,
       .about = "How bytes hold rows; found by name or content, and JSON on a sink, where it is "
                "not given.",
       .choices = {"csv", "json"}},
      {.name = "rowtime",
       .about = "The source field that gives ROWTIME; without it, ROWTIME is the time of arrival."},
      {.name = "timestamp_format",
       .about = "The rowtime field's format where it is not ISO 8601: a Java pattern, epoch_ms or "
                "epoch_s."},
      {.name = "lateness",
       .kind = OptionKind::kDuration,
       .default_text = "0 s",
       .about =
           "How far rows may be out of order; they are put in order, later ones are error rows."},
      {.name = "ahead",
       .kind = OptionKind::kDuration,
       .default_text = "off",
       .about = "How far one row may jump ahead of the time so far; rows beyond are error rows."},
      {.name = "idle",
       .kind = OptionKind::kDuration,
       .default_text = "hold",
       .about = "What a live source does while nothing comes: hold time, or let it go on with the "
                "clock after so long."},
      {.name = "map",
       .places = kIn,
       .about = "Source fields for columns where the names differ: column=Field,column=Field."},
      {.name = "check",
       .kind = OptionKind::kChoice,
       .places = kIn,
       .default_text = "all",
       .about = "Which fields of a row are checked: all of the schema, or only those that the "
                "query reads.",
       .choices = {"all", "read"}},
      {.name = "refresh",
       .kind = OptionKind::kFlag,
       .places = kOnReference,
       .default_text = "off",
       .about = "Whether a changed reference file is loaded again."},
  };
  return kOptions;
}

}  // namespace sluice
