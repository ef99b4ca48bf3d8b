"""Signed lists: written, read strictly, followed by later ones, and confirmed once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from checklists.records import to_record
from reports.certificates import to_pem
from reports.envelope import EnvelopeRefused, seal_envelope
from reports.fingerprints import read_fingerprint
from reports.identity import Identity, IdentityOutOfDate
from reports.revocations import CrlFault, CrlRefused
from reports.trust_files import SignerUnconfirmed, load_trust
from reports.trust_list import (
    KIND,
    MOST_ENTRIES,
    AuthorityList,
    ListFault,
    NotOnTheList,
    Role,
    TrustEntry,
    TrustListRefused,
    read_list,
    renumbered,
    with_entries,
    with_revoked,
    write_list,
)
from reports.trusted import trust_notes, trusted_names
from tests.support.signing import NOW, Authority, inspector, revocations, stranger
from ui.wording import sentence
from ui.wording.trusting import note_sentences, role_name

DAY = timedelta(days=1)
EMPTY = AuthorityList("Ministry", 1, NOW, NOW + 90 * DAY)
Change = Callable[[dict[str, Any]], object]


def entry(identity: Identity | Authority, role: Role = Role.INSPECTOR, **said: Any) -> TrustEntry:
    return TrustEntry(to_pem(identity.certificate), role, **said)


def fault(record: Change, content: AuthorityList | None = None) -> tuple[ListFault, str]:
    """How a list is refused that somebody signed as the change left it."""
    changed = to_record(content or with_entries(EMPTY, [entry(inspector())]))
    record(changed)
    with pytest.raises(TrustListRefused) as refused:
        read_list(seal_envelope(KIND, changed, stranger()), Path("x.pssm-trust"))
    said = sentence(refused.value, "en")
    assert "x.pssm-trust" in said.text
    assert "{" not in str(said)
    return refused.value.fault, refused.value.where


def put(folder: Path, name: str, content: AuthorityList, signer: Identity | None = None) -> Path:
    path = folder / f"{name}.pssm-trust"
    path.write_bytes(write_list(content, signer or stranger()))
    return path


def test_a_list_says_what_was_written() -> None:
    said = entry(
        inspector(), valid_from=NOW, valid_until=NOW + DAY, revoked=NOW, reason="laptop lost"
    )
    crl = revocations(Authority(), {})
    pem = crl.public_bytes(Encoding.PEM)
    content = replace(with_entries(EMPTY, [said]), crls=(pem.decode(),))
    signed = read_list(write_list(content, stranger()))
    assert (signed.content, signed.signer) == (content, stranger().certificate)


def test_a_later_list_has_the_next_number_and_keeps_the_entries() -> None:
    first = with_entries(EMPTY, [entry(inspector())])
    later = renumbered(first, NOW + DAY, NOW + 2 * DAY)
    assert (later.number, later.entries, later.issued) == (2, first.entries, NOW + DAY)
    again = with_entries(first, [entry(inspector(), reason="again"), entry(inspector(), Role.HOST)])
    assert [(one.role, one.reason) for one in again.entries] == [
        (Role.INSPECTOR, "again"),
        (Role.HOST, ""),
    ]


def test_a_revocation_needs_an_entry_and_takes_every_role() -> None:
    both = with_entries(EMPTY, [entry(inspector()), entry(inspector(), Role.HOST)])
    revoked = with_revoked(both, inspector().certificate, NOW, "lost")
    assert [(one.revoked, one.reason) for one in revoked.entries] == [(NOW, "lost")] * 2
    with pytest.raises(NotOnTheList) as refused:
        with_revoked(both, stranger().certificate, NOW, "lost")
    assert stranger().fingerprint in str(sentence(refused.value, "en"))


def test_any_byte_altered_is_refused() -> None:
    whole = write_list(with_entries(EMPTY, [entry(inspector())]), stranger())
    for at in range(len(whole)):
        with pytest.raises(EnvelopeRefused):
            read_list(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda it: it.update(more=1), (ListFault.BAD_FIELD, "trust-list")),
        (lambda it: it.update(number=0), (ListFault.BAD_FIELD, "number")),
        (lambda it: it.update(number=True), (ListFault.BAD_FIELD, "number")),
        (lambda it: it.update(issuer=" "), (ListFault.BAD_FIELD, "issuer")),
        (lambda it: it.update(issuer="x" * 201), (ListFault.BAD_FIELD, "issuer")),
        (lambda it: it.update(issuer="a\u202eb"), (ListFault.BAD_FIELD, "issuer")),
        (lambda it: it.update(issued="2026-11-24"), (ListFault.BAD_FIELD, "issued")),
        (lambda it: it.update(issued="20261124T093000Z"), (ListFault.BAD_FIELD, "issued")),
        (
            lambda it: it.update(next_update=it["issued"]),
            (ListFault.TIMES_CROSSED, "next_update"),
        ),
        (lambda it: it.update(crls=["x"]), (ListFault.BAD_CRL, "crls[0]")),
        (lambda it: it.update(crls=["é"]), (ListFault.BAD_CRL, "crls[0]")),
        (lambda it: it.update(crls=["x"] * 51), (ListFault.TOO_MANY, "crls")),
        (
            lambda it: it["entries"].append(it["entries"][0]),
            (ListFault.TWICE, "entries[1]"),
        ),
        (
            lambda it: it.update(entries=it["entries"] * (MOST_ENTRIES + 1)),
            (ListFault.TOO_MANY, "entries"),
        ),
        (
            lambda it: it["entries"][0].update(role="king"),
            (ListFault.BAD_FIELD, "entries[0].role"),
        ),
        (
            lambda it: it["entries"][0].update(role="authority"),
            (ListFault.NOT_AN_AUTHORITY, "entries[0].role"),
        ),
        (
            lambda it: it["entries"][0].update(certificate="x"),
            (ListFault.BAD_CERTIFICATE, "entries[0].certificate"),
        ),
        (
            lambda it: it["entries"][0].update(revoked="2026-11-24T09:30:00"),
            (ListFault.BAD_FIELD, "entries[0].revoked"),
        ),
        (
            lambda it: it["entries"][0].update(
                valid_from="2026-11-24T09:30:00+00:00", valid_until="2026-11-23T09:30:00+00:00"
            ),
            (ListFault.TIMES_CROSSED, "entries[0].valid_until"),
        ),
    ],
)
def test_every_fault_is_named_with_its_place(
    change: Change, expected: tuple[ListFault, str]
) -> None:
    assert fault(change) == expected


def test_a_certificate_of_an_authority_is_listed_as_one_only() -> None:
    listed = with_entries(EMPTY, [entry(Authority(), Role.AUTHORITY)])
    assert read_list(write_list(listed, stranger())).content == listed
    wrong = with_entries(EMPTY, [entry(Authority(), Role.INSPECTOR)])
    with pytest.raises(TrustListRefused) as refused:
        write_list(wrong, stranger())
    assert refused.value.fault == ListFault.NOT_AN_AUTHORITY


def test_a_list_is_signed_while_its_certificate_is_valid() -> None:
    late = replace(EMPTY, issued=NOW + 9000 * DAY, next_update=NOW + 9001 * DAY)
    with pytest.raises(IdentityOutOfDate):
        write_list(late, stranger())
    assert fault(lambda _: None, late)[0] == ListFault.NOT_VALID_WHEN_SIGNED


def test_an_unknown_signer_is_refused_until_confirmed(tmp_path: Path) -> None:
    path = put(tmp_path, "list", with_entries(EMPTY, [entry(inspector())]))
    with pytest.raises(SignerUnconfirmed) as refused:
        load_trust(path)
    said = str(sentence(refused.value, "en"))
    assert " ".join(refused.value.words) in said
    by_words = read_fingerprint(" ".join(refused.value.words))
    for confirmed in (by_words, stranger().fingerprint):
        trust = load_trust(path, confirmed=[confirmed])
        assert [name.fingerprint for name in trusted_names(trust)] == [inspector().fingerprint]
    with pytest.raises(SignerUnconfirmed):
        load_trust(path, confirmed=[inspector().fingerprint])


def test_the_signers_own_certificate_confirms_but_its_authority_does_not(tmp_path: Path) -> None:
    root = Authority()
    path = put(tmp_path, "list", replace(EMPTY, entries=()), root.identity())
    pem = tmp_path / "root.pem"
    pem.write_text(to_pem(root.certificate))
    with pytest.raises(SignerUnconfirmed):
        load_trust(tmp_path)
    path.unlink()
    put(tmp_path, "mine", EMPTY)
    (tmp_path / "chief.pem").write_bytes(stranger().certificate_pem)
    assert [used.signer for used in load_trust(tmp_path).lists] == [stranger().fingerprint]


def test_the_later_list_counts_and_the_older_is_named(tmp_path: Path) -> None:
    first = with_entries(EMPTY, [entry(inspector())])
    put(tmp_path, "b-first", first)
    put(tmp_path, "a-later", renumbered(replace(first, entries=()), NOW, NOW + DAY))
    put(tmp_path, "other", replace(EMPTY, issuer="Another ministry"))
    trust = load_trust(tmp_path, confirmed=[stranger().fingerprint])
    assert [(used.content.issuer, used.content.number) for used in trust.lists] == [
        ("Another ministry", 1),
        ("Ministry", 2),
    ]
    assert trusted_names(trust) == ()
    notes = trust_notes(trust, NOW)
    assert [used.content for used in notes.older_lists] == [first]
    (said,) = note_sentences(notes, "en")
    assert said == "List 1 of Ministry is older than one already used, and was left out."


def test_two_lists_with_one_number_are_refused_unless_they_are_the_same(tmp_path: Path) -> None:
    put(tmp_path, "one", EMPTY)
    put(tmp_path, "copy", EMPTY)
    assert len(load_trust(tmp_path, confirmed=[stranger().fingerprint]).lists) == 1
    put(tmp_path, "two", with_entries(EMPTY, [entry(inspector())]))
    with pytest.raises(TrustListRefused) as refused:
        load_trust(tmp_path, confirmed=[stranger().fingerprint])
    assert refused.value.fault == ListFault.SAME_NUMBER


def test_a_list_past_its_day_is_named_and_used(tmp_path: Path) -> None:
    path = put(tmp_path, "list", with_entries(EMPTY, [entry(inspector())]))
    trust = load_trust(path, confirmed=[stranger().fingerprint])
    assert trust_notes(trust, NOW + 90 * DAY).lists_out_of_date == ()
    (said,) = note_sentences(trust_notes(trust, NOW + 91 * DAY), "en")
    assert "Ministry" in said
    assert len(trusted_names(trust)) == 1


def test_a_revoked_signer_signs_no_list(tmp_path: Path) -> None:
    root = Authority()
    signer = root.identity()
    listed = with_entries(EMPTY, [entry(root, Role.AUTHORITY)])
    path = put(tmp_path, "list", listed, signer)
    crl = revocations(root, {signer.certificate: NOW + DAY})
    (tmp_path / "root.crl").write_bytes(crl.public_bytes(Encoding.DER))
    with pytest.raises(TrustListRefused) as refused:
        load_trust(tmp_path, confirmed=[signer.fingerprint])
    assert (refused.value.fault, refused.value.path) == (ListFault.SIGNER_REVOKED, path)


def test_revocations_inside_a_list_need_their_authority(tmp_path: Path) -> None:
    root = Authority()
    pem = revocations(root, {}).public_bytes(Encoding.PEM)
    inside = replace(EMPTY, crls=(pem.decode(),))
    path = put(tmp_path, "list", inside)
    with pytest.raises(CrlRefused) as refused:
        load_trust(path, confirmed=[stranger().fingerprint])
    assert refused.value.fault == CrlFault.NOT_SIGNED_BY_AUTHORITY
    put(tmp_path, "list", with_entries(inside, [entry(root, Role.AUTHORITY)]))
    trust = load_trust(path, confirmed=[stranger().fingerprint])
    assert len(trust.crls) == 1


def test_every_role_has_a_name() -> None:
    assert len({role_name(role, "en") for role in Role}) == len(Role)
