#include "connectors/file.h"

#include <utility>

#include "connectors/file_sink.h"
#include "connectors/file_source.h"

namespace sluice {

void install_file(ConnectorRegistry& registry) {
  registry.add(ConnectorDefinition{
      .name = "file",
      .about = "Files, pipes, standard input and output; gzip and zstd are read as they are.",
      .options = {{.name = "path",
                   .places = kOnSource | kOnSink | kOnReference,
                   .about = "A file, several parted by commas, a pattern such as 'trips-*.csv', or "
                            "- for standard "
                            "input and output."},
                  {.name = "follow",
                   .kind = OptionKind::kFlag,
                   .default_text = "false",
                   .about = "Whether to go on reading as the (last) file grows."}},
      .make_source =
          [](const Options& options) {
            return make_file_source(options.text_or("path", ""),
                                    options.flag("follow").value_or(false));
          },
      .make_sink =
          [](std::unique_ptr<Encoder> encoder, const Options& options) {
            return make_file_sink(options.text_or("path", ""), std::move(encoder));
          },
  });
}

}  // namespace sluice
