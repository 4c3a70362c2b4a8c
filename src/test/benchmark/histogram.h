/* Times in microseconds, in buckets that are at most 1/64 of their value wide. */
#ifndef HISTOGRAM_H
#define HISTOGRAM_H

#include <stdint.h>
#include <string.h>

#define FINE_BITS 6
#define FINE (1 << FINE_BITS)
#define BUCKETS (40 * FINE)

typedef struct {
  uint64_t count[BUCKETS];
  uint64_t total;
  uint64_t largest;
} Histogram;

static inline int histogram_bucket(uint64_t us) {
  if (us < FINE) return (int)us;
  int magnitude = 63 - __builtin_clzll(us);
  int bucket = ((magnitude - FINE_BITS + 1) << FINE_BITS) + (int)((us >> (magnitude - FINE_BITS)) - FINE);
  return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

/* The largest value of a bucket. */
static inline uint64_t histogram_value(int bucket) {
  if (bucket < FINE) return (uint64_t)bucket;
  int shift = (bucket >> FINE_BITS) - 1;
  return (((uint64_t)(bucket & (FINE - 1)) + FINE + 1) << shift) - 1;
}

static inline void histogram_add(Histogram *h, uint64_t us) {
  h->count[histogram_bucket(us)]++;
  h->total++;
  if (us > h->largest) h->largest = us;
}

/* The time that this share of all times does not exceed, in ms; 0 without times. */
static inline double histogram_ms(const Histogram *h, double share) {
  if (h->total == 0) return 0;
  uint64_t rank = (uint64_t)(share * (double)h->total), seen = 0;
  if (rank >= h->total) rank = h->total - 1;
  for (int i = 0; i < BUCKETS; i++) {
    seen += h->count[i];
    if (seen > rank) {
      uint64_t us = histogram_value(i);
      return (double)(us < h->largest ? us : h->largest) / 1000;
    }
  }
  return (double)h->largest / 1000;
}

static inline void histogram_clear(Histogram *h) { memset(h, 0, sizeof *h); }

#endif
