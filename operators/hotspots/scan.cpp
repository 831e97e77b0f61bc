#include "operators/hotspots/scan.h"

#include <initializer_list>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sluice::hotspots {
namespace {

// kDimensions is the number of dimensions, 0 where it is known at run time only.

template <std::size_t kDimensions>
std::uint64_t scan_plain(const double* columns, std::size_t stride, std::size_t count,
                         const double* point, std::size_t dimensions, double squared) {
  const std::size_t rows = kDimensions == 0 ? dimensions : kDimensions;
  std::uint64_t hits = 0;
  for (std::size_t i = 0; i < count; ++i) {
    double sum = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      const double difference = columns[row * stride + i] - point[row];
      sum += difference * difference;
    }
    hits |= std::uint64_t{sum <= squared} << i;
  }
  return hits;
}

std::uint64_t below_plain(const std::uint32_t* values, std::size_t count, std::uint32_t limit) {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    found |= std::uint64_t{values[i] < limit} << i;
  }
  return found;
}

#if defined(__x86_64__)

__attribute__((target("avx512f"))) std::uint64_t below_avx512(const std::uint32_t* values,
                                                              std::size_t count,
                                                              std::uint32_t limit) {
  const __m512i limits = _mm512_set1_epi32(static_cast<int>(limit));
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < count; i += 16) {
    const std::size_t left = count - i;
    const auto live = static_cast<__mmask16>(left >= 16 ? 0xFFFF : (1U << left) - 1);
    const __m512i some = _mm512_maskz_loadu_epi32(live, values + i);
    found |= std::uint64_t{_mm512_mask_cmplt_epu32_mask(live, some, limits)} << i;
  }
  return found;
}

template <std::size_t kDimensions>
__attribute__((target("avx2"))) std::uint64_t scan_avx2(const double* columns, std::size_t stride,
                                                        std::size_t count, const double* point,
                                                        std::size_t dimensions, double squared) {
  const std::size_t rows = kDimensions == 0 ? dimensions : kDimensions;
  const __m256d limit = _mm256_set1_pd(squared);
  const __m256i lanes = _mm256_set_epi64x(3, 2, 1, 0);
  std::uint64_t hits = 0;
  for (std::size_t i = 0; i < count; i += 4) {
    const auto left = static_cast<std::int64_t>(count - i);
    const __m256i live = _mm256_cmpgt_epi64(_mm256_set1_epi64x(left), lanes);
    __m256d sum = _mm256_setzero_pd();
    for (std::size_t row = 0; row < rows; ++row) {
      const __m256d x = _mm256_maskload_pd(columns + row * stride + i, live);
      const __m256d difference = _mm256_sub_pd(x, _mm256_set1_pd(point[row]));
      sum = _mm256_add_pd(sum, _mm256_mul_pd(difference, difference));
    }
    const __m256d near =
        _mm256_and_pd(_mm256_cmp_pd(sum, limit, _CMP_LE_OQ), _mm256_castsi256_pd(live));
    hits |= static_cast<std::uint64_t>(_mm256_movemask_pd(near)) << i;
  }
  return hits;
}

template <std::size_t kDimensions>
__attribute__((target("avx512f"))) std::uint64_t scan_avx512(const double* columns,
                                                             std::size_t stride, std::size_t count,
                                                             const double* point,
                                                             std::size_t dimensions,
                                                             double squared) {
  const std::size_t rows = kDimensions == 0 ? dimensions : kDimensions;
  const __m512d limit = _mm512_set1_pd(squared);
  std::uint64_t hits = 0;
  for (std::size_t i = 0; i < count; i += 8) {
    const std::size_t left = count - i;
    const auto live = static_cast<__mmask8>(left >= 8 ? 0xFF : (1U << left) - 1);
    __m512d sum = _mm512_setzero_pd();
    for (std::size_t row = 0; row < rows; ++row) {
      const __m512d x = _mm512_maskz_loadu_pd(live, columns + row * stride + i);
      const __m512d difference = _mm512_sub_pd(x, _mm512_set1_pd(point[row]));
      sum = _mm512_add_pd(sum, _mm512_mul_pd(difference, difference));
    }
    hits |= std::uint64_t{_mm512_mask_cmp_pd_mask(live, sum, limit, _CMP_LE_OQ)} << i;
  }
  return hits;
}

#endif

template <std::size_t kDimensions>
Scan choose(Simd simd) {
#if defined(__x86_64__)
  switch (simd) {
    case Simd::kAvx512:
      return scan_avx512<kDimensions>;
    case Simd::kAvx2:
      return scan_avx2<kDimensions>;
    case Simd::kPlain:
      break;
  }
#else
  static_cast<void>(simd);
#endif
  return scan_plain<kDimensions>;
}

}  // namespace

bool is_supported(Simd simd) {
#if defined(__x86_64__)
  return simd == Simd::kPlain || (simd == Simd::kAvx2 && __builtin_cpu_supports("avx2") != 0) ||
         (simd == Simd::kAvx512 && __builtin_cpu_supports("avx512f") != 0);
#else
  return simd == Simd::kPlain;
#endif
}

Simd widest_simd() {
  for (const Simd simd : {Simd::kAvx512, Simd::kAvx2}) {
    if (is_supported(simd)) {
      return simd;
    }
  }
  return Simd::kPlain;
}

Below choose_below([[maybe_unused]] Simd simd) {
#if defined(__x86_64__)
  if (simd == Simd::kAvx512) {
    return below_avx512;
  }
#endif
  return below_plain;  // AVX2 has no unsigned comparison and gains nothing over cells' few records
}

Scan choose_scan(Simd simd, int dimensions) {
  switch (dimensions) {
    case 1:
      return choose<1>(simd);
    case 2:
      return choose<2>(simd);
    case 3:
      return choose<3>(simd);
    default:
      return choose<0>(simd);
  }
}

}  // namespace sluice::hotspots
