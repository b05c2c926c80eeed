/* Markdown into the document tree: each kind of block and span, faults with their places, what must
 * never be interpreted, and texts made to be slow. */
#include "check.h"

#include "base/arena.h"
#include "base/limits.h"
#include "tree/anchor.h"
#include "tree/markdown.h"

#include <stdlib.h>
#include <string.h>

struct fixture {
	struct arena arena;
	struct diag diag;
	struct line_map map;
	struct markdown m;
	struct block *root;
};

static void set_up(struct fixture *f)
{
	*f = (struct fixture){ .m.embed = NULL };
	f->diag.arena = f->m.arena = &f->arena;
	f->m.diag = &f->diag;
	f->root = block_new(&f->arena, BLOCK_DOCUMENT, NULL);
}

/* Parses `text` as lines 1… of notat.md. */
static bool parse(struct fixture *f, const char *text)
{
	size_t lines = 1;

	for (const char *p = text; *p; p++)
		lines += *p == '\n';
	f->map = (struct line_map){ NEW_ARRAY(&f->arena, lines, struct place), lines, lines };
	for (size_t i = 0; i < lines; i++)
		f->map.lines[i] = (struct place){ "notat.md", (int)i + 1, 1 };
	return markdown_parse(f->root, text, &f->map, &f->m);
}

static const char *repeat(struct arena *a, const char *first, const char *unit, int count,
			  const char *last)
{
	struct buffer text = { .arena = a };

	buffer_puts(&text, first);
	for (int i = 0; i < count; i++)
		buffer_puts(&text, unit);
	buffer_puts(&text, last);
	return buffer_text(&text);
}

struct example {
	const char *text, *dump; /* the dump of the document's children, not indented */
};

/* The dump of the children of `root`. */
static const char *dump(struct fixture *f)
{
	struct buffer all = { .arena = &f->arena };

	for (const struct block *block = f->root->first; block; block = block->next)
		buffer_puts(&all, block_dump(&f->arena, block));
	return buffer_text(&all);
}

static void check(const struct example *examples, size_t count, const struct markdown *options)
{
	for (size_t i = 0; i < count; i++) {
		struct fixture f;

		set_up(&f);
		f.m.heading_shift = options->heading_shift;
		f.m.outside = options->outside;
		f.m.embed = options->embed;
		f.m.table_caption = options->table_caption;
		if (!parse(&f, examples[i].text))
			fail_msg("%s: %s", examples[i].text, f.diag.entries[0].message);
		if (!text_equal(dump(&f), examples[i].dump))
			fail_msg("%s\ngave\n%s\nnot\n%s", examples[i].text, dump(&f),
				 examples[i].dump);
		arena_free(&f.arena);
	}
}
#define CHECK(examples, ...) check(examples, COUNT(examples), &(struct markdown){ __VA_ARGS__ })

static void test_spans(void **state)
{
	static const struct example examples[] = {
		{ "", "" },
		{ "\n  \n", "" },
		{ "En linje", "paragraph\n  \"En linje\"\n" },
		{ "En\nto  tre\r\nfire", "paragraph\n  \"En to  tre fire\"\n" },
		{ "a\tb", "paragraph\n  \"a b\"\n" },
		{ "Fast  \nbrudd\\\nto",
		  "paragraph\n  \"Fast\"\n  break\n  \"brudd\"\n  break\n  \"to\"\n" },
		{ "a *b* **c** `d` ***e***", "paragraph\n  \"a \"\n  \"b\" emphasis\n  \" \"\n  "
					     "\"c\" strong\n  \" \"\n  \"d\" code\n"
					     "  \" \"\n  \"e\" strong emphasis\n" },
		{ "**a `b` *c***",
		  "paragraph\n  \"a \" strong\n  \"b\" strong code\n  \" \" strong\n"
		  "  \"c\" strong emphasis\n" },
		/* What the parser splits and the style does not is one span. */
		{ "a\\*b & c! [d] e_f_g \"h\" 'i' -- ...",
		  "paragraph\n  \"a*b & c! [d] e_f_g \"h\" 'i' -- ...\"\n" },
		{ "&aelig;&#248;&aring; &amp; &copy;", "paragraph\n  \"æøå & ©\"\n" },
		{ "**a****b**", "paragraph\n  \"a****b\" strong\n" },
		{ "`a\nb`", "paragraph\n  \"a b\" code\n" },
		/* Decomposed letters are composed, also across the parser's pieces. */
		{ "Ba\xCC\x8A"
		  "de",
		  "paragraph\n  \"Både\"\n" },
		{ "a&#x30A;", "paragraph\n  \"å\"\n" },
	};

	(void)state;
	CHECK(examples, 0);
}

static void test_links(void **state)
{
	static const struct example examples[] = {
		{ "[KS](https://www.ks.no/ \"Tittel\")",
		  "paragraph\n  \"KS (Tittel)\" -> https://www.ks.no/\n" },
		{ "[a *b*](http://x.no)",
		  "paragraph\n  \"a \" -> http://x.no\n  \"b\" emphasis -> http://x.no\n" },
		{ "<https://x.no/a?b=c&d> og <post@x.no>",
		  "paragraph\n  \"https://x.no/a?b=c&d\" -> https://x.no/a?b=c&d\n  \" og \"\n"
		  "  \"post@x.no\" -> mailto:post@x.no\n" },
		{ "[a](MAILTO:b@c.no)", "paragraph\n  \"a\" -> MAILTO:b@c.no\n" },
		{ "[r][1] og [1]\n\n[1]: https://x.no",
		  "paragraph\n  \"r\" -> https://x.no\n  \" og \"\n"
		  "  \"1\" -> https://x.no\n" },
		{ "[a](#Økonomi) [b](#hva-skal-til)",
		  "paragraph\n  \"a\" -> #oekonomi\n  \" \"\n  \"b\" -> #hva-skal-til\n" },
		{ "[a](https://x.no/Bærum) [b](<https://x.no/a b\"{}>)",
		  "paragraph\n  \"a\" -> https://x.no/B%C3%A6rum\n  \" \"\n  \"b\" -> "
		  "https://x.no/a%20b%22%7B%7D\n" },
		{ "x https://x.no www.x.no", "paragraph\n  \"x https://x.no www.x.no\"\n" },
		/* Only these are links; of others the text stays, and where they led. */
		{ "[a](javascript:alert(1)) [b](file:///etc/passwd) [c](vedlegg.pdf) [d](//x.no) "
		  "[e](data:x)",
		  "paragraph\n  \"a (javascript:alert(1)) b (file:///etc/passwd) c (vedlegg.pdf) d (//x.no) e (data:x)\"\n" },
		{ "[a](<java\tscript:b>) <javascript:c> [d](&#106;avascript:e) [f]( javascript:g) "
		  "[h](#) [i](https://)",
		  "paragraph\n  \"a (java script:b) javascript:c d (javascript:e) f (javascript:g) h (#) i (https://)\"\n" },
		{ "[](https://x.no) [](vedlegg.pdf)",
		  "paragraph\n  \"https://x.no\" -> https://x.no\n"
		  "  \" vedlegg.pdf\"\n" },
	};
	struct fixture f;

	(void)state;
	CHECK(examples, 0);
	set_up(&f);
	assert_true(parse(&f, repeat(&f.arena, "[a](https://", "x", 2048 - 8, ")")));
	assert_non_null(f.root->first->spans->link);
	assert_true(parse(&f, repeat(&f.arena, "[a](https://", "x", 2049 - 8, ")")));
	assert_null(f.root->last->spans->link);
	arena_free(&f.arena);
}

/* A picture that cannot be drawn is told of, with its place. */
static void test_images_are_faults(void **state)
{
	static const struct {
		const char *text;
		int line, column;
	} cases[] = {
		{ "![Et *bilde*](bilde.png \"Tittel\")", 1, 1 }, { "a\n\nå ![](bilde.png)", 3, 3 },
		{ "[![logo](l.png) KS](https://ks.no)", 1, 2 },    { "- a\n- ![b][c]\n\n[c]: https://x.no/b.png", 2, 3 },
		{ "| a |\n|---|\n| ![b](c) |", 3, 3 },		   { "![a](mitt bilde.png)", 1, 1 },
		{ "a ![b][c]\n\n[c]: bilde.png", 1, 3 },	   { "![[bilde.png]]", 1, 1 },
		{ "a <img src=\"b.png\"> c", 1, 3 },		   { "<IMG SRC=b>\n", 1, 1 },
		{ "| a |\n|---|\n| ![b](c d) |", 3, 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fixture f;

		set_up(&f);
		f.m.table_caption = "Tabell";
		assert_false(parse(&f, cases[i].text));
		assert_int_equal(f.diag.count, 1);
		assert_int_equal(f.diag.entries[0].at.line, cases[i].line);
		assert_int_equal(f.diag.entries[0].at.column, cases[i].column);
		arena_free(&f.arena);
	}
}

/* A definition is taken out of the text only for a link that leads somewhere. */
static void test_unused_definitions_are_text(void **state)
{
	static const struct example examples[] = {
		{ "[Merknad]: Hastesak", "paragraph\n  \"[Merknad]: Hastesak\"\n" },
		{ "a[^1]\n\n[^1]: SSB", "paragraph\n  \"a[^1]\"\nparagraph\n  \"[^1]: SSB\"\n" },
		{ "[Merknad]: https://x.no \"Til alle\"", "paragraph\n  \"[Merknad]: https://x.no \"Til alle\"\"\n" },
		{ "[a][b]\n\n[b]: https://x.no \"Til alle\"", "paragraph\n  \"a (Til alle)\" -> https://x.no\n" },
		{ "[a][B]\n\n[b]: <https://x.no>\n[B]: Igjen", "paragraph\n  \"a\" -> https://x.no\nparagraph\n  \"[B]: Igjen\"\n" },
		{ "[a][b]\n\n[b]: vedlegg.pdf", "paragraph\n  \"[a][b]\"\nparagraph\n  \"[b]: vedlegg.pdf\"\n" },
		{ "> - [Merknad]:\n>   Hast", "quote\n  list tight\n    item\n      paragraph\n        \"[Merknad]: Hast\"\n" },
		{ "[Mer\nknad]: Hast", "paragraph\n  \"[Mer knad]: Hast\"\n" },
		{ "a\n[b]: c", "paragraph\n  \"a [b]: c\"\n" },
		{ "```\n[b]: c\n```\n\n    [d]: e", "code\n  |[b]: c\ncode\n  |[d]: e\n" },
		{ "<!--\n[b]: c\n-->", "paragraph\n  \"<!--\"\n  break\n  \"[b]: c\"\n  break\n  \"-->\"\n" },
		{ "[x](https://x.no)\n\n[Merknad]: https://x.no", "paragraph\n  \"x\" -> https://x.no\nparagraph\n  "
								     "\"[Merknad]: https://x.no\"\n" },
		{ "[a]\r\n\r\n[a]: https://x.no\r\n[b]: c\r\n",
		  "paragraph\n  \"a\" -> https://x.no\nparagraph\n  \"[b]: c\"\n" },
	};

	(void)state;
	CHECK(examples, 0);
}

static void test_tables(void **state)
{
	static const struct example examples[] = {
		{ "| År | Elever |\n|---|--:|\n| 2021 | *12* |\n",
		  "table fritekst small\n  columns left:1 right:0\n  caption\n"
		  "    \"Tabell\" lang=nb-NO\n  row head\n    header\n      \"År\"\n    header\n"
		  "      \"Elever\"\n  row\n    cell\n      \"2021\"\n    cell\n      \"12\" emphasis\n" },
		{ "Før:\nÅr | Elever\n:-- | --:\n2021 | a \\| b | c\n2022\n\nEtter",
		  "paragraph\n  \"Før:\"\ntable fritekst small\n  columns left:1 right:0\n"
		  "  caption\n    \"Tabell\" lang=nb-NO\n  row head\n    header\n      \"År\"\n"
		  "    header\n      \"Elever\"\n  row\n    cell\n      \"2021\"\n    cell\n"
		  "      \"a | b | c\"\n  row\n    cell\n      \"2022\"\n    cell\n      \"–\"\n"
		  "paragraph\n  \"Etter\"\n" },
		{ "> | a | b |\n> |---|---|\n> | - c | # d |\n",
		  "quote\n  table fritekst small\n    columns left:1 left:1\n    caption\n"
		  "      \"Tabell\" lang=nb-NO\n    row head\n      header\n        \"a\"\n"
		  "      header\n        \"b\"\n    row\n      cell\n        \"- c\"\n      cell\n"
		  "        \"# d\"\n" },
		{ "1. | a |\n   |---|\n   | [b](https://x.no) |\n",
		  "list from 1 tight\n  item\n    table fritekst small\n      columns left:1\n"
		  "      caption\n        \"Tabell\" lang=nb-NO\n      row head\n        header\n"
		  "          \"a\"\n      row\n        cell\n          \"b\" -> https://x.no\n" },
		{ "a | b\n\n`c|d`\n`e|f`", "paragraph\n  \"a | b\"\nparagraph\n  \"c|d\" code\n  \" \"\n  \"e|f\" code\n" },
		{ "a\n:--\nb", "paragraph\n  \"a :-- b\"\n" },
	};

	(void)state;
	CHECK(examples, .table_caption = "Tabell");
}

/* Tables in other ways of writing them would be one line of running text. */
static void test_tables_that_are_none(void **state)
{
	static const struct {
		const char *text, *rule; /* what the message says to write, NULL for no fault */
	} cases[] = {
		{ "| a | b |\n| c | d |", "«|---|---|» under" },    { "a | b\n---|---|---\nc | d", "«|---|---|» under" },
		{ "a | b | c\nd | e | f", "«|---|---|---|» under" }, { "| a | b |\n---\n| c | d |", "«|---|---|» under" },
		{ "|---|---|\n| c | d |", "linje over strekene" },  { "---|---\nc | d", "linje over strekene" },
		{ "a\tb\tc\n1\t2\t3", "«|---|---|---|» under" },    { "+---+---+\n| a | b |\n+===+===+", "bare «|---|---|»" },
		{ "| a | b |\n|–––|–––|\n| c | d |", "«|---|---|» under" },
		{ "> | a | b |\n> | c | d |", "«|---|---|» under" }, { "a | b\nc", NULL }, { "a\tb\nc", NULL },
		{ "`a|b`\n`c|d`", NULL }, { "1 + 1\n+\n", NULL }, { "# | a | b |", NULL }, { "a \\| b\nc \\| d", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fixture f;

		set_up(&f);
		f.m.table_caption = "Tabell";
		if (parse(&f, cases[i].text) != !cases[i].rule)
			fail_msg("%s", cases[i].text);
		if (cases[i].rule)
			assert_non_null(strstr(f.diag.entries[0].message, cases[i].rule));
		arena_free(&f.arena);
	}
}

static void test_html_is_text(void **state)
{
	static const struct example examples[] = {
		{ "a <b>fet</b> <!-- merknad --> <br/>",
		  "paragraph\n  \"a <b>fet</b> <!-- merknad --> <br/>\"\n" },
		{ "<script>\n  alert(\"*1*\")\n\n</script>\n\nb",
		  "paragraph\n  \"<script>\"\n  break\n  \"  alert(\"*1*\")\"\n  break\n  break\n"
		  "  \"</script>\"\nparagraph\n  \"b\"\n" },
		{ "<div>\r\n*a*\r\n</div>\r\n",
		  "paragraph\n  \"<div>\"\n  break\n  \"*a*\"\n  break\n  \"</div>\"\n" },
		{ "<!-- en\nto -->", "paragraph\n  \"<!-- en\"\n  break\n  \"to -->\"\n" },
		{ "- <p>x", "list tight\n  item\n    paragraph\n      \"<p>x\"\n" },
	};

	(void)state;
	CHECK(examples, 0);
}

static void test_language_of_words(void **state)
{
	static const struct example examples[] = {
		{ "a <span lang=\"nn\">ikkje *no*</span> b",
		  "paragraph\n  \"a \"\n  \"ikkje \" lang=nn-NO\n  \"no\" emphasis lang=nn-NO\n  \" b\"\n" },
		{ "<span lang=\"nb\">a\n\nb</span>", "paragraph\n  \"a\" lang=nb-NO\nparagraph\n  \"b</span>\"\n" },
		{ "<span lang=\"se\">a</span>", "paragraph\n  \"<span lang=\"se\">a</span>\"\n" },
		{ "*<span lang=\"nn\">a <span lang=\"nb\">b</span> c*</span>",
		  "paragraph\n  \"a <span lang=\"nb\">b\" emphasis lang=nn-NO\n  \" c\" emphasis\n  \"</span>\"\n" },
	};

	(void)state;
	CHECK(examples, 0);
}

static void test_blocks(void **state)
{
	static const struct example examples[] = {
		{ "a\n\nb", "paragraph\n  \"a\"\nparagraph\n  \"b\"\n" },
		{ "- a\n- b\n", "list tight\n  item\n    paragraph\n      \"a\"\n  item\n    "
				"paragraph\n      \"b\"\n" },
		{ "* a\n\n* b\n", "list loose\n  item\n    paragraph\n      \"a\"\n  item\n    "
				  "paragraph\n      \"b\"\n" },
		{ "7) a\n8) b\n", "list from 7 tight\n  item\n    paragraph\n      \"a\"\n  item\n "
				  "   paragraph\n      \"b\"\n" },
		{ "0. a\n   1. b\n", "list from 0 tight\n  item\n    paragraph\n      \"a\"\n    "
				     "list from 1 tight\n      item\n"
				     "        paragraph\n          \"b\"\n" },
		{ "- a\n\n  b\n  > c\n",
		  "list loose\n  item\n    paragraph\n      \"a\"\n    paragraph\n      \"b\"\n"
		  "    quote\n      paragraph\n        \"c\"\n" },
		{ "-\n- b", "list tight\n  item\n  item\n    paragraph\n      \"b\"\n" },
		{ "> a\nb\n>\n> > c",
		  "quote\n  paragraph\n    \"a b\"\n  quote\n    paragraph\n      \"c\"\n" },
		{ "a\n***\n- - -\n", "paragraph\n  \"a\"\nrule\nrule\n" },
		{ "    a\n\n    \tb\tc\n", "code\n  |a\n  |\n  |    b   c\n" },
		{ "```\n<b> *a* &amp;\n\n\tå\tb\n```\n",
		  "code\n  |<b> *a* &amp;\n  |\n  |    å   b\n" },
		{ "~~~~ c kode\r\nx\r\n\r\n~~~~\r\n", "code\n  |c kode\n  |x\n  |\n" },
		{ "```\n```", "code\n  |\n" },
		{ "```\na\xCC\x8A", "code\n  |å\n" },
	};

	(void)state;
	CHECK(examples, 0);
}

static void test_headings(void **state)
{
	static const struct example plain[] = {
		{ "# En *to*\n## Tre #\n", "heading 1 #en-to\n  \"En \"\n  \"to\" emphasis\nheading 2 #tre\n  \"Tre\"\n" },
		{ "a\n=\nb\n-\n", "heading 1 #a\n  \"a\"\nheading 2 #b\n  \"b\"\n" },
		{ "# a\n#### b\n#### c\n## d\n###### e\n",
		  "heading 1 #a\n  \"a\"\nheading 2 #b\n  \"b\"\nheading 2 #c\n  \"c\"\nheading 2 #d\n  \"d\"\n"
		  "heading 3 #e\n  \"e\"\n" },
		{ "# a\n## b\n### c\n#### d\n##### e\n# f\n",
		  "heading 1 #a\n  \"a\"\nheading 2 #b\n  \"b\"\nheading 3 #c\n  \"c\"\nheading 3 #d\n  \"d\"\n"
		  "heading 3 #e\n  \"e\"\nheading 1 #f\n  \"f\"\n" },
		{ "### a\n## b\n### c\n", "heading 1 #a\n  \"a\"\nheading 1 #b\n  \"b\"\nheading 2 #c\n  \"c\"\n" },
		{ "#\n# Å\n# Å\n", "heading 1 #aa\n  \"Å\"\nheading 1 #aa-2\n  \"Å\"\n" },
	}, shifted[] = {
		{ "# a\n## b\n### c\n", "heading 3 #a outside\n  \"a\"\nheading 3 #b outside\n  \"b\"\n"
					 "heading 3 #c outside\n  \"c\"\n" },
	}, shifted_one[] = {
		{ "# a\n### b\n", "heading 2 #a\n  \"a\"\nheading 3 #b\n  \"b\"\n" },
	}, shifted_up[] = {
		{ "# a\n## b\n### c\n", "heading 1 #a\n  \"a\"\nheading 1 #b\n  \"b\"\nheading 2 #c\n  \"c\"\n" },
	};
	struct anchors taken = { 0 };
	struct fixture f;

	(void)state;
	CHECK(plain, 0);
	CHECK(shifted, .heading_shift = 2, .outside = true);
	CHECK(shifted_one, .heading_shift = 1);
	CHECK(shifted_up, .heading_shift = -1);
	/* Two texts of one document. */
	set_up(&f);
	f.m.anchors = &taken;
	assert_true(parse(&f, "# a") && parse(&f, "# a"));
	assert_string_equal(f.root->first->heading.anchor, "a");
	assert_string_equal(f.root->last->heading.anchor, "a-2");
	arena_free(&f.arena);
}

static bool embed(void *context, struct block *parent, const char *kind, const char *name,
		  struct place at)
{
	static struct fact seen[8];
	static struct arena names;
	struct block *block;

	(void)context;
	if (!text_equal(kind, "tabell") && !text_equal(kind, "tømt"))
		return false;
	arena_free(&names);
	block = block_new(&names, BLOCK_KEY_FIGURES, NULL);
	*block = (struct block){ .type = BLOCK_KEY_FIGURES, .at = at };
	seen[0] = (struct fact){ .label = arena_text(&names, kind, strlen(kind)),
				 .value = arena_text(&names, name, strlen(name)) };
	block->facts.items = seen;
	block->facts.count = 1;
	parent->first = parent->last = block;
	return true;
}

static void test_embedded_blocks(void **state)
{
	static const struct example examples[] = {
		{ "```tabell netto-per-nivaa\n```\n",
		  "key-figures\n  \"tabell\": \"netto-per-nivaa\"\n" },
		{ "~~~  tabell \t to  ord \nx\n~~~\n", "key-figures\n  \"tabell\": \"to  ord\"\n" },
		{ "```tabell\n```\n", "key-figures\n  \"tabell\": \"\"\n" },
		{ "``` t&oslash;mt \\*a\\*\n```\n", "key-figures\n  \"tømt\": \"*a*\"\n" },
		{ "> ```tabell a\n", "quote\n  key-figures\n    \"tabell\": \"a\"\n" },
		{ "```python tabell\nx\n```\n", "code\n  |python tabell\n  |x\n" },
		{ "```\nx\n```\n", "code\n  |x\n" },
		{ "    tabell a\n", "code\n  |tabell a\n" },
	};

	(void)state;
	CHECK(examples, .embed = embed);
}

static void test_places(void **state)
{
	static const char text[] = "Først\n"
				   "\n"
				   "# Øverst\n"
				   "\n"
				   "æøå *b* `c`\n"
				   "linje  \n"
				   "**fet**\n"
				   "\n"
				   "- en\n"
				   "- to\n"
				   "\n"
				   "      kode\n";
	struct place at[12];
	struct fixture f;
	const struct block *block;
	const struct span *span;

	(void)state;
	set_up(&f);
	assert_true(parse(&f, text));
	f.map.lines[4].column = 11; /* as in a block of YAML */
	f.map.lines[6].column = 0;
	f.root->first = f.root->last = NULL;
	assert_true(markdown_parse(f.root, text, &f.map, &f.m));
	block = f.root->first;
	assert_int_equal(block->at.line, 1);
	assert_int_equal(block->at.column, 1);
	assert_string_equal(block->at.file, "notat.md");
	block = block->next;
	assert_int_equal(block->at.line, 3);
	assert_int_equal(block->spans->at.column, 3);
	block = block->next;
	assert_int_equal(block->at.line, 5);
	assert_int_equal(block->at.column, 11);
	span = block->spans;
	for (int i = 0; span; span = span->next)
		at[i++] = span->at;
	assert_int_equal(at[1].line, 5); /* b: "æøå *" is five characters */
	assert_int_equal(at[1].column, 11 + 5);
	assert_int_equal(at[3].column, 11 + 9); /* c */
	assert_int_equal(at[6].line, 7);        /* fet, after "c", " linje" and the break */
	assert_int_equal(at[6].column, 0);
	block = block->next; /* list */
	assert_int_equal(block->at.line, 9);
	assert_int_equal(block->last->at.line, 10);
	assert_int_equal(block->last->first->spans->at.column, 3);
	assert_int_equal(block->last->last->type, BLOCK_CODE);
	assert_int_equal(block->last->last->at.line, 12);
	arena_free(&f.arena);
}

static void test_without_places(void **state)
{
	struct line_map map = { 0 };
	struct fixture f;

	(void)state;
	set_up(&f);
	assert_true(markdown_parse(f.root, "a\n\nb", NULL, &f.m));
	assert_null(f.root->first->at.file);
	assert_true(markdown_parse(f.root, "c", &map, &f.m)); /* a map with too few lines */
	assert_int_equal(f.root->last->at.line, 0);
	arena_free(&f.arena);
}

static void test_control_characters(void **state)
{
	static const struct {
		const char *text;
		int line, column;
		const char *name;
	} cases[] = {
		{ "a\nåb\x01", 2, 3, "U+0001" },
		{ "a\x0B", 1, 2, "U+000B" },
		{ "a\x1B[31m", 1, 2, "U+001B" },
		{ "a\rb", 1, 2, "U+000D" },
		{ "a\r\r\n", 1, 2, "U+000D" },
		{ "a\x7F", 1, 2, "U+007F" },
		{ "a\xC2\x85", 1, 2, "U+0085" },
		{ "æ \xE2\x80\xAE"
		  "fdp",
		  1, 3, "U+202E" },
		{ "\xE2\x81\xA6", 1, 1, "U+2066" },
		{ "\xE2\x80\x8F", 1, 1, "U+200F" },
		{ "\xD8\x9C", 1, 1, "U+061C" },
		{ "`\x02`", 1, 2, "U+0002" },
		{ "    \x02", 1, 5, "U+0002" },
		/* made by the parser, not by the writer */
		{ "x\n\n*a*&#8;", 3, 4, "U+0008" },
		{ "&#x202E;", 1, 1, "U+202E" },
		{ "[](x&#27;)", 1, 1, "U+001B" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fixture f;

		set_up(&f);
		if (parse(&f, cases[i].text))
			fail_msg("case %zu: no fault", i);
		if (f.diag.entries[0].at.line != cases[i].line ||
		    f.diag.entries[0].at.column != cases[i].column ||
		    !strstr(f.diag.entries[0].message, cases[i].name))
			fail_msg("case %zu: %d:%d: %s", i, f.diag.entries[0].at.line,
				 f.diag.entries[0].at.column, f.diag.entries[0].message);
		arena_free(&f.arena);
	}
}

/* Lists and quotes inside each other, one on each line, `depth` in all. */
static const char *nested(struct arena *a, const char *marker, int depth)
{
	struct buffer text = { .arena = a };

	for (int i = 0; i < depth; i++)
		buffer_printf(&text, "%*s%s a\n", 2 * i, "", marker);
	return buffer_text(&text);
}

static void test_depth_limit(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f);
	assert_true(parse(&f, nested(&f.arena, "-", LIMIT_MARKDOWN_DEPTH)));
	assert_true(parse(&f, repeat(&f.arena, "", "> ", LIMIT_MARKDOWN_DEPTH, "a")));
	assert_int_equal(f.diag.errors, 0);
	assert_false(parse(&f, nested(&f.arena, "-", LIMIT_MARKDOWN_DEPTH + 1)));
	assert_int_equal(f.diag.errors, 1);
	assert_int_equal(f.diag.entries[0].at.line, LIMIT_MARKDOWN_DEPTH + 1);
	assert_string_equal(f.diag.entries[0].message,
			    "lister og sitater er nestet dypere enn 32 nivåer; del opp teksten");
	assert_false(parse(&f, repeat(&f.arena, "", "> ", LIMIT_MARKDOWN_DEPTH + 1, "a")));
	assert_int_equal(f.diag.errors, 2);
	assert_int_equal(f.diag.entries[1].at.column, 2 * LIMIT_MARKDOWN_DEPTH + 1);
	/* Emphasis has no depth of its own. */
	assert_true(parse(
		&f, repeat(&f.arena, "", "*a **b ", 1000, repeat(&f.arena, "", "** *", 1000, ""))));
	arena_free(&f.arena);
}

/* What a careless parser takes hours over, or all memory. Each is either refused or read in full.
 */
static void test_hostile_texts(void **state)
{
	static const struct {
		const char *first, *unit, *last;
		int count;
		bool accepted;
	} cases[] = {
		{ "", ">", "", 100000, false },
		{ "", "> ", "a", 100000, false },
		{ "", "- + ", "\n", 50000, false },
		{ "", "+ ", "a", 50000, false },
		{ "1. ", "1. ", "", 50000, false },
		{ "", "- ", "", 100000, true }, /* a long rule */
		{ "> ", "* ", "\n", 100000, true },
		{ "", "[", "", 100000, true },
		{ "", "[", "]", 100000, true },
		{ "", "[a](", "", 100000, true },
		{ "", "[a](<b", "", 60000, true },
		{ "", "![[]()", "", 100000, false },
		{ "", "`![a](b)`\n\n", "", 20000, true },
		{ "", "*a **a ", "", 60000, true },
		{ "", "a_*", "", 100000, true },
		{ "", "`a``b", "", 60000, true },
		{ "", "<!--", "", 100000, true },
		{ "a", "<![CDATA[", "", 100000, false }, /* looks like images */
		{ "a", "<?", "", 100000, true },
		{ "", "&#", "", 100000, true },
		{ "", "\\", "", 100001, true },
		{ "", "\n", "a", 500000, true },
		{ "", "- a\n", "", 90000, true },
		{ "", "- a\n\n", "", 50000, true },
		{ "", "# a\n", "", 50000, true },
		{ "[a]: /x\n\n", "[a] ", "", 50000, true },
		{ "", "ord ", "", 1000000, true },
		{ "", "*o* ", "", 60000, true }, /* one line, many spans: places too */
		{ "", "å *ø* ", "", 60000, true },
		{ "```\n", "\tx\n", "", 100000, true },
		{ "<div>\n", "x\n", "", 100000, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fixture f;

		set_up(&f);
		if (parse(&f, repeat(&f.arena, cases[i].first, cases[i].unit, cases[i].count,
				     cases[i].last)) != cases[i].accepted ||
		    (f.root->first != NULL) != cases[i].accepted)
			fail_msg("%s%s…%s", cases[i].first, cases[i].unit, cases[i].last);
		arena_free(&f.arena);
	}
}

static void test_block_limit(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f);
	assert_true(parse(&f, repeat(&f.arena, "", "---\n", LIMIT_BLOCKS, "")));
	assert_false(parse(&f, repeat(&f.arena, "", "---\n", LIMIT_BLOCKS + 1, "")));
	assert_int_equal(f.diag.count, 1);
	assert_int_equal(f.diag.entries[0].at.line, LIMIT_BLOCKS + 1);
	arena_free(&f.arena);
}

/* Each run of text and each break between lines counts, and each mark and line of the source. */
static void test_span_limits(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f);
	assert_true(parse(&f, repeat(&f.arena, "", "a\n", LIMIT_SPANS / 2, "")));
	assert_false(parse(&f, repeat(&f.arena, "", "a\n", LIMIT_SPANS / 2, "a\na")));
	assert_int_equal(f.diag.count, 1);
	assert_int_equal(f.diag.entries[0].at.line, LIMIT_SPANS / 2 + 1);
	arena_free(&f.arena);
	set_up(&f);
	assert_true(parse(&f, repeat(&f.arena, "b\n\n", "[", LIMIT_MARKUP, "a")));
	assert_false(parse(&f, repeat(&f.arena, "b\n\n", "[", LIMIT_MARKUP + 1, "a")));
	assert_int_equal(f.diag.count, 1);
	assert_int_equal(f.diag.entries[0].at.line, 3);
	arena_free(&f.arena);
	set_up(&f); /* a line counts, and each marker on it */
	assert_true(parse(&f, repeat(&f.arena, "```\n", "x\n", LIMIT_SPANS - 1, "")));
	assert_false(parse(&f, repeat(&f.arena, "```\n", "x\n", LIMIT_SPANS, "")));
	assert_int_equal(f.diag.count, 1);
	assert_int_equal(f.diag.entries[0].at.line, LIMIT_SPANS + 1);
	arena_free(&f.arena);
	set_up(&f);
	assert_false(parse(&f, repeat(&f.arena, "", "- > - > a\n\n", LIMIT_SPANS / 5 + 1, "")));
	assert_int_equal(f.diag.count, 1);
	assert_non_null(strstr(f.diag.entries[0].message, "listemerker"));
	arena_free(&f.arena);
}

static void test_nothing_is_lost(void **state)
{
	struct fixture f;
	int count = 0;

	(void)state;
	set_up(&f);
	assert_true(parse(&f, repeat(&f.arena, "", "[", 100000, "")));
	assert_int_equal(strlen(f.root->first->spans->text), 100000);
	assert_null(f.root->first->spans->next);
	assert_true(parse(&f, repeat(&f.arena, "", "- a\n", 90000, "")));
	for (const struct block *item = f.root->last->first; item; item = item->next)
		count++;
	assert_int_equal(count, 90000);
	assert_false(parse(&f, repeat(&f.arena, "", "a\x01\n", 100000, "")));
	assert_int_equal(f.diag.errors, DIAG_SHOWN);
	arena_free(&f.arena);
}

static void test_image_limit(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f);
	assert_true(parse(&f, repeat(&f.arena, "", "`![a](b)`\n", 256, "")));
	assert_true(parse(&f, repeat(&f.arena, "", "`![a](b)`\n", 256, "\n`![a](b)`")));
	assert_false(parse(&f, repeat(&f.arena, "", "`![a](b)`\n", 257, "")));
	assert_int_equal(f.diag.entries[0].at.line, 257);
	arena_free(&f.arena);
}

/* --- what is escaped is shown as typed --- */

static uint32_t random_below(uint32_t *seed, uint32_t bound)
{
	*seed = *seed * 1664525 + 1013904223; /* Numerical Recipes */
	return (*seed >> 8) % bound;
}

/* Up to 24 pieces, so chosen that together they often make markup. */
static const char *random_text(struct arena *a, uint32_t *seed)
{
	static const char *const pieces[] = {
		"!",
		"\"",
		"#",
		"$",
		"%",
		"&",
		"'",
		"(",
		")",
		"*",
		"+",
		",",
		"-",
		".",
		"/",
		":",
		";",
		"<",
		"=",
		">",
		"?",
		"@",
		"[",
		"\\",
		"]",
		"^",
		"_",
		"`",
		"{",
		"|",
		"}",
		"~",
		" ",
		" ",
		"  ",
		"    ",
		"a",
		"b",
		"ø",
		"1",
		"12",
		"–",
		"\xC2\xA0",
		"&amp;",
		"&#32;",
		"](",
		"<b>",
		"<!--",
		"```",
		"---",
		"1. ",
		"- ",
		"https://x.no",
		"a@b.no",
		"{{",
		"}}",
	};
	struct buffer text = { .arena = a };

	for (uint32_t n = 1 + random_below(seed, 24); n; n--)
		buffer_puts(&text, pieces[random_below(seed, COUNT(pieces))]);
	return buffer_text(&text);
}

static void test_escaped_text_is_one_paragraph(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct fixture f;
		const char *text;

		set_up(&f);
		text = random_text(&f.arena, &seed);
		assert_true(parse(&f, markdown_escape(&f.arena, text)));
		if (!f.root->first || f.root->first->next ||
		    f.root->first->type != BLOCK_PARAGRAPH || f.root->first->spans->next ||
		    f.root->first->spans->flags || f.root->first->spans->link ||
		    !text_equal(f.root->first->spans->text, text))
			fail_msg("«%s» gave\n%s", text, dump(&f));
		arena_free(&f.arena);
	}
}

/* A template with %s for the value, and what the text of its block is then. */
static void test_escaped_text_everywhere(void **state)
{
	static const struct {
		const char *before, *after;
		enum block_type type;
		const char *shown_before, *shown_after;
	} cases[] = {
		{ "a ", " b", BLOCK_PARAGRAPH, "a ", " b" },
		{ "a\n", "\nb", BLOCK_PARAGRAPH, "a ", " b" },
		{ "*", "* b", BLOCK_PARAGRAPH, "", " b" },
		{ "**", "** b", BLOCK_PARAGRAPH, "", " b" },
		{ "[", "](https://x.no)", BLOCK_PARAGRAPH, "", "" },
		{ "# ", "", BLOCK_HEADING, "", "" },
		{ "## ", " ##", BLOCK_HEADING, "", "" },
		{ "> ", "", BLOCK_QUOTE, "", "" },
		{ "- ", "", BLOCK_LIST, "", "" },
		{ "1", "", BLOCK_PARAGRAPH, "1", "" },
		{ "<", "", BLOCK_PARAGRAPH, "<", "" },
		{ "&", ";", BLOCK_PARAGRAPH, "&", ";" },
		{ "!", "(b)", BLOCK_PARAGRAPH, "!", "(b)" },
	};
	uint32_t seed = 2;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		size_t k = (size_t)i % (COUNT(cases));
		const struct block *block;
		const char *text, *expected;
		struct fixture f;

		set_up(&f);
		/* Emphasis must not begin or end with a blank, whoever wrote it. */
		text = arena_printf(&f.arena, "x%sx", random_text(&f.arena, &seed));
		expected = arena_printf(&f.arena, "%s%s%s", cases[k].shown_before,
					cases[k].shown_after ? text : "",
					cases[k].shown_after ? cases[k].shown_after : "");
		assert_true(
			parse(&f, arena_printf(&f.arena, "%s%s%s", cases[k].before,
					       markdown_escape(&f.arena, text), cases[k].after)));
		block = f.root->first;
		assert_int_equal(block->type, cases[k].type);
		assert_null(block->next);
		while (!block->spans)
			block = block->first;
		if (!text_equal(span_text(&f.arena, block->spans), expected))
			fail_msg("«%s» gave\n%s", text, dump(&f));
		arena_free(&f.arena);
	}
}

/* --- portions --- */

/* What random texts are made of. The kinds before TOKENS_CLOSED leave nothing open, so that long texts of them are
 * divided often. */
static const char *const tokens[] = {
	"barn ", "og skole ", "*a* ", "**b** c ", "`d` ", "[e](https://a.no/x) ", "\\* ", "&amp; ", "5 * 3 ", "snake_case ",
	"<span lang=\"nn\">ikkje *det*</span> ", "***f*** ", "_g_ ", "i  \n", "j\n", "*k\nl* ", "\n\n", "\n*m* ", "\n`n` ",
	"\nø ", "\\*b ", "c* ", "[d] ", "æ\t", "<https://b.no> ", "p\u00A0q ",
	"\n2) o ", "\n\n1. p ", "\n\n- q ", "\n\n> - s ", "h\\\n", "*r ", "** ", "s* ", "`t ", "``u` ", "[v ", "w](x) ", "<b y", "> z ", "\n- a ", "\n\n- b\n  - c\n", "\n1. d ", "\n# e\n",
	"\n===\n", "\n---\n", "\n> f\ng ", "\n```\n", "\n\n    h\n\n", "\n<div>\n", "\n<!-- ", "| i | j |\n", "|---|---|\n", "_ ", "\n\n\n", "k\r\n",
};
enum { TOKENS_CLOSED = 26 };

static const char *random_long_text(struct arena *a, const char *first, int seed)
{
	struct buffer text = { .arena = a };
	static const int any[] = { 1000000, 200, 30 }; /* one in so many tokens may be any */
	int open = any[seed % (int)COUNT(any)];

	srand((unsigned)seed);
	buffer_puts(&text, first);
	while (text.size < 30000)
		buffer_puts(&text, tokens[rand() % (rand() % open ? TOKENS_CLOSED : (int)COUNT(tokens))]);
	return buffer_text(&text);
}

static void put_place(struct buffer *out, struct place at)
{
	buffer_printf(out, " %d:%d", at.line, at.column);
}

static void put_places(struct buffer *out, const struct block *block)
{
	put_place(out, block->at);
	for (const struct span *span = block->spans; span; span = span->next)
		put_place(out, span->at);
	for (const struct block *child = block->first; child; child = child->next)
		put_places(out, child);
}

/* All that `text` becomes: the tree, faults and counts. Places too, but where a backslash ends a line, a tag has
 * several or those of a list are not indented: what comes after in their paragraph the parser places too high or too
 * far to the right. */
static const char *parsed(struct fixture *f, const char *text, bool places)
{
	struct buffer out = { .arena = &f->arena };
	struct markdown_count made = { 0 };

	f->m.made = &made;
	f->m.table_caption = "Tabell";
	parse(f, text);
	buffer_puts(&out, dump(f));
	if (places)
		put_places(&out, f->root);
	for (size_t i = 0; i < f->diag.count; i++)
		buffer_puts(&out, f->diag.entries[i].message);
	buffer_printf(&out, " %zu blocks, %zu spans", made.blocks, made.spans);
	return buffer_text(&out);
}

/* "]:" may be part of a definition, and such texts are parsed as a whole; others in portions. */
static void test_portions_make_no_difference(void **state)
{
	size_t first = strlen("paragraph \"x]: y\"\n");

	(void)state;
	for (int seed = 0; seed < 200; seed++) {
		struct fixture whole, divided;
		const char *expected, *got;
		size_t same = 0;
		bool places = seed % 3 == 0;

		set_up(&whole);
		set_up(&divided);
		expected = parsed(&whole, random_long_text(&whole.arena, "x]: y\n\n", seed), places) + first;
		got = parsed(&divided, random_long_text(&divided.arena, "x]; y\n\n", seed), places) + first;
		while (expected[same] && expected[same] == got[same])
			same++;
		if (expected[same] || got[same])
			fail_msg("seed %d: «%.200s» instead of «%.200s»", seed, got + (same > 60 ? same - 60 : 0),
				 expected + (same > 60 ? same - 60 : 0));
		arena_free(&whole.arena);
		arena_free(&divided.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_images_are_faults),
		cmocka_unit_test(test_unused_definitions_are_text),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_tables_that_are_none),
		cmocka_unit_test(test_html_is_text), cmocka_unit_test(test_language_of_words),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_embedded_blocks),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_without_places),
		cmocka_unit_test(test_control_characters),
		cmocka_unit_test(test_depth_limit),
		cmocka_unit_test(test_hostile_texts),
		cmocka_unit_test(test_block_limit),
		cmocka_unit_test(test_span_limits),
		cmocka_unit_test(test_nothing_is_lost),
		cmocka_unit_test(test_image_limit),
		cmocka_unit_test(test_escaped_text_is_one_paragraph),
		cmocka_unit_test(test_escaped_text_everywhere),
		cmocka_unit_test(test_portions_make_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
