import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from checklists.asking.adding import with_added_references
from checklists.asking.checklist import Condition
from checklists.asking.overlays import additions, load_overlay
from checklists.asking.regions import known_items
from checklists.asking.shelf import shipped_checklists, standards
from checklists.delivering.places import Store
from checklists.inspecting import doing
from checklists.inspecting.changes import InspectionClosed, ItemAnswered
from checklists.inspecting.correcting import begin_correction
from checklists.inspecting.inspection import Conclusion, IssuedReport
from checklists.inspecting.keeping import HealthFaultKind, UnknownInspection
from checklists.inspecting.mishaps import (
    CannotOpen,
    DiskFull,
    EvidenceMissing,
    FolderNotEmpty,
    NotAWorkspace,
    NotWritable,
    UnsafeSetting,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceTooNew,
)
from checklists.inspecting.preconditions import UnknownItem
from checklists.inspecting.review import Review, ReviewNote, kept_reviews
from checklists.values import Adequacy, InspectionKind, Method, Result, State, Unwatched
from storage import connection, evidence
from storage.photos import read_photo
from storage.places import EVIDENCE_FILE, RECORDS_FILE, RESERVE_FILE
from storage.schema import RECORDS, migrate
from storage.trail import Moment
from storage.workspace import OpenWorkspace, create_workspace, laptop_clock, open_workspace
from tests.storage.conftest import PASSPHRASE
from tests.support.overlays import write_overlay
from tests.support.photos import photo_bytes
from tests.support.samples import (
    NOON,
    answer,
    make_checklist,
    make_finding,
    make_item,
    make_visit,
    three_items,
)

ROUTINE = InspectionKind.ROUTINE_INSPECTION


def start(workspace: OpenWorkspace) -> str:
    return doing.start_inspection(workspace, ROUTINE, (three_items(),), make_visit()).inspection.id


def fill(workspace: OpenWorkspace) -> str:
    """One inspection with one of everything, issued."""
    inspection = start(workspace)
    photo = read_photo("IMG_1.jpg", photo_bytes())
    workspace.keep_photo(photo)
    doing.attach_photo(workspace, inspection, photo.as_evidence("The door", "SA-A-01"))
    doing.record_finding(workspace, inspection, make_finding())
    doing.change_visit(workspace, inspection, make_visit("Zweiter Besuch — 第二次"))
    for item in three_items().items():
        doing.answer_item(workspace, inspection, item.id, answer(Result.MET, "Seen."))
    doing.conclude(workspace, inspection, Conclusion(Adequacy.ADEQUATE, "Fine."))
    doing.close_inspection(workspace, inspection)
    head = workspace.trail(inspection)[-1]
    digest = workspace.keep_report(b"%PDF- a report")
    report = IssuedReport(digest, "Ana", "en", head.at, head.sequence, head.hash)
    doing.record_issue(workspace, inspection, report)
    return inspection


def test_everything_is_there_after_closing_and_opening(
    folder: Path, workspace: OpenWorkspace
) -> None:
    inspection = fill(workspace)
    before, rows = workspace.load(inspection), workspace.trail(inspection)
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.load(inspection) == before
    assert again.trail(inspection) == rows
    assert again.actor == "Ana Keller"
    assert again.original(before.report.sha256) == b"%PDF- a report"  # type: ignore[union-attr]
    (photo,) = before.evidence.values()
    assert again.original(photo.sha256) == photo_bytes()
    assert again.derived(photo.sha256)
    assert again.thumbnail(photo.sha256)
    health = again.check(Unwatched())
    assert (health.faults, health.originals, health.trail_rows) == ((), 1, len(rows))
    again.close()


def test_a_reviewer_s_note_is_there_after_closing_and_opening(
    folder: Path, workspace: OpenWorkspace
) -> None:
    issued = workspace.load(fill(workspace))
    assert issued.report is not None
    note = ReviewNote(
        report_sha256=issued.report.sha256,
        inspection=issued.id,
        decision=Review.ACCEPTED,
        questions=(),
        reviewer="Ben",
        organization="Export office",
        fingerprint="ef" * 32,
        written=NOON,
    )
    doing.keep_review(workspace, issued.id, b"a signed note", note)
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.load(issued.id) == issued
    (kept,) = kept_reviews(again.trail(issued.id))
    assert kept.note == note
    assert again.original(kept.sha256) == b"a signed note"
    assert again.check(Unwatched()).faults == ()
    again.close()


def test_a_correction_is_there_whole_after_closing_and_opening(
    folder: Path, workspace: OpenWorkspace
) -> None:
    issued = workspace.load(fill(workspace))
    begun = begin_correction(workspace, issued.id, "The wrong door.").inspection
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.load(begun.id) == begun
    assert (begun.answers, begun.findings) == (issued.answers, issued.findings)
    assert begun.evidence == issued.evidence
    assert again.load(issued.id) == issued
    assert again.check(Unwatched()).faults == ()
    again.close()


def test_the_list_names_what_changed_last_first(workspace: OpenWorkspace) -> None:
    first, second = start(workspace), start(workspace)
    doing.answer_item(workspace, first, "SA-A-01", answer())
    summaries = workspace.summaries()
    assert [summary.id for summary in summaries] == [first, second]
    assert [(summary.answered, summary.asked) for summary in summaries] == [(1, 3), (0, 3)]
    assert summaries[0].facility == "Depot Null"


def test_undo_survives_a_restart(folder: Path, workspace: OpenWorkspace) -> None:
    inspection = start(workspace)
    doing.answer_item(workspace, inspection, "SA-A-01", answer(Result.MET))
    doing.answer_item(workspace, inspection, "SA-A-01", answer(Result.NOT_MET))
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert doing.undo(again, inspection).inspection.answers["SA-A-01"].result == Result.MET
    assert doing.undo(again, inspection).inspection.answers == {}
    assert again.check(Unwatched()).faults == ()
    again.close()


def test_a_change_that_does_not_apply_leaves_no_trace(workspace: OpenWorkspace) -> None:
    inspection = start(workspace)
    with pytest.raises(UnknownItem):
        workspace.commit(inspection, ItemAnswered("SA-Z-99", None, answer()))
    assert len(workspace.trail(inspection)) == 1
    with pytest.raises(UnknownInspection):
        workspace.load("no such")


def test_every_durability_setting_reads_back(workspace: OpenWorkspace) -> None:
    for name, _, expected in connection.SETTINGS:
        (found,) = workspace._records.execute(f"PRAGMA {name}").fetchone()
        assert str(found).lower() == expected, name


def test_a_setting_that_does_not_take_bars_opening(
    folder: Path, workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.close()
    monkeypatch.setattr(connection, "SETTINGS", (("synchronous", "NORMAL", "2"),))
    with pytest.raises(UnsafeSetting) as refused:
        open_workspace(folder, PASSPHRASE)
    assert (refused.value.setting, refused.value.found) == ("synchronous", "1")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE misspelt (a)",
        "DROP TABLE answer",
        "ALTER TABLE answer ADD COLUMN b",
        "DELETE FROM trail",
        "UPDATE trail SET actor = 'Eve'",
        "INSERT INTO answer VALUES ('i', 'x', 'yes', '', '')",
    ],
)
def test_the_file_itself_refuses_what_must_not_happen(
    workspace: OpenWorkspace, statement: str
) -> None:
    start(workspace)
    with pytest.raises(sqlcipher.DatabaseError):
        workspace._records.execute(statement)


@pytest.mark.parametrize("statement", ["DELETE FROM original", "UPDATE original SET bytes = x'00'"])
def test_evidence_only_grows(workspace: OpenWorkspace, statement: str) -> None:
    workspace.keep_photo(read_photo("a.jpg", photo_bytes()))
    with pytest.raises(sqlcipher.IntegrityError):
        workspace._evidence.execute(statement)


def test_the_same_photo_is_kept_once(workspace: OpenWorkspace) -> None:
    photo = read_photo("a.jpg", photo_bytes())
    workspace.keep_photo(photo)
    workspace.keep_photo(photo)
    assert workspace.check(Unwatched()).originals == 1
    with pytest.raises(EvidenceMissing):
        workspace.derived("0" * 64)


def test_a_second_window_is_told_and_harms_nothing(folder: Path, workspace: OpenWorkspace) -> None:
    inspection = start(workspace)
    with pytest.raises(WorkspaceInUse) as refused:
        open_workspace(folder, PASSPHRASE)
    assert refused.value.folder == folder
    doing.answer_item(workspace, inspection, "SA-A-01", answer())
    assert workspace.check(Unwatched()).faults == ()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        create_workspace(folder, PASSPHRASE, "Ana")
    assert [path.name for path in tmp_path.rglob("*")] == ["workspace", "notes.txt"]
    with pytest.raises(NotAWorkspace):
        open_workspace(folder, PASSPHRASE)


def test_an_empty_folder_becomes_a_workspace(folder: Path) -> None:
    folder.mkdir()
    created, _ = create_workspace(folder, PASSPHRASE, "Ana")
    created.close()
    assert sorted(path.name for path in folder.iterdir()) == [
        "evidence.pssm",
        "keys-copy.pssm",
        "keys.pssm",
        "reserve.pssm",
        "workspace.pssm",
    ]


def damage_found(folder: Path) -> Path | None:
    """The file that opening refuses or a check names."""
    try:
        opened = open_workspace(folder, PASSPHRASE)
    except WorkspaceDamaged as refused:
        return refused.path
    faults = opened.check(Unwatched()).faults
    opened.close()
    named = [one.subject for one in faults if one.kind == HealthFaultKind.FILE_DAMAGED]
    return folder / named[0] if named else None


@pytest.mark.parametrize("name", [RECORDS_FILE, EVIDENCE_FILE])
@pytest.mark.parametrize("harm", ["flip", "cut", "empty header", "empty"])
def test_a_damaged_file_is_refused_or_found(
    folder: Path, workspace: OpenWorkspace, name: str, harm: str
) -> None:
    fill(workspace)
    workspace.close()
    path = folder / name
    content = bytearray(path.read_bytes())
    if harm == "flip":
        content[len(content) // 2] ^= 1
    elif harm == "cut":
        del content[len(content) // 2 :]
    elif harm == "empty":
        content.clear()
    else:
        content[:64] = bytes(64)
    path.write_bytes(content)
    assert damage_found(folder) == path
    assert path.read_bytes() == bytes(content)  # nothing was "repaired" away


def test_a_missing_file_is_not_replaced_by_an_empty_one(
    folder: Path, workspace: OpenWorkspace
) -> None:
    fill(workspace)
    workspace.close()
    (folder / RECORDS_FILE).unlink()
    with pytest.raises(CannotOpen):
        open_workspace(folder, PASSPHRASE)
    assert not (folder / RECORDS_FILE).exists()


def test_a_newer_file_is_refused_with_both_numbers(folder: Path, workspace: OpenWorkspace) -> None:
    workspace._records.execute("PRAGMA user_version = 9")
    with pytest.raises(WorkspaceTooNew) as refused:
        migrate(workspace._records, folder / RECORDS_FILE, RECORDS)
    assert (refused.value.found, refused.value.known) == (9, len(RECORDS))


def tampered(sql: str) -> Callable[[OpenWorkspace], None]:
    def tamper(workspace: OpenWorkspace) -> None:
        workspace._records.conn.set_authorizer(None)
        workspace._records.execute("DROP TRIGGER trail_is_true")
        workspace._records.execute("DROP TRIGGER trail_is_kept")
        workspace._records.execute(sql)

    return tamper


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        (
            "UPDATE answer SET result = 'not_met' WHERE item = 'SA-A-01'",
            HealthFaultKind.ROWS_DIFFER,
        ),
        ("DELETE FROM finding", HealthFaultKind.ROWS_DIFFER),
        ("DELETE FROM evidence", HealthFaultKind.ROWS_DIFFER),
        ("UPDATE inspection SET visit = '{}'", HealthFaultKind.ROWS_DIFFER),
        ("UPDATE inspection SET conclusion = 'x'", HealthFaultKind.ROWS_DIFFER),
        ("UPDATE trail SET actor = 'Eve' WHERE sequence = 3", HealthFaultKind.TRAIL_BROKEN),
        ("DELETE FROM trail WHERE sequence = 4", HealthFaultKind.TRAIL_BROKEN),
        ("DELETE FROM trail", HealthFaultKind.ROWS_DIFFER),
        ("UPDATE evidence SET sha256 = hex(zeroblob(32))", HealthFaultKind.PHOTO_MISSING),
        ("UPDATE evidence SET derived_sha256 = hex(zeroblob(32))", HealthFaultKind.PHOTO_CHANGED),
    ],
)
def test_tampering_with_an_open_key_is_found(
    workspace: OpenWorkspace, sql: str, kind: HealthFaultKind
) -> None:
    fill(workspace)
    tampered(sql)(workspace)
    assert kind in [fault.kind for fault in workspace.check(Unwatched()).faults]


def test_a_photo_that_lost_its_digest_is_found(workspace: OpenWorkspace) -> None:
    fill(workspace)
    workspace._evidence.conn.set_authorizer(None)
    workspace._evidence.execute("DROP TRIGGER original_is_untouched")
    workspace._evidence.execute("UPDATE original SET bytes = x'00'")
    kinds = [fault.kind for fault in workspace.check(Unwatched()).faults]
    assert kinds == [HealthFaultKind.PHOTO_CHANGED]


def test_a_clock_set_back_is_reported(folder: Path, cheap_keys: None) -> None:
    times = iter([0, 5, 2, 7])
    began = laptop_clock().at

    def clock() -> Moment:
        seconds = next(times)
        return Moment(began + timedelta(seconds=seconds), seconds * 1000)

    workspace, _ = create_workspace(folder, PASSPHRASE, "Ana", clock)
    inspection = start(workspace)
    for result in (Result.MET, Result.NOT_MET, Result.MET):
        doing.answer_item(workspace, inspection, "SA-A-01", answer(result))
    assert workspace.check(Unwatched()).clock_set_back == (3,)
    workspace.close()


def answers_until_full(workspace: OpenWorkspace, inspection: str) -> int:
    for number in range(200):
        given = answer((Result.MET, Result.NOT_MET)[number % 2], "x" * 2000)
        try:
            doing.answer_item(workspace, inspection, "SA-A-01", given)
        except DiskFull:
            return number
    raise AssertionError


def test_a_full_disk_uses_the_reserve_and_then_says_so(
    folder: Path, workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspection = start(workspace)
    pages = workspace._records.execute("PRAGMA page_count").fetchone()[0]
    workspace._records.execute(f"PRAGMA max_page_count = {pages}")
    give_up = OpenWorkspace._make_room

    def make_room(self: OpenWorkspace) -> bool:
        made = give_up(self)
        if made:
            self._records.execute(f"PRAGMA max_page_count = {pages + 40}")
        return made

    monkeypatch.setattr(OpenWorkspace, "_make_room", make_room)
    saved = answers_until_full(workspace, inspection)
    assert not (folder / RESERVE_FILE).exists()
    assert saved > 5
    assert len(workspace.trail(inspection)) == saved + 1
    assert workspace.check(Unwatched()).faults == ()


def test_a_photo_without_room_is_refused_before_it_is_written(
    workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(workspace.folder)
    monkeypatch.setattr(evidence.shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    with pytest.raises(DiskFull) as refused:
        workspace.keep_photo(read_photo("a.jpg", photo_bytes()))
    assert refused.value.needed_bytes > 1_000_000
    assert workspace.check(Unwatched()).originals == 0


def test_a_folder_that_may_only_be_read_is_named(folder: Path, workspace: OpenWorkspace) -> None:
    """Root is not stopped by a read-only folder, so a child gives up root's rights first."""
    start(workspace)
    workspace.close()
    owner = 65534 if os.geteuid() == 0 else os.geteuid()
    for path in (*folder.iterdir(), folder):
        os.chown(path, owner, -1)
        path.chmod(0o500 if path == folder else 0o400)
    for parent in folder.parents:
        if parent != Path(tempfile.gettempdir()) and parent.is_relative_to(tempfile.gettempdir()):
            parent.chmod(0o755)
    child = os.fork()
    if not child:
        os.setuid(owner)
        try:
            open_workspace(folder, PASSPHRASE)
        except (NotWritable, CannotOpen):
            os._exit(7)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    folder.chmod(0o700)


def test_a_backup_is_a_workspace_of_its_own(
    tmp_path: Path, folder: Path, workspace: OpenWorkspace
) -> None:
    inspection = fill(workspace)
    copy = workspace.back_up(tmp_path / "stick")
    doing.start_inspection(workspace, ROUTINE, (three_items(),), make_visit())
    restored = open_workspace(copy, PASSPHRASE)
    assert [summary.id for summary in restored.summaries()] == [inspection]
    assert restored.load(inspection) == workspace.load(inspection)
    assert restored.check(Unwatched()).faults == ()
    restored.close()
    assert [path for path in (tmp_path / "stick").iterdir() if path != copy] == []


def test_no_word_lies_on_the_disk_in_clear(folder: Path, workspace: OpenWorkspace) -> None:
    words = [f"planted{secrets.token_hex(6)}" for _ in range(200)]
    inspection = start(workspace)
    for word in words[:190]:
        doing.answer_item(workspace, inspection, "SA-A-01", answer(Result.NOT_MET, word))
    doing.change_visit(workspace, inspection, replace(make_visit(words[190]), purpose=words[191]))
    doing.conclude(workspace, inspection, Conclusion(Adequacy.ADEQUATE, words[192]))
    for word in words[193:]:
        doing.record_finding(workspace, inspection, replace(make_finding(), statement=word))
    photo = read_photo(f"{words[0]}.jpg", photo_bytes())
    workspace.keep_photo(photo)
    doing.attach_photo(workspace, inspection, photo.as_evidence(words[1], "SA-A-01"))
    hunted = [*words, "SECRETCAMERA", "Depot Null", "Ana Keller", "item_answered", "SA-A-01"]

    def found() -> list[str]:
        files = [path.read_bytes() for path in folder.iterdir()]
        return [word for word in hunted for file in files if word.encode() in file]

    assert found() == []
    workspace.close()
    assert found() == []


def test_a_state_no_row_may_hold_is_closed(workspace: OpenWorkspace) -> None:
    inspection = start(workspace)
    outcome = workspace.commit(inspection, InspectionClosed())
    assert outcome.inspection.state == State.CLOSED


def test_moving_to_another_edition_survives_closing_and_opening(
    folder: Path, workspace: OpenWorkspace
) -> None:
    inspection = start(workspace)
    for item in three_items().items():
        doing.answer_item(workspace, inspection, item.id, answer(Result.MET, "Seen."))
    kept, changed, _removed = three_items().items()
    newer = make_checklist(kept, replace(changed, method=Method.TEST), make_item("SA-D-01"))
    doing.revise_checklist(workspace, inspection, newer)
    doing.answer_item(workspace, inspection, "SA-B-01", answer(Result.PARTLY_MET))
    doing.undo(workspace, inspection)
    before = workspace.load(inspection)
    assert (set(before.to_confirm), set(before.retired)) == ({"SA-B-01"}, {"SA-C-01"})
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.load(inspection) == before
    assert again.check(Unwatched()).faults == ()
    again.close()


def test_measured_values_are_kept(folder: Path, workspace: OpenWorkspace) -> None:
    inspection = start(workspace)
    measured = replace(answer(Result.MET), measured={"gap": "12.5"})
    doing.answer_item(workspace, inspection, "SA-A-01", measured)
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.load(inspection).answers["SA-A-01"] == measured
    again.close()


def test_own_checklists_are_kept_and_replaced(folder: Path, workspace: OpenWorkspace) -> None:
    assert workspace.own_checklists() == ()
    workspace.keep_checklist(three_items())
    newer = replace(three_items(), edition="2.0")
    workspace.keep_checklist(newer)
    workspace.keep_checklist(make_checklist(make_item("OT-1"), identity="other"))
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert [(one.id, one.edition) for one in again.own_checklists()] == [
        ("other", "1.0"),
        ("sample", "2.0"),
    ]
    assert again.check(Unwatched()).faults == ()
    again.close()


def test_an_overlay_is_kept_replaced_and_removed(
    folder: Path, workspace: OpenWorkspace, tmp_path: Path
) -> None:
    assert workspace.overlay() is None
    overlay = load_overlay(write_overlay(tmp_path), standards(), known_items())
    workspace.keep_overlay(overlay)
    workspace.keep_overlay(replace(overlay, authority="Another"))
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.overlay() == replace(overlay, authority="Another")
    assert again.check(Unwatched()).faults == ()
    again.keep_overlay(None)
    assert again.overlay() is None
    again.close()
    assert b"Order 12" not in (folder / RECORDS_FILE).read_bytes()


def test_a_move_of_the_visit_to_another_country_is_in_rows_and_trail_alike(
    folder: Path, workspace: OpenWorkspace
) -> None:
    (chosen,) = (one for one in shipped_checklists() if one.id == "small-unit-storage")
    whole = with_added_references((chosen,), additions("KE", None))
    visit = make_visit()
    there = replace(visit, facility=replace(visit.facility, country="KE"))
    identity = doing.start_inspection(workspace, ROUTINE, whole, there).inspection.id
    doing.answer_item(workspace, identity, "SU-KEY-01", answer(Result.MET))
    here = replace(visit, facility=replace(visit.facility, country="ZM"))
    moved = doing.change_visit(workspace, identity, here).inspection
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.load(identity) == moved
    assert again.load(identity).answers["SU-KEY-01"] == answer(Result.MET)
    assert again.check(Unwatched()).faults == ()
    assert doing.undo(again, identity).inspection.checklists == whole


def test_stores_change_in_mid_inspection_and_rows_follow(folder: Path) -> None:
    workspace, _ = create_workspace(folder, PASSPHRASE, "Ana Keller")
    racks = replace(three_items().sections[0], per_store=True)
    several = replace(three_items(), sections=(racks,))
    inspection = doing.start_inspection(workspace, ROUTINE, (several,), make_visit()).inspection.id
    photo = read_photo("IMG_1.jpg", photo_bytes())
    workspace.keep_photo(photo)
    doing.attach_photo(workspace, inspection, photo.as_evidence("The door", "SA-A-01"))
    doing.answer_item(workspace, inspection, "SA-A-01", answer())
    doing.record_finding(workspace, inspection, make_finding())
    doing.change_stores(workspace, inspection, (Store("", "North"), Store("", "South")))
    doing.answer_item(workspace, inspection, "SA-B-01@s2", answer(Result.NOT_MET))
    after = doing.change_stores(workspace, inspection, (Store("s1", "Nord"),)).inspection
    workspace.close()
    again = open_workspace(folder, PASSPHRASE)
    assert again.load(inspection) == after
    assert [one.item for one in after.evidence_in_order()] == ["SA-A-01@s1"]
    assert [*after.retired, *after.answers] == ["SA-B-01@s2", "SA-A-01@s1"]
    assert again.summaries()[0].asked == 3
    assert again.check(Unwatched()).faults == ()
    again.close()


def test_the_list_counts_what_is_asked(workspace: OpenWorkspace) -> None:
    followed = make_checklist(
        make_item("SA-1"), replace(make_item("SA-2"), asked_if=Condition("SA-1", (Result.MET,)))
    )
    inspection = doing.start_inspection(workspace, ROUTINE, (followed,), make_visit())
    asked = []
    for result in (Result.NOT_MET, Result.MET, Result.NOT_MET):
        doing.answer_item(workspace, inspection.inspection.id, "SA-1", answer(result))
        asked.append(workspace.summaries()[0].asked)
    assert asked == [1, 2, 1]
