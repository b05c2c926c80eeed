/* Tjenester: what each service costs, who pays, and the lists that inputs are chosen from. Mengder: every row of what
 * people use. */
#include "workbook_sheets.h"

#include "base/arena.h"

#include <string.h>

static struct spot service_spot(int service, int column)
{
	return (struct spot){ SHEET_SERVICES, SERVICE_FIRST + service, column };
}

static int distributions(const struct workbook *w)
{
	return w->read->distribution_count ? w->read->distribution_count : 1;
}

static const char *distribution_id(const struct workbook *w, int i)
{
	return w->read->distribution_count ? w->read->distributions[i].id : "–";
}

/* The columns of lists below the services, and their names. */
enum {
	LIST_GROUP,
	LIST_GROUP_NAME,
	LIST_INTERVAL,
	LIST_FROM,
	LIST_TO,
	LIST_DISTRIBUTION,
	LIST_YEAR,
	LIST_KPI,
	LIST_DEFLATOR,
	LIST_DEFLATOR_ID,
	LIST_KIND,
	LIST_LEVEL,
	LIST_SHARES, /* only where some group has shares of its own */
	LISTS
};

static const char *const list_names[LISTS] = {
	"gruppe_id",  "gruppe_navn", "intervall_id",    "intervall_fra", "intervall_til", "fordeling_id",
	"indeks_aar", "indeks_kpi",  "indeks_deflator", "deflator_id",   "slag_id",       "nivaa_id",
	"andeler_gruppe",
};

static int list_first(const struct workbook *w)
{
	return SERVICE_FIRST + w->services + 4;
}

/* From here to here the two price indices have years. */
static struct interval index_years(const struct dataset *data)
{
	struct interval years = { data->kpi.first, data->kpi.last };

	if (data->deflator.first && data->deflator.first < years.from)
		years.from = data->deflator.first;
	if (data->deflator.first && data->deflator.last > years.to)
		years.to = data->deflator.last;
	return years;
}

static const struct local_price *own_price(const struct workbook *w, int service)
{
	for (size_t i = 0; i < w->written->price_count; i++)
		if (w->written->prices[i].service == service)
			return &w->written->prices[i];
	return NULL;
}

/* The index in the data set's price year; it does not move. */
static const char *base_index(struct workbook *w, int column)
{
	int row = list_first(w) + w->data->price_year - index_years(w->data).from;

	return book_address(w->book, (struct spot){ SHEET_SERVICES, row, column }, SHEET_SERVICES, "rc");
}

/* The index that the service's price follows, in the year that stands in `year`. */
static const char *index_in(struct workbook *w, int service, const char *year)
{
	const char *kpi =
		arena_printf(w->arena, "INDEX(indeks_kpi,MATCH(%s,indeks_aar,0))/%s", year, base_index(w, LIST_KPI));

	if (!w->data->sectors[w->data->services[service].sector].is_service || !w->data->deflator.first)
		return kpi;
	return arena_printf(w->arena,
			    "IF(inn_deflator=\"kommunal\",INDEX(indeks_deflator,MATCH(%s,indeks_aar,0))/%s,%s)", year,
			    base_index(w, LIST_DEFLATOR), kpi);
}

static void write_own_price(struct workbook *w, int service)
{
	const struct local_price *own = own_price(w, service);
	struct spot price = service_spot(service, SERVICE_OWN_PRICE), year = service_spot(service, SERVICE_OWN_YEAR);

	if (own)
		book_write_number(w->book, price, LOOK_INPUT_KRONER, own->price);
	else
		book_write_blank(w->book, price, LOOK_INPUT_KRONER);
	if (own && own->has_price_year)
		book_write_number(w->book, year, LOOK_INPUT_YEAR, own->price_year);
	else
		book_formula(w->book, year, LOOK_INPUT_YEAR, w->written->price_year, "=inn_prisaar");
}

/* How many sets of shares a service has: one for each distribution, and each group that has its own. */
static int share_sets(const struct workbook *w)
{
	return w->share_group_count * distributions(w);
}

static void write_shares(struct workbook *w, int service)
{
	const struct service *used = &w->data->services[service];
	int last = SERVICE_CHOICES + share_sets(w) * LEVELS - 1;
	const char *all = book_range(w->book, service_spot(service, SERVICE_CHOICES), service_spot(service, last),
				     SHEET_SERVICES, "c");
	const char *group = w->share_group_count == 1
				    ? ""
				    : arena_printf(w->arena, "%d*IFERROR(MATCH(inn_gruppe,andeler_gruppe,0),0)+",
						   LEVELS * distributions(w));

	for (int level = 0; level < LEVELS; level++)
		book_formula(w->book, service_spot(service, SERVICE_SHARE + level), LOOK_SHARE, used->share[level],
			     "=INDEX(%s,%s%d*(fordeling_nr-1)+%d)", all, group, LEVELS, level + 1);
	for (int i = 0; i < share_sets(w); i++)
		for (int level = 0; level < LEVELS; level++)
			book_write_number(w->book, service_spot(service, SERVICE_CHOICES + i * LEVELS + level),
					  LOOK_SHARE, w->split[i * w->services + service].share[level]);
}

/* The groups whose shares are their own, as those that were fitted have. */
static void find_share_groups(struct workbook *w)
{
	const struct dataset *data = w->read;

	w->share_groups = NEW_ARRAY(w->arena, (size_t)data->group_count + 1, int);
	w->share_group_count = 1;
	for (int group = 1; group < data->group_count; group++)
		for (size_t i = 0; i < data->group_share_count; i++)
			if (data->group_shares[i].group == group) {
				w->share_groups[w->share_group_count++] = group;
				break;
			}
}

/* What each distribution makes of the services. */
static struct service *split_services(const struct workbook *w)
{
	struct service *split = NEW_ARRAY(w->arena, (size_t)(share_sets(w) * w->services), struct service);
	struct dataset *data = NEW(w->arena, struct dataset);

	for (int i = 0; i < share_sets(w); i++) {
		*data = *w->read;
		if (data->distribution_count)
			dataset_distribute(data, i % distributions(w), w->share_groups[i / distributions(w)]);
		memcpy(&split[i * w->services], data->services, (size_t)w->services * sizeof *split);
	}
	return split;
}

static void write_service(struct workbook *w, int service)
{
	const struct service *s = &w->read->services[service];
	const struct sector *sector = &w->read->sectors[s->sector];
	enum language language = w->in->language;
	struct book *b = w->book;
	const char *own = book_address(b, service_spot(service, SERVICE_OWN_PRICE), SHEET_SERVICES, "c");
	const char *data = book_address(b, service_spot(service, SERVICE_DATA_PRICE), SHEET_SERVICES, "c");
	const char *year = book_address(b, service_spot(service, SERVICE_OWN_YEAR), SHEET_SERVICES, "c");

	book_write_text(b, service_spot(service, SERVICE_ID), LOOK_TEXT, s->id);
	book_write_text(b, service_spot(service, SERVICE_NAME), LOOK_TEXT, s->name[language]);
	book_write_text(b, service_spot(service, SERVICE_SECTOR), LOOK_TEXT, sector->id);
	book_write_text(b, service_spot(service, SERVICE_DIRECTION), LOOK_TEXT, s->revenue ? "inntekt" : "utgift");
	book_write_text(b, service_spot(service, SERVICE_UNIT), LOOK_TEXT, dataset_text(w->read, s->unit, language));
	book_write_number(b, service_spot(service, SERVICE_DATA_PRICE), LOOK_PRICE, s->price);
	write_own_price(w, service);
	book_formula(b, service_spot(service, SERVICE_PRICE), LOOK_PRICE, calc_unit_price(w->s, w->data, service),
		     "=IF(%s=\"\",%s,IFERROR(%s/(%s),%s))", own, data, own, index_in(w, service, year), data);
	book_write_text(b, service_spot(service, SERVICE_FOLLOWS), LOOK_TEXT,
			sector->is_service ? say(w, "valgt deflator") : "kpi");
	book_formula(b, service_spot(service, SERVICE_FACTOR), LOOK_FACTOR,
		     calc_price_factor(w->s, w->data, service, w->data->price_year, w->s->price_year),
		     "=IFERROR(%s,1)", index_in(w, service, "inn_prisaar"));
	write_shares(w, service);
	book_write_text(b, service_spot(service, SERVICE_SOURCE), LOOK_TEXT,
			dataset_text(w->read, s->source, language));
	book_write_text(b, service_spot(service, SERVICE_GRADE), LOOK_TEXT, grade_id[s->grade]);
	book_write_text(b, service_spot(service, SERVICE_REALISATION), LOOK_TEXT, realisation_id[s->realisation]);
}

static void write_service_heads(struct workbook *w)
{
	const char *const heads[] = {
		[SERVICE_ID] = "Id",
		[SERVICE_NAME] = say(w, "Tjeneste"),
		[SERVICE_SECTOR] = "Sektor",
		[SERVICE_DIRECTION] = "Utgift eller inntekt",
		[SERVICE_UNIT] = say(w, "Enhet"),
		[SERVICE_DATA_PRICE] =
			arena_printf(w->arena, "%s %d", "Pris i datasettet, kroner i", w->data->price_year),
		[SERVICE_OWN_PRICE] = say(w, "Egen pris, kr"),
		[SERVICE_OWN_YEAR] = say(w, "Prisår for egen pris"),
		[SERVICE_PRICE] =
			arena_printf(w->arena, "%s %d", say(w, "Pris som brukes, kroner i"), w->data->price_year),
		[SERVICE_FOLLOWS] = say(w, "Prisen følger"),
		[SERVICE_FACTOR] = "Faktor til prisåret",
		[SERVICE_SHARE] = say(w, "Kommunens andel"),
		say(w, "Fylkeskommunens andel"),
		say(w, "Statens andel"),
		[SERVICE_SOURCE] = say(w, "Kilde"),
		[SERVICE_GRADE] = "Kvalitet",
		[SERVICE_REALISATION] = say(w, "Blir til penger"),
	};

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		book_write_text(w->book, (struct spot){ SHEET_SERVICES, SERVICE_FIRST - 1, (int)i }, LOOK_HEAD,
				heads[i]);
	for (int i = 0; i < share_sets(w) * LEVELS; i++) {
		struct spot at = { SHEET_SERVICES, SERVICE_FIRST - 1, SERVICE_CHOICES + i };
		int set = i / LEVELS, group = w->share_groups[set / distributions(w)];

		book_write_text(w->book, at, LOOK_HEAD,
				arena_printf(w->arena, "%s%s%s: %s", group ? w->read->groups[group].id : "",
					     group ? ", " : "", distribution_id(w, set % distributions(w)),
					     level_id[i % LEVELS]));
	}
}

/* The cell of item `i` in a list, and the name over `count` of them. */
static struct spot list_spot(const struct workbook *w, int list, int i)
{
	return (struct spot){ SHEET_SERVICES, list_first(w) + i, list };
}

static void name_list(struct workbook *w, int list, int count)
{
	book_name(w->book, list_names[list], list_spot(w, list, 0), list_spot(w, list, count - 1));
}

static void list_words(struct workbook *w, int list, const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
		book_write_text(w->book, list_spot(w, list, i), LOOK_TEXT, words[i]);
	name_list(w, list, count);
}

static void write_indices(struct workbook *w)
{
	struct interval years = index_years(w->data);
	const struct price_index *const indices[] = { &w->data->kpi, &w->data->deflator };

	for (int year = years.from; year <= years.to; year++) {
		book_write_number(w->book, list_spot(w, LIST_YEAR, year - years.from), LOOK_YEAR, year);
		for (int i = 0; i < 2; i++)
			if (price_index_has(indices[i], year))
				book_write_number(w->book, list_spot(w, LIST_KPI + i, year - years.from),
						  LOOK_QUANTITY, indices[i]->value[year - indices[i]->first]);
	}
	for (int list = LIST_YEAR; list <= LIST_DEFLATOR; list++)
		name_list(w, list, years.to - years.from + 1);
}

static void write_lists(struct workbook *w)
{
	const struct dataset *data = w->read;
	const char *const deflators[] = { "kpi", "kommunal" };
	const char *const kinds[] = { "betaler", "tilskudd fra", "bortfall for" };
	const char *const heads[LISTS] = {
		"Målgrupper",
		say(w, "Navn"),
		say(w, "Aldersintervaller"),
		say(w, "Fra"),
		"Til",
		say(w, "Fordelinger"),
		"År",
		"Konsumprisindeks",
		"Kommunal deflator",
		"Deflator",
		"Kostnad",
		"Nivå",
		say(w, "Egne andeler"),
	};

	for (int i = 0; i < (w->share_group_count > 1 ? LISTS : LIST_SHARES); i++)
		book_write_text(w->book, list_spot(w, i, -1), LOOK_HEAD, heads[i]);
	for (int i = 1; i < data->group_count; i++) {
		book_write_text(w->book, list_spot(w, LIST_GROUP, i - 1), LOOK_TEXT, data->groups[i].id);
		book_write_text(w->book, list_spot(w, LIST_GROUP_NAME, i - 1), LOOK_TEXT,
				data->groups[i].name[w->in->language]);
	}
	name_list(w, LIST_GROUP, data->group_count - 1);
	name_list(w, LIST_GROUP_NAME, data->group_count - 1);
	for (int i = 0; i < data->interval_count; i++) {
		struct interval ages = data->intervals[i];

		book_write_text(w->book, list_spot(w, LIST_INTERVAL, i), LOOK_TEXT,
				arena_printf(w->arena, "%d-%d", ages.from, ages.to));
		book_write_number(w->book, list_spot(w, LIST_FROM, i), LOOK_WHOLE, ages.from);
		book_write_number(w->book, list_spot(w, LIST_TO, i), LOOK_WHOLE, ages.to);
	}
	for (int list = LIST_INTERVAL; list <= LIST_TO; list++)
		name_list(w, list, data->interval_count);
	for (int i = 0; i < distributions(w); i++)
		book_write_text(w->book, list_spot(w, LIST_DISTRIBUTION, i), LOOK_TEXT, distribution_id(w, i));
	name_list(w, LIST_DISTRIBUTION, distributions(w));
	write_indices(w);
	list_words(w, LIST_DEFLATOR_ID, deflators, data->deflator.first ? 2 : 1);
	list_words(w, LIST_KIND, kinds, 3);
	list_words(w, LIST_LEVEL, level_id, LEVELS);
	for (int i = 1; i < w->share_group_count; i++)
		book_write_text(w->book, list_spot(w, LIST_SHARES, i - 1), LOOK_TEXT,
				data->groups[w->share_groups[i]].id);
	if (w->share_group_count > 1)
		name_list(w, LIST_SHARES, w->share_group_count - 1);
}

void workbook_prices(struct workbook *w)
{
	struct book *b = w->book;

	book_write_text(b, (struct spot){ SHEET_SERVICES, 0, 0 }, LOOK_TITLE, say(w, "Tjenester"));
	book_write_text(b, (struct spot){ SHEET_SERVICES, 1, 0 }, LOOK_NOTE,
			say(w, "Hva én enhet koster, og hvem som betaler. Skriv en egen pris i de gule cellene."));
	find_share_groups(w);
	write_service_heads(w);
	w->split = split_services(w);
	for (int i = 0; i < w->services; i++)
		write_service(w, i);
	write_lists(w);
	book_width(b, SHEET_SERVICES, SERVICE_ID, SERVICE_ID, 24);
	book_width(b, SHEET_SERVICES, SERVICE_NAME, SERVICE_NAME, 34);
	book_width(b, SHEET_SERVICES, SERVICE_SECTOR, SERVICE_CHOICES + share_sets(w) * LEVELS - 1, 16);
	book_freeze(b, (struct spot){ SHEET_SERVICES, SERVICE_FIRST, SERVICE_NAME + 1 });
}

enum { QUANTITY_FIRST = 5 };
enum {
	QUANTITY_GROUP,
	QUANTITY_SERVICE,
	QUANTITY_FROM,
	QUANTITY_TO,
	QUANTITY_AMOUNT,
	QUANTITY_MEASURE,
	QUANTITY_KAPPA,
	QUANTITY_ADDED,
	QUANTITY_SOURCE,
	QUANTITY_GRADE,
	QUANTITY_COLUMNS
};

static struct spot quantity_spot(size_t row, int column)
{
	return (struct spot){ SHEET_QUANTITIES, QUANTITY_FIRST + (int)row, column };
}

/* Only what is a ratio to the population needs a formula; an amount of its own takes the place of the population's.
 */
static void write_added(struct workbook *w, size_t i)
{
	const struct usage *u = &w->read->usages[i];
	double kappa = w->read->calibration[u->group][u->service];
	struct spot added = quantity_spot(i, QUANTITY_ADDED), factor = quantity_spot(i, QUANTITY_KAPPA);

	if (u->is_ratio) {
		book_write_number(w->book, factor, LOOK_FACTOR, kappa);
		book_formula(w->book, added, LOOK_FACTOR, kappa * (u->amount - 1), "=%s*(%s-1)",
			     book_address(w->book, factor, SHEET_QUANTITIES, "c"),
			     book_address(w->book, quantity_spot(i, QUANTITY_AMOUNT), SHEET_QUANTITIES, "c"));
	} else if (u->group) {
		book_write_number(w->book, added, LOOK_FACTOR, -1);
	}
}

static void write_usage(struct workbook *w, size_t i)
{
	const struct usage *u = &w->read->usages[i];
	struct book *b = w->book;

	book_write_text(b, quantity_spot(i, QUANTITY_GROUP), LOOK_TEXT, w->read->groups[u->group].id);
	book_write_text(b, quantity_spot(i, QUANTITY_SERVICE), LOOK_TEXT, w->read->services[u->service].id);
	book_write_number(b, quantity_spot(i, QUANTITY_FROM), LOOK_WHOLE, u->from);
	book_write_number(b, quantity_spot(i, QUANTITY_TO), LOOK_WHOLE, u->to);
	book_write_number(b, quantity_spot(i, QUANTITY_AMOUNT), LOOK_QUANTITY, u->amount);
	book_write_text(b, quantity_spot(i, QUANTITY_MEASURE), LOOK_TEXT, u->is_ratio ? "forhold" : "per_person");
	write_added(w, i);
	book_write_text(b, quantity_spot(i, QUANTITY_SOURCE), LOOK_TEXT,
			dataset_text(w->read, u->source, w->in->language));
	book_write_text(b, quantity_spot(i, QUANTITY_GRADE), LOOK_TEXT, grade_id[u->grade]);
}

static void name_quantities(struct workbook *w)
{
	static const struct {
		int column;
		const char *name;
	} names[] = {
		{ QUANTITY_GROUP, "m_gruppe" },  { QUANTITY_SERVICE, "m_tjeneste" }, { QUANTITY_FROM, "m_fra" },
		{ QUANTITY_TO, "m_til" },        { QUANTITY_AMOUNT, "m_mengde" },    { QUANTITY_MEASURE, "m_maal" },
		{ QUANTITY_ADDED, "m_tillegg" },

	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		book_name(w->book, names[i].name, quantity_spot(0, names[i].column),
			  quantity_spot(w->read->usage_count ? w->read->usage_count - 1 : 0, names[i].column));
}

void workbook_quantities(struct workbook *w)
{
	struct book *b = w->book;
	const char *const heads[QUANTITY_COLUMNS] = {
		"Målgruppe",
		say(w, "Tjeneste"),
		say(w, "Fra alder"),
		"Til alder",
		say(w, "Mengde eller forholdstall"),
		"Mål",
		"Faktor κ",
		say(w, "Tillegg til gjennomsnittet: κ · (forholdstall − 1), eller −1 når mengden er oppgitt"),
		say(w, "Kilde"),
		"Kvalitet",
	};

	book_write_text(b, (struct spot){ SHEET_QUANTITIES, 0, 0 }, LOOK_TITLE, "Mengder");
	book_write_text(b, (struct spot){ SHEET_QUANTITIES, 1, 0 }, LOOK_NOTE,
			say(w, "Det én person bruker i året. «forhold» er ganger gjennomsnittet i befolkningen: "
			       "mengden er gjennomsnittet · (1 + κ · (forholdstall − 1))."));
	book_write_text(b, (struct spot){ SHEET_QUANTITIES, 2, 0 }, LOOK_NOTE,
			say(w, "En alder uten rad er 0 for befolkningen, og som befolkningen for en målgruppe."));
	for (int i = 0; i < QUANTITY_COLUMNS; i++)
		book_write_text(b, (struct spot){ SHEET_QUANTITIES, QUANTITY_FIRST - 1, i }, LOOK_HEAD, heads[i]);
	for (size_t i = 0; i < w->read->usage_count; i++)
		write_usage(w, i);
	name_quantities(w);
	book_width(b, SHEET_QUANTITIES, QUANTITY_GROUP, QUANTITY_SERVICE, 24);
	book_width(b, SHEET_QUANTITIES, QUANTITY_FROM, QUANTITY_ADDED, 14);
	book_width(b, SHEET_QUANTITIES, QUANTITY_SOURCE, QUANTITY_SOURCE, 60);
	book_freeze(b, (struct spot){ SHEET_QUANTITIES, QUANTITY_FIRST, QUANTITY_FROM });
}
