/* Forms that numbers and addresses are written in, and what stands around them. */
#ifndef TESTS_FIND_FORMS_H
#define TESTS_FIND_FORMS_H

#include <stdbool.h>
#include <stddef.h>

#define FORMS(array) (sizeof(array) / sizeof *(array))

/* --- groups of digits --- */

enum { MOST_SHAPES = 24 };

static const struct number {
	const char *name, *digits;
	const char *shapes[MOST_SHAPES];
} numbers[] = {
	{ "identity number", "01019050269",
	  { "B", "65", "2225", "22232", "632", "2432", "443", "425", "4232", "3332", "11111111111", "56", "74", "1A", "A1", "335",
	    "2333", "1235", "11225", "333101"} },
	{ "account", "12345678903",
	  { "B", "65", "2225", "443", "425", "4232", "3332", "11111111111", "56", "74", "1A", "A1", "335", "2333", "11225" } },
	{ "mobile telephone", "40000001", { "8", "44", "2222", "323", "332", "11111111", "26", "62", "35", "53", "233", "1133", "17" } },
	{ "telephone", "22000001", { "8", "44", "2222", "323", "332", "11111111", "26", "35", "233" } },
};

static const char *const separators[] = {
	" ", "  ", "   ", "-", " - ", "- ", "--", ".", "..", "/", ",", ", ", ",  ", "_", "**", ":", " : ", "|", "\n", " \n ", "\n\n",
	"\n\n\n", "\n> ", "\r\n", "-\n", "-\r\n", "\v", "\f", ". ", " .", "\x1C",
};

/* What stands beside the groups. */
static const struct {
	const char *before, *after;
	bool parted; /* by what the groups are parted by, too */
	size_t separators;
} besides[] = {
	{ "", "", false, FORMS(separators) },
	{ "7", "", true, 11 },
	{ "", "7", true, 11 },
	{ "7\n", "\n7", false, 4 },
	{ "kr ", "", false, 4 },
	{ "", " kr", false, 4 },
	{ "tlf. ", "", false, 11 },
	{ "konto ", "", false, 11 },
	{ "Kari ", "", false, 11 },
	{ "Sum: ", "", false, 4 },
	{ "+", "", false, 4 },
	{ "00", "", false, 4 },
	{ "+47", "", true, 4 },
	{ "+46", "", true, 4 },
	{ "0047", "", true, 4 },
	{ "0046", "", true, 4 },
	{ "0056", "", true, 4 },
	{ "47", "", true, 4 },
	{ "NO93", "", true, 4 },
	{ "NO 9", "", true, 4 },
};

/* --- dates of birth --- */

/* Dates of a birth, and how they are written. */
static const struct {
	const char *date, *written;
} dates[] = {
	{ "010190", "010190" }, { "010190", "01.01.90" }, { "010190", "1.1.1890" }, { "010190", "1. januar 1890" },
	{ "010190", "1 JAN -90" }, { "010190", "1/1-90" }, { "010190", "1890-01-01" }, { "010190", "18900101" },
	{ "010190", "01011890" }, { "010190", "1. januar 190" }, { "010190", "1. foo 1890" }, { "010190", "01.01.189" },
	{ "010190", "001.01.1890" }, { "010190", "01.001.1890" }, { "010190", "01--01--90" }, { "010190", "01_01_90" },
	{ "010190", "0*1*0*1*90" }, { "010190", "0101901" }, { "010190", "17900101" }, { "010190", "90.01.01" },
	{ "010190", "890-01-01" }, { "010190", "1jan1890" }, { "010190", "1890. januar 01" }, { "010190", "1890-01-1890" },
	{ "010101", "20010101" }, { "010101", "21010101" }, { "011290", "1. des 90" }, { "311290", "31.12.1890" },
	{ "311290", "18901231" }, { "311290", "31121890" }, { "311290", "31. desember 1890" }, { "311290", "18901331" },
	{ "010290", "1. feb. 1890" }, { "010390", "1. mars 1890" }, { "010490", "1. april 1890" }, { "010590", "1. mai 1890" },
	{ "010690", "1. juni 1890" }, { "010790", "1. juli 1890" }, { "010890", "1. august 1890" }, { "010990", "1. sep. 1890" },
	{ "011090", "1. oktober 1890" }, { "011190", "1. november 1890" }, { "410190", "41.01.1890" }, { "810190", "81.01.1890" },
};

/* The date is {}, and its five digits VWXYZ. */
static const char *const fives[] = {
	"{} VWXYZ", "{}, VWXYZ", "{} og VWXYZ", "{} VWX YZ", "{} (VWX-YZ)", "{} VWXY Z", "{} V*WX*YZ", "{} VW*XYZ 1", "{} VWXYZ,5",
	"{} VWXYZ.5", "{} VWXYZ.", "{} VWXYZ2", "{} VWXYZ kr", "{} fnr. VWXYZ kr", "{} og VWXYZ barn", "{} fnr. VWXYZ barn",
	"{} VWXYZ barn", "{} ... VWXYZ barn", "a {} VWXYZ barn", "{}\nVWXYZ", "{}\na VWXYZ", "{}\n\nVWXYZ", "{}\fVWXYZ", "{}\fa VWXYZ",
	"{}\ffnr VWXYZ", "{}\x1CVWXYZ", "{}/VWXYZ", "sak {}/VWXYZ", "VWXYZ {}", "VWXYZ, født {}", "VWX YZ født {}", "VWXYZ barn, {}",
	"VWXYZ\na {}", "VWXYZ\fa {}", "fnr VWXYZ\fa\f{}", "21/VWXYZ {}", "2021/VWXYZ {}", "2/VWXYZ {}", "/VWXYZ {}",
	"50270 VWXYZ {} 50270", "{} 50270 VWXYZ", "02.02.1890 {} VWXYZ", "VWXYZ {} 02.02.1890", "{} VWXYZ {}", "{} [^1] VWXYZ",
	"{}[^123456789] VWXYZ", "VWXYZ[^1]\f{}", "VWXYZ [^1] a [^2]\f{}", "[{}] VWXYZ", "{} [1 VWXYZ", "{}*_`~,.;:()- VWXYZ",
};

/* --- addresses --- */

static const char *const signs[] = {
	"@", "(at)", "(AT)", "[at]", "{at}", "<at>", "(a)", "(alfa)", "(krøllalfa)", "(snabel-a)", "(ät)", "-at-", "_at_", "*at*",
	"-(at)-", "at", "At", "AT", "krøllalfa", "Krøllalfa", "alfakrøll", "snabel-a", "Snabela", "og", "(og)", "(at", "@@",
};

static const char *const around_signs[] = {
	"kari%sgmail.com", "kari%s gmail.com", "kari %sgmail.com", "kari %s gmail.com", "kari   %s   gmail.com", "kari    %s gmail.com",
	"kari %s    gmail.com", "kari.nordmann %s gmail.com", "kari.n %s gmail.com", "karinord. %s gmail.com", "kari.1nord %s gmail.com",
	"1kari.nord %s gmail.com", "kari %s gmail dot com", "kari%sgmail", "kari%sgmail.", "kari%sgmail.1a", "kari%s1.com", "kari%sgmail.1",
	"%sgmail.com", "kari%s", "kari%s-gmail-.com", "kari%s*gmail*.com", ".kari.%sgmail.com", "...%sgmail.com", "a%sb.c", "kari%s.com",
};

static const char *const dots[] = {
	".", ",", " . ", "(dot)", "(DOT)", "[dot]", "{dot}", "(punktum)", "(punkt)", "(.)", "[.]", "-dot-", "_dot_", "dot", "punktum",
	"punkt", "og", "(og)", "..", ":",
};

static const char *const around_dots[] = {
	"kari@gmail%scom", "kari@gmail %scom", "kari@gmail%s com", "kari@gmail %s com", "kari@gmail   %s   com", "kari@gmail    %s com",
	"kari at gmail%scom", "kari at gmail %s com", "kari@a.gmail%scom", "kari@gmail%s1", "kari@gmail%s", "post@eksempel%sno",
	"post@eksempel %s no", "kari@gmail.com%sno",
};

static const char *const domains[] = {
	"eksempel.no", "EKSEMPEL.NO", "post.eksempel.no", "xeksempel.no", "eksempel.no.a.com", "sempel.no", "sondre-land.kommune.no",
	"SONDRE-LAND.KOMMUNE.NO", "søndreland.kommune.no", "SØNDRELAND.kommune.no", "sondre-land.kommune.se", "a.sondre-land.kommune.no", "a.b.sondre-land.kommune.no",
	"land.kommune.no", "sondre.land.kommune.no", "sondre-land.a.kommune.no", "kommune.no", "x.kommune.no", "sondrelandkommune.no",
	"sondre-land.kommune.no.", "sondre-land.kommune.no-", "sandreland.kommune.no", "s1ondreland.kommune.no",
};

/* --- how far words reach --- */

static const struct {
	const char *before, *filler, *after;
	int most; /* fillers */
} reaches[] = {
	{ "Telefon", " x", " 22000001", 9 },
	{ "Telefon ", "x", " 22000001", 125 },
	{ "Telefon", " ", "22000001", 125 },
	{ "Telefon", ". x", " 22000001", 2 },
	{ "Telefon", "! ", "22000001", 2 },
	{ "Tlf", ". x", " 22000001", 3 },
	{ "Tlf", ". ", "22000001", 2 },
	{ "Nås", " x", " på 22000001", 8 },
	{ "Nås på", " x", " 22000001", 2 },
	{ "Nå", " meg", " på 22000001", 2 },
	{ "Nummeret", " x", " hennes 22000001", 2 },
	{ "Nummeret hennes", " x", " 22000001", 8 },
	{ "Nummer", " x", " mor 22000001", 6 },
	{ "mitt", " x", " nummer 22000001", 2 },
	{ "mitt", ".", " nummer 22000001", 2 },
	{ "Signal", " x", " 22000001", 2 },
	{ "T:", " x", " 22000001", 2 },
	{ "T", ":", " 22000001", 2 },
	{ "(+47)", " ", "22000001", 9 },
	{ "22000001", " ", "(mobil)", 130 },
	{ "22000001", " x", " mobil", 2 },
	{ "22000001", " er", " mobilen", 3 },
	{ "22000001", " ", "ringer", 1 },
	{ "Kari", " ", "40000001", 130 },
	{ "Kari", ",", "40000001", 4 },
	{ "Kari", " x", " 40000001", 2 },
	{ "Kari N", ".", " 40000001", 4 },
	{ "Kari", " ", "N. 40000001", 4 },
	{ "Zoran Petrovi", "c", " 40000001", 2 },
	{ "Zoran", " ", "Petrovic 40000001", 2 },
	{ "Zo", "r", " Pe 40000001", 2 },
	{ "Z", "o", " Petrovic 40000001", 2 },
	{ "Zoran P", "e", " 40000001", 2 },
	{ "40000001", " ", "(mor)", 4 },
	{ "40000001", ",", " Kari", 4 },
	{ "40000001 ", "(", "mor)", 2 },
	{ "Konto", " x", " 1 2345678903", 6 },
	{ "Konto ", "x", " 1 2345678903", 125 },
	{ "fnr", " x", " 50269 kr 01.01.1890", 5 },
	{ "fnr ", "x", " 50269 kr 01.01.1890", 125 },
	{ "Sum", " x", " 22 33 45 56", 5 },
	{ "Sum ", "x", " 22 33 45 56", 125 },
	{ "kr", " ", "12345678903", 125 },
	{ "kr", ".", "12345678903", 3 },
	{ "12345678903", " ", "kr", 125 },
	{ "12345678903 (", "i ", "mill.)", 2 },
	{ "12345678903 ", "(", "kr)", 3 },
	{ "12345678903", ",", "-", 2 },
	{ "12345678903 kr", "x", "", 2 },
	{ "01.01.1890 ", "a", " 50269", 85 },
	{ "01.01.1890 ", "a", " fnr 50269", 310 },
	{ "50269 ", "a", " 01.01.1890", 85 },
	{ "fnr 50269 ", "a", " 01.01.1890", 310 },
	{ "fnr 50269 ", "a\f", " 01.01.1890", 5 },
	{ "", "a", " 01.01.1890 50269", 85 },
	{ "50269 01.01.1890 ", "a", "", 85 },
	{ "99010190 ", "a", " 50269", 85 },
	{ "50269 ", "a", " 01019099", 85 },
	{ "01.01.1890", " ", "50269", 85 },
	{ "01.01.1890 ", "\f", "50269", 3 },
	{ "01", " ", "01.1890 50269", 6 },
	{ "01.01", " ", "1890 50269", 6 },
	{ "01.01.1890 [", "^", "] 50269", 8 },
	{ "50269 barn", "e", " 01.01.1890", 6 },
	{ "01.01.1890 budsjett", " x", " 50269", 2 },
	{ "01.01.1890 budsjett", ".", " 50269", 2 },
	{ "", "a", "01019050269", 58 },
	{ "", "a", "@gmail.com", 330 },
	{ "kari@", "a", ".com", 330 },
	{ "kari@a", ".a", ".com", 170 },
	{ "kari", " ", "@gmail.com", 5 },
	{ "kari@", " ", "gmail.com", 5 },
	{ "kari@gmail", " ", ".com", 5 },
	{ "kari@gmail.", " ", "com", 5 },
	{ "kari at gmail", " ", "dot com", 5 },
	{ "kari.", "n", " at gmail.com", 4 },
	{ "k", "a", ".n at gmail.com", 6 },
	{ "kari@", "*", "gmail.com", 3 },
	{ "40 00", "\n", "00 01", 2 },
	{ "40\n00", "\n", "00 01", 2 },
	{ "40 00 ", "-", "00 01", 2 },
	{ "1", "\n", "2\n3\n4\n5\n6\n7\n8\n9\n1\n2\n3", 3 },
	{ "01019", "\n", "050269", 7 },
	{ "0,1,0,1,9,0,5,0,2,6", ",", "9", 6 },
	{ "0,1,0,1,9,0,5,0,2,6,9", "1", "", 1 },
	{ "40", "0", "", 8 },
	{ "+4", "0", "", 16 },
	{ "00", "4", "", 16 },
	{ "0047", "0", "", 16 },
	{ "+47 40000001", " 1", "", 8 },
	{ "+47 ", "4", "", 12 },
	{ "NO93 8601 1117 94", "7", "", 3 },
	{ "1", " 1", " 01019050269", 70 },
	{ "0", "\n\n1", "", 11 },
};

#endif
