/* The rules that results are computed by. An archived basis keeps the number, and is computed again by its own. */
#ifndef STUDY_RULES_H
#define STUDY_RULES_H

enum rules {
	RULES_FIRST = 1, /* a basis without a number: every measure works, and wholly */
	RULES_NOW        /* no effect is possible, and a success may close a part of the difference only */
};

#endif
