/* Names that many people in Norway have, for the privacy gate.
 *
 * Facts from Statistics Norway's lists of the most used given names and surnames. Names that are also common words,
 * such as Per, Finn and Berg, are left out. */
#include "privacy_words.h"

#include <stdlib.h>
#include <string.h>

/* In order of their bytes. */
static const char *const names[] = {
	"Aas", "Aasen", "Abdi", "Ada", "Adrian", "Ahmed", "Aisha", "Aksel", "Alexander", "Alf", "Ali", "Amalie",
	"Amina", "Amundsen", "Anders", "Andersen", "Andrea", "Andreas", "Andreassen", "Andresen", "Anette", "Anna",
	"Anne", "Antonsen", "Arild", "Arne", "Arnesen", "Arvid", "Asbjørn", "Astrid", "Aud", "Axel", "Ayesha",
	"Bakke", "Benjamin", "Bente", "Berge", "Berit", "Birkeland", "Bjørg", "Bjørn", "Bråten", "Børge", "Camilla",
	"Christensen", "Christian", "Daniel", "Danielsen", "Edvardsen", "Egil", "Einar", "Eirik", "Elias", "Eliassen",
	"Elin", "Elisabeth", "Ella", "Ellen", "Ellingsen", "Else", "Emil", "Emilie", "Emma", "Erik", "Eriksen",
	"Espen", "Eva", "Evensen", "Fatima", "Filip", "Fredrik", "Fredriksen", "Frida", "Frode", "Gaute", "Geir",
	"Gerd", "Grete", "Gulbrandsen", "Gundersen", "Gunn", "Gunnar", "Gustavsen", "Halvor", "Halvorsen", "Hanna",
	"Hanne", "Hans", "Hansen", "Harald", "Hassan", "Hauge", "Haugland", "Hege", "Heidi", "Helene", "Helge",
	"Helgesen", "Henrik", "Henriksen", "Hilde", "Hodan", "Hovland", "Hussain", "Håkon", "Iben", "Ibrahim", "Ida",
	"Idar", "Ingeborg", "Inger", "Ingrid", "Isak", "Isaksen", "Ivar", "Iversen", "Jacobsen", "Jakob", "Jakobsen",
	"Jan", "Jarle", "Jenny", "Jens", "Jensen", "Jenssen", "Johan", "Johannes", "Johannessen", "Johansen", "John",
	"Johnsen", "Jon", "Jonas", "Jonassen", "Jorunn", "Julie", "Jørgen", "Jørgensen", "Kari", "Karin", "Karlsen",
	"Kenneth", "Kent", "Khadija", "Kim", "Kjell", "Kjersti", "Knudsen", "Knut", "Knutsen", "Kristensen",
	"Kristian", "Kristiansen", "Kristin", "Kristoffer", "Kristoffersen", "Kåre", "Laila", "Lars", "Larsen", "Lea",
	"Leah", "Leif", "Linda", "Linn", "Lise", "Lucas", "Lukas", "Magnus", "Maja", "Malin", "Mari", "Maria",
	"Marianne", "Marit", "Marius", "Markus", "Marthe", "Martin", "Martine", "Martinsen", "Maryam", "Mathias",
	"Mathisen", "Mette", "Mohamed", "Mohammed", "Mona", "Monica", "Morten", "Mortensen", "Muhammad", "Myhre",
	"Myklebust", "Nguyen", "Nielsen", "Nils", "Nilsen", "Nina", "Noah", "Nora", "Nordmann", "Nygård", "Oda",
	"Odd", "Ola", "Olav", "Ole", "Olivia", "Olsen", "Omar", "Oscar", "Oskar", "Ove", "Paulsen", "Pedersen",
	"Petter", "Pettersen", "Pål", "Ragnar", "Ragnhild", "Randi", "Rasmussen", "Reidar", "Reidun", "Rita", "Roar",
	"Roger", "Rolf", "Ronny", "Roy", "Rune", "Ruth", "Ruud", "Rønning", "Sander", "Sara", "Sebastian", "Selma",
	"Sigrid", "Sigurd", "Silje", "Simen", "Simonsen", "Sindre", "Sissel", "Siv", "Sivertsen", "Sofia", "Sofie",
	"Solberg", "Solheim", "Solveig", "Sondre", "Steinar", "Stian", "Svein", "Svendsen", "Sverre", "Synne",
	"Sørensen", "Sørli", "Terje", "Thea", "Thomas", "Thomassen", "Thorsen", "Tobias", "Tom", "Tommy", "Tone",
	"Torbjørn", "Tore", "Torill", "Torstein", "Torunn", "Tove", "Trine", "Trond", "Trygve", "Turid", "Tuva",
	"Tveit", "Ulrik", "Unni", "Vegard", "Vibeke", "Vidar", "Vigdis", "Vilde", "Wenche", "William", "Yusuf",
	"Zahra", "Ødegård", "Øystein", "Øyvind",
};

static int compare(const void *name, const void *other)
{
	return strcmp(name, *(const char *const *)other);
}

bool word_is_name(const struct word *word)
{
	char name[24];
	size_t size = (size_t)(word->stop - word->start);

	if (size < 2 || size >= sizeof name)
		return false;
	memcpy(name, word->start, size);
	name[size] = '\0';
	if (name[0] >= 'a' && name[0] <= 'z')
		name[0] = (char)(name[0] - 'a' + 'A');
	else if ((unsigned char)name[0] == 0xC3 && (unsigned char)name[1] >= 0xA0)
		name[1] = (char)((unsigned char)name[1] - 0x20); /* ø is Ø */
	return bsearch(name, names, sizeof names / sizeof *names, sizeof *names, compare) != NULL;
}
