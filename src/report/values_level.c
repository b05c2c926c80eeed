/* Placeholders for what each government level gains or loses. */
#include "money.h"
#include "prose.h"
#include "sources.h"
#include "values.h"

#include "base/number.h"
#include "study/answers.h"

#include <math.h>
#include <string.h>

/* Less than this is told as nothing, kr. */
static const double LEAST_TOLD = 1000;

static const char *year_text(const struct build *b, int year)
{
	return arena_printf(b->arena, "%d", year);
}

static double per_participant(const struct build *b, double kroner)
{
	return kroner / (double)b->results->all_participants;
}

/* Gain before the cost of the measure, present value, kr. */
static double gross_gain(const struct build *b, int level)
{
	return b->results->net[level] - b->results->implementation[level];
}

static struct source largest(const struct build *b, int level, bool gain)
{
	struct source s = { .phrase = "" };

	source_largest(&s, b, level, gain);
	return s;
}

static bool has_sectors(const struct build *b, int level)
{
	for (int i = 0; i < b->data->sector_count; i++)
		if (amount_sign(b->results->sector[i][level]) != SIGN_ZERO)
			return true;
	return false;
}

static struct cash cash(const struct build *b, int level)
{
	return b->study->answers.cash[level];
}

/* What `net` kr is for `who`, `id` as a sentence says it: a loss, nothing, a gain, or so little that it is nothing. */
static const char *said_of(const struct build *b, enum word id, const char *who, double net)
{
	enum { LITTLE = 3 };
	struct value *values = value_new_map(b->arena);
	int sign = amount_sign(net);
	bool little = sign != SIGN_ZERO && fabs(net) < LEAST_TOLD;

	value_set_text(b->arena, values, "hvem", who);
	value_set_text(b->arena, values, "beloep", prose_amount(b->arena, b->words, net));
	return build_filled(b, words_text(b->words, id, little ? LITTLE : sign + 1), values);
}

static const char *outcome(const struct build *b, enum word id, int level, double net)
{
	return said_of(b, id, build_level(b, WORD_LEVEL_DEFINITE, level), net);
}

static const char *result(const struct build *b, enum word id, int level)
{
	return outcome(b, id, level, b->results->net[level]);
}

/* What the level is left with when the measure does nothing. */
static const char *without_effect(const struct build *b, enum word id, int level)
{
	return outcome(b, id, level, b->results->implementation[level]);
}

/* Whether it is the same for a level as for all together, as printed. */
static bool same_as_total(const struct build *b, int level)
{
	return strcmp(outcome(b, WORD_RESULT, level, b->results->implementation[level]),
		      outcome(b, WORD_RESULT, level, b->results->implementation[TOTAL])) == 0;
}

/* The level and the total: "taper kommunen 500 000 kroner, og det offentlige samlet taper 1 million kroner". */
static const char *without_effect_both(const struct build *b, int level)
{
	const char *total = build_level(b, WORD_LEVEL_DEFINITE, TOTAL);
	const char *own = build_level(b, WORD_LEVEL_DEFINITE, level);

	if (same_as_total(b, level))
		return said_of(b, WORD_RESULT_INVERTED,
			       arena_printf(b->arena, "%s %s %s %s", word(b->words, WORD_BOTH), own,
					    word(b->words, WORD_AND), total),
			       b->results->implementation[level]);
	return arena_printf(b->arena, "%s, %s %s %s", without_effect(b, WORD_RESULT_INVERTED, level),
			    word(b->words, WORD_AND), total, without_effect(b, WORD_RESULT, TOTAL));
}

/* What counts most in the direction that the level's result has. */
static const char *reason(const struct build *b, int level)
{
	return largest(b, level, amount_sign(b->results->net[level]) == SIGN_GAIN).phrase;
}

/* "+2,8 mill. kr", as in the charts. */
static const char *short_net(const struct build *b, int level)
{
	double net = b->results->net[level];
	struct money m = money_for(b, net);

	if (fabs(net) < 999500)
		return arena_printf(b->arena, "%s%s", amount_sign(net) == SIGN_GAIN ? "+" : "",
				    prose_short(b->arena, b->words, number_significant(net, 2)));
	return arena_printf(b->arena, "%s\u00a0%s", money_signed(&m, net), m.name);
}

#define LEVEL_VALUES(TEXT, FLAG)                                                                   \
	TEXT(level, navn, "nivåets navn, med stor forbokstav", build_level(b, WORD_LEVEL_NAMES, i))    \
	TEXT(level, bestemt, "nivåets navn inne i en setning", build_level(b, WORD_LEVEL_DEFINITE, i)) \
	FLAG(level, sparer, "nettogevinsten er positiv", amount_sign(r->net[i]) == SIGN_GAIN)      \
	FLAG(level, taper, "nettogevinsten er negativ", amount_sign(r->net[i]) == SIGN_LOSS)       \
	FLAG(level, null, "nettogevinsten er null", amount_sign(r->net[i]) == SIGN_ZERO)           \
	TEXT(level, resultat, "«kommer ut 2,8 millioner kroner i pluss», «taper …» eller «går i null»", \
	     result(b, WORD_RESULT, i))                                                            \
	TEXT(level, resultat_omvendt, "«kommer kommunen ut 2,8 millioner kroner i pluss»",         \
	     result(b, WORD_RESULT_INVERTED, i))                                                   \
	TEXT(level, uten_virkning, "det samme om tiltaket ikke virker",                            \
	     without_effect(b, WORD_RESULT, i))                                                    \
	TEXT(level, uten_virkning_begge, "det samme for nivået og samlet, når setningen begynner med noe annet", \
	     without_effect_both(b, i))                                                            \
	TEXT(level, forventet_omvendt, "det samme når det kan hende at tiltaket ikke virker", \
	     outcome(b, WORD_RESULT_INVERTED, i, b->study->expected_net[i]))                       \
	FLAG(level, har_aarsak, "resultatet er mer enn ubetydelig, og kommer av noe",              \
	     fabs(r->net[i]) >= LEAST_TOLD && *reason(b, i) != '\0')                               \
	TEXT(level, aarsak, "det som betyr mest for gevinsten, eller for tapet når nivået taper", reason(b, i)) \
	TEXT(level, beloep, "nettogevinstens størrelse, avrundet", prose_amount(a, w, r->net[i]))  \
	TEXT(level, om_lag, "nettogevinstens størrelse, med «om lag» eller «nær»",                 \
	     prose_about(a, w, r->net[i]))                                                         \
	TEXT(level, kroner, "nettogevinsten i hele kroner", prose_exact(a, w, r->net[i]))          \
	TEXT(level, kort, "nettogevinsten kort, for figurer", short_net(b, i))                     \
	TEXT(level, per_deltaker, "nettogevinst per deltaker, størrelsen, med «om lag»",           \
	     prose_about(a, w, per_participant(b, r->net[i])))                                     \
	TEXT(level, per_deltaker_kroner, "nettogevinst per deltaker i hele kroner",                \
	     prose_exact(a, w, per_participant(b, r->net[i])))                                     \
	FLAG(level, betaler, "nivået betaler for tiltaket, netto",                                 \
	     amount_sign(r->implementation[i]) == SIGN_LOSS)                                       \
	TEXT(level, kostnad, "det nivået betaler netto for tiltaket, nåverdi",                     \
	     prose_about(a, w, r->implementation[i]))                                              \
	FLAG(level, har_gevinst, "gevinsten før kostnader er positiv",                             \
	     amount_sign(gross_gain(b, i)) == SIGN_GAIN)                                           \
	FLAG(level, har_merutgift, "gevinsten før kostnader er negativ",                           \
	     amount_sign(gross_gain(b, i)) == SIGN_LOSS)                                           \
	TEXT(level, gevinst, "gevinsten før kostnader, størrelsen",                                \
	     prose_about(a, w, gross_gain(b, i)))                                                  \
	FLAG(level, naadd, "nivået får igjen det tiltaket koster",                                 \
	     r->payback[i].status == PAYBACK_REACHED)                                              \
	FLAG(level, ikke_naadd, "nivået får ikke igjen det tiltaket koster i perioden",            \
	     r->payback[i].status == PAYBACK_NOT_IN_PERIOD)                                        \
	FLAG(level, ingen_investering, "nivåets balanse er aldri negativ",                         \
	     r->payback[i].status == PAYBACK_NO_INVESTMENT)                                        \
	TEXT(level, tid, "tid til tilbakebetaling",                                                \
	     prose_counted(a, w, WORD_YEARS, r->payback[i].years))                                 \
	TEXT(level, aar, "året for tilbakebetaling", year_text(b, r->payback[i].year))             \
	FLAG(level, negativ_igjen, "balansen blir negativ igjen",                                  \
	     r->payback[i].negative_again > 0)                                                     \
	TEXT(level, negativ_aar, "året balansen blir negativ igjen",                               \
	     year_text(b, r->payback[i].negative_again))                                           \
	FLAG(level, varig, "balansen er positiv fra et visst år og ut perioden",                   \
	     r->payback[i].lasting_year > 0)                                                       \
	TEXT(level, varig_aar, "året balansen er positiv fra og ut perioden",                      \
	     year_text(b, r->payback[i].lasting_year))                                             \
	FLAG(level, har_hovedgevinst, "nivået har minst én gevinst",                               \
	     *largest(b, i, true).phrase != '\0')                                                  \
	TEXT(level, hovedgevinst, "den største gevinsten med ord", largest(b, i, true).phrase)     \
	FLAG(level, hovedgevinst_mest, "den er minst halvparten av gevinstene",                    \
	     largest(b, i, true).mostly)                                                           \
	FLAG(level, hovedgevinst_alt, "det er den eneste", largest(b, i, true).alone)              \
	FLAG(level, har_hovedtap, "nivået har minst ett tap",                                      \
	     *largest(b, i, false).phrase != '\0')                                                 \
	TEXT(level, hovedtap, "det største tapet med ord", largest(b, i, false).phrase)            \
	FLAG(level, hovedtap_mest, "det er minst halvparten av tapene",                            \
	     largest(b, i, false).mostly)                                                          \
	FLAG(level, hovedtap_alt, "det er det eneste", largest(b, i, false).alone)                 \
	FLAG(level, har_sektorer, "minst én sektor gir gevinst eller tap", has_sectors(b, i))      \
	FLAG(level, har_underskudd, "nivået har minst ett år med underskudd",                      \
	     cash(b, i).yearly.year > 0)                                                           \
	TEXT(level, underskudd, "det største underskuddet i ett år",                               \
	     prose_about(a, w, cash(b, i).yearly.amount))                                          \
	TEXT(level, underskudd_aar, "året med størst underskudd",                                  \
	     year_text(b, cash(b, i).yearly.year))                                                 \
	FLAG(level, har_utlegg, "nivået har på et tidspunkt lagt ut mer enn det har spart",        \
	     cash(b, i).accumulated.year > 0)                                                      \
	TEXT(level, utlegg, "det meste nivået har lagt ut mer enn det har spart",                  \
	     prose_about(a, w, cash(b, i).accumulated.amount))                                     \
	TEXT(level, utlegg_aar, "året utlegget er størst",                                         \
	     year_text(b, cash(b, i).accumulated.year))
VALUE_GROUP(level, LEVEL_VALUES);

#define OWNER_VALUES(TEXT, FLAG)                                                                   \
	FLAG(owner, kommune, "en kommune eier saken", s->owner == LEVEL_KOMMUNE)                   \
	FLAG(owner, fylkeskommune, "en fylkeskommune eier saken", s->owner == LEVEL_FYLKESKOMMUNE) \
	TEXT(owner, offisielt_navn, "navnet i saken, for eksempel «Eksempel kommune»", s->owner_name)   \
	TEXT(owner, den_andre, "det nest første nivået: fylkeskommunen eller kommunene",           \
	     build_level(b, WORD_LEVEL_NAMES, build_level_at(b, 1)))
VALUE_GROUP(owner, OWNER_VALUES);

/* With its sign, since a note may set it anywhere. */
static const char *signed_amount(const struct build *b, int level)
{
	double net = b->results->net[level];
	const char *minus = amount_sign(net) == SIGN_LOSS ? "\u2212" : "";

	return arena_printf(b->arena, "%s%s", minus, prose_amount(b->arena, b->words, net));
}

#define NET_VALUES(TEXT, FLAG)                                                                     \
	TEXT(net, nivaa, "nettogevinsten med fortegn, avrundet", signed_amount(b, i))
VALUE_GROUP(net, NET_VALUES);

/* Some levels, in their order. */
struct party {
	int levels[LEVELS], count;
};

/* What the levels of a party have in common. */
enum party_kind { GAINERS, LOSERS, PAYERS, RECEIVERS };

/* What `level` has of it, kr; the level belongs to the party when it is above zero. */
static double stake(const struct build *b, enum party_kind kind, int level)
{
	switch (kind) {
	case GAINERS:
		return b->results->net[level];
	case LOSERS:
		return -b->results->net[level];
	case PAYERS:
		return -b->results->implementation[level];
	case RECEIVERS:
		break;
	}
	return gross_gain(b, level);
}

static struct party party_of(const struct build *b, enum party_kind kind)
{
	struct party p = { .count = 0 };

	for (int i = 0; i < LEVELS; i++)
		if (amount_sign(stake(b, kind, build_level_at(b, i))) == SIGN_GAIN)
			p.levels[p.count++] = build_level_at(b, i);
	return p;
}

/* Those of them who have most: several when the difference would be printed as 0. */
static struct party party_most(const struct build *b, enum party_kind kind)
{
	struct party all = party_of(b, kind), most = { .count = 0 };
	double largest = 0;

	for (int i = 0; i < all.count; i++)
		largest = fmax(largest, stake(b, kind, all.levels[i]));
	for (int i = 0; i < all.count; i++)
		if (amount_sign(largest - stake(b, kind, all.levels[i])) == SIGN_ZERO)
			most.levels[most.count++] = all.levels[i];
	return most;
}

/* "kommunen og staten", inside a sentence. */
static const char *party_words(const struct build *b, struct party p)
{
	const char *words[LEVELS];

	for (int i = 0; i < p.count; i++)
		words[i] = build_level(b, WORD_LEVEL_DEFINITE, p.levels[i]);
	return prose_list(b->arena, b->words, words, (size_t)p.count);
}

static bool party_tied(const struct build *b, enum party_kind kind)
{
	int count = party_of(b, kind).count;

	return count > 1 && party_most(b, kind).count == count;
}

/* Whether those who pay most also get most back. */
static bool payers_receive(const struct build *b)
{
	struct party pay = party_most(b, PAYERS), get = party_most(b, RECEIVERS);

	if (pay.count != get.count)
		return false;
	for (int i = 0; i < pay.count; i++)
		if (pay.levels[i] != get.levels[i])
			return false;
	return pay.count > 0;
}

/* The same for each kind; `does` is what they do. */
#define PARTY_VALUES(TEXT, FLAG, group, kind, does)                                                \
	FLAG(group, flere, "minst to nivåer " does, party_of(b, kind).count > 1)                   \
	FLAG(group, alle_tre, "alle de tre nivåene " does, party_of(b, kind).count == LEVELS)      \
	FLAG(group, bare_en, "ett nivå " does, party_of(b, kind).count == 1)                       \
	FLAG(group, ingen, "ingen nivåer " does, party_of(b, kind).count == 0)                     \
	FLAG(group, likt, "minst to nivåer " does ", og like mye", party_tied(b, kind))            \
	TEXT(group, navn, "nivået som " does " mest, med stor forbokstav; flere når de er like",   \
	     prose_capital(a, party_words(b, party_most(b, kind))))                                \
	TEXT(group, bestemt, "det samme inne i en setning", party_words(b, party_most(b, kind)))   \
	TEXT(group, alle_navn, "alle nivåene som " does ", med stor forbokstav",                   \
	     prose_capital(a, party_words(b, party_of(b, kind))))                                  \
	TEXT(group, alle, "det samme inne i en setning", party_words(b, party_of(b, kind)))

#define WINNER_VALUES(TEXT, FLAG) PARTY_VALUES(TEXT, FLAG, winner, GAINERS, "sparer")
VALUE_GROUP(winner, WINNER_VALUES);

#define LOSER_VALUES(TEXT, FLAG) PARTY_VALUES(TEXT, FLAG, loser, LOSERS, "taper")
VALUE_GROUP(loser, LOSER_VALUES);

#define PAYER_VALUES(TEXT, FLAG) PARTY_VALUES(TEXT, FLAG, payer, PAYERS, "betaler")
VALUE_GROUP(payer, PAYER_VALUES);

#define RECEIVER_VALUES(TEXT, FLAG)                                                                \
	PARTY_VALUES(TEXT, FLAG, receiver, RECEIVERS, "får igjen")                                 \
	FLAG(receiver, betaler_mest, "de som får mest igjen, betaler også mest", payers_receive(b))
VALUE_GROUP(receiver, RECEIVER_VALUES);
