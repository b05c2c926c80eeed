/* Control digits, and the dates in identity numbers. */
#include "privacy.h"

#include "privacy_digits.h"

/* Weighted sum of the digits modulo 11. */
static int remainder_11(const char *digits, const int *weights, int count)
{
	int sum = 0;

	for (int i = 0; i < count; i++)
		sum += (digits[i] - '0') * weights[i];
	return sum % 11;
}

/* Day and month of an identity number: D-numbers add 40 to the day, H-numbers and NAV's synthetic ones 40
 * to the month, Tenor's 80. FH-numbers (first digit 8 or 9) hold no date. */
static bool plausible_date(const char *digits)
{
	int day = digits_pair(digits), month = digits_pair(digits + 2);

	if (digits[0] >= '8')
		return true;
	day -= day > 40 ? 40 : 0;
	month -= month > 80 ? 80 : month > 40 ? 40 : 0;
	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* Modulo 11 with the weights of the Norwegian national registry. From 2032 the first control digit may leave
 * remainder 0–3 instead of 0; the second stays at 0. */
static bool has_control_digits(const char digits[11], int most)
{
	static const int first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2, 1 };
	static const int second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };

	return plausible_date(digits) && remainder_11(digits, first, 10) <= most &&
	       remainder_11(digits, second, 11) == 0;
}

bool privacy_is_identity_number(const char digits[11])
{
	return has_control_digits(digits, 3);
}

bool privacy_is_strict_identity(const char digits[11])
{
	return has_control_digits(digits, 0);
}

bool privacy_is_account_number(const char digits[11])
{
	static const int weights[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };

	return remainder_11(digits, weights, 11) == 0;
}
