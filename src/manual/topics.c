/* What the list of keys does not tell by itself: how several of them work together. */
#include "manual.h"

#include "engine/range.h"

const struct topic topics[] = {
	{ "LAV, FORVENTET OG HØY",
	  "Er dere usikre på en verdi, kan dere oppgi hvor lav og høy den kan bli. "
	  "Det gjelder begge normalliv, deltakere, beløp, frafall per år og egne priser. "
	  "Resultatet regnes av den forventede. "
	  "Lav og høy viser i følsomhetstabellen hva verdien betyr; for normalliv og egne priser bestemmer de også hvor mye de tilfeldige utregningene varierer. "
	  "En verdi i krøllparentes slutter ved komma, så bruk en linje til hver når den har desimaler.",
	  "tiltak:\n"
	  "  deltakere: {lav: 80, forventet: 100, høy: 110}\n"
	  "  normalliv med tiltak:\n"
	  "    lav: 52,5 %\n"
	  "    forventet: 55 %\n"
	  "    høy: 60 %\n" },
	{ "VARIANTER",
	  "En variant er scenarioet med noen verdier byttet ut. "
	  "Nøkkelen har punktum mellom nivåene, og en kostnad går under navnet sitt. "
	  "Variantene vises side om side, og forskjellen fra scenarioet blir delt opp etter hva som er endret, slik at delene summerer seg til den.",
	  "varianter:\n"
	  "  - navn: Halv effekt\n"
	  "    sett: {tiltak.normalliv med tiltak: 55 %}\n"
	  "  - navn: Dyrere og lenger\n"
	  "    sett: {kostnader.Ny innsats.beløp: 1 200 000, tiltak.varighet: 4}\n" },
	{ "OPPFØLGING",
	  "Indikatorene er det dere skal følge med på. "
	  "Det som er observert, er summen fra starten av tiltaket til slutten av året, uten fradrag for tilskudd og bortfall. "
	  "Rapporten viser prognosen ved siden av, og hva dere nå kan vente: hvis resten går som planlagt, og hvis det går som hittil. "
	  "Tall på færre enn tre barn vises som kolon.",
	  "oppfølging:\n"
	  "  indikatorer:\n"
	  "    - {navn: Fullført ungdomsskole, ansvarlig: Rektor, mål: 90 % fullfører, dato: 2023-06-30}\n"
	  "  observert:\n"
	  "    - {år: 2021, hjulpet: 4, kostnad: 950 000}\n"
	  "    - {år: 2022, hjulpet: 9, kostnad: 2 050 000}\n" },
	{ "ENDRET SIDEN SIST",
	  "«utenfor rapport --utgave arkiv» lager NAVN.grunnlag.json ved siden av rapporten. "
	  "Oppgi den i neste utgave av scenarioet. "
	  "Da viser beregningen og rapporten hva som er endret siden da, og hva hver endring har gjort med resultatet. "
	  "Er filen endret etter at den ble arkivert, blir den ikke brukt.",
	  "tidligere: saksvedlegg-2021.grunnlag.json\n" },
};
const size_t topic_count = sizeof topics / sizeof *topics;

static void width(FILE *out, const char *what, double share)
{
	fprintf(out, ".TP\n%s\n±%.0f %%\n", what, share * 100);
}

void manual_widths(FILE *out)
{
	fputs(".SH HVOR MYE FORUTSETNINGENE VARIERER\n"
	      "Der scenarioet ikke oppgir lav og høy, varierer følsomhetstabellen og de tilfeldige utregningene dem så mye til hver side, i prosent av verdien. Breddene er skjønn.\n"
	      ".SS Suksessraten, etter grad\n", out);
	width(out, "uten grad", range_of_evidence[EVIDENCE_NONE]);
	width(out, "anslag", range_of_evidence[EVIDENCE_ANSLAG]);
	width(out, "erfaring", range_of_evidence[EVIDENCE_ERFARING]);
	width(out, "studie", range_of_evidence[EVIDENCE_STUDIE]);
	width(out, "metaanalyse", range_of_evidence[EVIDENCE_METAANALYSE]);
	fputs(".SS Enhetspriser og hvor mye mer målgruppen bruker, etter kvaliteten på tallene\n", out);
	width(out, "publisert, og egne priser med kilde", range_of_grade[GRADE_PUBLISERT]);
	width(out, "avledet", range_of_grade[GRADE_AVLEDET]);
	width(out, "kalibrert", range_of_grade[GRADE_KALIBRERT]);
	width(out, "anslag, og egne priser uten kilde", range_of_grade[GRADE_ANSLAG]);
	fputs(".PP\nDet som er tilpasset tabeller fra KS sitt regneark, har bredden fra tilpasningen, og prisene ingen.\n",
	      out);
	fputs(".SS Andre, bare i følsomhetstabellen\n", out);
	width(out, "deltakere", range_of_participants);
	width(out, "kostnad ved tiltaket", range_of_cost);
	fputs(".PP\nKalkulasjonsrente, periode, frafall, når virkningen starter og andelen av forskjellen får de samme verdiene i alle rapporter.\n",
	      out);
	fprintf(out,
		".SS Sannsynligheten for at tiltaket ikke virker\nUten en egen verdi er den %.0f %% for en metaanalyse, %.0f %% for en studie og %.0f %% ellers. "
		"Det er skjønn: av 14 forsøk med loddtrekning, der utfallet var arbeid, utdanning eller trygd, endte 8 uten forskjell.\n",
		range_of_no_effect[EVIDENCE_METAANALYSE] * 100, range_of_no_effect[EVIDENCE_STUDIE] * 100,
		range_of_no_effect[EVIDENCE_ANSLAG] * 100);
}
