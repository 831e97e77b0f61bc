#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/profile.h"
#include "runtime/connector.h"
#include "runtime/options.h"
#include "runtime/schema.h"

namespace sluice {

/// A transport: what brings bytes in or takes rows out, found by its name.
struct ConnectorDefinition {
  std::string name;
  std::string about;  ///< one sentence
  std::vector<OptionDeclaration> options = {};
  /// Empty where the connector cannot be read. Throws an Error of kind input when it cannot be
  /// opened.
  std::function<std::unique_ptr<Source>(const Options&)> make_source = {};
  /// Empty where the connector cannot be written.
  std::function<std::unique_ptr<Sink>(std::unique_ptr<Encoder>, const Options&)> make_sink = {};
};

/// A format: how bytes hold rows, found by its name.
struct FormatDefinition {
  std::string name;
  std::string about;                         ///< one sentence
  std::vector<std::string> extensions = {};  ///< of file names, with the point
  std::vector<OptionDeclaration> options = {};
  std::function<std::unique_ptr<Decoder>(const DecodePlan&, const Options&)> make_decoder = {};
  std::function<std::unique_ptr<Encoder>(const SchemaPtr&, const Options&)> make_encoder = {};
  /// Looks at the cells of a sample; nothing when the sample does not look like this format. Empty
  /// where a format is only written.
  std::function<std::optional<SampleProfile>(const Sample&, const Options&)> profile = {};
};

/// Every connector and format by name, filled by explicit calls (`install_connectors`).
class ConnectorRegistry {
 public:
  void add(ConnectorDefinition connector) { connectors_.push_back(std::move(connector)); }
  void add(FormatDefinition format) { formats_.push_back(std::move(format)); }

  const std::vector<ConnectorDefinition>& connectors() const { return connectors_; }
  const std::vector<FormatDefinition>& formats() const { return formats_; }
  /// Throw an Error of kind usage with "did you mean" where there is none of that name.
  const ConnectorDefinition& connector(std::string_view name) const;
  const FormatDefinition& format(std::string_view name) const;

  /// The connector that `options` name; 'file' by default.
  const ConnectorDefinition& connector_of(const Options& options) const;
  /// The format that `options` name, else the one of the path's extension; nothing where neither
  /// tells.
  const FormatDefinition* format_of(const Options& options) const;

  /// What a binding with these options may say: the engine's options, its connector's and its
  /// format's (every format's while the format is not known). For Options::check.
  std::vector<OptionDeclaration> declarations(const Options& options) const;

 private:
  std::vector<ConnectorDefinition> connectors_;
  std::vector<FormatDefinition> formats_;
};

/// Options that the engine itself reads, whatever the connector: connector, format, rowtime,
/// timestamp_format, lateness, ahead, idle, map, check, refresh.
const std::vector<OptionDeclaration>& binding_options();

/// A pair of the `map` option: a column is read from a source field.
struct ColumnMapping {
  std::string column;
  std::string source_field;
};

/// Reads `column=Field,other="a,b"`; blanks around names do not count, and names in double quotes
/// are taken as they are. Throws an Error of kind usage when the text is not of that form.
std::vector<ColumnMapping> parse_map_option(std::string_view text);

}  // namespace sluice
