/* Every bound on what input may hold, in one place. Each is tested at the limit and one past it. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
	LIMIT_SCENARIO_BYTES = 1 << 20,
	LIMIT_NOTES_BYTES = 8 << 20, /* per file */
	LIMIT_ALL_NOTES_BYTES = 32 << 20, /* of a scenario */
	LIMIT_DATA_BYTES = 16 << 20, /* per file of a data set */
	LIMIT_TEMPLATE_BYTES = 1 << 20,
	LIMIT_IMAGE_BYTES = 4 << 20, /* a logo's file */
	LIMIT_IMAGE_SIDE = 2000,     /* its pixels each way */
	LIMIT_IMAGE_SCANS = 64,      /* of a progressive JPEG, each as much work as the whole picture */
	LIMIT_PROFILE_BYTES = 64 << 10,
	LIMIT_PROFILE_NAME = 60, /* characters: there is room for two lines beside the logo */
	LIMIT_DOMAINS = 20,
	LIMIT_YAML_DEPTH = 16,
	LIMIT_YAML_NODES = 50000,
	LIMIT_KEY = 80,           /* bytes of a key that is looked for in a line which cannot be read */
	LIMIT_NUMBER = 100,       /* bytes of a text in which a number is looked for */
	LIMIT_MESSAGE = 4000,     /* bytes of a fault told, whatever it quotes */
	LIMIT_NAME = 400,         /* characters of titles, names: one line of text */
	LIMIT_OVERRIDES = 1000,   /* --sett in one run, all of which an archived basis keeps */
	LIMIT_TEXT_BYTES = 65536, /* descriptions in Markdown */
	LIMIT_COSTS = 100,
	LIMIT_VARIANTS = 12,
	LIMIT_NOTE_FILES = 100,
	LIMIT_NOTES = 1000,
	LIMIT_HEAD = 8192, /* characters of a note's head */
	LIMIT_MARKDOWN_DEPTH = 32,
	LIMIT_MUSTACHE_DEPTH = 32,
	LIMIT_TEMPLATE_FILES = 1000, /* of one language */
	LIMIT_TEMPLATE_OUTPUT = 16 << 20,
	LIMIT_BLOCKS = 200000, /* paragraphs, list items and the like: more than LIMIT_PAGES holds */
	LIMIT_SPANS = 200000,  /* runs of text in them */
	LIMIT_MARKUP = 200000, /* marks of emphasis, code, links and entities in one text */
	LIMIT_PAGES = 2000,
	LIMIT_FIT_BYTES = 1 << 18, /* a form for «data tilpass» */
	LIMIT_FIT_TABLES = 24,     /* of a form, and as many trials */
	LIMIT_PERIOD = 60,
	LIMIT_PARTICIPANTS = 1000000,
	LIMIT_CELLS = 250000,   /* results of a table of utforsk: two seconds */
	LIMIT_DRAWS = 1000000, /* of the Monte Carlo simulation: less than a second, also for who verifies a basis */
	LIMIT_SERVICES = 32,
	LIMIT_SECTORS = 12,
	LIMIT_GROUPS = 32,
	LIMIT_INTERVALS = 16,
	LIMIT_DISTRIBUTIONS = 8,
	LIMIT_INDEX_YEARS = 64,
	LIMIT_EFFECTS = 1000, /* published effects of a data set */
	LIMIT_CSV_COLUMNS = 64,
	LIMIT_BASIS_BYTES = 32 << 20, /* an archived decision basis */
	LIMIT_BASIS_DEPTH = 16,
	LIMIT_BASIS_VALUES = 1 << 18,
	LIMIT_PDF_BYTES = 128 << 20, /* the document an archived basis belongs to */
};

#endif
