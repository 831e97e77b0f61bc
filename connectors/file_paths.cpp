#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/error.h"
#include "base/nearest_name.h"
#include "connectors/file_source.h"

namespace sluice {
namespace {

namespace filesystem = std::filesystem;

bool exists(const std::string& path) {
  std::error_code ignored;
  return filesystem::exists(path, ignored);
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) {
      parts.push_back(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return parts;
}

std::vector<std::string> glob_matches(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> matches;
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    for (std::size_t i = 0; i < found.gl_pathc; ++i) {
      matches.emplace_back(found.gl_pathv[i]);
    }
  }
  ::globfree(&found);
  return matches;
}

Error missing_file(const std::string& path) {
  if (path.find_first_of("*?[") != std::string::npos) {
    return {ErrorKind::kInput, fmt::format("no file matches: {}", path),
            "a relative path starts at the working directory"};
  }
  const filesystem::path wanted(path);
  const filesystem::path folder =
      wanted.has_parent_path() ? wanted.parent_path() : filesystem::path(".");
  std::vector<std::string> siblings;
  std::error_code error;
  for (const auto& entry : filesystem::directory_iterator(folder, error)) {
    siblings.push_back(entry.path().filename().string());
  }
  std::sort(siblings.begin(), siblings.end());
  if (error) {
    return {ErrorKind::kInput, fmt::format("no such file: {}", path),
            fmt::format("there is no folder {}", folder.string())};
  }
  const auto nearest = nearest_name(wanted.filename().string(), siblings);
  if (!nearest) {
    return {ErrorKind::kInput, fmt::format("no such file: {}", path),
            "a relative path starts at the working directory"};
  }
  const std::string suggestion = wanted.has_parent_path() ? (folder / *nearest).string() : *nearest;
  return {ErrorKind::kInput, fmt::format("no such file: {}", path),
          fmt::format("did you mean {}?", suggestion)};
}

}  // namespace

std::vector<std::string> files_of(const std::string& path) {
  if (path.empty()) {
    throw Error(ErrorKind::kUsage, "a file source has no path", "say which file: path 'trips.csv'");
  }
  std::vector<std::string> files;
  for (const std::string& part :
       path == "-" || exists(path) ? std::vector{path} : split_at_commas(path)) {
    if (part == "-" || exists(part)) {
      files.push_back(part);
      continue;
    }
    const std::vector<std::string> matches = glob_matches(part);
    if (matches.empty()) {
      throw missing_file(part);
    }
    files.insert(files.end(), matches.begin(), matches.end());
  }
  std::error_code ignored;
  for (const std::string& file : files) {
    if (file != "-" && filesystem::is_directory(file, ignored)) {
      throw Error(ErrorKind::kInput, fmt::format("a directory, not a file: {}", file),
                  fmt::format("name the files in it: {}", (filesystem::path(file) / "*").string()));
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace sluice
