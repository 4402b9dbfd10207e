#ifndef TOCSIN_FLOOR_H
#define TOCSIN_FLOOR_H

#include <stddef.h>
#include <stdint.h>

/// What every matcher must do at the least: cut a text into words of ASCII letters and digits, lower their case, hash
/// them (FNV-1a) and look each up in an open-addressing table of `mask + 1` hashes, 0 for free. The words found.
size_t tocsin_floor(const uint8_t *text, size_t length, const uint64_t *table, uint64_t mask);

/// Adds the words of a text to the table.
void tocsin_floor_learn(const uint8_t *text, size_t length, uint64_t *table, uint64_t mask);

/// How often this thread has called malloc.
size_t tocsin_allocations(void);

/// The bytes that malloc has given out and not got back.
size_t tocsin_allocated_bytes(void);

#endif
