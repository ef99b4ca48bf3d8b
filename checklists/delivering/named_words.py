"""Which fixed words of a delivery have names in the files of terms: all but those of refusals."""

from enum import StrEnum

from checklists.delivering import duties, timeline, words
from checklists.delivering.sampling import StratifyBy, Within


def _vocabularies_of(module: object) -> tuple[type[StrEnum], ...]:
    return tuple(
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    )


NAMED_WORDS: tuple[type[StrEnum], ...] = tuple(
    dict.fromkeys(
        (
            *_vocabularies_of(words),
            *_vocabularies_of(duties),
            *_vocabularies_of(timeline),
            StratifyBy,
            Within,
        )
    )
)
