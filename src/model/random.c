/* M. Matsumoto and T. Nishimura, Mersenne Twister: A 623-dimensionally equidistributed uniform pseudo-random number
 * generator, ACM TOMACS 8 (1998), with the seeding of 2002. */
#include "random.h"

#include <stdint.h>

enum { WORDS = 624, FAR = 397, DEFAULT_SEED = 4357 };

struct twister {
	uint32_t state[WORDS];
	uint32_t numbers[WORDS]; /* made of it */
	size_t next;
};

static void seed(void *state, unsigned long value)
{
	struct twister *t = state;

	t->state[0] = value ? (uint32_t)value : DEFAULT_SEED;
	for (uint32_t i = 1; i < WORDS; i++)
		t->state[i] = 1812433253u * (t->state[i - 1] ^ t->state[i - 1] >> 30) + i;
	t->next = WORDS;
}

/* The highest bit of one word and the others of the next, times a matrix; a mask serves for the branch, which no
 * processor could foresee. */
static uint32_t twist(uint32_t word, uint32_t next)
{
	uint32_t mixed = (word & 0x80000000u) | (next & 0x7fffffffu);

	return mixed >> 1 ^ (-(mixed & 1) & 0x9908b0dfu);
}

static uint32_t temper(uint32_t x)
{
	x ^= x >> 11;
	x ^= x << 7 & 0x9d2c5680u;
	x ^= x << 15 & 0xefc60000u;
	return x ^ x >> 18;
}

static void make_numbers(struct twister *t)
{
	uint32_t *word = t->state;

	for (int i = 0; i < WORDS - FAR; i++)
		word[i] = word[i + FAR] ^ twist(word[i], word[i + 1]);
	for (int i = WORDS - FAR; i < WORDS - 1; i++)
		word[i] = word[i + FAR - WORDS] ^ twist(word[i], word[i + 1]);
	word[WORDS - 1] = word[FAR - 1] ^ twist(word[WORDS - 1], word[0]);
	for (int i = 0; i < WORDS; i++)
		t->numbers[i] = temper(word[i]);
	t->next = 0;
}

static unsigned long get(void *state)
{
	struct twister *t = state;

	if (t->next == WORDS)
		make_numbers(t);
	return t->numbers[t->next++];
}

/* In [0, 1). */
static double get_double(void *state)
{
	return (double)get(state) / 4294967296.0;
}

const gsl_rng_type random_type = { "mt19937", UINT32_MAX, 0, sizeof(struct twister), seed, get, get_double };
