/* Text to set in lines, by hand: a sample, and a flow to set it in, as a test's fixture. */
#ifndef FLOW_SAMPLE_H
#define FLOW_SAMPLE_H

#include "layout_sample.h"
#include "page/flow.h"

struct fixture {
	struct sample sample;
	struct flow flow;
};

static inline int start(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	sample_start(&f->sample);
	f->flow = (struct flow){ .arena = &f->sample.arena, .drawn = &f->sample.arena, .structure = &f->sample.arena,
				 .passing = &f->sample.arena, .words = &f->sample.arena,
				 .diag = &f->sample.diag, .doc = f->sample.doc,
				 .fonts = f->sample.fonts, .style = *f->sample.style };
	*state = f;
	return 0;
}

static inline int end(void **state)
{
	struct fixture *f = *state;

	sample_end(&f->sample);
	free(f);
	return 0;
}

#endif
