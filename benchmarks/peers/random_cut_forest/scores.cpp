#include <cstdlib>
#include <ctime>
#include <iostream>
#include <span>
#include <vector>

#include "operators/forest/forest.h"

// Scores the numbers on standard input, one a line: scores SHINGLE SEED PASSES [parts]. Prints the
// score of each and, if asked, what it gave by being high and by being low; on standard error the
// seconds of processor time that each pass took to score and learn them all, from an empty forest.
// Scores.java does the same.

namespace {

using sluice::forest::Attribution;
using sluice::forest::Options;
using sluice::forest::RandomCutForest;

double time_pass(const Options& options, const std::vector<double>& values,
                 std::vector<double>& scores) {
  RandomCutForest forest(options);
  const std::clock_t start = std::clock();
  for (std::size_t i = 0; i < values.size(); ++i) {
    scores[i] = forest.push(std::span(&values[i], 1));
  }
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void print(const Options& options, const std::vector<double>& values,
           const std::vector<double>& scores, bool with_parts) {
  RandomCutForest forest(options);
  Attribution parts;
  std::cout.precision(12);
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::cout << scores[i];
    if (with_parts) {
      forest.push(std::span(&values[i], 1), parts);
      std::cout << ' ' << parts.high[0] << ' ' << parts.low[0];
    }
    std::cout << '\n';
  }
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count < 4) {
    std::cerr << "usage: scores SHINGLE SEED PASSES [parts] < numbers\n";
    return 2;
  }
  Options options;
  options.shingle = std::strtoull(arguments[1], nullptr, 10);
  options.seed = std::strtoull(arguments[2], nullptr, 10);
  std::vector<double> values;
  for (double value = 0; std::cin >> value;) {
    values.push_back(value);
  }
  std::vector<double> scores(values.size());
  for (int pass = std::atoi(arguments[3]); pass > 0; --pass) {
    std::cerr << time_pass(options, values, scores) << '\n';
  }
  print(options, values, scores, argument_count > 4);
}
