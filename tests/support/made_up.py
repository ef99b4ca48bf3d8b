"""Checklists that hypothesis makes up: everything a folder's files can say, nothing sensible."""

from hypothesis import strategies as st

from checklists.asking.checklist import Checklist, Condition, Item, Measure, Section
from checklists.asking.shelf import standards
from checklists.asking.standards import Reference
from checklists.values import (
    Domain,
    EvidenceKind,
    FacilityKind,
    InspectionKind,
    MeasureKind,
    Method,
    Result,
    Stage,
    Texts,
)

LANGUAGES = ("zh", "fr", "ar", "zh-Hant", "lao", "x-mine")
LIMITS = ("", "", "0", "-3", "1.50", "1E+3", "1e400", "-0")


def citable() -> list[Reference]:
    found = (one.cite(clause) for one in standards().values() for clause in ("", *one.clauses))
    return [reference for reference in found if reference is not None]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(str.strip).filter(bool)
words_in_ids = words.filter(lambda word: "@" not in word)
all_texts = st.builds(
    lambda english, others: Texts({"en": english, **others}),
    words,
    st.dictionaries(st.sampled_from(LANGUAGES), words, max_size=2),
)
measures = st.lists(
    st.builds(
        Measure,
        words,
        all_texts,
        st.one_of(st.just(""), words),
        st.sampled_from(MeasureKind),
        st.sampled_from(LIMITS),
        st.sampled_from(LIMITS),
    ),
    max_size=3,
    unique_by=lambda measure: measure.id,
).map(tuple)


def some_of(kind: type) -> st.SearchStrategy[tuple]:
    return st.lists(st.sampled_from(kind), max_size=3).map(tuple)


@st.composite
def items(draw: st.DrawFn, identity: str, earlier: list[str]) -> Item:
    conditions = st.none()
    if earlier:
        results = st.lists(st.sampled_from(Result), min_size=1, max_size=6).map(tuple)
        conditions |= st.builds(Condition, st.sampled_from(earlier), results)
    return Item(
        id=identity,
        domain=draw(st.sampled_from(Domain)),
        stage=draw(st.sampled_from(Stage)),
        method=draw(st.sampled_from(Method)),
        weight=draw(st.integers(1, 5)),
        question=draw(all_texts),
        guidance=draw(all_texts),
        critical_because=draw(st.just(Texts({})) | all_texts),
        finding=draw(all_texts),
        recommendation=draw(all_texts),
        evidence=draw(some_of(EvidenceKind)),
        references=tuple(draw(st.lists(st.sampled_from(citable()), max_size=3))),
        facilities=draw(some_of(FacilityKind)),
        asked_if=draw(conditions),
        measures=draw(measures),
    )


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    ids = draw(st.lists(words_in_ids, min_size=2, max_size=6, unique=True))
    shares = draw(st.sampled_from([(), ("WS",), ("WS", "AD")]))
    sections, earlier, once = [], [], []
    for number, title in enumerate(draw(st.lists(all_texts, min_size=1, max_size=3))):
        asked, per_store = [], draw(st.booleans())
        for identity in ids[number::3] if number < 2 else []:
            prefix = draw(st.sampled_from(("P", *shares)))
            may_wait_for = list(earlier if per_store else once)
            asked.append(draw(items(f"{prefix}-{identity}", may_wait_for)))
            earlier.append(asked[-1].id)
            if not per_store:
                once.append(asked[-1].id)
        sections.append(Section(f"section {number}", title, tuple(asked), per_store))
    return Checklist(
        id=draw(words),
        edition=draw(words),
        kinds=draw(some_of(InspectionKind)),
        title=draw(all_texts),
        about=draw(all_texts),
        sections=tuple(sections),
        shares=shares,
    )
