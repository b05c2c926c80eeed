/* utenfor malgrupper: the target groups one can choose between. */
#include "session.h"

#include "base/number.h"
#include "base/text.h"

#include <stdio.h>

static void print_text(const struct dataset *data, struct arena *a)
{
	for (int i = 1; i < data->group_count; i++) {
		const struct group *g = &data->groups[i];

		printf("%s\n  %s\n  %s\n  %s personer (%s)\n", g->id, text_line(a, g->name[LANGUAGE_NB]),
		       text_line(a, g->definition[LANGUAGE_NB]), number_whole(a, (double)g->size),
		       text_line(a, g->period));
		if (g->fallback)
			puts("  Favner bredest: velg denne når ingen av de andre passer.");
		putchar('\n');
	}
	fputs("Aldersintervaller:", stdout);
	for (int i = 0; i < data->interval_count; i++)
		printf("%s %d–%d", i ? "," : "", data->intervals[i].from, data->intervals[i].to);
	puts(" år. Velg ett, eller to som ligger inntil hverandre.");
}

int run_groups(struct session *session)
{
	if (!session_read_data(session))
		return EXIT_INPUT;
	print_text(session->data, &session->arena);
	return session_finish_output(EXIT_DONE);
}
