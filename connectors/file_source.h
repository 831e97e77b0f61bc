#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/connector.h"

namespace sluice {

/// The files that a `path` option means, in name order: a file, several parted by commas, or glob
/// patterns. Throws an Error of kind input for what is missing (with "did you mean") or is a
/// directory.
std::vector<std::string> files_of(const std::string& path);

/// Reads files one after another, decompressed. Regular files are read by `poll` itself; pipes,
/// standard input and a file that is followed as it grows are read by a thread of their own behind
/// a bounded queue.
std::unique_ptr<Source> make_file_source(const std::string& path, bool follow);

}  // namespace sluice
