"""Paragraphs cut into lines: where a line may break, and in which typefaces it is drawn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reports import glyphs
from reports.page_style import MARK_ROOM, MARK_WIDTH, STYLES, Style
from reports.page_text import has_right_to_left
from reports.pieces import Para
from reports.right_to_left import in_drawing_order, joined, runs_right_to_left
from reports.wording import is_right_to_left

# No line begins with one of the closing or ends with one of the opening marks.
_OPENING = "“‘（〔【《「『［｛〖"  # noqa: RUF001 - these brackets are meant
_CLOSING = "、。，．：；！？）〕】》」』］｝〗”’…"  # noqa: RUF001 - these marks are meant
_CHINESE = "\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
# A space at which no line breaks is part of its word; so is that before French punctuation.
_UNBROKEN = "\u00a0\u202f"
_ATOM = re.compile(
    f"[^\\S{_UNBROKEN}]+"
    f"|[{_OPENING}]*[{_CHINESE}][{_CLOSING}]*"
    f"|(?:« )?[{_OPENING}]*(?:[^\\s{_CHINESE}]|[{_UNBROKEN}])+[{_CLOSING}]*"
    r"(?: [?!;:»]+(?=\s|$))*"
)
_BREAKS_LONG_WORD = re.compile(r"[-_/.,:;@&=?]")
_COMBINING = re.compile("[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u0670\u06d6-\u06ed]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw: its runs from left to right, where it begins, and its text as it
    is read. A space that parts it from the next line is drawn, so that no two words are read as
    one; it counts nowhere.
    """

    runs: tuple[tuple[glyphs.Typeface, str], ...]
    x: float
    width: float
    para: Para
    mark: str = ""
    mark_x: float = 0.0
    text: str = ""


def set_lines(para: Para, room: float, *, mirrored: bool) -> list[Line]:
    """The lines of a paragraph in a column of this width; an empty paragraph has none."""
    style = STYLES[para.look]
    indent = MARK_ROOM if para.mark else 0.0
    units = (room - indent) * glyphs.UNITS_PER_EM / style.size
    lines: list[Line] = []
    leads = is_right_to_left(para.language) if para.language else mirrored
    *before, last = re.sub(r"\n{3,}", "\n\n", para.text.strip("\n")).split("\n")
    for part in (*(f"{one}\n" for one in before), last.rstrip()):
        at = 0
        right_to_left = has_right_to_left(part) and (
            leads if para.mixed else runs_right_to_left(part, otherwise=leads)
        )
        at_right = mirrored or right_to_left or style.to_end
        for text in _broken(part.rstrip("\n"), units, style):
            shown = in_drawing_order(text, right_to_left=right_to_left)
            runs = tuple(glyphs.runs(shown, bold=style.bold))
            width = sum(face.width(part) for face, part in runs) * style.size / glyphs.UNITS_PER_EM
            x = room - width if at_right else 0.0
            at = part.find(text, at) + len(text)
            if part[at : at + 1].isspace() and not right_to_left:
                runs = tuple(glyphs.runs(f"{shown} ", bold=style.bold))
            x = x - indent if mirrored else max(x, indent)
            lines.append(Line(runs, x, width, para, text=text))
    if lines and para.mark:
        lines[0] = replace(lines[0], mark=para.mark, mark_x=room - MARK_WIDTH if mirrored else 0.0)
    if para.language and len(lines) > 1 and mirrored and not leads:
        # A paragraph of the other language begins where its readers begin.
        lines = [replace(line, x=0.0) for line in lines]
    return lines if para.text.strip() else []


def _broken(text: str, room: float, style: Style) -> Iterator[str]:
    """The lines of a text without line feeds, in reading order; `room` in thousandths of an em."""
    line: list[str] = []
    used = 0.0
    for atom in _ATOM.findall(text):
        wide = _measure(atom, bold=style.bold)
        if used + wide <= room:
            line.append(atom)
            used += wide
        elif atom.isspace():
            yield "".join(line)
            line, used = [], 0.0
        elif wide <= room:
            if line:
                yield "".join(line).rstrip()
            line, used = [atom], wide
        else:
            if line and used > room / 2:
                yield "".join(line).rstrip()
                line, used = [], 0.0
            *whole, rest = _cut(atom, room - used, room, style)
            for piece in whole:
                yield "".join((*line, piece))
                line = []
            line, used = [rest], _measure(rest, bold=style.bold)
    yield "".join(line).rstrip()


def _cut(word: str, first_room: float, room: float, style: Style) -> Iterator[str]:
    """A word longer than a line, cut where it fits, after a separator where one is near."""
    start, used, limit = 0, 0.0, first_room
    for index, character in enumerate(word):
        wide = glyphs.width(character, bold=style.bold)
        if used + wide > limit and index > start and not _COMBINING.match(character):
            end = _cut_after_separator(word, start, index)
            yield word[start:end]
            used = glyphs.width(word[end:index], bold=style.bold)
            start, limit = end, room
        used += wide
    yield word[start:]


def _cut_after_separator(word: str, start: int, end: int) -> int:
    near = [found.end() for found in _BREAKS_LONG_WORD.finditer(word, (start + end) // 2, end)]
    return near[-1] if near else end


@lru_cache(maxsize=20_000)
def _measure(atom: str, *, bold: bool) -> float:
    return glyphs.width(joined(atom) if has_right_to_left(atom) else atom, bold=bold)
