#pragma once

#include <memory>
#include <string>

#include "runtime/connector.h"

namespace sluice {

/// Writes what `encoder` makes of rows to a file, created or emptied when the first of `write`,
/// `prepare` and `close` comes (unless `recover` came before), or to standard output where `path`
/// is "-". Throws an Error of kind input when the path cannot be a file.
std::unique_ptr<Sink> make_file_sink(const std::string& path, std::unique_ptr<Encoder> encoder);

}  // namespace sluice
