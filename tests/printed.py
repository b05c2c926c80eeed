#!/usr/bin/env python3
"""printed.py PROGRAM: what is printed suffices.

Makes the archived edition, reads the tables of the PDF as its reader would (pdftotext), computes what kommunen,
fylkeskommunen and staten gain from nothing but them, and holds it against the amounts printed in chapter 4, to the krone.
"""
import re
import subprocess
import sys
import tempfile

LEVELS = ["kommune", "fylkeskommune", "stat"]
OLDEST = 59

# The published example, and changes of it that bring in the other parts of the model.
CASES = [
    [],
    ["målgruppe.alder=[13-15, 16-18]", "tiltak.varighet=4", "analyse.kalkulasjonsrente=3 %"],
    ["effekt.andel av forskjellen=71 %", "effekt.frafall per år=2 %", "effekt.varighet=20", "analyse.prisår=2020"],
    ["målgruppe.gruppe=ikke-fullført-vgo", "målgruppe.alder=16-18", "analyse.fordeling=2022-utjevnet",
     "tiltak.startår=2022", "analyse.periode=25"],
]


def number(text):
    text = re.sub(r"[\s\u00a0]", "", text).replace("−", "-").replace(",", ".")
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def ascii_key(key):
    """A key that came with --sett is shown in ASCII."""
    return key.replace("å", "aa").replace("ø", "oe").replace("æ", "ae")


def after(lines, title):
    """The lines from the last one that is `title` on: the first is in the table of contents."""
    return lines[max(i for i, line in enumerate(lines) if line.strip().startswith(title)):]


def read_inputs(lines):
    """«Alt som er lagt inn»: section, key, value."""
    values, section = {}, ""
    for line in after(lines, "Alt som er lagt inn")[2:]:
        if re.match(r"\s*(Sektor|Netto|Vedlegg)", line):
            break
        if re.match(r"\s*(Side \d+ av|Arkivert|Felt )", line):
            continue  # what stands on every page
        parts = re.split(r"\s{2,}", line.strip())
        if len(parts) == 1 and parts[0]:
            section = parts[0].removesuffix(" (forts.)")
        elif len(parts) == 2:
            values[ascii_key(f"{section}.{parts[0]}")] = parts[1]
    return values


def read_factors(lines):
    """Tjeneste: κ, price, index factor, shares."""
    out = {}
    for line in after(lines, "Faktor κ, pris og andeler")[1:]:
        if line.startswith("Så mange sifre"):
            return out
        parts = re.split(r"\s{2,}", line.strip())
        if len(parts) == 7 and re.match(r"−?\d", parts[1]):
            kappa, price, index, *shares = map(number, parts[1:])
            out[parts[0]] = (kappa, price, index, shares)
    sys.exit("finner ikke slutten på tabellen med faktorer")


def read_usage(lines):
    """[(is the group's, tjeneste, from, to, amount, is a ratio)]."""
    rows, group = [], False
    for line in after(lines, "Forbruk av tjenestene etter alder")[1:]:
        if line.startswith("Slik blir mengdene"):
            return rows
        if line.strip() == "Målgruppen":
            group = True
        row = re.match(r"(\S.*?)\s{2,}(\d+)(?:–(\d+))? år\s+([\d \u00a0,]+?)\s{2,}(per person|forhold)\s", line + " ")
        if row:
            name, first, last, amount, measure = row.groups()
            rows.append((group, name, int(first), int(last or first), number(amount), measure == "forhold"))
    sys.exit("finner ikke slutten på tabellen med forbruk")


def differences(usage, name, kappa):
    """Group minus population, by age."""
    average, own = [0.0] * (OLDEST + 1), {}
    for group, service, first, last, amount, ratio in usage:
        if service != name:
            continue
        for age in range(first, last + 1):
            if group:
                own[age] = (amount, ratio)
            else:
                average[age] = amount
    out = []
    for age, x in enumerate(average):
        amount, ratio = own.get(age, (1.0, True))
        out.append((x * (1 + kappa * (amount - 1)) if ratio else amount) - x)
    return out


def costs_of(values):
    items = {}
    for key, value in values.items():
        if key.startswith("kostnader."):
            name, what = key[len("kostnader."):].rsplit(".", 1)
            items.setdefault(name, {})[what] = value
    paid = dict.fromkeys(LEVELS, 0.0)
    for item in items.values():
        amount = number(item["beloep"])
        if "betaler" in item:
            paid[item["betaler"]] += amount
        elif "bortfall for" in item:
            paid[item["bortfall for"]] -= amount
        else:
            paid[item["tilskudd fra"]] += amount
            paid[item["til"]] -= amount
    return paid


def compute(values, factors, usage):
    start, length = int(values[ascii_key("tiltak.startår")]), int(values["tiltak.varighet"])
    per_round = int(values["tiltak.varighet per runde"])
    period, rate = int(values["analyse.periode"]), number(values["analyse.kalkulasjonsrente"])
    helped = number(values["tiltak.deltakere"]) * (number(values["tiltak.normalliv med tiltak"]) -
                                                   number(values["tiltak.normalliv uten tiltak"]))
    closed = number(values.get("effekt.andel av forskjellen", "100 %"))
    fade = number(values.get(ascii_key("effekt.frafall per år"), "0 %"))
    lasts = int(values.get("effekt.varighet", "1000"))
    intervals = [tuple(map(int, pair)) for pair in re.findall(r"(\d+)[-–](\d+)", values[ascii_key("målgruppe.alder")])]
    net, paid = dict.fromkeys(LEVELS, 0.0), costs_of(values)

    for name, (kappa, price, index, shares) in factors.items():
        more = differences(usage, name, kappa)
        for k in range(period):
            amount = 0.0
            for began in range(0, length, per_round):
                since = k - began
                if since < per_round or since - per_round >= lasts:
                    continue
                mean = sum(sum(more[age + since] for age in range(a, b + 1) if age + since <= OLDEST) / (b - a + 1)
                           for a, b in intervals) / len(intervals)
                amount += closed * (1 - fade) ** (since - per_round) * mean
            for level, share in zip(LEVELS, shares):
                net[level] += share * index * price * helped * amount / (1 + rate) ** k
    for k in range(min(length, period)):
        for level in LEVELS:
            net[level] -= paid[level] / (1 + rate) ** k
    return net, start


def printed_nets(lines):
    names = dict(zip(["Kommunen", "Fylkeskommunen", "Staten"], LEVELS))
    out = {}
    first = next(i for i, line in enumerate(lines) if re.match(r"\s*Nivå\s+Netto, kr", line))
    for line in lines[first + 1:first + 8]:
        parts = re.split(r"\s{2,}", line.strip())
        if parts[0] in names and len(parts) == 3:
            out[names[parts[0]]] = number(parts[1])
    return out


def try_case(program, changes, path):
    words = [program, "rapport", "-q", "-u", "arkiv", "--trekninger", "10", "examples/publisert/scenario.yaml", "-o", path]
    for change in changes:
        words += ["--sett", change]
    subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
    lines = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                           check=True).stdout.replace("\f", "\n").split("\n")
    factors = read_factors(lines)
    net, _ = compute(read_inputs(lines), factors, read_usage(lines))
    wanted = printed_nets(lines)
    good = len(wanted) == 3 and len(factors) == 11 and all(round(net[level]) == wanted[level] for level in LEVELS)
    print("ok  " if good else "FEIL", changes, {level: round(net[level], 2) for level in LEVELS}, wanted)
    return good


def main():
    with tempfile.TemporaryDirectory() as folder:
        results = [try_case(sys.argv[1], changes, f"{folder}/{i}.pdf") for i, changes in enumerate(CASES)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
