from checklists.asking.searching import search
from checklists.asking.shelf import standards


def labels(words: str) -> list[str]:
    return [found.label for found in search(standards().values(), words)]


def test_all_words_must_be_there_in_any_order_case_and_width() -> None:
    assert "ATT Art 12(4)" in labels("att retention")
    assert (
        labels("RETENTION att") == labels("att retention") == labels("\uff41\uff54\uff54 retention")
    )
    assert labels("retention of unicorns") == []


def test_whole_standards_come_before_clauses_and_no_words_find_all_standards() -> None:
    found = search(standards().values(), "diversion")
    kinds = [one.clause is not None for one in found]
    assert kinds == sorted(kinds)
    assert len(search(standards().values(), "")) == len(standards())


def test_a_standard_is_found_by_its_chinese_name() -> None:
    assert "ATT" in labels("武器贸易条约")


def test_what_was_not_read_may_not_be_cited() -> None:
    found = search(standards().values(), "OSCE location")
    clauses = [one for one in found if one.clause is not None]
    assert clauses
    assert not any(one.may_cite for one in clauses)
    (whole,) = (one for one in search(standards().values(), "iatg-02.20") if not one.clause)
    assert whole.may_cite
    assert (whole.reference, whole.label) == ("iatg-02.20", "IATG 02.20")
    assert search(standards().values(), "att 12.4 retention")
