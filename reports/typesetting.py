"""Paragraphs cut into lines: where a line may break, and in which typefaces it is drawn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reports import glyphs
from reports.hyphens import parting_points
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
# A word is parted where so much of the line would stay empty without it.
_EMPTY = 1 / 4
_NOTHING = ("", False)
_COMBINING = re.compile("[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u0670\u06d6-\u06ed]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw: its runs from left to right, where it begins, and its text as it
    is read. A space that parts it from the next line is drawn, so that no two words are read as
    one; it counts nowhere. Where its last word goes on in the next line, there is room for a hyphen
    at the end of `width`, which is no part of the text.
    """

    runs: tuple[tuple[glyphs.Typeface, str], ...]
    x: float
    width: float
    para: Para
    mark: str = ""
    mark_x: float = 0.0
    text: str = ""
    hyphen: bool = False


def set_lines(para: Para, room: float, language: str) -> list[Line]:
    """The lines of a paragraph in a column of this width, in a report of this language; an empty
    paragraph has none.
    """
    style = STYLES[para.look]
    indent = MARK_ROOM if para.mark else 0.0
    units = (room - indent) * glyphs.UNITS_PER_EM / style.size
    lines: list[Line] = []
    spoken = para.language or language
    mirrored, leads = is_right_to_left(language), is_right_to_left(spoken)
    *before, last = re.sub(r"\n{3,}", "\n\n", para.text.strip("\n")).split("\n")
    for part in (*(f"{one}\n" for one in before), last.rstrip()):
        at = 0
        has_other = has_right_to_left(part)
        right_to_left = has_other and (
            leads if para.mixed else runs_right_to_left(part, otherwise=leads)
        )
        at_right = mirrored or right_to_left or style.to_end
        for text, hyphen in _broken(part.rstrip("\n"), units, style, "" if has_other else spoken):
            shown = in_drawing_order(text, right_to_left=right_to_left)
            runs = tuple(glyphs.runs(shown, bold=style.bold))
            wide = sum(face.width(part) for face, part in runs) + (_hyphen(style) if hyphen else 0)
            width = wide * style.size / glyphs.UNITS_PER_EM
            x = room - width if at_right else 0.0
            at = part.find(text, at) + len(text)
            if part[at : at + 1].isspace() and not right_to_left:
                runs = tuple(glyphs.runs(f"{shown} ", bold=style.bold))
            x = x - indent if mirrored else max(x, indent)
            lines.append(Line(runs, x, width, para, text=text, hyphen=hyphen))
    if lines and para.mark:
        lines[0] = replace(lines[0], mark=para.mark, mark_x=room - MARK_WIDTH if mirrored else 0.0)
    if para.language and len(lines) > 1 and mirrored and not leads:
        # A paragraph of the other language begins where its readers begin.
        lines = [replace(line, x=0.0) for line in lines]
    return lines if para.text.strip() else []


def _broken(text: str, room: float, style: Style, language: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text without line feeds, in reading order, and whether each ends in a hyphen;
    `room` in thousandths of an em.
    """
    line: list[str] = []
    used = 0.0
    atoms = _ATOM.findall(text)
    for number, atom in enumerate(atoms, 1):
        wide = _measure(atom, bold=style.bold)
        if used + wide <= room:
            line.append(atom)
            used += wide
        elif atom.isspace():
            yield "".join(line), False
            line, used = [], 0.0
        else:
            if wide > room and used > room / 2:
                yield "".join(line).rstrip(), False
                line, used = [], 0.0
            left = room - used
            parts = wide > room or (left >= room * _EMPTY and number < len(atoms))
            cut = _parted(atom, left, room, style, language) if parts else (_NOTHING, (atom, False))
            *ends, (rest, _) = cut
            for piece, hyphen in ends:
                yield "".join((*line, piece)).rstrip(), hyphen
                line = []
            line, used = [rest], _measure(rest, bold=style.bold)
    yield "".join(line).rstrip(), False


def _parted(
    word: str, left: float, room: float, style: Style, language: str
) -> Iterator[tuple[str, bool]]:
    """What of a word goes at the end of this line, where so much is left, and of further ones, and
    whether a hyphen follows; then the rest, which begins a line.
    """
    is_long = _measure(word, bold=style.bold) > room
    start = 0
    # A capital may begin a name, which is parted only when it must be cut.
    if is_long or word.islower():
        points = parting_points(word, language)
        while end := _last_fitting(word, start, points, left, style):
            yield word[start:end], True
            start, left = end, room
    if is_long:
        yield from ((piece, False) for piece in _cut(word[start:], left, room, style))
        return
    if not start:
        yield _NOTHING
    yield word[start:], False


def _last_fitting(word: str, start: int, points: tuple[int, ...], room: float, style: Style) -> int:
    """Where the part from `start` on ends that fits with a hyphen; 0 where the rest fits, too, or
    no part does.
    """
    if _measure(word[start:], bold=style.bold) <= room:
        return 0
    room -= _hyphen(style)
    fits = (
        end for end in points if end > start and _measure(word[start:end], bold=style.bold) <= room
    )
    return next(fits, 0)


def _hyphen(style: Style) -> float:
    return _measure("-", bold=style.bold)


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
