/// The targets under libFuzzer: sluice_fuzz --target=NAME [libFuzzer's flags]
/// tests/fuzz/corpus/NAME
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/fuzz/targets.h"

namespace {

void (*run)(std::string_view) = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  for (int i = 1; i < *count; ++i) {
    for (const sluice::fuzz::Target& target : sluice::fuzz::targets()) {
      if ((*arguments)[i] == "--target=" + std::string(target.name)) {
        run = target.run;
      }
    }
  }
  if (run == nullptr) {
    std::fputs("say which target: --target=NAME, a folder of tests/fuzz/corpus\n", stderr);
    std::exit(2);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  run({reinterpret_cast<const char*>(data), size});
  return 0;
}
