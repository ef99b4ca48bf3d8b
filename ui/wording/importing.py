"""Sentences for what an import did not take as it stands: sheet, row, and what became of it."""

from collections.abc import Callable

from checklists.asking.writing import UnknownReference
from checklists.asking.xlsform import NotTaken, NotTakenKind
from ui.speech import speech
from ui.wording.sentence import Say, told


def not_taken_sentence(not_taken: NotTaken, language: str) -> str:
    """One thing that was not taken as it stands, with its sheet and row."""
    place, said = not_taken_place(not_taken, language), not_taken_text(not_taken, language)
    return told(place, said, speech(language).gettext)


def not_taken_text(not_taken: NotTaken, language: str) -> str:
    """What became of it, without where it stands."""
    said = _SAYINGS[not_taken.kind](speech(language).gettext)
    return said.format(column=not_taken.column, detail=not_taken.detail)


def not_taken_place(not_taken: NotTaken, language: str) -> str:
    _ = speech(language).gettext
    if not not_taken.row:
        return _("Sheet “{sheet}”").format(sheet=not_taken.sheet)
    return _("Sheet “{sheet}”, row {row}").format(sheet=not_taken.sheet, row=not_taken.row)


def left_out_sentence(reference: UnknownReference, language: str) -> str:
    """A reference that was left out because its standard is not in the library."""
    _ = speech(language).gettext
    return _("{item}: the reference “{label}” was left out; it is not in the library.").format(
        item=reference.item, label=reference.label
    )


_SAYINGS: dict[NotTakenKind, Callable[[Say], str]] = {
    NotTakenKind.UNKNOWN_TYPE: lambda _: _(
        "the type “{detail}” is not known; this row was left out."
    ),
    NotTakenKind.TYPE_NOT_TAKEN: lambda _: _(
        "“{detail}” asks nothing that a checklist can ask; this row was left out."
    ),
    NotTakenKind.TYPE_MISSING: lambda _: _("there is no type; “{detail}” was left out."),
    NotTakenKind.TYPE_AS_TEXT: lambda _: _("“{detail}” is answered with text here."),
    NotTakenKind.CHOICES_AS_TEXT: lambda _: _(
        "the choices of “{detail}” became part of the guidance; the answer is one of the five."
    ),
    NotTakenKind.CHOICES_TOO_LONG: lambda _: _(
        "the choices of “{detail}” are too long for the guidance and were left out; the answer "
        "is one of the five."
    ),
    NotTakenKind.CHOICES_MISSING: lambda _: _(
        "the list of choices “{detail}” is missing; the answer is one of the five."
    ),
    NotTakenKind.CHOICES_UNUSED: lambda _: _(
        "no question uses the list of choices “{detail}”; it was left out."
    ),
    NotTakenKind.CHOICE_REPLACED: lambda _: _("a choice became one of the five answers: {detail}."),
    NotTakenKind.NOTE_NOT_TAKEN: lambda _: _(
        "no question follows the note “{detail}”; it was left out."
    ),
    NotTakenKind.PHOTO_JOINED: lambda _: _(
        "the photo “{detail}” is asked for at the question before it."
    ),
    NotTakenKind.GROUP_EMPTY: lambda _: _(
        "the group “{detail}” asks nothing that was taken; it was left out."
    ),
    NotTakenKind.REPEAT_NOT_TAKEN: lambda _: _(
        "the repetition “{detail}” was not kept; its questions are asked like those around it."
    ),
    NotTakenKind.RELEVANT_NOT_TAKEN: lambda _: _(
        "the condition “{detail}” cannot be kept; the question is asked without it."
    ),
    NotTakenKind.CONSTRAINT_NOT_TAKEN: lambda _: _("the limit “{detail}” cannot be kept."),
    NotTakenKind.COLUMN_NOT_TAKEN: lambda _: _(
        "“{detail}” in the column “{column}” has no counterpart here and was left out."
    ),
    NotTakenKind.UNKNOWN_COLUMN: lambda _: _(
        "the column “{column}” is not known and was left out."
    ),
    NotTakenKind.SHEET_NOT_TAKEN: lambda _: _("this sheet is no part of a form; it was left out."),
    NotTakenKind.NAME_MISSING: lambda _: _("the name or the list's name is missing."),
    NotTakenKind.NAME_TWICE: lambda _: _(
        "the name “{detail}” is used twice; conditions on it mean the last one before them."
    ),
    NotTakenKind.MEASURE_RENAMED: lambda _: _(
        "a value to be measured needs an id of its own; it is “{detail}” now."
    ),
    NotTakenKind.LABEL_MISSING: lambda _: _(
        "there is no label; the question is “{detail}” until it is written."
    ),
    NotTakenKind.TITLE_SHORTENED: lambda _: _(
        "the title “{detail}” is too long; only its last part was kept."
    ),
    NotTakenKind.PIPED_TEXT: lambda _: _(
        "the text refers to an answer, which is not filled in here: “{detail}”."
    ),
    NotTakenKind.SECOND_TEXT: lambda _: _(
        "two columns mean the same; “{detail}” in “{column}” was left out."
    ),
    NotTakenKind.LANGUAGE_GUESSED: lambda _: _(
        "the language in “{column}” is not known; it is kept as “{detail}”."
    ),
    NotTakenKind.TEXT_NOT_ENGLISH: lambda _: _(
        "“{column}” has no English; the text in “{detail}” stands in for it."
    ),
    NotTakenKind.FORM_NOT_ENGLISH: lambda _: _(
        "the form has no English; its texts in “{detail}” stand in for it."
    ),
    NotTakenKind.DOMAIN_TO_CHOOSE: lambda _: _(
        "from here on, domain, stage and weight stand at a default and wait to be chosen."
    ),
    NotTakenKind.TEXTS_TO_WRITE: lambda _: _(
        "from here on, guidance, finding or recommendation wait to be written."
    ),
    NotTakenKind.BAD_OWN_VALUE: lambda _: _(
        "“{detail}” in the column “{column}” is not allowed and was not used."
    ),
}
