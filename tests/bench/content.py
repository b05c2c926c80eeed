"""Writes what a report of ours says, read from its own tags, as input for the other programs.

usage: content.py REPORT.pdf FOLDER

FOLDER gets report.typ, .html, .tex, .ms, and .list (text and lines with their places, for floor.c).
The others get the words and the tables; charts only floor.c gets, as the lines and the words in them.
"""

import html
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


class Element:
    """A structure element: its tag, and children that are elements or text."""

    def __init__(self, tag):
        self.tag = tag
        self.children = []

    def text(self):
        return "".join(c if isinstance(c, str) else c.text() for c in self.children).strip()

    def all(self, tag):
        for child in self.children:
            if isinstance(child, Element):
                if child.tag == tag:
                    yield child
                else:
                    yield from child.all(tag)


def read_tags(pdf):
    """The tree that `pdfinfo -struct-text` prints by indentation."""
    root = Element("Root")
    stack = [(-1, root)]
    for line in output("pdfinfo", "-struct-text", pdf).decode().splitlines():
        indent = len(line) - len(line.lstrip())
        if line.lstrip().startswith('"'):
            depth = [e for at, e in stack if at < indent][-1]
            depth.children.append(line.strip()[1:-1])
            continue
        match = re.match(r"\s*([A-Z][A-Za-z0-9]*)( <\d+>)?( \(\w+\))?:?$", line)
        if not match:
            continue  # an attribute or an object
        while stack[-1][0] >= indent:
            stack.pop()
        element = Element(match[1])
        stack[-1][1].children.append(element)
        stack.append((indent, element))
    return root


def blocks(element):
    """(kind, content) in reading order: h1–h3 and p with text, list with texts, table with a caption and rows."""
    for child in element.children:
        if isinstance(child, str):
            continue
        if child.tag in ("H1", "H2", "H3"):
            yield child.tag.lower(), child.text()
        elif child.tag in ("P", "Note", "Caption"):
            yield "p", child.text()
        elif child.tag == "L":
            yield "list", [" ".join(part.text() for part in item.children if part.text() != "•")
                           for item in child.all("LI")]
        elif child.tag == "Table":
            caption = " ".join(c.text() for c in child.all("Caption"))
            yield "table", (caption, [[c.text() for c in row.children if isinstance(c, Element)]
                                      for row in child.all("TR")])
        elif child.tag not in ("TOC", "Figure"):
            yield from blocks(child)


def cells(rows):
    """The rows with as many cells as the widest."""
    width = max(map(len, rows))
    return width, [row + [""] * (width - len(row)) for row in rows]


def write_html(title, parts):
    out = [f"<!DOCTYPE html><html lang='nb'><head><meta charset='utf-8'><title>{html.escape(title)}</title><style>"
           "@page{size:A4;margin:26mm;@bottom-right{content:'Side ' counter(page) ' av ' counter(pages)}}"
           "body{font:10.5pt/1.45 'Liberation Sans'}h1{font-size:20pt}h2{font-size:14pt}h3{font-size:11pt}"
           "table{border-collapse:collapse;width:100%;font-size:9pt}td,th{border-bottom:.5pt solid #888;"
           "text-align:left;padding:2pt}</style></head><body>"]
    for kind, content in parts:
        if kind == "list":
            out.append("<ul>" + "".join(f"<li>{html.escape(t)}</li>" for t in content) + "</ul>")
        elif kind == "table":
            _, rows = cells(content[1])
            head = "".join(f"<th scope='col'>{html.escape(t)}</th>" for t in rows[0])
            body = "".join("<tr>" + f"<th scope='row'>{html.escape(r[0])}</th>"
                           + "".join(f"<td>{html.escape(t)}</td>" for t in r[1:]) + "</tr>" for r in rows[1:])
            out.append(f"<table><caption>{html.escape(content[0])}</caption><thead><tr>{head}</tr></thead>"
                       f"<tbody>{body}</tbody></table>")
        else:
            out.append(f"<{kind}>{html.escape(content)}</{kind}>")
    return "\n".join(out) + "</body></html>\n"


def write_typst(title, parts):
    def plain(text):
        return re.sub(r"([\\#$*_`<>@\[\]~=+/-])", r"\\\1", text)

    out = [f'#set document(title: "{title}", author: "Oppvekst", date: datetime(year: 2021, month: 3, day: 15))',
           '#set text(lang: "nb", font: "Liberation Sans", size: 10.5pt)',
           '#set page(paper: "a4", margin: 26mm, numbering: "1")', "#show figure: set block(breakable: true)",
           "#outline()"]
    for kind, content in parts:
        if kind == "list":
            out.append("\n".join(f"- {plain(t)}" for t in content))
        elif kind == "table":
            width, rows = cells(content[1])
            body = ["table.header(" + ", ".join(f"[{plain(t)}]" for t in rows[0]) + ")"]
            body += [", ".join(f"[{plain(t)}]" for t in r) for r in rows[1:]]
            out.append(f"#figure(caption: [{plain(content[0])}], table(columns: {width}, align: left, "
                       + ",\n".join(body) + "))")
        else:
            out.append({"h1": "= ", "h2": "== ", "h3": "=== "}.get(kind, "") + plain(content))
    return "\n\n".join(out) + "\n"


def write_latex(title, parts):
    def plain(text):
        return re.sub(r"([#$%&_{}])", r"\\\1", text.replace("\\", r"\textbackslash ").replace("~", r"\~{}"))

    out = [r"\DocumentMetadata{pdfstandard=A-2b,pdfversion=1.7,lang=nb}", r"\documentclass[a4paper]{article}",
           r"\usepackage[margin=26mm]{geometry}\usepackage{fontspec,longtable}\setmainfont{Liberation Sans}",
           r"\usepackage{hyperref}\hypersetup{pdftitle={" + plain(title) + "}}",
           r"\setcounter{secnumdepth}{0}\sloppy\begin{document}\tableofcontents"]
    for kind, content in parts:
        if kind == "list":
            out.append(r"\begin{itemize}" + "".join(r"\item " + plain(t) + "\n" for t in content) + r"\end{itemize}")
        elif kind == "table":
            width, rows = cells(content[1])
            column = f"p{{{0.94 / width:.3f}\\textwidth}}"
            lines = [" & ".join(map(plain, r)) + r"\\" for r in rows]
            out.append(r"{\footnotesize\tabcolsep2pt\begin{longtable}{" + column * width + "}" + plain(content[0])
                       + r"\\" + lines[0] + r"\hline\endhead " + "\n".join(lines[1:]) + r"\end{longtable}}")
        else:
            out.append({"h1": r"\section{%s}", "h2": r"\subsection{%s}", "h3": r"\subsubsection{%s}"}
                       .get(kind, "%s") % plain(content))
    return "\n\n".join(out) + "\n\\end{document}\n"


def write_groff(_, parts):
    def plain(text):
        text = text.replace("\\", r"\e")
        return r"\&" + text if text[:1] in (".", "'") else text

    out = [".nr PS 10.5p", ".nr VS 15p", ".nr PO 26m", ".nr LL 158m", ".fam H"]
    for kind, content in parts:
        if kind == "list":
            out += [f".IP \\(bu 2\n{plain(t)}" for t in content]
        elif kind == "table":
            width, rows = cells(content[1])
            out += [".LP", plain(content[0]), ".TS H", "expand;", "lx " * width + ".",
                    *("\t".join(f"T{{\n{plain(t)}\nT}}" for t in r) + ("\n_\n.TH" if not i else "")
                      for i, r in enumerate(rows)), ".TE"]
        elif kind == "p":
            out.append(".LP\n" + plain(content))
        else:
            out.append(f".SH {kind[1]}\n{plain(content)}")
    return "\n".join(out) + "\n"


def write_list(pdf):
    """P page, L x0 y0 x1 y1 (points from below), T font x y size text; fonts R, B and I as the report's."""
    out, sizes = [], {}
    pages = ElementTree.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"",
                                          output("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", pdf)))
    qdf = output("qpdf", "--qdf", "--object-streams=disable", pdf, "-").decode("latin-1")
    streams = [s for s in re.findall(r"stream\n(.*?)endstream", qdf, re.S) if "BDC\n" in s]
    for page, stream in zip(pages.iter("page"), streams):
        sizes.update((font.get("id"), float(font.get("size"))) for font in page.iter("fontspec"))
        out.append("P")
        for x0, y0, x1, y1 in re.findall(r"([-\d.]+) ([-\d.]+) m\n([-\d.]+) ([-\d.]+) l\n", stream):
            out.append(f"L {x0} {y0} {x1} {y1}")
        for text in page.iter("text"):
            font = "B" if text.find(".//b") is not None else "I" if text.find(".//i") is not None else "R"
            size = sizes[text.get("font")]
            y = float(page.get("height")) - float(text.get("top")) - 0.9 * size
            out.append(f"T {font} {text.get('left')} {y:.2f} {size} {''.join(text.itertext()).strip()}")
    return "\n".join(out) + "\n"


def main(pdf, folder):
    parts = list(blocks(read_tags(pdf)))
    title = next(content for kind, content in parts if kind == "h1")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in (("html", write_html), ("typ", write_typst), ("tex", write_latex), ("ms", write_groff)):
        (folder / f"report.{name}").write_text(write(title, parts), encoding="utf-8")
    (folder / "report.list").write_text(write_list(pdf), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
