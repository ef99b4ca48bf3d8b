"""The simple forms of XLSForm's expressions: conditions on one question, and limits of a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

MAX_TOKENS = 400
MAX_DEPTH = 20
_WIDEST_LIMIT = 30

_TOKEN = re.compile(
    r"""\s*(?:(?P<name>\$\{[^{}]+\})|(?P<text>'[^']*'|"[^"]*")"""
    r"""|(?P<number>-?\d+(?:\.\d+)?)|(?P<word>or|and|selected)\b|(?P<sign>[=(),]))\s*"""
)
_NUMBER = r"(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)"
_FROM_BELOW = re.compile(rf"\. ?(<=|<|>=|>) ?{_NUMBER}")
_FROM_ABOVE = re.compile(rf"{_NUMBER} ?(<=|<|>=|>) ?\.")
_TURNED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """The named question was answered with one of these values."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    minimum: str
    maximum: str


class _NotSimple(Exception):
    pass


def written_condition(question: OneOf) -> str:
    return " or ".join(f"${{{question.question}}} = '{value}'" for value in question.values)


def read_condition(expression: str) -> OneOf | None:
    """The condition as values of one question; None when it is anything else."""
    try:
        reader = _Reader(_tokens(expression))
        found = reader.any_of(0)
        reader.expect_end()
    except _NotSimple:
        return None
    return found if found.values else None


def _tokens(expression: str) -> list[str]:
    expression = " ".join(expression.split())
    found: list[str] = []
    place = 0
    while place < len(expression):
        match = _TOKEN.match(expression, place)
        if match is None or len(found) >= MAX_TOKENS:
            raise _NotSimple
        found.append(match[0].strip())
        place = match.end()
    return found


class _Reader:
    """Reads `any_of`s of `all_of`s of comparisons, each on the same question."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._place = 0

    def any_of(self, depth: int) -> OneOf:
        found = self._all_of(depth)
        while self._take_if("or"):
            more = self._all_of(depth)
            self._same_question(found, more)
            found = OneOf(found.question, found.values + more.values)
        return found

    def expect_end(self) -> None:
        if self._place < len(self._tokens):
            raise _NotSimple

    def _all_of(self, depth: int) -> OneOf:
        found = self._compared(depth)
        while self._take_if("and"):
            more = self._compared(depth)
            self._same_question(found, more)
            both = tuple(value for value in found.values if value in more.values)
            found = OneOf(found.question, both)
        return found

    def _compared(self, depth: int) -> OneOf:
        if self._take_if("("):
            if depth >= MAX_DEPTH:
                raise _NotSimple
            found = self.any_of(depth + 1)
            self._expect(")")
            return found
        if self._take_if("selected"):
            self._expect("(")
            question = self._name()
            self._expect(",")
            value = self._value()
            self._expect(")")
            return OneOf(question, (value,))
        if self._next().startswith("$"):
            question = self._name()
            self._expect("=")
            return OneOf(question, (self._value(),))
        value = self._value()
        self._expect("=")
        return OneOf(self._name(), (value,))

    def _same_question(self, one: OneOf, other: OneOf) -> None:
        if one.question != other.question:
            raise _NotSimple

    def _name(self) -> str:
        token = self._take()
        if not token.startswith("$"):
            raise _NotSimple
        return token[2:-1].strip()

    def _value(self) -> str:
        token = self._take()
        if token[0] in "'\"":
            return token[1:-1]
        if token[-1].isdigit():
            return token
        raise _NotSimple

    def _next(self) -> str:
        if self._place >= len(self._tokens):
            raise _NotSimple
        return self._tokens[self._place]

    def _take(self) -> str:
        token = self._next()
        self._place += 1
        return token

    def _take_if(self, token: str) -> bool:
        if self._place < len(self._tokens) and self._tokens[self._place] == token:
            self._place += 1
            return True
        return False

    def _expect(self, token: str) -> None:
        if self._take() != token:
            raise _NotSimple


def written_constraint(limits: Limits) -> str:
    """The limits as a constraint; empty for limits no form's arithmetic could hold."""
    parts = [
        f". {sign} {number}"
        for sign, limit in ((">=", limits.minimum), ("<=", limits.maximum))
        if (number := _plain(limit))
    ]
    return " and ".join(parts)


def read_constraint(expression: str, *, whole: bool) -> Limits | None:
    """The limits a constraint sets, for whole numbers or any; None when it says anything else."""
    minimum = maximum = ""
    # Outer spaces are squeezed first, so that no pattern has to try them one by one.
    for part in _without_brackets(" ".join(expression.split())).split(" and "):
        found = _one_limit(_without_brackets(part), whole=whole)
        if found is None or (found.minimum and minimum) or (found.maximum and maximum):
            return None
        minimum, maximum = found.minimum or minimum, found.maximum or maximum
    return Limits(minimum, maximum)


def same_number(one: str, other: str) -> bool:
    """Whether two texts name the same number, such as 1 and 1.0."""
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _one_limit(part: str, *, whole: bool) -> Limits | None:
    if match := _FROM_BELOW.fullmatch(part):
        sign, number = match[1], match[2]
    elif match := _FROM_ABOVE.fullmatch(part):
        sign, number = _TURNED[match[2]], match[1]
    else:
        return None
    if sign in "<>":
        # More than 3 is at least 4, but only for whole numbers.
        if not whole or "." in number:
            return None
        number = str(int(number) + (1 if sign == ">" else -1))
    return Limits(number, "") if sign.startswith(">") else Limits("", number)


def _without_brackets(part: str) -> str:
    part = part.strip()
    if part.startswith("(") and part.find(")") == len(part) - 1:
        return part[1:-1].strip()
    return part


def _plain(limit: str) -> str:
    """The number without an exponent, as XPath writes numbers; empty when it would be too long."""
    try:
        number = Decimal(limit)
    except InvalidOperation:
        return ""
    if not number.is_finite() or abs(number.adjusted()) > _WIDEST_LIMIT:
        return ""
    return format(number, "f")
