import uuid

from storage.identifiers import new_identifier


def test_identifiers_are_uuid_version_7_and_all_different() -> None:
    made = [new_identifier() for _ in range(500)]
    assert len(set(made)) == 500
    for identity in made:
        parsed = uuid.UUID(identity)
        assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)


def test_identifiers_sort_by_the_time_they_were_made(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    times = iter(range(1_700_000_000_000_000_000, 1_700_000_000_000_000_000 + 10**9, 10**7))
    monkeypatch.setattr("storage.identifiers.time.time_ns", lambda: next(times))
    made = [new_identifier() for _ in range(50)]
    assert made == sorted(made)
