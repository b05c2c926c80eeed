#include "base/yaml.h"

#include "base/arena.h"
#include "base/limits.h"
#include "check.h"
#include "faults.h"

#include <string.h>

/* Every fault with its place, whole messages. */
static void faults(void **state)
{
	static const struct {
		const char *yaml, *expected;
	} cases[] = {
		{ "tittel: Los: x\n",
		  "f:1:12: kolon i verdien; sett hele verdien i anførselstegn: skriv «tittel: \"Los: x\"»\n" },
		{ "tittel: Los: \"x\"\n",
		  "f:1:12: kolon i verdien; sett hele verdien i anførselstegn: skriv «tittel: 'Los: \"x\"'»\n" },
		{ "sak:\n\ttittel: x\n", "f:2:1: tabulator i innrykket; bruk mellomrom\n" },
		{ "sak:\n  a: 1\n\u00a0\u00a0b: 2\n  c: 3\n", "f:3:1: hardt mellomrom i innrykket; bruk vanlige mellomrom\n" },
		{ "sak:\n\u00a0 a: 1\n", "f:2:1: hardt mellomrom i innrykket; bruk vanlige mellomrom\n" },
		{ "startår:2021\nvarighet: 2\n",
		  "f:1:8: mangler mellomrom etter kolon; skriv «startår: 2021»\n" },
		{ "a: 1\nvarighet:2\nb: 3\n",
		  "f:2:9: mangler mellomrom etter kolon; skriv «varighet: 2»\n" },
		{ "a: 1\nbare tekst\nb: 3\n",
		  "f:2:1: mangler kolon etter nøkkelen; skriv «bare: tekst»\n" },
		{ "sak\n  tittel: x\n",
		  "f:1:1: mangler kolon etter nøkkelen; skriv «sak:»\n" },
		{ "a: 1\n  b: 2\n",
		  "f:2:3: linjen er rykket for langt inn; la den begynne i kolonne 1, som linjen over\n" },
		{ "a: 1\n# kommentar\n\n  b: 2\n",
		  "f:4:3: linjen er rykket for langt inn; la den begynne i kolonne 1, som linjen over\n" },
		{ "a:\n  b: 1\n c: 2\n",
		  "f:2:3: linjen begynner i kolonne 3, men de under begynner i kolonne 2; la den begynne i kolonne 2\n" },
		{ "a: 'Ola's bil'\n",
		  "f:1:9: det står mer etter det siste anførselstegnet; sett hele verdien i anførselstegn: skriv «a: \"Ola's bil\"»\n" },
		{ "a: \"x\nb: 2\n",
		  "f:1:4: anførselstegnet her lukkes ikke; skriv «a: \"x\"»\n" },
		{ "a: {b: 1\nc: 2\n",
		  "f:1:9: «{» fra linje 1:4 lukkes ikke; sett inn «}» her\n" },
		{ "a: [1, 2\nc: 2\n",
		  "f:1:9: «[» fra linje 1:4 lukkes ikke; sett inn «]» her\n" },
		{ "a: [1, 2\n",
		  "f:1:9: «[» fra linje 1:4 lukkes ikke; sett inn «]» her\n" },
		{ "a: {b: c: d}\n",
		  "f:1:9: kolon i verdien; sett hele verdien i anførselstegn: skriv «b: \"c: d\"»\n" },
		/* What comes after a second colon is read too. */
		{ "a: b: c: d\ne: f\ng: h: i\nj: &k l\n",
		  "f:1:5: kolon i verdien; sett hele verdien i anførselstegn: skriv «a: \"b: c: d\"»\n"
		  "f:3:5: kolon i verdien; sett hele verdien i anførselstegn: skriv «g: \"h: i\"»\n"
		  "f:4:4: «&» først i en verdi er et anker i YAML; sett hele verdien i anførselstegn: skriv «j: \"&k l\"»\n" },
		{ "a: **b** c\n",
		  "f:1:4: «*» først i en verdi har en egen betydning i YAML; sett hele verdien i anførselstegn: skriv «a: \"**b** c\"»\n" },
		{ "a: *b\n",
		  "f:1:4: «*» først i en verdi er en henvisning i YAML; sett hele verdien i anførselstegn: skriv «a: \"*b\"»\n" },
		{ "a: &x 1\n",
		  "f:1:4: «&» først i en verdi er et anker i YAML; sett hele verdien i anførselstegn: skriv «a: \"&x 1\"»\n" },
		{ "a: !!str 1\n",
		  "f:1:4: «!» først i en verdi er et typemerke i YAML; sett hele verdien i anførselstegn: skriv «a: \"!!str 1\"»\n" },
		{ "a: @x\n",
		  "f:1:4: en verdi kan ikke begynne med «@»; sett hele verdien i anførselstegn: skriv «a: \"@x\"»\n" },
		{ "a: %x\n",
		  "f:1:4: en verdi kan ikke begynne med «%»; sett hele verdien i anførselstegn: skriv «a: \"%x\"»\n" },
		{ "%x: 1\n", "f:1:1: en linje kan ikke begynne med «%»; slett den, eller sett teksten i anførselstegn\n" },
		{ "# x\n\n%YAML 1.2\n---\na: 1\n",
		  "f:3:1: en linje kan ikke begynne med «%»; slett den, eller sett teksten i anførselstegn\n" },
		{ "# x\u2028%TAG ! x\n---\na: 1\n",
		  "f:1:4: et linjeskift av en annen sort (U+2028); sett et vanlig linjeskift eller et mellomrom der\n" },
		{ "a: 1\nå: x\xC2\x85y\nb: \"z\u2029\"\n",
		  "f:2:5: et linjeskift av en annen sort (U+0085); sett et vanlig linjeskift eller et mellomrom der\n"
		  "f:3:6: et linjeskift av en annen sort (U+2029); sett et vanlig linjeskift eller et mellomrom der\n" },
		{ "a: 1\n%TAG ! x\n---\nb: 1\n",
		  "f:2:1: en linje kan ikke begynne med «%»; slett den, eller sett teksten i anførselstegn\n" },
		{ "a: 1\n%\n",
		  "f:2:1: en linje kan ikke begynne med «%»; slett den, eller sett teksten i anførselstegn\n" },
		{ "a: 1\n...\n# x\r\n%TAG ! x\n---\nb: 1\n",
		  "f:4:1: en linje kan ikke begynne med «%»; slett den, eller sett teksten i anførselstegn\n" },
		{ "a: - b\n",
		  "f:1:4: en liste begynner på en egen linje, og «-» først i en verdi er en liste; sett hele verdien i anførselstegn: skriv «a: \"- b\"»\n" },
		{ "a: > 50 %\n",
		  "f:1:4: «>» først i en verdi har en egen betydning i YAML; sett hele verdien i anførselstegn: skriv «a: \"> 50 %\"»\n" },
		{ "a: |\n  x\n\ty\n", "f:3:1: tabulator i innrykket; bruk mellomrom\n" },
		{ "a: \"C:\\qrs\"\n",
		  "f:1:7: «\\» er et styretegn mellom doble anførselstegn; skriv «\\\\» eller bruk enkle\n" },
		{ "a: \"x\\0y\"\n", "f:1:4: styretegn (U+0000) i teksten; slett det\n" },
		{ "aå: x\001\n", "f:1:6: styretegn (U+0001) i teksten; slett det\n" },
		{ "a: x\nb: y\xC3\n", "f:1:1: ugyldig UTF-8; lagre filen med tegnkodingen UTF-8\n" },
		{ "- a\nb: 1\n", "f:2:1: linjen hører ikke til listen over; la hvert punkt begynne med «- » og "
				 "nøklene under det i samme kolonne\n" },
		{ ": x\n", "f:1:1: mangler nøkkel foran kolon; skriv «nøkkel: verdi»\n" },
		{ "a: 1\n---\nb: 2\n",
		  "f:2:1: filen har flere dokumenter; slett «---» og alt som hører til et annet\n" },
		{ "a: 1\n...\nb: 2\n", "f:3:1: tekst etter «...», som avslutter dokumentet; slett linjen med "
				       "«...»\n" },
		{ "", "f:1:1: filen er tom; skriv linjer på formen «nøkkel: verdi»\n" },
		{ "# bare kommentar\n", "f:1:1: filen er tom; skriv linjer på formen «nøkkel: verdi»\n" },
		{ "startår: 1\nStartaar: 2\n", "f:2:1: nøkkelen «Startaar» står også på linje 1:1, skrevet på "
					       "en annen måte; behold den ene\n" },
		{ "{a: 1, b: 2, a: 3}\n", "f:1:14: nøkkelen «a» står også på linje 1:2; behold den ene\n" },
		{ "? [a]\n: b\n", "f:1:3: nøkkelen er en liste eller et nøkkelsett; skriv et ord og kolon\n" },
		{ "<<: x\n", "f:1:1: fletting med «<<» støttes ikke; skriv nøklene rett ut\n" },
		{ "{beløp: 2,5, navn: x}\n",
		  "f:1:11: komma avslutter en verdi inne i { }; skriv «beløp: \"2,5\"» med anførselstegn, eller gi beløp en egen linje\n" },
		{ "{beløp: 500 000,-, navn: x}\n",
		  "f:1:17: komma avslutter en verdi inne i { }; skriv «beløp: \"500 000,-\"» med anførselstegn, eller gi beløp en egen linje\n" },
		{ "{beløp: 500 000,–}\n",
		  "f:1:17: komma avslutter en verdi inne i { }; skriv «beløp: \"500 000,–\"» med anførselstegn, eller gi beløp en egen linje\n" },
		{ "{navn: Helse, velferd og omsorg}\n",
		  "f:1:15: komma avslutter en verdi inne i { }; skriv «navn: \"Helse, velferd og omsorg\"» med anførselstegn, eller gi navn en egen linje\n" },
		{ "tittel: Plan #3 for unge\n",
		  "f:1:14: « #» begynner en kommentar og kutter verdien til «Plan»; sett hele verdien i anførselstegn: skriv «tittel: \"Plan #3 for unge\"»\n" },
		/* Two in one run. */
		{ "a: x #1\nb: {c: 1,5}\n",
		  "f:1:6: « #» begynner en kommentar og kutter verdien til «x»; sett hele verdien i anførselstegn: skriv «a: \"x #1\"»\n"
		  "f:2:10: komma avslutter en verdi inne i { }; skriv «c: \"1,5\"» med anførselstegn, eller gi c en egen linje\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct diag d = { .arena = &arena };

		yaml_parse(str_of(cases[i].yaml), "f", 0, &arena, &d);
		assert_string_equal(faults_text(&d, &arena), cases[i].expected);
		arena_free(&arena);
	}
}

static void tree(void **state)
{
	static const char text[] = "ærlig: ja\n"
				   "På nett: \"60:00\"\n"
				   "liste: [a, on]\n"
				   "under:\n"
				   "  tekst: |\n"
				   "    To\n"
				   "    linjer\n"
				   "  tom:\n"
				   "sak: 21/1 # merknad\n";
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct yaml *root = yaml_parse(str_of(text), "f", 10, &arena, &d), *node;

	(void)state;
	assert_non_null(root);
	assert_int_equal(d.count, 0);
	assert_int_equal(root->count, 5);
	assert_string_equal(yaml_find(root, "AERLIG")->text, "ja");
	node = yaml_find(root, "paa_nett");
	assert_string_equal(node->text, "60:00");
	assert_true(node->quoted && !node->block);
	assert_int_equal(node->key_at.line, 12);
	assert_int_equal(node->at.column, 10);
	node = yaml_find(root, "liste");
	assert_int_equal(node->type, YAML_SEQUENCE);
	assert_true(node->flow);
	assert_string_equal(node->first->next->text, "on");
	node = yaml_find(yaml_find(root, "under"), "tekst");
	assert_string_equal(node->text, "To\nlinjer\n");
	assert_true(node->block);
	node = yaml_find(yaml_find(root, "under"), "tom");
	assert_string_equal(node->text, "");
	assert_false(node->quoted);
	assert_true(yaml_find(root, "sak")->comment);
	assert_null(yaml_find(root, "finnes ikke"));
	arena_free(&arena);
}

/* `depth` nested lists, or as many items in one list; true when it was read. */
static bool reads(size_t depth, size_t items)
{
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct buffer text = { .arena = &arena };
	bool read;

	for (size_t i = 0; i < depth; i++)
		buffer_puts(&text, "[");
	for (size_t i = 0; i < items; i++)
		buffer_puts(&text, i ? ",a" : "a");
	for (size_t i = 0; i < depth; i++)
		buffer_puts(&text, "]");
	read = yaml_parse((struct str){ text.data, text.size }, "f", 0, &arena, &d) != NULL;
	assert_int_equal(d.errors, read ? 0 : 1);
	arena_free(&arena);
	return read;
}

static void limits(void **state)
{
	(void)state;
	assert_true(reads(LIMIT_YAML_DEPTH, 1));
	assert_false(reads(LIMIT_YAML_DEPTH + 1, 1));
	assert_true(reads(1, LIMIT_YAML_NODES - 1)); /* the list is a node too */
	assert_false(reads(1, LIMIT_YAML_NODES));
	assert_false(reads(100000, 1));
}

/* Cutting a document anywhere and putting any byte anywhere must end in a tree or a fault. */
static void survives_damage(void **state)
{
	static const char text[] = "a: {b: 2, c: [x, 'y', \"z\\n\"]}\n- q\nd: |\n  t\ne: å # k\n*f &g !h\n---\n";
	static const char bytes[] = "\0\t\n\r #:,[]{}'\"|>&*!%@`-?\\\x80\xC3\xFF";

	(void)state;
	for (size_t at = 0; at < sizeof text; at++) {
		for (size_t k = 0; k < sizeof bytes; k++) {
			struct arena arena = { 0 };
			struct diag d = { .arena = &arena };
			char *damaged = arena_text(&arena, text, sizeof text - 1);
			struct yaml *root;

			damaged[at] = bytes[k];
			root = yaml_parse((struct str){ damaged, k % 2 ? sizeof text - 1 : at }, "f", 0, &arena, &d);
			assert_true(root || d.errors);
			arena_free(&arena);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults),
		cmocka_unit_test(tree),
		cmocka_unit_test(limits),
		cmocka_unit_test(survives_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
