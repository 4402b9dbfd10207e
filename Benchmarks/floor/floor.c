#include "floor.h"

static const uint64_t start = 14695981039346656037u;
static const uint64_t prime = 1099511628211u;

/// The lower case of each letter and digit, 0 for any other byte.
static const uint8_t lower[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7',
    ['8'] = '8', ['9'] = '9',
#define LETTER(small, large) [small] = small, [large] = small
    LETTER('a', 'A'), LETTER('b', 'B'), LETTER('c', 'C'), LETTER('d', 'D'), LETTER('e', 'E'), LETTER('f', 'F'),
    LETTER('g', 'G'), LETTER('h', 'H'), LETTER('i', 'I'), LETTER('j', 'J'), LETTER('k', 'K'), LETTER('l', 'L'),
    LETTER('m', 'M'), LETTER('n', 'N'), LETTER('o', 'O'), LETTER('p', 'P'), LETTER('q', 'Q'), LETTER('r', 'R'),
    LETTER('s', 'S'), LETTER('t', 'T'), LETTER('u', 'U'), LETTER('v', 'V'), LETTER('w', 'W'), LETTER('x', 'X'),
    LETTER('y', 'Y'), LETTER('z', 'Z'),
};

static uint64_t slot(uint64_t hash, const uint64_t *table, uint64_t mask) {
  uint64_t at = (hash ^ hash >> 32) & mask;
  while (table[at] && table[at] != hash) at = (at + 1) & mask;
  return at;
}

/// The hash of the next word from `*at` on, which moves behind it; 0 when there is none.
static uint64_t next_word(const uint8_t *text, size_t length, size_t *at) {
  uint8_t letter = 0;
  while (*at < length && !(letter = lower[text[*at]])) (*at)++;
  if (*at == length) return 0;
  uint64_t hash = start;
  do {
    hash = (hash ^ letter) * prime;
    (*at)++;
  } while (*at < length && (letter = lower[text[*at]]));
  return hash;
}

size_t tocsin_floor(const uint8_t *text, size_t length, const uint64_t *table, uint64_t mask) {
  size_t found = 0, at = 0;
  for (uint64_t hash; (hash = next_word(text, length, &at));) {
    if (table[slot(hash, table, mask)]) found++;
  }
  return found;
}

void tocsin_floor_learn(const uint8_t *text, size_t length, uint64_t *table, uint64_t mask) {
  size_t at = 0;
  for (uint64_t hash; (hash = next_word(text, length, &at));) table[slot(hash, table, mask)] = hash;
}
