"""Sentences for the verdicts on a report: what was asked, how it stands, and why."""

from collections.abc import Callable
from datetime import UTC

from reports.verdicts import (
    Change,
    Question,
    Reason,
    Role,
    SignatureVerdict,
    Stance,
    Standing,
    TimeVerdict,
    Verdict,
    Verification,
)
from ui.speech import speech
from ui.wording.sentence import Say


def question_name(question: Question, language: str) -> str:
    _ = speech(language).gettext
    return {
        Question.INTACT: _("Intact"),
        Question.WHO: _("Who signed"),
        Question.DATA_EQUALS_PAGE: _("Page equals data"),
        Question.PHOTOS_EQUAL_HASHES: _("Photos equal hashes"),
        Question.FIGURES_FOLLOW: _("Figures follow"),
    }[question]


def standing_name(standing: Standing, language: str) -> str:
    _ = speech(language).gettext
    return {
        Standing.HOLDS: _("holds"),
        Standing.FAILS: _("does not hold"),
        Standing.UNKNOWN: _("could not tell"),
    }[standing]


def overall_sentence(verification: Verification, language: str) -> str:
    """What all verdicts together allow a reviewer to say, and what they never show."""
    _ = speech(language).gettext
    return {
        Standing.HOLDS: _(
            "All checks hold. They show who signed which bytes; they do not show that the "
            "inspector told the truth."
        ),
        Standing.FAILS: _("At least one check does not hold. Do not rely on this report."),
        Standing.UNKNOWN: _("Nothing was found wrong, but not everything could be checked."),
    }[verification.standing]


def reason_sentence(verdict: Verdict, language: str) -> str:
    """Why a verdict stands as it does, with the item, digest or page concerned."""
    _ = speech(language).gettext
    says = _SAYINGS[verdict.reason](_)
    detail = verdict.detail
    if verdict.reason is Reason.CHANGED_AFTER_SIGNING and detail in set(Change):
        detail = change_name(Change(detail), language)
    sentence = says.format(detail=detail, page=verdict.page)
    if verdict.page and "{page}" not in says:
        sentence += " " + _("See page {page}.").format(page=verdict.page)
    return sentence


def role_name(role: Role, language: str) -> str:
    _ = speech(language).gettext
    return {
        Role.SECOND_INSPECTOR: _("Second inspector"),
        Role.HOST: _("Host"),
        Role.REVIEWER: _("Reviewer"),
    }[role]


def stance_name(stance: Stance, language: str) -> str:
    _ = speech(language).gettext
    return {
        Stance.AGREES: _("agrees with the report"),
        Stance.OBJECTS: _("objects to the report"),
    }[stance]


def signature_sentence(signature: SignatureVerdict, language: str) -> str:
    """Who added which signature, what it says, and how it stands; the words by themselves."""
    _ = speech(language).gettext
    return _("{role}: {name} {stance}. {reason}").format(
        role=role_name(signature.role, language),
        name=signature.name,
        stance=stance_name(signature.stance, language),
        reason=_SAYINGS[signature.reason](_).format(detail=signature.detail, page=0),
    )


def time_sentence(time: TimeVerdict, language: str) -> str:
    """By when the report existed, who says so, and what that is worth; never a claimed time."""
    _ = speech(language).gettext
    return _("Existed on {moment}, says {authority}. {reason}").format(
        moment=f"{time.time.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
        authority=time.authority,
        reason=_SAYINGS[time.reason](_).format(detail=time.detail, page=0),
    )


def change_name(change: Change, language: str) -> str:
    _ = speech(language).gettext
    return {
        Change.DRAWING: _("what is drawn on a page"),
        Change.NOTE: _("a note, mark or link on a page"),
        Change.FIELD: _("the fields of the form"),
        Change.FIELD_VALUE: _("what a field is filled with"),
        Change.FIELD_LOOK: _("how a field or signature looks"),
        Change.ATTACHMENT: _("the attached data"),
        Change.PAGES: _("the number of pages"),
        Change.PROPERTIES: _("the properties of the document"),
        Change.OTHER: _("an object that is not shown"),
    }[change]


_SAYINGS: dict[Reason, Callable[[Say], str]] = {
    Reason.WHOLE_FILE_SIGNED: lambda _: _(
        "The signature of the report covers every byte of it, every later signature what it "
        "added, and no byte was changed."
    ),
    Reason.UNREADABLE: lambda _: _("The file cannot be read as a PDF: it is damaged or cut off."),
    Reason.NOT_OURS: lambda _: _("This PDF is not a report of this program."),
    Reason.NOT_SIGNED: lambda _: _("This report carries no signature."),
    Reason.BYTES_CHANGED: lambda _: _("Bytes were changed after the report was signed."),
    Reason.BYTES_OUTSIDE_SIGNATURE: lambda _: _(
        "The file holds bytes that the signature does not cover."
    ),
    Reason.CHANGED_AFTER_SIGNING: lambda _: _(
        "The file was changed after it was signed: {detail}. The signed report is still inside it "
        "and can be taken out."
    ),
    Reason.TOO_MANY_SIGNATURES: lambda _: _("There are more signatures than a report has."),
    Reason.WEAK_ALGORITHM: lambda _: _(
        "The signature uses a method that is not accepted: {detail}."
    ),
    Reason.FORBIDDEN_CONTENT: lambda _: _(
        "The file holds something no report of this program has: {detail}."
    ),
    Reason.TIME_STAMP_REFUSED: lambda _: _(
        "The file holds a time stamp that no authority of this kind gives ({detail})."
    ),
    Reason.TIME_STAMPED: lambda _: _("The authority that says so is one you trust."),
    Reason.UNKNOWN_AUTHORITY: lambda _: _(
        "The authority that says so is not among those you trust, so it proves nothing to you yet."
    ),
    Reason.AUTHORITY_RAN_OUT: lambda _: _(
        "The authority's certificate has run out, and no later time stamp renews what it said."
    ),
    Reason.TOO_SLOW: lambda _: _("Checking took too long and was stopped."),
    Reason.TOO_LARGE: lambda _: _("The file is too large to be checked."),
    Reason.CHECKER_FAILED: lambda _: _(
        "The file made the check fail, so it is not accepted ({detail})."
    ),
    Reason.OTHER_PROGRAM_ADDED: lambda _: _(
        "A later signature was written by another version of the program ({detail}). What it added "
        "fills in its field, but could not be compared byte by byte."
    ),
    Reason.SAME_SIGNER: lambda _: _(
        "Signed with a key that signed this report before: {detail}. It is nobody else's word."
    ),
    Reason.TRUSTED_SIGNER: lambda _: _("Signed by {detail}, whose certificate you trust."),
    Reason.UNKNOWN_SIGNER: lambda _: _(
        "Signed by {detail}, whose certificate is not in your trust list."
    ),
    Reason.NOT_VALID_THEN: lambda _: _(
        "The signer's certificate was not valid at the time the signature claims: {detail}."
    ),
    Reason.SIGNER_NOT_NAMED: lambda _: _(
        "The signer's certificate is not the one the report names: {detail}."
    ),
    Reason.TIME_DIFFERS: lambda _: _(
        "The signature claims another time than the report: {detail}."
    ),
    Reason.REVOKED_BEFORE: lambda _: _(
        "The certificate was revoked before the time the signature claims: {detail}."
    ),
    Reason.REVOKED_SINCE: lambda _: _(
        "The certificate was revoked after the time the signature claims: {detail}. That time is "
        "only a claim of the signer's computer, and no time stamp shows that the report was signed "
        "before."
    ),
    Reason.NOT_IN_THIS_ROLE: lambda _: _(
        "The certificate is not meant for this signature: {detail}."
    ),
    Reason.OTHER_PROGRAM: lambda _: _(
        "The pages carry the text of the data. They were drawn by another version of the program "
        "({detail}), so their drawing was not compared."
    ),
    Reason.SAME_TEXT: lambda _: _(
        "The pages say what the data says, item by item, and nothing else."
    ),
    Reason.TEXT_DIFFERS: lambda _: _(
        "The page says something else than the data at {detail}, page {page}."
    ),
    Reason.EXTRA_TEXT: lambda _: _("Page {page} holds text that is not in the data: {detail}."),
    Reason.PAGE_DIFFERS: lambda _: _("Page {page} is not drawn as the data asks ({detail})."),
    Reason.ATTACHMENT_MISSING: lambda _: _(
        "A file is not attached that follows from the data: {detail}."
    ),
    Reason.ATTACHMENT_DIFFERS: lambda _: _(
        "An attached file does not follow from the data: {detail}."
    ),
    Reason.NO_DATA: lambda _: _("The data of the inspection is not attached."),
    Reason.BAD_DATA: lambda _: _("The attached data is not well-formed: {detail}."),
    Reason.SAME_PHOTOS: lambda _: _("Every printed photo has the hash the data names: {detail}."),
    Reason.NO_PHOTOS: lambda _: _("The report has no photos."),
    Reason.PHOTO_MISSING: lambda _: _("A photo the data names is not in the report: {detail}."),
    Reason.PHOTO_DIFFERS: lambda _: _("A printed photo does not have its hash: {detail}."),
    Reason.PHOTO_UNNAMED: lambda _: _("The report prints a picture the data does not name."),
    Reason.FIGURES_FOLLOW: lambda _: _(
        "Every figure in the data follows from the answers, findings and counts beside it."
    ),
    Reason.FIGURE_DIFFERS: lambda _: _(
        "A figure does not follow from the rest of the data (said / follows): {detail}."
    ),
    Reason.DRAW_DIFFERS: lambda _: _(
        "The sample is not the one that its seed draws from the declared items: {detail}."
    ),
    Reason.DRAW_NOT_REPEATED: lambda _: _(
        "Every figure follows from the data. The declared items changed after the sample was "
        "drawn, so the draw itself could not be repeated."
    ),
    Reason.NO_FIGURES: lambda _: _("The data of the report holds no figures."),
    Reason.PARTS_WITHHELD: lambda _: _(
        "The report gives no figures, because parts of it are withheld."
    ),
    Reason.NOT_CHECKED: lambda _: _("Not checked, because the file could not be relied on."),
}
