"""Sentences for what can go wrong with a workspace, its files and its photos."""

from checklists.inspecting.keeping import (
    HealthFault,
    HealthFaultKind,
    PhotoFault,
    PhotoRefused,
    UnknownCase,
    UnknownInspection,
)
from checklists.inspecting.mishaps import (
    CannotOpen,
    DiskFailing,
    DiskFull,
    EvidenceMissing,
    FolderNotEmpty,
    KeysDamaged,
    NotAWorkspace,
    NotWritable,
    UnsafeSetting,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceTooNew,
    WrittenWrong,
    WrongPassphrase,
)
from checklists.values import PassphraseTooShort
from ui.speech import speech
from ui.wording.sentence import Say, Sayings, Sentence, megabytes


def _disk_full(problem: DiskFull, _: Say, language: str) -> Sentence:
    next_step = _("Make room on the disk, then try again. Everything marked as saved is safe.")
    if problem.needed_bytes:
        text = _("The disk is full: {path} was not saved; about {size} are needed.")
        return Sentence(
            text.format(path=problem.path, size=megabytes(problem.needed_bytes, _)), next_step
        )
    return Sentence(
        _("The disk is full: nothing was saved to {path}.").format(path=problem.path), next_step
    )


def _not_writable(problem: NotWritable, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} may only be read, so nothing was saved there.").format(path=problem.path),
        _("Choose another folder, or ask for permission to write to this one."),
    )


def _cannot_open(problem: CannotOpen, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} is not there or cannot be opened.").format(path=problem.path),
        _("Check the name and that the disk or stick is connected."),
    )


def _disk_failing(problem: DiskFailing, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The system reports a fault of the disk at {path}.").format(path=problem.path),
        _("Copy the workspace to another disk before you go on."),
    )


def _written_wrong(problem: WrittenWrong, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} was not saved: what was read back differs from what was written.").format(
            path=problem.path
        ),
        _("The disk or stick is failing. Save to another one."),
    )


def _in_use(problem: WorkspaceInUse, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The workspace {folder} is open in another window.").format(folder=problem.folder),
        _("Go on in that window, or close it and try again."),
    )


def _not_a_workspace(problem: NotAWorkspace, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{folder} holds no workspace.").format(folder=problem.folder),
        _("Choose the folder that holds the file keys.pssm, or create a workspace."),
    )


def _folder_not_empty(problem: FolderNotEmpty, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{folder} is not empty, so no workspace was created in it.").format(
            folder=problem.folder
        ),
        _("Choose a new or an empty folder."),
    )


def _wrong_passphrase(problem: WrongPassphrase, _: Say, language: str) -> Sentence:
    return Sentence(
        _("This passphrase does not open {folder}.").format(folder=problem.folder),
        _("Check capital letters and the keyboard, or type the recovery key from paper."),
    )


def _keys_damaged(problem: KeysDamaged, _: Say, language: str) -> Sentence:
    return Sentence(
        _("Both copies of the key file in {folder} are damaged.").format(folder=problem.folder),
        _("Copy keys.pssm from a backup into the folder. Do not delete anything."),
    )


def _workspace_damaged(problem: WorkspaceDamaged, _: Say, language: str) -> Sentence:
    return Sentence(
        _("{path} is damaged and was not opened; nothing in it was changed.").format(
            path=problem.path
        ),
        _("Keep the folder as it is and open the latest backup."),
    )


def _too_new(problem: WorkspaceTooNew, _: Say, language: str) -> Sentence:
    text = _(
        "{folder} was written by a newer program (format {found}); this one knows format {known}."
    )
    return Sentence(
        text.format(folder=problem.folder, found=problem.found, known=problem.known),
        _("Install the newer program. Nothing was changed."),
    )


def _unsafe_setting(problem: UnsafeSetting, _: Say, language: str) -> Sentence:
    text = _("This disk does not allow safe saving ({setting} is {found}, not {wanted}).")
    return Sentence(
        text.format(setting=problem.setting, found=problem.found, wanted=problem.wanted),
        _("Move the workspace to a disk inside this computer."),
    )


def _evidence_missing(problem: EvidenceMissing, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The workspace does not hold the file with the digest {digest}.").format(
            digest=problem.sha256[:16]
        ),
        _("Check the workspace; a backup may still hold it."),
    )


def _unknown_case(problem: UnknownCase, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The workspace holds no case “{case}”.").format(case=problem.case),
        _("List the cases to see their ids."),
    )


def _unknown_inspection(problem: UnknownInspection, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The workspace holds no inspection “{inspection}”.").format(
            inspection=problem.inspection
        ),
        _("List the inspections to see their ids."),
    )


def _passphrase_too_short(problem: PassphraseTooShort, _: Say, language: str) -> Sentence:
    return Sentence(
        _("The passphrase is too short."),
        _("Use at least {minimum} characters; a few words are easy to remember.").format(
            minimum=problem.minimum
        ),
    )


def _photo_refused(problem: PhotoRefused, _: Say, language: str) -> Sentence:
    why = {
        PhotoFault.EMPTY: _("“{name}” is empty, so it was not added."),
        PhotoFault.TOO_LARGE: _("“{name}” is larger than 64 MB, so it was not added."),
        PhotoFault.TOO_MANY_PIXELS: _("“{name}” has too many pixels, so it was not added."),
        PhotoFault.NOT_AN_IMAGE: _("“{name}” is not a picture, so it was not added."),
        PhotoFault.NOT_ALLOWED: _(
            "“{name}” is a kind of picture that is not accepted, so it was not added."
        ),
        PhotoFault.DAMAGED: _(
            "“{name}” is damaged or cut off: part of the picture is missing. It was not added."
        ),
        PhotoFault.NO_CODE: _("No bar code or QR code was read in “{name}”."),
    }
    what = {
        PhotoFault.TOO_LARGE: _("Take the photo again at a smaller size."),
        PhotoFault.TOO_MANY_PIXELS: _("Take the photo again at a smaller size."),
        PhotoFault.NOT_AN_IMAGE: _("Choose a JPEG, PNG or WebP picture."),
        PhotoFault.NOT_ALLOWED: _("Choose a JPEG, PNG or WebP picture."),
        PhotoFault.NO_CODE: _("Take the photo nearer, sharp and straight, or type the mark."),
    }
    next_step = what.get(problem.fault, _("Copy it from the camera again, or take it again."))
    return Sentence(why[problem.fault].format(name=problem.file_name), next_step)


SAYINGS: Sayings = {
    CannotOpen: _cannot_open,
    DiskFailing: _disk_failing,
    DiskFull: _disk_full,
    EvidenceMissing: _evidence_missing,
    FolderNotEmpty: _folder_not_empty,
    KeysDamaged: _keys_damaged,
    NotAWorkspace: _not_a_workspace,
    NotWritable: _not_writable,
    PassphraseTooShort: _passphrase_too_short,
    PhotoRefused: _photo_refused,
    UnknownCase: _unknown_case,
    UnknownInspection: _unknown_inspection,
    UnsafeSetting: _unsafe_setting,
    WorkspaceDamaged: _workspace_damaged,
    WorkspaceInUse: _in_use,
    WorkspaceTooNew: _too_new,
    WrittenWrong: _written_wrong,
    WrongPassphrase: _wrong_passphrase,
}


def health_sentence(fault: HealthFault, language: str) -> str:
    """One fault that a check of a workspace found."""
    _ = speech(language).gettext
    says = {
        HealthFaultKind.FILE_DAMAGED: _("The file {subject} is damaged."),
        HealthFaultKind.TRAIL_BROKEN: _("The trail is broken at change {subject}."),
        HealthFaultKind.ROWS_DIFFER: _("Inspection {subject} differs from its trail."),
        HealthFaultKind.PHOTO_MISSING: _("The photo {subject} is missing."),
        HealthFaultKind.PHOTO_CHANGED: _("The photo {subject} no longer has its digest."),
    }
    return says[fault.kind].format(subject=fault.subject)
