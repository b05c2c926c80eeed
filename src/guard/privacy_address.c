#include "privacy_address.h"

#include "base/arena.h"
#include "privacy.h"

#include <ctype.h>
#include <string.h>

/* The letters a–z of `text`, lower case, with å ø æ as a o a, up to the first word "kommune". */
static const char *domain_letters(struct arena *a, const char *text, size_t size)
{
	const char *copy = text_compose(a, arena_text(a, text, size));
	char *out = arena_alloc(a, strlen(copy) + 1, 1);
	size_t n = 0;
	uint32_t c;

	while ((c = utf8_next(&copy)) != 0) {
		if (c == 0xE5 || c == 0xC5 || c == 0xE6 || c == 0xC6)
			c = 'a';
		else if (c == 0xF8 || c == 0xD8)
			c = 'o';
		if (c < 0x80 && isalpha((int)c))
			out[n++] = (char)tolower((int)c);
	}
	out[n] = '\0';
	return out;
}

/* The domain itself, or one below it. */
static bool is_below(const char *domain, size_t size, const char *own)
{
	size_t own_size = strlen(own);

	return size >= own_size && strncasecmp(domain + size - own_size, own, own_size) == 0 &&
	       (size == own_size || domain[size - own_size - 1] == '.');
}

/* eksempel.kommune.no belongs to "Eksempel kommune". */
static bool named_domain(const struct privacy *gate, const char *domain, size_t size)
{
	static const char tail[] = ".kommune.no";
	size_t tail_size = sizeof tail - 1;
	const char *name = gate->municipality ? gate->municipality : "";
	const char *ours;
	size_t label;

	if (size <= tail_size || strncasecmp(domain + size - tail_size, tail, tail_size) != 0)
		return false;
	label = size - tail_size;
	for (size_t i = 0; i < label; i++) /* a sub-domain: only its last part names the municipality */
		if (domain[i] == '.') {
			domain += i + 1;
			label -= i + 1;
			i = (size_t)-1;
		}
	ours = domain_letters(gate->arena, name, strlen(name));
	return text_equal(arena_printf(gate->arena, "%skommune", domain_letters(gate->arena, domain, label)), ours);
}

bool privacy_is_own_domain(const struct privacy *gate, const char *domain, size_t size)
{
	for (size_t i = 0; i < gate->domain_count; i++)
		if (is_below(domain, size, gate->domains[i]))
			return true;
	return named_domain(gate, domain, size);
}
