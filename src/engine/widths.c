/* The widths, which are judgement. */
#include "range.h"

const double range_of_grade[GRADES] = {
	[GRADE_PUBLISERT] = 0.05,
	[GRADE_AVLEDET] = 0.10,
	[GRADE_KALIBRERT] = 0.20,
	[GRADE_ANSLAG] = 0.40,
};

/* Without evidence the measure may as well do nothing. */
const double range_of_evidence[] = {
	[EVIDENCE_NONE] = 1.00,
	[EVIDENCE_ANSLAG] = 0.80,
	[EVIDENCE_ERFARING] = 0.60,
	[EVIDENCE_STUDIE] = 0.40,
	[EVIDENCE_METAANALYSE] = 0.20,
};

const double range_of_no_effect[] = {
	[EVIDENCE_NONE] = 0.60,
	[EVIDENCE_ANSLAG] = 0.60,
	[EVIDENCE_ERFARING] = 0.60,
	[EVIDENCE_STUDIE] = 0.50,
	[EVIDENCE_METAANALYSE] = 0.35,
};

const double range_of_participants = 0.20, range_of_cost = 0.20;
