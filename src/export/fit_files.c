/* The data set that holds a fit: absolute amounts per age, the fitted shares, and what they were
 * fitted to. */
#include "fit.h"
#include "fit_words.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/text.h"
#include "input/dataset_cut.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As many decimals as a data set may have. */
enum { MOST_DECIMALS = 20, HALF_WIDTH_DIGITS = 4 };
#define NO_VALUE 1e-9 /* in what is written rounded */

/* Periods whose half-width is written, for every age interval. */
static const int periods[] = { 5, 10, 15, 20, 30, 40, 50, 60 };

static const char usage_head[] =
	"malgruppe,tjeneste,alder_fra,alder_til,mengde,maal,kilde,kvalitet,halvbredde\n";
static const char share_head[] =
	"fordeling,tjeneste,malgruppe,kommune,fylkeskommune,stat,kilde,kvalitet,maal,halvbredde\n";
static const char fitted_head[] =
	"malgruppe,slag,alder,periode,varighet,varighet_per_runde,rente,hjulpet,linje,skrevet,"
	"regnet,kostnad,halvbredde,kilde\n";

/* As short as can be and read back as the same number. */
static const char *exact(struct arena *a, double value)
{
	for (int decimals = 0;; decimals++) {
		const char *text = arena_printf(a, "%.*f", decimals, value);

		if (decimals == MOST_DECIMALS || strtod(text, NULL) == value)
			return text;
	}
}

static const char *rounded(struct arena *a, double value)
{
	int whole = value > NO_VALUE ? (int)floor(log10(value)) + 1 : 0;
	int decimals = HALF_WIDTH_DIGITS - whole;

	if (value <= NO_VALUE)
		return "0";
	return arena_printf(a, "%.*f",
			    decimals < 0               ? 0
			    : decimals > MOST_DECIMALS ? MOST_DECIMALS
						       : decimals,
			    value);
}

/* A cell in quotes where it must be. */
static const char *quoted(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };

	if (!strpbrk(text, ",\"\n\r"))
		return text;
	buffer_puts(&out, "\"");
	for (; *text; text++)
		buffer_printf(&out, *text == '"' ? "\"\"" : "%c", *text);
	buffer_puts(&out, "\"");
	return buffer_text(&out);
}

struct writer {
	const struct fit *fit;
	const struct dataset *data, *before;
	const char *group, *source; /* id, and the cell «kilde» */
	struct arena *arena;
	struct diag *diag;
};

/* The file of this name that is there, without this group's rows; `head` when there is none. */
static struct buffer begin(const struct writer *w, const char *name, const char *head)
{
	struct buffer out = { .arena = w->arena };

	for (int i = 0; w->before && i < w->before->file_count; i++) {
		const struct dataset_file *file = &w->before->files[i];
		struct str kept;

		if (!text_equal(file->name, name))
			continue;
		if (!text_starts(file->text.data, head))
			diag_error(w->diag,
				   (struct place){ path_join(w->arena, w->before->folder, name), 1,
						   1 },
				   "filen har andre kolonner enn «data tilpass» skriver; bruk en ny mappe");
		kept = dataset_cut_group(w->before, file, w->fit->form->group, w->arena);
		buffer_add(&out, kept.data, kept.size);
		if (out.size && out.data[out.size - 1] != '\n')
			buffer_puts(&out, "\n");
		return out;
	}
	buffer_puts(&out, head);
	return out;
}

static void finish(struct dataset_file *out, const char *name, struct buffer *text)
{
	*out = (struct dataset_file){ name, { buffer_text(text), text->size } };
}

static void write_usages(struct dataset_file *out, const struct writer *w)
{
	struct buffer text = begin(w, "forbruk.csv", usage_head);

	for (int service = 0; service < w->data->service_count; service++)
		for (int age = 0; age < AGES; age++) {
			double use = w->fit->use[service][age];

			if (use > 0 || w->data->quantity[0][service][age] > 0)
				buffer_printf(&text, "%s,%s,%d,%d,%s,per_person,%s,kalibrert,%s\n",
					      w->group, w->data->services[service].id, age, age,
					      exact(w->arena, use), w->source,
					      rounded(w->arena, w->fit->half_width[service][age]));
		}
	finish(out, "forbruk.csv", &text);
}

/* The kommune's and the fylkeskommune's share of a service; its own where it was not fitted. */
static double fitted_share(const struct writer *w, int service, enum level level,
			   double *half_width)
{
	for (int i = 0; i < FIT_SHARES; i++) {
		const struct fit_share *share = &w->fit->share[i];

		if (share->service != service || share->level != level)
			continue;
		*half_width = fmax(*half_width, share->half_width);
		return share->value;
	}
	return w->data->services[service].share[level];
}

static void write_shares(struct dataset_file *out, const struct writer *w)
{
	struct buffer text = begin(w, "fordeling.csv", share_head);
	bool done[LIMIT_SERVICES] = { false };

	for (int i = 0; i < FIT_SHARES; i++) {
		int service = w->fit->share[i].service;
		double half_width = 0, kommune, fylkeskommune;

		if (service < 0 || done[service])
			continue;
		done[service] = true;
		kommune = fitted_share(w, service, LEVEL_KOMMUNE, &half_width);
		fylkeskommune = fitted_share(w, service, LEVEL_FYLKESKOMMUNE, &half_width);
		buffer_printf(&text, "%s,%s,%s,%s,%s,%s,%s,kalibrert,andel,%s\n",
			      w->data->distributions[0].id, w->data->services[service].id, w->group,
			      exact(w->arena, kommune), exact(w->arena, fylkeskommune),
			      exact(w->arena, 1 - kommune - fylkeskommune), w->source,
			      rounded(w->arena, fmin(half_width, 1)));
	}
	finish(out, "fordeling.csv", &text);
}

/* The cells up to the line's name. */
static const char *terms(const struct writer *w, const char *kind, const struct scenario *s,
			 double helped)
{
	struct arena *a = w->arena;
	const char *ages = arena_printf(a, "%d-%d", s->ages[0].from, s->ages[0].to);

	if (s->age_count == 2)
		ages = arena_printf(a, "%s;%d-%d", ages, s->ages[1].from, s->ages[1].to);
	return arena_printf(a, "%s,%s,%s,%d,%d,%d,%s,%s", w->group, kind, ages, s->period,
			    s->duration, s->round,
			    s->rate.falling ? "R-109" : exact(a, s->rate.yearly), exact(a, helped));
}

static const char *line_id(const struct writer *w, int line)
{
	return line < FIT_SECTORS ? w->data->sectors[w->fit->form->sector[line]].id
				  : level_id[line - FIT_LEVEL];
}

/* What the measure costs the level of a line in a table; nothing for a sector. */
static double cost_of(const struct scenario *s, int line)
{
	double sum = 0;

	for (int level = 0; level < LEVELS; level++)
		for (int k = 0; k < s->period && (line == FIT_LEVEL + level || line == FIT_TOTAL);
		     k++)
			sum += calc_cost(s, (enum level)level, k) * discount_factor(s->rate, k);
	return sum;
}

static void write_table(struct buffer *out, const struct writer *w, const char *kind,
			const struct fit_result *r)
{
	const struct scenario *s = &r->table->s;
	const char *start = terms(w, kind, s, s->participants * scenario_success_rate(s));

	for (int line = 0; line < FIT_LINES; line++)
		buffer_printf(out, "%s,%s,%.0f,%.2f,%.2f,%s,%s\n", start, line_id(w, line),
			      r->table->typed[line], r->computed[line], cost_of(s, line),
			      r->half_width[line] > 0 ? rounded(w->arena, r->half_width[line]) : "",
			      w->source);
}

/* Half-widths between and beyond the tables, so that a report can say how sure its result is. */
static void write_widths(struct buffer *out, const struct writer *w)
{
	for (int i = 0; i < w->data->interval_count; i++) {
		for (size_t k = 0; k < sizeof periods / sizeof *periods; k++) {
			struct scenario s = w->fit->form->tables[0].s;
			struct fit_answer answer;
			const char *start;

			s.ages[0] = w->data->intervals[i];
			s.age_count = 1;
			s.period = periods[k];
			if (s.period <= s.round)
				continue;
			fit_answer(&answer, w->fit, &s);
			start = terms(w, "bredde", &s, 1);
			for (int level = 0; level < LEVELS_AND_TOTAL; level++)
				buffer_printf(out, "%s,%s,,%.2f,,%s,%s\n", start, level_id[level],
					      answer.value[level],
					      rounded(w->arena, answer.half_width[level]),
					      w->source);
		}
	}
}

static void write_fitted(struct dataset_file *out, const struct writer *w)
{
	struct buffer text = begin(w, "tilpasning.csv", fitted_head);

	buffer_printf(&text, "%s,spenning,,,,,,,,,%s,,,%s\n", w->group,
		      rounded(w->arena, w->fit->strain), w->source);
	for (size_t i = 0; i < w->fit->form->table_count; i++)
		write_table(&text, w, "tabell", &w->fit->tables[i]);
	for (size_t i = 0; i < w->fit->form->trial_count; i++)
		write_table(&text, w, "proeve", &w->fit->trials[i]);
	write_widths(&text, w);
	finish(out, "tilpasning.csv", &text);
}

/* A fitted group in the folder: this one, or one that was there. */
struct fitted_group {
	const char *id, *source[LANGUAGES];
};

/* Every line of a table says where it is from; the spenning row does it once for each group. */
static int find_groups(struct fitted_group out[LIMIT_GROUPS], const struct writer *w)
{
	size_t tables = w->fit->form->table_count;
	int count = 0;

	for (size_t i = 0; w->before && i < w->before->fitted_count; i++) {
		const struct fitted_row *row = &w->before->fitted[i];
		const char *id = w->before->groups[row->group].id;

		if (row->kind != FITTED_STRAIN || text_equal(id, w->group) ||
		    count == LIMIT_GROUPS - 1)
			continue;
		out[count++] = (struct fitted_group){
			id, { row->source, dataset_text(w->before, row->source, LANGUAGE_NN) }
		};
	}
	out[count++] = (struct fitted_group){
		w->group,
		{ fit_source(w->arena, LANGUAGE_NB, tables, w->fit->form->source),
		  fit_source(w->arena, LANGUAGE_NN, tables, w->fit->form->source) }
	};
	return count;
}

static void write_translations(struct dataset_file *out, const struct writer *w,
			       const struct fitted_group *groups, int count)
{
	struct buffer text = { .arena = w->arena };

	buffer_puts(&text, "bokmaal,nynorsk\n");
	for (int i = 0; i < count; i++)
		buffer_printf(&text, "%s,%s\n", quoted(w->arena, groups[i].source[LANGUAGE_NB]),
			      quoted(w->arena, groups[i].source[LANGUAGE_NN]));
	finish(out, "nynorsk.csv", &text);
}

/* Text as a scalar of YAML that holds whatever is in it. */
static const char *yaml_quoted(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };

	buffer_puts(&out, "'");
	for (; *text; text++)
		buffer_printf(&out, *text == '\'' ? "''" : "%c", *text);
	buffer_puts(&out, "'");
	return buffer_text(&out);
}

/* «A», «B» og «C»: the names of the groups. */
static const char *name_list(const struct writer *w, const struct fitted_group *groups, int count,
			     enum language language)
{
	struct buffer out = { .arena = w->arena };

	for (int i = 0; i < count; i++)
		buffer_printf(&out, "%s«%s»",
			      i == 0           ? ""
			      : i == count - 1 ? " og "
					       : ", ",
			      w->data->groups[dataset_group(w->data, groups[i].id)].name[language]);
	return buffer_text(&out);
}

static void write_head(struct dataset_file *out, const struct writer *w,
		       const struct fitted_group *groups, int count, const char *base)
{
	struct buffer text = { .arena = w->arena };

	buffer_printf(
		&text,
		"# Skrevet av «utenfor data tilpass». Datasettet er kommunens eget.\n"
		"navn: Tilpasset KS sitt regneark\nversjon: \"1\"\nbygger på: %s\nforbehold:\n",
		text_equal(base, "standard") ? base : yaml_quoted(w->arena, base));
	for (int language = 0; language < LANGUAGES; language++)
		buffer_printf(
			&text, "  %.2s: >-\n%s", language_tag[language],
			fit_reservation(w->arena, (enum language)language, count,
					name_list(w, groups, count, (enum language)language)));
	finish(out, "datasett.yaml", &text);
}

bool fit_files(struct dataset_file out[FIT_FILES], const struct fit *fit,
	       const struct dataset *before, const char *base, struct arena *a, struct diag *d)
{
	struct writer w = { fit,  fit->data, before, fit->data->groups[fit->form->group].id,
			    NULL, a,         d };
	struct fitted_group groups[LIMIT_GROUPS];
	size_t errors = d->errors;
	int count = find_groups(groups, &w);

	w.source = quoted(a, groups[count - 1].source[LANGUAGE_NB]);
	write_usages(&out[0], &w);
	write_shares(&out[1], &w);
	write_fitted(&out[2], &w);
	write_translations(&out[3], &w, groups, count);
	write_head(&out[4], &w, groups, count, base);
	return d->errors == errors;
}
