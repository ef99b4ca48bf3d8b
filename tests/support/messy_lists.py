"""An exporter's list of 3,000 rifles with the faults such lists have; nothing in it exists."""

from dataclasses import dataclass

# Serials as they should not be, each of which is taken with doubt.
MALFORMED = (
    *("", "n/a", "N/A", "unknown", "UNBEKANNT", "xxx", "XXXXXX", "k.A.", "ohne", "none"),
    *("-", "---", "...", "?", "?-?", "/", "* *", "000000", "0", "#"),
    *("1.23E+05", "2,5E+06", "1E+05", "123456.0", "77,0", "A" * 65, "9" * 90),
    *("A\u00ad0001", "B0\x070007", "C0\n0008"),
)
HEADER = ("Lfd. Nr.", "Waffenart", "Modell", "Kaliber", "Hersteller", "Waffen-Nr.", "Menge", "Bem.")
GOOD, DUPLICATES = 2958, 12
TITLE_ROWS = 4


@dataclass(frozen=True, slots=True)
class MessyList:
    """`text` is the CSV; rows are counted as a spreadsheet would, from 1."""

    text: str
    first_row: int
    rows: int
    duplicate_rows: tuple[int, ...]
    malformed_rows: tuple[int, ...]
    total_row: int


def good_serial(number: int) -> str:
    """Eight digits with leading noughts."""
    return f"{number:08d}"


def make_messy_list() -> MessyList:
    serials: list[str] = [good_serial(number) for number in range(1, GOOD + 1)]
    for at, serial in enumerate(MALFORMED):
        serials.insert(50 + at * 90, serial)
    copies = [f" {good_serial(1 + 7 * at)[:4]}-{good_serial(1 + 7 * at)[4:]} " for at in range(12)]
    for at, copy in enumerate(copies):
        serials.insert(2_900 + at, copy)
    first = TITLE_ROWS + 2
    lines = [
        "Lieferliste;;;;;;;",
        "Empfänger: Küstenwache (erfunden);;;;;;;",
        "",
        "Stand: 3. März;",
    ]
    lines.append(";".join(HEADER))
    for number, serial in enumerate(serials, 1):
        quoted = f'"{serial}"' if "\n" in serial else serial
        cells = (number, "Gewehr", "TEST-15", "5,56 mm", "Erfundene Waffen", quoted, 1, "geprüft")
        lines.append(";".join(map(str, cells)))
    lines += ["", f"Summe;;;;;;{len(serials)};", "", ""]
    malformed = tuple(first + at for at, one in enumerate(serials) if one in MALFORMED)
    copied = tuple(first + at for at, one in enumerate(serials) if one in copies)
    rows = len(serials) + 1
    return MessyList("\r\n".join(lines), first, rows, copied, malformed, first + len(serials) + 1)
