"""Sentences for what the command line and the window themselves refuse."""

from ui.refusals import (
    FileInTheWay,
    FolderInTheWay,
    NoReportsThere,
    NothingSigned,
    PassphraseNeeded,
    PassphrasesDiffer,
    UnknownChecklist,
    UnknownCountry,
    UnknownStore,
    VisitNotClear,
    VisitOfAnotherCase,
)
from ui.wording.sentence import Say, Sayings, Sentence


def _needed(problem: PassphraseNeeded, _: Say, language: str) -> Sentence:
    return Sentence(
        _("A passphrase is needed, and there is no terminal to ask for it."),
        _("Give a file with {option}, or set {variable}.").format(
            option=problem.option, variable=problem.variable
        ),
    )


def _differ(problem: PassphrasesDiffer, _: Say, language: str) -> Sentence:
    return Sentence(_("The two passphrases differ."), _("Type the same passphrase twice."))


def _in_the_way(problem: FileInTheWay, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} exists already and was not overwritten.").format(path=problem.path),
        _("Choose another name."),
    )


def _nothing_signed(problem: NothingSigned, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} holds no report as it was signed.").format(path=problem.path),
        _("Ask for the report once more, from whoever signed it."),
    )


def _folder_in_the_way(problem: FolderInTheWay, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{folder} is not an empty folder, so nothing was written into it.").format(
            folder=problem.folder
        ),
        _("Choose a new or an empty folder."),
    )


def _no_reports(problem: NoReportsThere, _: Say, language: str) -> Sentence:
    return Sentence(
        _("There is no report (.pdf) in {folder}.").format(folder=problem.folder),
        _("Choose the folder that holds the reports, or the reports themselves."),
    )


def _unknown_checklist(problem: UnknownChecklist, _: Say, language: str) -> Sentence:
    return Sentence(
        _("There is no checklist “{name}”.").format(name=problem.name),
        _("List the checklists to see their ids, or give a folder that holds one."),
    )


def _unknown_country(problem: UnknownCountry, _: Say, language: str) -> Sentence:
    return Sentence(
        _("“{code}” is no country code.").format(code=problem.code),
        _("Give the two letters of ISO 3166-1, such as KE."),
    )


def _visit_not_clear(problem: VisitNotClear, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The case has {number} visits in draft, and one is needed to record in.").format(
            number=problem.drafts
        ),
        _("Name the visit with {option}.").format(option="--inspection"),
    )


def _another_case(problem: VisitOfAnotherCase, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The inspection {inspection} does not belong to this case.").format(
            inspection=problem.inspection
        ),
        _("List the inspections to see which case each belongs to."),
    )


def _unknown_store(problem: UnknownStore, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The case has no store “{name}”.").format(name=problem.name),
        _("Use one of its names ({names}), or add the store to the case.").format(
            names=", ".join(problem.known)
        ),
    )


SAYINGS: Sayings = {
    FileInTheWay: _in_the_way,
    FolderInTheWay: _folder_in_the_way,
    NoReportsThere: _no_reports,
    NothingSigned: _nothing_signed,
    PassphraseNeeded: _needed,
    PassphrasesDiffer: _differ,
    UnknownChecklist: _unknown_checklist,
    UnknownCountry: _unknown_country,
    UnknownStore: _unknown_store,
    VisitNotClear: _visit_not_clear,
    VisitOfAnotherCase: _another_case,
}
