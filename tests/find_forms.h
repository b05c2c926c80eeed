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
	    "2333", "1235", "11225", "333101", "83", "92", "47" } },
	{ "account", "12345678903",
	  { "B", "65", "2225", "443", "425", "4232", "3332", "11111111111", "56", "74", "1A", "A1", "335", "2333", "11225" } },
	{ "mobile telephone", "40000001", { "8", "44", "2222", "323", "332", "11111111", "26", "62", "35", "53", "233", "1133", "17" } },
	{ "telephone", "22000001", { "8", "44", "2222", "323", "332", "11111111", "26", "35", "233" } },
};

static const char *const separators[] = {
	" ", "  ", "   ", "-", " - ", "- ", "--", ".", "..", "/", ",", ", ", ",  ", "_", "**", ":", " : ", "|", "\n", " \n ", "\n\n",
	"\n\n\n", "\n> ", "\r\n", "-\n", "-\r\n", "\v", "\f", ". ", " .", "\x1C",
	";", " ; ", " , ", " | ", " / ", "\v\v", "+", "=", "'", "&", "#", "\\", ";;", "     ;",
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
	{ "010190", "1.I.1890" }, { "010190", "1. I 1890" }, { "011290", "1/XII-90" }, { "010190", "1. IIII 1890" },
	{ "010190", "januar 1, 1890" }, { "010190", "ja 1, 1890" }, { "010190", "0101 1890" }, { "010190", "0101 1790" },
	{ "010190", "0101 2190" }, { "010190", "1. januar i 1890" }, { "010190", "1. måned 1 år 1890" }, { "010190", "01:01:90" },
	{ "010190", "01:01:1890" }, { "010190", "01|01|1890" }, { "010190", "900101" }, { "410190", "010190" }, { "014190", "01.01.90" },
	{ "018190", "010190" }, { "018190", "01.09.90" },
	{ "011090", "1. oktober 1890" }, { "011190", "1. november 1890" }, { "410190", "41.01.1890" }, { "810190", "81.01.1890" },
};

/* The date is {}, and its five digits VWXYZ. */
static const char *const fives[] = {
	"{} VWXYZ", "født {} VWXYZ", "født {}, hos mor, VWXYZ", "{}, hos mor, VWXYZ", "{}\vVWXYZ", "{}\va\vVWXYZ", "7000\v{}\vVWXYZ",
	"{}\vVWXYZ\v7000", "{} 7000 VWXYZ", "{} fnr V-W-X-Y-Z", "{} fnr VW--XYZ", "sak {} VWXYZ", "{} sak VWXYZ", "{}, VWXYZ", "{} og VWXYZ", "{} VWX YZ", "{} (VWX-YZ)", "{} VWXY Z", "{} V*WX*YZ", "{} VW*XYZ 1", "{} VWXYZ,5",
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

/* --- more, each of its own kind --- */

static const char *const others[] = {
	/* account numbers of other countries, made up by those who explain them */
	"DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "de89-3704-0044-0532-0130-00", "DE88370400440532013000",
	"GB82 WEST 1234 5698 7654 32", "GB82 WEST  1234 5698 7654 32", "GB82 WEST   1234 5698 7654 32", "xGB82 WEST 1234 5698 7654 32",
	"GB82 WEST 1234 5698 7654 321", "GB82 WEST 1234 5698 7654 3", "GB82 WEST 1234 5698 7654 32, konto", "GBx82 WEST 1234 5698 7654 32",
	"XX82 WEST 1234 5698 7654 32", "GBWE ST82 1234 5698 7654 32", "IBAN:GB82WEST12345698765432.",
	"NO93 8601 1117 947", "NO 93.8601.1117.947", "NO938601111794", "xNO9386011117947", "SE45 5000 0000 0583 9825 7466",
	/* domains that are not written as one */
	"kari@gmail com", "kari@gmail. com", "kari@gmail-com", "kari@gmail/com", "kari@gmail.;,: com", "kari@online no", "kari@online se",
	"kari@bedrift no", "kari@bedrift-com", "kari@bedrift com", "kari@gmail", "kari@online", "kari@gmail i dag", "kari@gmailx", "kari@hotmail.",
	"kari @ bedrift.info", "kari @ bedrift.kanal", "kari @ gmail.kanal", "kari, @bedrift.no", "kari, @bedrift.kanal", "@bedrift.no",
	/* what wraps a name and a sign */
	"\"kari\" @ gmail.com", "<kari> @ gmail.com", "kari <b>@</b> gmail.com", "kari <bbbbbbbbbbbbb>@ gmail.com", "kari (@) gmail.com",
	"kari ((((((@ gmail.com", "kari (((((@ gmail.com", "kari @ ((((((gmail.com", "kari @ (((((((gmail.com", "kari : @ gmail.com", "kari: @ gmail.com",
	"kari at gmail.com", "kari at gmail.com.", "kari at bedrift.no", "Skriv til kari at bedrift.no", "Skriv til kari at bedrift.no i dag",
	"e-post: kari at bedrift.no i dag", "e-post kari at bedrift.no i dag", "kari1 at bedrift.no", "kari_n at bedrift.no", "han sier at bedrift.no",
	"kari æt gmail.com.", "kari alfa gmail.com", "kari%40gmail%2ecom", "kari&#64;gmail&#46;com", "kari&commat;gmail&period;com",
	/* digits in a longer number */
	"101019050269", "010190502691", "1010190502691", "12345010190502", "0101905026912345", "0101905026912345678",
	/* telephones and who they are of */
	"55 55 33 33", "ring 55553333", "ring 80000001", "ring 20000001", "ring 19000001", "ring 25.03.2021", "ring 25.13.2021", "ring 32.03.2021",
	"ring 25.03.1721", "ring 25.03.2221", "Privat: 22000001", "Privat: 22000000", "Privat 22000001", "Rektor 22000001", "Rektor 22000000",
	"22000001 til mor", "22000000 til mor", "22000001 tilhører Kari", "22000001, til mor", "Kari, f. 1880, 22000001", "Kari, f. 1880, 22000000",
	"Kari, a b c d e f, 22000001", "Kari, saksnr, 22000001", "Kari. Født, 22000001", "wa.me/4740000001", "(47) 22000001", "0047) 22000001",
	"Kari 22:00:00:01", "Kari 2200:0001", "Kari 4000;0001", "Tlf 40;00;00;01", "Sum tlf 40;00;00;01", "konto 1234;56;78903", "konto 11700 123456 kr",
	"konto 12345 678903 kr", "konto 123456 78903 kr", "012;345;678;90", "010190;50269", "190190;50209",
	/* the municipality's own, and what only ends so */
	"tlf. 22334455", "+47 22 33 44 55", "0047 22334455", "tlf. 47 22334455", "+3546 22 33 44 55", "+4622334455", "0046 22334455",
	"tlf. 22334456", "+47 2233445", "+47 22 33 44 55 66",
	/* marks that were meant as markup */
	"0101**90**50269", "0101<b>90</b>50269", "0101 ** 90 ** 50269", "0101<b 90>50269", "01<i>01</i>90 50269", "kari<i>@</i>gmail.com", "4<b>0000001</b> mobil",
	"0101<9050269", "0101</>9050269", "0101<!-- x -->9050269", "0101_9_0_50269", "0101<bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb>9050269",
};

#endif
