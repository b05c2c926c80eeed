#!/usr/bin/env python3
"""Holds the workbook against the program: tests/workbook.py PROGRAM [COUNT [SEED]].

The workbook states the model a second time, in formulas. LibreOffice computes them here: as they were stored, and after
COUNT random changes of the inputs in each example, beside «utenfor beregn» with the same values. Every net, sector, year
and break-even must agree within 0.01 kr, and no cell may show an error.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from xml.etree import ElementTree

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PROGRAM = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 12
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 2017
EXAMPLES = ["publisert", "runder", "skadelig", "fylkeskommune", "egne-tall"]
FITTED = "tilpass"  # a form; the data set made of it gives a group shares of its own
LEVELS = ["totalt", "kommune", "fylkeskommune", "stat"]
ERRORS = 4  # com.sun.star.sheet.FormulaResult.ERROR
NEAR = 0.01
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

faults = []


def fault(where, text):
    faults.append(f"{where}: {text}")
    print(f"  FEIL {where}: {text}")


def near(a, b):
    return abs(a - b) <= NEAR + 1e-12 * abs(b)


# LibreOffice, one for all workbooks.

def start_office(folder):
    pipe = f"utenfor{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{folder}/profile",
         f"--accept=pipe,name={pipe};urp"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(300):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return office, remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except NoConnectException:
            time.sleep(0.2)
    office.kill()
    sys.exit("LibreOffice svarer ikke")


def load(desktop, path):
    return desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))


def cell(document, name):
    return document.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)


def put(document, name, value):
    at = cell(document, name)
    if isinstance(value, str):
        at.setString(value)
    else:
        at.setValue(value)


def used(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)


def check_errors(where, document):
    for sheet in document.Sheets:
        wrong = sheet.queryFormulaCells(ERRORS)
        if wrong.Count:
            fault(where, f"feilverdi i {wrong.RangeAddressesAsString}")


def values(document):
    return {(sheet.Name, r, c): v for sheet in document.Sheets
            for r, row in enumerate(used(sheet).getDataArray()) for c, v in enumerate(row)}


def check_stored(where, document):
    """What is stored is what the formulas give."""
    stored = values(document)
    document.calculateAll()
    wrong = []
    for at, now in values(document).items():
        then = stored.get(at, "")
        if isinstance(now, float) and isinstance(then, float):
            if abs(now - then) > 1e-6 + 1e-9 * abs(then):
                wrong.append((at, then, now))
        elif now != then:
            wrong.append((at, then, now))
    for at, then, now in wrong[:5]:
        fault(where, f"{at}: lagret {then!r}, regnet ut {now!r}")
    if len(wrong) > 5:
        fault(where, f"og {len(wrong) - 5} til")


# The file itself: what makes Excel offer to repair it.

def check_file(where, path):
    with zipfile.ZipFile(path) as book:
        if book.testzip():
            fault(where, "skadet zip")
        parts = {name: book.read(name) for name in book.namelist()}
    for name, text in parts.items():
        ElementTree.fromstring(text)
    strings = ["".join(t.text or "" for t in item.iter(MAIN + "t"))
               for item in ElementTree.fromstring(parts["xl/sharedStrings.xml"])]
    table = ElementTree.fromstring(parts["xl/tables/table1.xml"])
    heads = [column.get("name") for column in table.iter(MAIN + "tableColumn")]
    first = re.match(r"([A-Z]+)(\d+)", table.get("ref"))
    inputs = ElementTree.fromstring(parts["xl/worksheets/sheet2.xml"])
    row = next(r for r in inputs.iter(MAIN + "row") if r.get("r") == first.group(2))
    shown = [strings[int(c.find(MAIN + "v").text)] for c in list(row)[:len(heads)]]
    if shown != heads or len(set(heads)) != len(heads):
        fault(where, f"tabellens hoder {heads} er ikke cellenes {shown}")
    for name, text in parts.items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        for at in ElementTree.fromstring(text).iter(MAIN + "c"):
            formula = at.find(MAIN + "f")
            if formula is None:
                continue
            if at.find(MAIN + "v") is None:
                fault(where, f"{name} {at.get('r')}: ingen verdi er lagret")
            if len(formula.text) > 8000:
                fault(where, f"{name} {at.get('r')}: for lang formel")
            for function in re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', "", formula.text)):
                if function not in {"SUM", "SUMIFS", "SUMPRODUCT", "INDEX", "MATCH", "IF", "IFERROR", "MIN", "MAX", "ROUND"}:
                    fault(where, f"{name} {at.get('r')}: funksjonen {function}")


# The program's own figures.

def compute(scenario, changes, options=()):
    words = [PROGRAM, "beregn", "-q", "-f", "json", "--trekninger", "1", *options, scenario]
    for key, value in changes.items():
        words += ["--sett", f"{key}={value}"]
    run = subprocess.run(words, capture_output=True, text=True)
    return json.loads(run.stdout) if run.returncode == 0 else run.stderr


def compare(where, document, expected):
    for level in LEVELS:
        net = cell(document, f"ut_netto_{level}").getValue()
        if not near(net, expected["netto"][level]["kroner"]):
            fault(where, f"netto {level}: {net!r}, ikke {expected['netto'][level]['kroner']!r}")
        shown = cell(document, f"ut_tilbakebetaling_{level}")
        year = int(shown.getValue()) if shown.getString() else None
        if year != expected["tilbakebetaling"][level]["aar"]:
            fault(where, f"tilbakebetaling {level}: {year}, ikke {expected['tilbakebetaling'][level]['aar']}")
    compare_sectors(where, document, expected)
    compare_services(where, document, expected)
    compare_if_not(where, document, expected)
    compare_years(where, document, expected)


def compare_sectors(where, document, expected):
    rows = used(document.Sheets.getByName("Resultat")).getDataArray()
    for sector in expected["sektorer"]:
        row = next(r for r in rows if len(r) > 6 and r[6] == sector["id"])
        for column, key in ((1, "kroner"), (2, "per_deltaker"), (3, "kommune"), (4, "fylkeskommune"), (5, "stat")):
            if not near(row[column], sector[key]):
                fault(where, f"sektor {sector['id']} {key}: {row[column]!r}, ikke {sector[key]!r}")


def block(document, head):
    """The rows of Resultat below the one that begins with `head`, as far as they go."""
    rows = used(document.Sheets.getByName("Resultat")).getDataArray()
    first = next(i for i, row in enumerate(rows) if row[0] == head) + 1
    end = next((i for i in range(first, len(rows)) if rows[i][0] == ""), len(rows))
    return rows[first:end]


def compare_services(where, document, expected):
    for row, used_of in zip(block(document, "Tjeneste, kr"), expected["antall"]):
        if row[2] != "" and not near(row[2], used_of["sum"]):
            fault(where, f"antall {used_of['id']}: {row[2]!r}, ikke {used_of['sum']!r}")


NAMES = {"Samlet": "totalt", "Kommunen": "kommune", "Fylkeskommunen": "fylkeskommune", "Staten": "stat"}


def compare_if_not(where, document, expected):
    for row in block(document, "Når nettogevinsten blir penger, kr"):
        parts = expected["innloesing"][NAMES[row[0]]]
        wanted = [parts["straks"], parts["avtale"], parts["kapasitet"]]
        if not all(map(near, row[1:4], wanted)):
            fault(where, f"innløsing {row[0]}: {row[1:4]}, ikke {wanted}")
    for row in block(document, "Hvor sikkert, kr")[:4]:
        level = NAMES[row[0]]
        wanted = [expected["uten_virkning"][level], expected["forventet_netto"][level]]
        if not all(map(near, row[1:3], wanted)):
            fault(where, f"uten virkning {row[0]}: {row[1:3]}, ikke {wanted}")


def compare_years(where, document, expected):
    rows = used(document.Sheets.getByName("År")).getDataArray()
    first = next(i for i, r in enumerate(rows) if r[0] == 0.0)
    for i, year in enumerate(expected["aar"]):
        row = rows[first + i]
        found = {"aar": row[1], "diskonteringsfaktor": row[3], "kommune": row[6], "fylkeskommune": row[12],
                 "stat": row[18], "totalt": row[24], "akkumulert": row[26]}
        for key, value in found.items():
            if not near(value, year[key]):
                fault(where, f"{year['aar']} {key}: {value!r}, ikke {year[key]!r}")


# Random changes: the key of the scenario, the name in the workbook, and the value in each.

def choose(rng, data):
    def share(low, high):
        return round(rng.uniform(low, high), 4)

    per_round, rounds = rng.randint(1, 4), rng.randint(1, 5)
    place = rng.randrange(len(data["intervals"]))
    both = rng.random() < 0.4 and place + 1 < len(data["intervals"])
    ages = data["intervals"][place:place + 1 + both]
    start = rng.randint(2015, 2030)
    rate = rng.choice(["R-109", 0.0, share(0, 0.2)])
    lasts = rng.choice([None, rng.randint(1, 45)])
    changes = {
        "målgruppe.gruppe": ("inn_gruppe", rng.choice(data["groups"])),
        "målgruppe.alder": ("inn_alder_1", f"[{', '.join(ages)}]", ages[0]),
        "tiltak.startår": ("inn_startaar", start),
        "tiltak.varighet": ("inn_varighet", per_round * rounds),
        "tiltak.varighet per runde": ("inn_varighet_per_runde", per_round),
        "tiltak.deltakere": ("inn_deltakere", rng.randint(1, 400)),
        "tiltak.normalliv uten tiltak": ("inn_normalliv_uten", share(0, 1)),
        "tiltak.normalliv med tiltak": ("inn_normalliv_med", share(0, 1)),
        "effekt.andel av forskjellen": ("inn_andel", share(0.3, 1)),
        "analyse.optimisme": ("inn_optimisme", rng.choice([0.0, share(0, 1)])),
        "effekt.frafall per år": ("inn_frafall", rng.choice([0.0, 1.0, share(0, 0.3)])),
        "analyse.periode": ("inn_periode", rng.randint(12, 60)),
        "analyse.kalkulasjonsrente": ("inn_kalkulasjonsrente", rate),
        "analyse.prisår": ("inn_prisaar", rng.choice(data["years"])),
        "analyse.deflator": ("inn_deflator", rng.choice(["kpi", "kommunal"])),
        "analyse.fordeling": ("inn_fordeling", rng.choice(data["distributions"])),
    }
    if lasts:
        changes["effekt.varighet"] = ("inn_effekt_varighet", lasts)
    kept = {key: change for key, change in changes.items()
            if key.startswith("tiltak.varighet") or rng.random() < 0.75}
    return kept, (ages[1] if both else "")


def percent(key, value):
    return f"{value * 100:.10g} %" if isinstance(value, float) else value


def lists(document):
    def column(name):
        return [r[0] for r in document.NamedRanges.getByName(name).getReferredCells().getDataArray() if r[0] != ""]

    years = [int(y) for (y,), (k,), (d,) in zip(
        *(document.NamedRanges.getByName(n).getReferredCells().getDataArray()
          for n in ("indeks_aar", "indeks_kpi", "indeks_deflator"))) if k and d]
    return {"groups": column("gruppe_id"), "intervals": column("intervall_id"), "years": years,
            "distributions": column("fordeling_id")}


def change_costs(rng, document, changes):
    """New amounts for costs, by their names."""
    table = document.DatabaseRanges.getByName("inn_kostnader").getReferredCells()
    rows = table.getDataArray()
    names = [r[0] for r in rows[1:] if r[0]]
    for i, name in enumerate(names, 1):
        if rng.random() < 0.5 and names.count(name) == 1 and "." not in name:
            amount = rng.randint(0, 3000000)
            table.getCellByPosition(4, i).setValue(amount)
            changes[f"kostnader.{name}.beløp"] = amount


def change_prices(rng, document, years, changes):
    """A local price where the scenario has one."""
    sheet = document.Sheets.getByName("Tjenester")
    for r, row in enumerate(used(sheet).getDataArray()):
        if r >= 4 and row[0] and isinstance(row[6], float) and rng.random() < 0.7:
            price, year = rng.randint(0, 2000000), rng.choice(years)
            sheet.getCellByPosition(6, r).setValue(price)
            sheet.getCellByPosition(7, r).setValue(year)
            changes[f"priser.{row[0]}.pris"] = price
            changes[f"priser.{row[0]}.prisår"] = year
        elif r >= 4 and not row[0]:
            break


def try_one(where, rng, desktop, path, scenario, options):
    document = load(desktop, path)
    data = lists(document)
    chosen, second = choose(rng, data)
    changes = {}
    for key, change in chosen.items():
        put(document, change[0], change[-1])
        changes[key] = percent(key, change[1])
    if "målgruppe.alder" in chosen:
        put(document, "inn_alder_2", second)
    change_costs(rng, document, changes)
    change_prices(rng, document, data["years"], changes)
    document.calculateAll()
    expected = compute(scenario, changes, options)
    if isinstance(expected, str):
        document.close(True)
        return expected
    if cell(document, "gyldig").getValue() != 1:
        fault(where, "arbeidsboken sier at inndata ikke er gyldige, programmet regner på dem")
    before = len(faults)
    compare(where, document, expected)
    check_errors(where, document)
    if len(faults) > before:
        print(f"  {where}: {changes}")
    document.close(True)
    return None


INVALID = [("inn_gruppe", "tull"), ("inn_alder_1", "14"), ("inn_alder_1", ""), ("inn_alder_2", "24-30"), ("inn_startaar", 1800.0),
           ("inn_varighet", 0.0), ("inn_varighet", 1.5), ("inn_varighet_per_runde", 7.0), ("inn_varighet_per_runde", 0.0),
           ("inn_deltakere", 0.0), ("inn_deltakere", "mange"), ("inn_normalliv_uten", 1.2), ("inn_normalliv_med", "x"),
           ("inn_optimisme", -0.1), ("inn_andel", 2.0), ("inn_frafall", "x"), ("inn_effekt_varighet", 0.0),
           ("inn_effekt_varighet", "x"), ("inn_periode", 61.0), ("inn_periode", "x"), ("inn_kalkulasjonsrente", 0.3),
           ("inn_kalkulasjonsrente", "fire"), ("inn_prisaar", 1900.0), ("inn_prisaar", "x"), ("inn_deflator", "x"),
           ("inn_fordeling", "x"), ("inn_startaar", "x"), ("inn_ingen_virkning", "x")]


def check_invalid(where, desktop, path):
    """What cannot be used is told beside it: then there is no result, and no error value either."""
    for name, value in INVALID:
        document = load(desktop, path)
        put(document, name, value)
        document.calculateAll()
        if cell(document, "gyldig").getValue() != 0 or cell(document, "ut_netto_kommune").getString() != "":
            fault(where, f"{name} = {value!r} gir et resultat")
        check_errors(f"{where}, {name} = {value!r}", document)
        document.close(True)


def run_fitted(desktop, folder):
    data = f"{folder}/ks-tall"
    subprocess.run([PROGRAM, "data", "tilpass", "-q", f"examples/{FITTED}/tilpass.yaml", "-o", data], check=True,
                   stdout=subprocess.DEVNULL)
    with open(f"{data}/fordeling.csv", encoding="utf-8") as file:
        rows = file.read()
    with open(f"{data}/fordeling.csv", "w", encoding="utf-8") as file:  # shares that no other group has
        file.write(re.sub(r"(?m)^(2017,inntektsskatt,[^,]*),[^,]*,[^,]*,[^,]*,", r"\1,0.3,0.1,0.6,", rows))
    return run_example(desktop, folder, FITTED, f"examples/{EXAMPLES[0]}/scenario.yaml", ["--data", data])


def run_own(desktop, folder, name):
    data = f"examples/{name}/data"
    return run_example(desktop, folder, name, f"examples/{name}/scenario.yaml", ["--data", data] if os.path.isdir(data) else [])


def run_example(desktop, folder, name, scenario, options):
    path = f"{folder}/{name}.xlsx"
    subprocess.run([PROGRAM, "rapport", "-q", scenario, "-o", path, *options], check=True)
    check_file(name, path)
    document = load(desktop, path)
    check_stored(name, document)
    check_errors(name, document)
    compare(name, document, compute(scenario, {}, options))
    document.close(True)
    if name == EXAMPLES[0]:
        check_invalid(name, desktop, path)
    rng = random.Random(f"{SEED}-{name}")
    done = refused = 0
    while done < COUNT:
        why = try_one(f"{name} {done + 1}", rng, desktop, path, scenario, options)
        done += why is None
        refused += why is not None
        if refused > 10 * COUNT:
            sys.exit(f"{name}: programmet nekter for ofte: {why}")
    print(f"{name}: {done} sammenlignet, {refused} som programmet ikke regner på")
    return done


def main():
    with tempfile.TemporaryDirectory() as folder:
        office, desktop = start_office(folder)
        try:
            done = sum(run_own(desktop, folder, name) for name in EXAMPLES) + run_fitted(desktop, folder)
        finally:
            try:
                desktop.terminate()
            except Exception:  # it may be gone already
                pass
            office.wait(30)
    print(f"{done} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
