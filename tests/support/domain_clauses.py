"""The clauses that the research files support, as the table that the library is held to.

`python -m tests.support.domain_clauses` distils the table anew where the research files lie at
`../shared/domain` beside the checkout.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = ROOT.parent / "shared" / "domain"
TABLE = ROOT / "tests" / "files" / "domain_clauses.tsv"
AMMUNITION, OTHERS = "iatg.md", "att-mosaic-and-visit-practice.md"

SUREST_FIRST = ("read", "secondary", "contents_only", "named_only")
_CONFIDENCE = {
    "verified in text": "read",
    "verified in secondary text": "secondary",
    "TOC only": "contents_only",
    "seed only": "named_only",
}
# Section -> the instrument all its rows are clauses of, and what its edition must name.
_SECTIONS = {
    "D1": ("att", "2013"),
    "D3": ("firearms-protocol", "2001"),
    "C2": ("osce-bpg-iii", "FSC.GAL/14/03/Rev.2"),
    "E1": ("cfe-inspection", "1990"),
    "E2": ("cwc-verification", "1993"),
}
# How a row begins -> the instrument whose clause the rest of it names. The first that fits counts.
_BEGINNINGS = (
    ("CSP4 WGETI draft report, Annex D", "att-csp4-annex-d"),
    ("WGETI Art 11 multi-year workplan,", "att-wgeti-workplan"),
    ("CSP5 final report", "att-csp5-report"),
    ("A/C.1/75/L.53", "unga-75-att"),
    ("A/HRC/44/29", "a-hrc-44-29"),
    ("PoA report template", "poa-report"),
    ("PoA", "poa"),
    ("ITI", "iti"),
    ("OSCE Handbook SALW", "osce-handbook-salw"),
    ("OSCE Conv. Ammunition Handbook", "osce-handbook-ammunition"),
    ("Ammunition guide II,", "osce-ammo-procedures"),
    ("FSC.DOC/1/03/Rev.1", "osce-sca"),
    ("FSC decision on MANPADS, 26 May 2004", "osce-manpads-2004"),
    ("FSC.DEC/5/08", "osce-fsc-dec-5-08"),
    ("ECOWAS Convention", "ecowas-convention"),
    ("ECOWAS", "ecowas-convention"),
    ("Nairobi Protocol", "nairobi-protocol"),
    ("RECSA PSSM Handbook", "recsa-pssm"),
    ("RECSA BPG", "recsa-bpg"),
    ("SADC Protocol", "sadc-protocol"),
    ("CIFTA", "cifta"),
    ("Kinshasa Convention", "kinshasa-convention"),
    ("Belarus practice (PoA report)", "poa-report-belarus"),
    ("BICC/SALW Module 9", "bicc-salw-9"),
    ("MSAG Staff Assessment Visit", "msag-visit"),
    ("MSAG PSSM course", "msag-course"),
    ("AAMVS (CFSP 2022/2275)", "aamvs"),
    ("AAMVS", "aamvs"),
    ("Council Decisions", "aamvs/Council Decisions"),
    ("CFSP 2021/38", "eu-cfsp-2021-38"),
    ("SIPRI 2020", "sipri-2020"),
    ("SIPRI 2021", "sipri-2021"),
    ("SIPRI 2022", "sipri-2022"),
    ("Belgium", "sipri-coarm/Belgium"),
    ("Austria", "sipri-coarm/Austria"),
    ("UNIDIR WAM baseline", "unidir-wam"),
    ("KrWaffKontrG", "krwaffkontrg"),
    ("2nd DV-KWKG", "dv-kwkg-2"),
    ("AWaffV", "awaffv"),
    ("AWV", "awv"),
    ("WMA", "ch-wma"),
    ("WMO", "ch-wmo"),
    ("GCO", "ch-gco"),
    ("22 USC", "usc-22"),
    ("27 CFR", "cfr-27"),
    ("SAMM", "samm"),
)
_EDITIONS = {"poa": "2001", "iti": "2005"}


@dataclass(frozen=True, slots=True)
class Supported:
    """`clause` is empty for the instrument as a whole, `edition` where the files name none."""

    standard: str
    edition: str
    clause: str
    confidence: str


def distil(domain: Path = DOMAIN) -> tuple[Supported, ...]:
    """Every clause the files know, as surely as the surest row that names it."""
    best: dict[tuple[str, str, str], str] = {}
    rows = [
        *_others((domain / OTHERS).read_text("utf-8")),
        *_ammunition((domain / AMMUNITION).read_text("utf-8")),
    ]
    for row in rows:
        for clause in _each(row.clause):
            for key in ((row.standard, row.edition, clause), (row.standard, "", "")):
                found = best.get(key, row.confidence)
                best[key] = min(found, row.confidence, key=SUREST_FIRST.index)
    return tuple(Supported(*key, confidence) for key, confidence in sorted(best.items()))


def written(rows: Iterable[Supported]) -> str:
    lines = ["standard\tedition\tclause\tconfidence"]
    lines += [f"{row.standard}\t{row.edition}\t{row.clause}\t{row.confidence}" for row in rows]
    return "\n".join([*lines, ""])


def read_table(path: Path = TABLE) -> tuple[Supported, ...]:
    lines = path.read_text("utf-8").splitlines()[1:]
    return tuple(Supported(*line.split("\t")) for line in lines)


def plain(clause: str) -> str:
    """A clause without the words before its number, so that different spellings are the same."""
    words = re.sub(r"\b(art|cl\.|s\.|para)\s*(?=[\dIVX])", "", clause, flags=re.IGNORECASE)
    return re.sub(r"[\s,]", "", words).casefold()


def _rows(text: str) -> Iterator[tuple[str, list[str]]]:
    """(heading, cells) of every row of every table."""
    heading = ""
    for line in text.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("|"):
            yield heading, [cell.strip(" *") for cell in line.strip().strip("|").split("|")]


def _others(text: str) -> Iterator[Supported]:
    for heading, cells in _rows(text):
        confidence = _CONFIDENCE.get(cells[-1])
        if confidence is None:
            continue
        section = heading.partition(".")[0]
        if section in _SECTIONS:
            standard, edition = _SECTIONS[section]
            yield Supported(standard, edition, cells[0], confidence)
        elif section in ("A", "B", "B2"):
            yield from _module(cells[0], "iddrs" if section == "B2" else "mosaic", confidence)
        else:
            yield from _named(cells, confidence)


def _module(name: str, series: str, confidence: str) -> Iterator[Supported]:
    """`MOSAIC 05.10 s.5.5`, `05.20 cl. 4`, `4.10 s.2`; a remark in brackets is no clause."""
    found = re.fullmatch(r"(?:MOSAIC |ISACS )?(\d?\d\.\d\d)\s*(.*)", name)
    if found:
        clause = "" if found[2].startswith("(") else found[2]
        yield Supported(f"{series}-{found[1]}", "", clause, confidence)


def _named(cells: list[str], confidence: str) -> Iterator[Supported]:
    for beginning, standard in _BEGINNINGS:
        if cells[0].startswith(beginning):
            identity, _, clause = standard.partition("/")
            rest = clause or cells[0].removeprefix(beginning).strip()
            if cells[1].startswith("Guides I-"):
                rest = cells[1]
            clause = "" if rest.startswith("(") else rest
            yield Supported(identity, _EDITIONS.get(identity, ""), clause, confidence)
            return


def _ammunition(text: str) -> Iterator[Supported]:
    for heading, cells in _rows(text):
        module = re.match(r"IATG (\d\d\.\d\d):(\d{4})", heading)
        # The order of 06.40's contents was seen, its numbers were not.
        if module and module[1] != "06.40":
            edition = {"2015": "V.2", "2021": "V.3"}[module[2]]
            yield from _ammunition_clause(f"iatg-{module[1]}", edition, cells)
        elif heading.startswith("Fragments"):
            named = re.match(r"(\d\d\.\d\d), (\d)", cells[0])
            if named:
                identity, edition = f"iatg-{named[1]}", f"V.{named[2]}"
                yield from _ammunition_clause(identity, edition, cells[1:])
        elif heading.startswith("1. Modules") and re.match(r"\d\d\.\d\d", cells[0]):
            yield from _whole_modules(cells)
        elif heading.startswith("6.1 NATO") and re.match(r"\d", cells[0]):
            yield Supported("aastp-1", "", cells[0], "read")
    yield from _contents_of_guides(text)


def _ammunition_clause(standard: str, edition: str, cells: list[str]) -> Iterator[Supported]:
    confidence = _letters(cells[-1])
    clauses = re.findall(r"^Introduction|Annex [A-Z](?![a-z])|\d+(?:\.\d+)*", cells[0])
    if cells[0].startswith("("):
        clauses = []
    # Of a clause with its letters or tables only the number it begins with is one of ours.
    if re.search(r"^Annex|^Introduction|Table|[a-z]\)", cells[0]):
        clauses = clauses[:1]
    for clause in clauses:
        if confidence:
            yield Supported(standard, edition, clause, confidence)
        if confidence and "3rd ed. too" in " ".join(cells):
            yield Supported(standard, "V.3", clause, confidence)


def _whole_modules(cells: list[str]) -> Iterator[Supported]:
    confidence = _letters(cells[-1])
    for module in re.findall(r"\d\d\.\d\d", cells[0]):
        if confidence:
            yield Supported(f"iatg-{module}", "", "", confidence)


def _letters(cell: str) -> str | None:
    """T, S, X and TOC of the ammunition file, alone or together: the surest counts."""
    letters = set(re.findall(r"TOC|T|S|X", cell)) if re.fullmatch(r"[TOCSX/+ ]+", cell) else set()
    if "T" in letters:
        return "read"
    if letters & {"S", "X"}:
        return "secondary"
    return "contents_only" if letters else None


def _contents_of_guides(text: str) -> Iterator[Supported]:
    """The contents of the ammunition guides, which stand there as lines and not as a table."""
    security = text.partition("### 6.2 ")[2].partition("### 6.3")[0]
    for part, line in re.findall(r"^Part (I+): (.*)$", security, re.MULTILINE):
        for number in re.findall(r"(?:^|· )(\d+) ", line.partition("Annexes:")[0]):
            yield Supported("osce-ammo-security", "", f"{part}.{number}", "contents_only")
    for letter in re.findall(r"(?:· |^ ?)([A-Z]) ", security.partition("Annexes:")[2]):
        yield Supported("osce-ammo-security", "", f"Annex {letter}", "contents_only")
    procedures = text.partition("### 6.4 ")[2].partition("### 6.5")[0]
    for clause in re.findall(r"(?:^|· )((?:III|IV)\.[A-D]|Annex [A-D]) ", procedures, re.MULTILINE):
        yield Supported("osce-ammo-procedures", "", clause, "contents_only")


def _each(clause: str) -> Iterator[str]:
    """The clause as it is named, and each clause of a list or of a range of it."""
    yield clause
    found = re.fullmatch(r"(Guide|Ch\.|Annex)s? ([IVX]+)(-|, )([IVX]+)", clause)
    if found:
        romans = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
        first, last = romans.index(found[2]), romans.index(found[4])
        yield from (f"{found[1]} {roman}" for roman in romans[first : last + 1])
    if " / " in clause or " and " in clause:
        yield from re.split(r" / | and ", clause)
    found = re.fullmatch(r"(.*?)(\(?)(\d+)(\)?)-(.*?)\(?(\d+)\)?", clause)
    if found and found[5] in ("", found[1]) and " and " not in clause:
        before, opens, first, closes = found[1], found[2], int(found[3]), found[4]
        yield from (f"{before}{opens}{n}{closes}" for n in range(first, int(found[6]) + 1))


if __name__ == "__main__":
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(written(distil()), "utf-8")
