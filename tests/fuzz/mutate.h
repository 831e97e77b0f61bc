#pragma once

#include <random>
#include <string>
#include <vector>

namespace sluice::fuzz {

/// A text of the corpus with some random changes: bytes changed, put in, left out, pieces doubled,
/// parts of other texts put in.
std::string mutated(const std::vector<std::string>& corpus, std::mt19937_64& random);

}  // namespace sluice::fuzz
