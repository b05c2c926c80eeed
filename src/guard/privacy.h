/* The privacy gate: what must not stand in a document that becomes public.
 *
 * Finds national identity numbers (fødselsnummer, D-, H- and FH-numbers, the synthetic series of NAV and
 * Tenor), account numbers, phone numbers, and e-mail addresses outside the municipality's own domain.
 *
 * It judges what is printed: the texts of the finished document, joined as a reader reads them, and the files that go
 * along with it. See texts.h. */
#ifndef GUARD_PRIVACY_H
#define GUARD_PRIVACY_H

#include "base/diag.h"
#include "base/text.h"

#include <stdbool.h>

struct texts;

struct privacy {
	const char *municipality; /* "Søndre Land kommune": allows addresses at sondre-land.kommune.no */
	const char *const *domains; /* more of its own domains, in lower case */
	size_t domain_count;
	const char *const *phones; /* its own telephone numbers: digits alone, without the country code */
	size_t phone_count;
	bool internal;            /* --intern: warnings instead of faults */
	struct arena *arena;
	struct diag *diag;
};

/* Judges what a reader would see of `texts`; each find is added with its place, once, its letters and digits masked. */
void privacy_check(const struct privacy *gate, struct texts *texts);

/* Kinds of 11-digit numbers by their check digits and date parts. */
bool privacy_is_identity_number(const char digits[11]);
/* The same by the rule that holds until 2032: for digits that may be figures beside each other. */
bool privacy_is_strict_identity(const char digits[11]);
bool privacy_is_account_number(const char digits[11]);

#endif
