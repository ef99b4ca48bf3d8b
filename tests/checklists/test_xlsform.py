# ruff: noqa: E501 - forms are drawn as the wide tables they are
import time
from dataclasses import replace

import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from checklists.asking.checklist import Checklist, Condition, Item, Measure, Section
from checklists.asking.shelf import shipped_checklists, standards
from checklists.asking.spreadsheet import Sheet, Sheets
from checklists.asking.tongues import private_tag, tag_of, written_name
from checklists.asking.writing import to_toml
from checklists.asking.xlsform import (
    MAX_DETAIL,
    ImportedForm,
    NotTakenKind,
    XlsformFault,
    XlsformRefused,
)
from checklists.asking.xlsform_expressions import (
    Limits,
    OneOf,
    read_condition,
    read_constraint,
    same_number,
    written_condition,
    written_constraint,
)
from checklists.asking.xlsform_in import from_xlsform
from checklists.asking.xlsform_items import TO_WRITE
from checklists.asking.xlsform_out import to_xlsform
from checklists.asking.xlsform_table import MAX_LANGUAGES
from checklists.asking.xlsform_types import Part, read_type
from checklists.values import (
    Domain,
    EvidenceKind,
    FacilityKind,
    InspectionKind,
    MeasureKind,
    Method,
    Result,
    Texts,
)
from storage.spreadsheets import read_sheets, write_sheets
from tests.support.made_up import checklists
from tests.support.samples import make_checklist, make_item, texts

Kind = NotTakenKind

YES_NO = """
list_name | name | label
yn        | yes  | Yes
yn        | no   | No
"""


def sheet(name: str, drawing: str) -> Sheet:
    """A sheet drawn as lines of cells; a line of nothing is an empty row."""
    lines = drawing.strip("\n").splitlines()
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return Sheet(name, tuple(row if any(row) else () for row in rows))


def form(survey: str, choices: str = YES_NO, settings: str = "", **others: str) -> Sheets:
    drawn = {"survey": survey, "choices": choices, "settings": settings, **others}
    return Sheets(tuple(sheet(name, drawing) for name, drawing in drawn.items() if drawing))


def imported(survey: str, choices: str = YES_NO, settings: str = "") -> ImportedForm:
    return from_xlsform(form(survey, choices, settings))


def listed(found: ImportedForm, *without: NotTakenKind) -> list[tuple[int, str, Kind, str]]:
    """What was not taken, without what every foreign form is told."""
    usual = (Kind.DOMAIN_TO_CHOOSE, Kind.TEXTS_TO_WRITE, Kind.CHOICE_REPLACED, *without)
    return [
        (one.row, one.column, one.kind, one.detail)
        for one in found.not_taken
        if one.kind not in usual
    ]


def items(found: ImportedForm) -> list[Item]:
    return list(found.checklist.items())


def refusal(sheets: Sheets) -> tuple[str, int, XlsformFault]:
    with pytest.raises(XlsformRefused) as caught:
        from_xlsform(sheets)
    return caught.value.sheet, caught.value.row, caught.value.kind


# Ours goes out and comes in again.


def rich_checklist() -> Checklist:
    first = make_item("SA-A-01", critical=True, evidence=tuple(EvidenceKind))
    second = replace(
        make_item("SA-A-01-reason"),
        asked_if=Condition("SA-A-01", (Result.MET, Result.NOT_MET)),
        facilities=(FacilityKind.MOVEMENT,),
        measures=(
            Measure("gap", texts("Gap"), "mm", MeasureKind.DECIMAL, "0", "3E+1"),
            Measure("when", texts("When"), "", MeasureKind.DATE, "", ""),
            Measure("who", Texts({"en": "Who"}), "", MeasureKind.TEXT, "1", ""),
        ),
    )
    checklist = make_checklist(first, second)
    empty = Section("empty", texts("Empty"), ())
    third = Section("SA_A_01", texts("Third"), (make_item("SA-Ж"), make_item("SA-Ш")))
    about = Texts({"en": "=1+1\r\n\x07 _x000D_ end", "zh-Hant": "x"})
    return replace(checklist, kinds=(), about=about, sections=(*checklist.sections, empty, third))


EVERY_OWN = [*shipped_checklists(), rich_checklist()]


@pytest.mark.parametrize("checklist", EVERY_OWN, ids=lambda one: one.id)
def test_a_checklist_goes_out_and_in_again_without_loss(checklist: Checklist) -> None:
    through_file = read_sheets("form.xlsx", write_sheets(to_xlsform(checklist)))
    assert through_file == to_xlsform(checklist)
    assert from_xlsform(through_file) == ImportedForm(checklist, ())


@pytest.mark.parametrize("checklist", EVERY_OWN, ids=lambda one: one.id)
def test_an_exported_form_is_accepted_by_pyxform(checklist: Checklist) -> None:
    warnings: list[str] = []
    found = convert(write_sheets(to_xlsform(checklist)), warnings=warnings, file_type=".xlsx")
    assert checklist.title.to("en") in found.xform
    assert all("image" in one or "zh-Hant" in one for one in warnings)


QUOTING = (
    "${",
    "${SA_A_01}",
    "${no one}",
    "$\u2060{a}",
    "$$\u2060\u2060{",
    "${last-saved#a}",
    "jr:itext('a')",
)


@pytest.mark.parametrize("text", QUOTING)
def test_a_text_that_looks_like_a_reference_stays_a_text(text: str) -> None:
    everywhere = Texts({"en": f"Pay {text}", "fr": text})
    measure = Measure(text, everywhere, text, MeasureKind.TEXT, "", "")
    item = replace(
        make_item("SA-A-01", critical=True),
        **dict.fromkeys(("question", "guidance", "critical_because"), everywhere),
        **dict.fromkeys(("finding", "recommendation"), everywhere),
        measures=(measure,),
    )
    later = replace(make_item(f"SA-{text}"), asked_if=Condition(item.id, (Result.MET,)))
    checklist = replace(
        make_checklist(item),
        id=text,
        edition=text,
        title=everywhere,
        about=everywhere,
        sections=(Section(text, everywhere, (item, later)),),
    )
    content = write_sheets(to_xlsform(checklist))
    assert from_xlsform(read_sheets("form.xlsx", content)) == ImportedForm(checklist, ())
    assert "<output" not in convert(content, file_type=".xlsx", warnings=[]).xform


def test_a_sign_nobody_sees_stays_in_the_forms_of_others() -> None:
    found = imported("type | name | label\ntext | a | $\u2060{b}")
    assert items(found)[0].question == Texts({"en": "$\u2060{b}"})


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(checklists())
def test_any_checklist_goes_out_and_in_again(checklist: Checklist) -> None:
    assert from_xlsform(to_xlsform(checklist)) == ImportedForm(checklist, ())


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(checklists())
def test_any_checklist_is_accepted_by_pyxform(checklist: Checklist) -> None:
    found = convert(write_sheets(to_xlsform(checklist)), file_type=".xlsx", warnings=[])
    ElementTree.fromstring(found.xform)


def test_an_item_waiting_for_one_that_comes_later_is_asked_always() -> None:
    first = replace(make_item("SA-1"), asked_if=Condition("SA-2", (Result.MET,)))
    found = from_xlsform(to_xlsform(make_checklist(first, make_item("SA-2"))))
    assert [item.asked_if for item in found.checklist.items()] == [None, None]


def test_a_checklist_without_any_text_still_makes_a_form() -> None:
    checklist = replace(make_checklist(), title=Texts({}), about=Texts({}), sections=())
    assert to_xlsform(checklist).find("settings") is not None


def edited(checklist: Checklist, old: str, new: str) -> ImportedForm:
    """Our own export after somebody changed a cell of the survey sheet, or every such cell."""
    exported = to_xlsform(checklist)
    changed = [
        replace(one, rows=tuple(tuple(new if c == old else c for c in row) for row in one.rows))
        for one in exported.sheets
    ]
    return from_xlsform(Sheets(tuple(changed)))


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("storage", "storrage", "pssm_domain"),
        ("2", "9", "pssm_weight"),
        ("photo document measurement", "photo document smell", "pssm_evidence"),
        ("movement", "moovement", "pssm_facilities"),
        ("item", "itme", "pssm_part"),
    ],
)
def test_a_spoiled_own_value_is_listed(old: str, new: str, column: str) -> None:
    found = edited(rich_checklist(), old, new)
    bad = [one for one in found.not_taken if one.kind is Kind.BAD_OWN_VALUE]
    assert column in {one.column for one in bad}
    assert any(one.detail in new for one in bad)


@pytest.mark.parametrize("spoiled", ["{", "{}", "[1]", '[{"standard": 1}]', "[" * 9_000])
def test_a_spoiled_reference_is_listed(spoiled: str) -> None:
    exported = to_xlsform(make_checklist(make_item("SA-1")))
    survey = exported.sheets[0]
    place = survey.rows[0].index("pssm_references")
    row = (*survey.rows[2][:place], spoiled, *survey.rows[2][place + 1 :])
    rows = (*survey.rows[:2], row, *survey.rows[3:])
    found = from_xlsform(Sheets((replace(survey, rows=rows), *exported.sheets[1:])))
    assert listed(found) == [(3, "pssm_references", Kind.BAD_OWN_VALUE, spoiled[:MAX_DETAIL])]
    assert items(found)[0].references == ()


def test_an_edited_constraint_wins_over_the_limit_kept() -> None:
    found = edited(rich_checklist(), ". >= 0 and . <= 30", ". >= 5")
    gap = items(found)[1].measures[0]
    assert (gap.minimum, gap.maximum) == ("5", "3E+1")


def test_a_row_added_to_our_form_becomes_an_item_beside_the_others() -> None:
    exported = to_xlsform(make_checklist(make_item("SA-1")))
    survey = exported.sheets[0]
    added = ("select_one result", "fence", "Is the fence whole?")
    rows = (*survey.rows[:-1], added, survey.rows[-1])
    found = from_xlsform(Sheets((replace(survey, rows=rows), *exported.sheets[1:])))
    assert [item.id for item in items(found)] == ["SA-1", "SA-fence"]
    assert items(found)[1].evidence == ()


def test_a_measure_without_its_item_is_a_question_of_its_own() -> None:
    found = imported(
        "type | name | label | pssm_part | pssm_id\n"
        "decimal | gap | Gap | measure | gap\n"
        "select_one yn | q | Is it shut? | item | lonely\n"
        "decimal | | | measure | width\n"
        "note | n | Look | measure | x"
    )
    assert [item.id for item in items(found)] == ["FORM-gap", "FORM-q"]
    bad = [one.detail for one in found.not_taken if one.kind is Kind.BAD_OWN_VALUE]
    assert bad == ["gap", "lonely"]
    assert items(found)[1].measures[0].label == Texts({"en": "width"})


# Forms that others wrote, each in its own style.


def test_a_form_in_the_style_of_odk() -> None:
    found = imported(
        """
        type            | name     | label                        | hint        | required | relevant       | constraint          | appearance
        begin group     | doors    | Doors                        |             |          |                |                     | field-list
        note            | intro    | Begin at the gate.           |             |          |                |                     |
        select_one yn   | shut     | Is every door shut?          | Pull at it. | yes      |                |                     | minimal
        image           | shut_pic | Photo of the doors           |             |          | ${shut} = 'no' |                     |
        select_one ynna | locked   | Is it locked?                |             | no       | ${shut} = 'yes'|                     |
        end group       |          |                              |             |          |                |                     |
        begin group     | counts   | Counts                       |             |          |                |                     |
        integer         | rifles   | How many rifles are there?   |             | true     |                | . >= 0 and . <= 500 |
        decimal         | humidity | How humid is it?             |             |          |                | (. > 0)             |
        date            | counted  | When were they counted last? |             |          |                | . <= today()        |
        text            | keeper   | Who keeps the keys?          |             |          |                |                     |
        image           | plan     | Photograph the plan          |             |          |                |                     |
        end group       |          |                              |             |          |                |                     |
        """,
        """
        list_name | name    | label
        yn        | yes     | Yes
        yn        | no      | No
        ynna      | yes     | Yes
        ynna      | no      | No
        ynna      | na      | Not applicable
        ynna      | unknown | Could not be seen
        """,
        """
        form_title         | form_id     | version
        Store inspection   | store_insp  | 2024.10
        """,
    )
    checklist = found.checklist
    assert (checklist.id, checklist.edition) == ("store-insp", "2024.10")
    assert checklist.title == Texts({"en": "Store inspection"})
    assert [(one.id, one.title.to("en")) for one in checklist.sections] == [
        ("doors", "Doors"),
        ("counts", "Counts"),
    ]
    shut, locked, rifles, humidity, counted, keeper, plan = items(found)
    assert shut.id == "STOREINS-shut"
    assert shut.guidance == Texts({"en": "Begin at the gate.\nPull at it."})
    assert (shut.evidence, shut.measures, shut.method) == (
        (EvidenceKind.PHOTO,),
        (),
        Method.OBSERVE,
    )
    assert locked.asked_if == Condition("STOREINS-shut", (Result.MET,))
    assert locked.guidance == TO_WRITE
    (number,) = rifles.measures
    assert (number.kind, number.minimum, number.maximum) == (MeasureKind.INTEGER, "0", "500")
    assert [one.method for one in (rifles, counted, keeper)] == [
        Method.MEASURE,
        Method.DOCUMENT,
        Method.DOCUMENT,
    ]
    assert (plan.evidence, plan.measures, plan.domain) == (
        (EvidenceKind.PHOTO,),
        (),
        Domain.DOCUMENTATION,
    )
    assert humidity.measures[0].minimum == ""
    assert listed(found) == [
        (2, "appearance", Kind.COLUMN_NOT_TAKEN, "field-list"),
        (4, "required", Kind.COLUMN_NOT_TAKEN, "yes"),
        (4, "appearance", Kind.COLUMN_NOT_TAKEN, "minimal"),
        (5, "label", Kind.PHOTO_JOINED, "Photo of the doors"),
        (5, "relevant", Kind.RELEVANT_NOT_TAKEN, "${shut} = 'no'"),
        (9, "required", Kind.COLUMN_NOT_TAKEN, "true"),
        (10, "constraint", Kind.CONSTRAINT_NOT_TAKEN, "(. > 0)"),
        (11, "constraint", Kind.CONSTRAINT_NOT_TAKEN, ". <= today()"),
    ]
    replaced = [one for one in found.not_taken if one.kind is Kind.CHOICE_REPLACED]
    assert [(one.sheet, one.row, one.detail) for one in replaced] == [
        ("choices", 2, "yes = met"),
        ("choices", 3, "no = not_met"),
        ("choices", 4, "yes = met"),
        ("choices", 5, "no = not_met"),
        ("choices", 6, "na = not_applicable"),
        ("choices", 7, "unknown = not_verified"),
    ]
    assert to_toml(checklist, standards())


def test_a_form_in_the_style_of_kobotoolbox() -> None:
    found = imported(
        """
        type                    | name       | label::English (en)       | label::French (fr)         | $kuid | $autoname | required | default | guidance_hint::English (en) | media::image::English (en)
        start                   | start      |                           |                            | a1    | start     |          |         |                             |
        begin_group             | g1         | The site                  | Le site                    | a2    | g1        | false    |         |                             |
        begin_group             | g2         | Its fence                 | Sa clôture                 | a3    | g2        | false    |         |                             |
        select_one scale        | fence      | Is the fence whole?       | La clôture est-elle intacte ? | a4 | fence     | true     | 1       | Walk along it.              | fence.png
        end_group               |            |                           |                            | a5    |           |          |         |                             |
        select_multiple dangers | dangers    | What is dangerous here?   | Quels dangers ?            | a6    | dangers   | false    |         |                             |
        end_group               |            |                           |                            | a7    |           |          |         |                             |
        select_one scale        | sign       | Is there a sign?          | Y a-t-il un panneau ?      | a8    | sign      | false    |         |                             |
        geopoint                | place      | Where is it?              |                            | a9    | place     | false    |         |                             |
        """,
        """
        list_name | name | label::English (en) | label::French (fr)
        scale     | 1    | Yes                 | Oui
        scale     | 2    | Partly              | En partie
        scale     | 3    | No                  | Non
        dangers   | fire | Fire                | Feu
        dangers   | flood| Flood               |
        """,
        "style | default_language\npages | English (en)",
    )
    assert found.checklist.languages == ("en", "fr")
    assert [*found.checklist.title.by_language] == ["en"]  # a form has one, in its main language
    assert [one.title.by_language for one in found.checklist.sections] == [
        {"en": "The site / Its fence", "fr": "Le site / Sa clôture"},
        {"en": "The site", "fr": "Le site"},
        {"en": "Form"},
    ]
    fence, dangers, sign, place = items(found)
    assert fence.id == "FORM-fence"
    assert fence.question.to("fr") == "La clôture est-elle intacte ?"
    assert fence.guidance == Texts({"en": "Walk along it."})
    assert dangers.guidance == Texts({"en": "Fire / Flood", "fr": "Feu / flood"})
    assert dangers.measures[0].kind is MeasureKind.TEXT
    assert (sign.measures, place.measures[0].kind) == ((), MeasureKind.TEXT)
    assert listed(found) == [
        (2, "style", Kind.COLUMN_NOT_TAKEN, "pages"),
        (2, "type", Kind.TYPE_NOT_TAKEN, "start"),
        (5, "required", Kind.COLUMN_NOT_TAKEN, "true"),
        (5, "default", Kind.COLUMN_NOT_TAKEN, "1"),
        (5, "image", Kind.COLUMN_NOT_TAKEN, "fence.png"),
        (7, "type", Kind.CHOICES_AS_TEXT, "dangers"),
        (10, "type", Kind.TYPE_AS_TEXT, "geopoint"),
        (1, "$kuid", Kind.UNKNOWN_COLUMN, ""),
        (1, "$autoname", Kind.UNKNOWN_COLUMN, ""),
    ]


def test_a_form_without_english_says_so_once() -> None:
    found = imported(
        """
        type          | name | label::Français              | label::العربية (ar) | hint::Français
        select_one on | a    | La porte est-elle fermée ?   | هل الباب مغلق؟      | Poussez.
        select_one on | b    |                              | هل النافذة مغلقة؟   |
        """,
        """
        list name | name | label::Français
        on        | o    | Oui
        on        | n    | Non
        """,
        "default_language\nFrançais",
    )
    first, second = items(found)
    assert first.question.by_language == {
        "fr": "La porte est-elle fermée ?",
        "ar": "هل الباب مغلق؟",
        "en": "La porte est-elle fermée ?",
    }
    assert second.question.to("en") == "هل النافذة مغلقة؟"
    assert listed(found) == [(2, "", Kind.FORM_NOT_ENGLISH, "fr")]
    assert set(to_toml(found.checklist, standards())) == {
        "checklist.toml",
        "en.toml",
        "fr.toml",
        "ar.toml",
    }


def test_a_single_text_without_english_is_named() -> None:
    found = imported(
        """
        type | name | label::English | label:French | hint
        text | a    | Who?           | Qui ?        | Ask.
        text | b    |                | Où ?         |
        """
    )
    assert items(found)[0].guidance == Texts({"en": "Ask."})
    assert listed(found, Kind.CHOICES_UNUSED) == [(3, "label", Kind.TEXT_NOT_ENGLISH, "fr")]


def test_a_language_nobody_knows_gets_a_private_tag() -> None:
    found = imported(
        "type | name | label::Klingon | label::Русский язык\ntext | a | nuq? | Что?",
        settings="default_language\nKlingon",
    )
    tag = private_tag("Русский язык")
    assert items(found)[0].question.by_language == {"x-klingon": "nuq?", tag: "Что?", "en": "nuq?"}
    assert listed(found, Kind.CHOICES_UNUSED) == [
        (2, "default_language", Kind.LANGUAGE_GUESSED, "x-klingon"),
        (1, "label::Klingon", Kind.LANGUAGE_GUESSED, "x-klingon"),
        (1, "label::Русский язык", Kind.LANGUAGE_GUESSED, tag),
        (2, "", Kind.FORM_NOT_ENGLISH, "x-klingon"),
    ]


def test_cascading_selects_are_typed_and_listed() -> None:
    found = imported(
        """
        type                             | name     | label     | choice_filter
        select_one state                 | state    | State?    |
        select_one county                | county   | County?   | state=${state}
        select_one_from_file wards.csv   | ward     | Ward?     | county=${county}
        select_one_external village      | village  | Village?  | ward=${ward}
        select_one                       | nothing  | Nothing?  |
        rank county                      | ranked   | Rank them |
        select_one county or_other       | other    | Other?    |
        """,
        """
        list_name | name | label    | state | image
        state     | n    | North    |       | north.png
        state     | s    | South    |       |
        county    | a    | Alpha    | n     |
        county    | b    | Beta     | s     |
        spare     | x    | Unused   |       |
                  | y    | Homeless |       |
        """,
    )
    assert [item.guidance.to("en") for item in items(found)] == [
        "North / South",
        "Alpha / Beta",
        "(to be written)",
        "(to be written)",
        "Alpha / Beta",
        "Alpha / Beta",
    ]
    assert listed(found) == [
        (2, "image", Kind.COLUMN_NOT_TAKEN, "north.png"),
        (7, "", Kind.NAME_MISSING, ""),
        (1, "state", Kind.UNKNOWN_COLUMN, ""),
        (2, "type", Kind.CHOICES_AS_TEXT, "state"),
        (3, "type", Kind.CHOICES_AS_TEXT, "county"),
        (3, "choice_filter", Kind.COLUMN_NOT_TAKEN, "state=${state}"),
        (4, "type", Kind.CHOICES_MISSING, "wards.csv"),
        (4, "choice_filter", Kind.COLUMN_NOT_TAKEN, "county=${county}"),
        (5, "type", Kind.CHOICES_MISSING, "village"),
        (5, "choice_filter", Kind.COLUMN_NOT_TAKEN, "ward=${ward}"),
        (6, "type", Kind.UNKNOWN_TYPE, "select_one"),
        (7, "type", Kind.CHOICES_AS_TEXT, "county"),
        (7, "type", Kind.TYPE_AS_TEXT, "rank county"),
        (8, "type", Kind.CHOICES_AS_TEXT, "county"),
        (8, "type", Kind.COLUMN_NOT_TAKEN, "or_other"),
        (6, "", Kind.CHOICES_UNUSED, "spare"),
    ]


def test_a_repeat_is_asked_for_each_store() -> None:
    found = imported(
        """
        type           | name   | label           | repeat_count | relevant
        begin_repeat   | stores | Per store       | ${n}         |
        text           | where  | Which store is it? |           |
        select_one yn  | dry    | Is it dry?      |              |
        end_repeat     |        |                 |              |
        begin_score    | rated  | Rated           |              |
        score__row     | r1     | A row           |              |
        end_score      |        |                 |              |
        calculate      | total  |                 |              |
        """
    )
    assert [item.id for item in items(found)] == ["FORM-where", "FORM-dry"]
    assert found.checklist.sections[0].title == Texts({"en": "Per store"})
    assert found.checklist.sections[0].per_store
    assert listed(found) == [
        (2, "repeat_count", Kind.COLUMN_NOT_TAKEN, "${n}"),
        (6, "type", Kind.TYPE_NOT_TAKEN, "begin_score"),
        (7, "type", Kind.UNKNOWN_TYPE, "score__row"),
        (6, "label", Kind.GROUP_EMPTY, "Rated"),
        (9, "type", Kind.TYPE_NOT_TAKEN, "calculate"),
    ]


def test_a_repeat_in_a_repeat_and_a_condition_out_of_one_are_listed() -> None:
    found = imported(
        """
        type          | name   | label        | relevant
        begin repeat  | stores | Stores       |
        select_one yn | dry    | Dry?         |
        select_one yn | why    | Mended?      | ${dry} = 'no'
        begin repeat  | racks  | Racks        |
        select_one yn | tight  | Tight?       | ${dry} = 'yes'
        end repeat    |        |              |
        end repeat    |        |              |
        select_one yn | report | Reported?    | ${dry} = 'no'
        begin group   | after  | Afterwards   | ${dry} = 'no'
        select_one yn | told   | Told?        |
        end group     |        |              |
        """
    )
    assert [section.per_store for section in found.checklist.sections] == [True, True, False, False]
    waiting = [item.id for item in items(found) if item.asked_if]
    assert waiting == ["FORM-why", "FORM-tight"]
    assert listed(found) == [
        (5, "type", Kind.REPEAT_NOT_TAKEN, "racks"),
        (9, "relevant", Kind.RELEVANT_NOT_TAKEN, "${dry} = 'no'"),
        (10, "relevant", Kind.RELEVANT_NOT_TAKEN, "${dry} = 'no'"),
    ]


def test_conditions_of_groups_reach_their_questions_where_that_can_be_said() -> None:
    found = imported(
        """
        type          | name  | label   | relevant
        select_one yn | a     | A?      |
        select_one yn | b     | B?      | selected(${a}, 'yes')
        begin group   | outer | Outer   | ${a} = 'no'
        select_one yn | c     | C?      |
        select_one yn | d     | D?      | ${b} = 'yes'
        begin group   | inner | Inner   | ${b} = 'no'
        select_one yn | e     | E?      | count-selected(${b}) > 1
        end group     |       |         |
        end group     |       |         |
        text          | f     | F?      | ${a} != 'yes'
        text          | g     | G?      | ${f} = 'x'
        text          | h     | H?      | ${later} = 'yes'
        """
    )
    conditions = {item.id.removeprefix("FORM-"): item.asked_if for item in items(found)}
    assert conditions == {
        "a": None,
        "b": Condition("FORM-a", (Result.MET,)),
        "c": Condition("FORM-a", (Result.NOT_MET,)),
        "d": Condition("FORM-b", (Result.MET,)),
        "e": Condition("FORM-b", (Result.NOT_MET,)),
        "f": None,
        "g": None,
        "h": None,
    }
    assert listed(found) == [
        (6, "relevant", Kind.RELEVANT_NOT_TAKEN, "${a} = 'no'"),
        (7, "relevant", Kind.RELEVANT_NOT_TAKEN, "${a} = 'no'"),
        (8, "relevant", Kind.RELEVANT_NOT_TAKEN, "count-selected(${b}) > 1"),
        (11, "relevant", Kind.RELEVANT_NOT_TAKEN, "${a} != 'yes'"),
        (12, "relevant", Kind.RELEVANT_NOT_TAKEN, "${f} = 'x'"),
        (13, "relevant", Kind.RELEVANT_NOT_TAKEN, "${later} = 'yes'"),
    ]


def test_a_condition_on_one_of_two_choices_with_the_same_meaning_is_not_taken() -> None:
    found = imported(
        """
        type            | name | label | relevant
        select_one more | a    | A?    |
        text            | b    | B?    | ${a} = 'dk'
        text            | c    | C?    | ${a} = 'dk' or ${a} = 'not_seen'
        """,
        """
        list_name | name     | label
        more      | yes      | Yes
        more      | no       | No
        more      | dk       | Do not know
        more      | not_seen | Not seen
        """,
    )
    assert [item.asked_if is None for item in items(found)] == [True, True, False]
    assert listed(found) == [(3, "relevant", Kind.RELEVANT_NOT_TAKEN, "${a} = 'dk'")]


def test_an_odd_form_is_taken_as_far_as_it_goes() -> None:
    found = from_xlsform(
        form(
            """
             |
            Type          | Name | Label        | Label::English | Constraint | disabled | Relevance | bind::relevant | pssm_finding_ | note
            select1 yn    |      | No name?     |                | . > 2      |          |           |                |               |
            q int         | a    |              |                | . > 2 and . < 9 |     |           |                |               |
            int           | a    | Twice ${a}?  | In English?    |            | no       |           |                |               |
            text          | off  | Off?         |                |            | yes      |           |                |               |
                          | lost | Lost?        |                |            |          |           |                |               |
                          |      | Lost again?  |                |            |          |           |                |               |
                          |      |              |                |            |          |           | ${a} = 'x'     |               |
            teleport      | t    | Beam?        |                |            |          |           |                |               | Remember
            photo         | p    | Photo        |                |            |          | ${zz} = 1 |                |               |
            note          | n    | Farewell     |                |            |          | true()    |                |               |
            note          | m    |              |                |            |          |           |                |               |
            """,
            entities="list_name | label\ntrees | x",
            empty=" | ",
            second="",
        )
    )
    first, second, third, photo = items(found)
    assert first.id == "FORM-row-3"
    assert (second.id, third.id, photo.id) == ("FORM-a", "FORM-a-2", "FORM-p")
    assert second.question == Texts({"en": "a"})
    assert (second.measures[0].minimum, second.measures[0].maximum) == ("3", "8")
    assert third.question == Texts({"en": "In English?"})
    assert found.checklist.sections[0].title == Texts({"en": "Form"})
    assert listed(found) == [
        (5, "Label", Kind.SECOND_TEXT, "Twice ${a}?"),
        (3, "name", Kind.NAME_MISSING, "row-3"),
        (3, "constraint", Kind.CONSTRAINT_NOT_TAKEN, ". > 2"),
        (4, "label", Kind.LABEL_MISSING, "a"),
        (5, "name", Kind.NAME_TWICE, "a"),
        (6, "disabled", Kind.TYPE_NOT_TAKEN, "text"),
        (7, "type", Kind.TYPE_MISSING, "lost"),
        (8, "type", Kind.TYPE_MISSING, "Lost again?"),
        (9, "type", Kind.TYPE_MISSING, ""),
        (10, "type", Kind.UNKNOWN_TYPE, "teleport"),
        (11, "relevant", Kind.RELEVANT_NOT_TAKEN, "${zz} = 1"),
        (12, "relevant", Kind.RELEVANT_NOT_TAKEN, "true()"),
        (12, "label", Kind.NOTE_NOT_TAKEN, "Farewell"),
        (13, "label", Kind.NOTE_NOT_TAKEN, "m"),
        (2, "note", Kind.UNKNOWN_COLUMN, ""),
        (0, "", Kind.SHEET_NOT_TAKEN, "entities"),
    ]


def test_a_label_that_quotes_an_answer_is_listed() -> None:
    found = imported("type | name | label | hint\ntext | a | Who is ${b}? | See ${b}")
    assert listed(found, Kind.CHOICES_UNUSED) == [
        (2, "label", Kind.PIPED_TEXT, "Who is ${b}?"),
        (2, "hint", Kind.PIPED_TEXT, "Who is ${b}?"),
    ]


def test_photos_join_the_question_whose_name_they_begin_with() -> None:
    found = imported(
        """
        type          | name      | label
        select_one yn | door      | Is it shut?
        image         | door_in   | From inside
        image         | door_out  |
        text          | end       | Who?
        image         | unrelated | Anything
        image         | photo_2   | Anything else
        """
    )
    assert [len(item.evidence) for item in items(found)] == [1, 0, 1, 1]
    assert listed(found) == [
        (3, "label", Kind.PHOTO_JOINED, "From inside"),
        (4, "label", Kind.PHOTO_JOINED, "door_out"),
    ]


def test_groups_without_a_label_are_named_and_long_titles_shortened() -> None:
    found = imported(
        "type | name | label\n"
        "begin group | | \n"
        "text | a | A?\n"
        "end group\n"
        "begin group | b | " + "x" * 800 + "\n"
        "begin group | c | " + "y" * 800 + "\n"
        "text | d | D?\n"
        "end group\n"
        "end group\n"
        "begin group | e\n"
        "begin group | f | Titled\n"
        "begin group | b\n"
        "text | g | G?\n"
        "end group\nend group\nend group"
    )
    titles = [(one.id, one.title.to("en")) for one in found.checklist.sections]
    assert titles == [("section", "section"), ("c", "y" * 800), ("b", "Titled")]
    assert [entry[:3] for entry in listed(found, Kind.CHOICES_UNUSED)] == [
        (6, "label", Kind.TITLE_SHORTENED)
    ]


def test_titles_in_different_languages_are_joined_with_what_there_is() -> None:
    found = imported(
        "type | name | label::English (en) | label::French (fr)\n"
        "begin group | a | Outside | \n"
        "begin group | b | | Dedans\n"
        "text | c | C? | C ?\n"
        "end group\nend group"
    )
    assert found.checklist.sections[0].title.by_language == {
        "en": "Outside / Dedans",
        "fr": "Outside / Dedans",
    }


def test_long_lists_of_choices_stay_out_of_the_guidance() -> None:
    choices = "\n".join(f"many | c{n} | {'x' * 50}" for n in range(50))
    found = imported(
        "type | name | label\nselect_one many | a | A?", f"list_name|name|label\n{choices}"
    )
    assert items(found)[0].guidance == TO_WRITE
    assert [entry[2] for entry in listed(found)] == [Kind.CHOICES_TOO_LONG]


def test_settings_are_read_from_the_first_row_and_the_rest_is_listed() -> None:
    found = imported(
        "type | name | label\ntext | a | A?",
        "",
        """
        title       | id_string | instance_name | pssm_format | pssm_kinds                | default_language
        Our *title* | Über 9    | uuid()        | 1           | exercise housewarming     | default
        More        |           |               |             |                           |
        """,
    )
    checklist = found.checklist
    assert (checklist.id, checklist.title, checklist.kinds) == (
        "Über 9",
        Texts({"en": "Our *title*"}),
        (InspectionKind.EXERCISE,),
    )
    assert items(found)[0].id == "BER9-a"
    assert listed(found) == [
        (2, "instance_name", Kind.COLUMN_NOT_TAKEN, "uuid()"),
        (3, "form_title", Kind.COLUMN_NOT_TAKEN, "More"),
        (2, "pssm_kinds", Kind.BAD_OWN_VALUE, "housewarming"),
    ]


def test_a_title_in_another_language_than_the_questions() -> None:
    found = imported(
        "type | name | label::English (en)\ntext | a | A?",
        "",
        "form_title | form_id | default_language\nTitre | ناقة | fr",
    )
    assert found.checklist.id == "form"
    assert found.checklist.title == Texts({"fr": "Titre", "en": "Titre"})
    assert [(one.sheet, one.kind) for one in found.not_taken][:1] == [
        ("survey", Kind.DOMAIN_TO_CHOOSE)
    ]
    assert ("settings", Kind.TEXT_NOT_ENGLISH) in [(one.sheet, one.kind) for one in found.not_taken]


def test_loops_and_rankings_are_taken_as_far_as_a_checklist_can_ask_them() -> None:
    found = imported(
        """
        type                  | name  | label
        begin loop over towns | each  | In each town
        integer               | total | How many?
        end loop              |       |
        rank towns            | order | Which town first?
        select_one plain      | p     | Which?
        """,
        "list name | name | label\ntowns | a | Ay\ntowns | b | Bee\nplain | 1.5 |\nplain | 2 |",
    )
    assert [item.id for item in items(found)] == ["FORM-total", "FORM-order", "FORM-p"]
    assert [item.guidance for item in items(found)][1:] == [
        Texts({"en": "Ay / Bee"}),
        Texts({"en": "1.5 / 2"}),
    ]
    assert listed(found) == [
        (2, "type", Kind.REPEAT_NOT_TAKEN, "each"),
        (5, "type", Kind.CHOICES_AS_TEXT, "towns"),
        (5, "type", Kind.TYPE_AS_TEXT, "rank towns"),
        (6, "type", Kind.CHOICES_AS_TEXT, "plain"),
    ]


def test_every_word_of_a_row_without_a_question_is_listed() -> None:
    found = imported(
        """
        type         | name | label::English (en) | label::French (fr) | hint  | media::image::en | media::image::fr
        begin group  | a    | Rules               | Règles             |       |                  |
        note         | n    | Read                | Lisez              |       |                  |
        end group    |      | The end             | La fin             | Bye   |                  |
        begin group  | b    | Doors               | Portes             |       |                  |
        begin group  | c    |                     |                    |       |                  |
        end group    |      |                     |                    |       |                  |
        text         | d    | Which?              | Laquelle ?         |       | d.png            | d_fr.png
        end group    |      |                     |                    |       |                  |
        """,
        "",
    )
    assert listed(found) == [
        (3, "label", Kind.NOTE_NOT_TAKEN, "Read / Lisez"),
        (4, "label", Kind.COLUMN_NOT_TAKEN, "The end / La fin"),
        (4, "hint", Kind.COLUMN_NOT_TAKEN, "Bye"),
        (2, "label", Kind.GROUP_EMPTY, "Rules / Règles"),
        (8, "image", Kind.COLUMN_NOT_TAKEN, "d.png / d_fr.png"),
    ]


def test_values_to_be_measured_each_have_an_id_and_some_english() -> None:
    found = imported(
        """
        type          | name | label::French (fr) | pssm_part | pssm_id
        select_one yn | q    | Fermée ?           | item      | P-1
        decimal       | m    | Écart              | measure   | gap
        decimal       | m2   | Écart              | measure   | gap
        text          | who  |                    | measure   |
        text          |      |                    | measure   |
        """
    )
    (item,) = items(found)
    assert [(one.id, one.label.to("en")) for one in item.measures] == [
        ("gap", "Écart"),
        ("gap-4", "Écart"),
        ("who", "who"),
        ("value", "value"),
    ]
    renamed = [
        (row, detail) for row, _, kind, detail in listed(found) if kind is Kind.MEASURE_RENAMED
    ]
    assert renamed == [(4, "gap-4"), (5, "who"), (6, "value")]
    assert to_toml(found.checklist, standards())


def test_a_form_with_as_many_languages_as_are_taken_goes_out_and_in_again() -> None:
    heads = "".join(f" | label::L{n} (x-{n})" for n in range(MAX_LANGUAGES - 1))
    found = imported(f"type | name{heads}\ntext | a" + " | A?" * (MAX_LANGUAGES - 1))
    assert len(items(found)[0].question.by_language) == MAX_LANGUAGES
    assert from_xlsform(to_xlsform(found.checklist)).checklist == found.checklist


# What is refused, and why.

GROUP = "begin group | g | G\n"


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (Sheets(()), ("", 0, XlsformFault.NO_SURVEY)),
        (form("", YES_NO), ("", 0, XlsformFault.NO_SURVEY)),
        (form(" | "), ("survey", 0, XlsformFault.NO_QUESTIONS)),
        (form("type | name | label"), ("survey", 1, XlsformFault.NO_QUESTIONS)),
        (form("type | name | label\nnote | n | N"), ("survey", 2, XlsformFault.NOTHING_TAKEN)),
        (form("type | name\n|\n| a\nosm towers | b"), ("survey", 3, XlsformFault.NOTHING_TAKEN)),
        (form("text | a | A?"), ("survey", 1, XlsformFault.NO_TYPE_COLUMN)),
        (form("name | label\na | A?"), ("survey", 1, XlsformFault.NO_TYPE_COLUMN)),
        (form(f"type | name\n{GROUP}text | a"), ("survey", 2, XlsformFault.UNBALANCED_GROUP)),
        (form("type | name\ntext | a\nend group"), ("survey", 3, XlsformFault.UNBALANCED_GROUP)),
        (
            form(f"type | name\n{GROUP}text | a\nend repeat"),
            ("survey", 4, XlsformFault.UNBALANCED_GROUP),
        ),
        (form(f"type | name\n{GROUP * 51}text | a"), ("survey", 52, XlsformFault.TOO_DEEP)),
        (form("type\n" + "text\n" * 20_000), ("survey", 20_001, XlsformFault.TOO_MANY_ROWS)),
        (form("type\n" + "x" * 32_768), ("survey", 2, XlsformFault.CELL_TOO_LONG)),
        (
            form("type\n" + f"{'x' * 32_000}\n" * 700),
            ("survey", 626, XlsformFault.TOO_MUCH_TEXT),
        ),
        (
            form("type" + "".join(f"| label::L{n} (x-{n})" for n in range(100)) + "\ntext"),
            ("survey", 1, XlsformFault.TOO_MANY_LANGUAGES),
        ),
    ],
    ids=lambda value: str(value[-1]) if isinstance(value, tuple) else "",
)
def test_what_is_no_form_is_refused_with_its_row(
    sheets: Sheets, expected: tuple[str, int, XlsformFault]
) -> None:
    assert refusal(sheets) == expected


CELLS = st.one_of(
    st.sampled_from(
        [
            *("type", "name", "label", "label::English (en)", "label::French (fr)", "hint", "::"),
            *("relevant", "constraint", "list_name", "pssm_part", "pssm_id", "pssm_references"),
            *("pssm_weight", "pssm_evidence", "item", "measure", "section", "reason", "a", "b"),
            *("begin group", "end group", "begin_repeat", "end repeat", "note", "text", "integer"),
            *("select_one yn", "select_one a", "image", "yes", "no", "yn", "${a} = 'yes'"),
            *(". >= 0", "", "", "form_id", "default_language", "media::image::", "bind::bind::x"),
            *("[]", "{", "pssm_format", "1", "label::", "select_multiple yn", "calculate"),
        ]
    ),
    st.text(max_size=8),
)
SURVEY_HEADERS = st.sampled_from(
    [
        ("type", "name", "label", "relevant", "constraint", "hint"),
        ("type", "name", "label::English (en)", "label::x", "pssm_part", "pssm_id"),
        ("list_name", "name", "label", "pssm_weight"),
        ("command", "tag", "caption", "relevance"),
    ]
)


@st.composite
def garbage(draw: st.DrawFn) -> Sheets:
    names = st.sampled_from(["survey", "choices", "settings", "Survey ", "x"]) | st.text(max_size=4)
    found = []
    for name in draw(st.lists(names, max_size=4)):
        rows = draw(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=12))
        header = draw(st.one_of(st.none(), SURVEY_HEADERS))
        found.append(Sheet(name, tuple([header, *rows] if header else rows)))
    return Sheets(tuple(found))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(garbage())
@example(Sheets((Sheet("survey", (("type", "bind:" * 5_000), ("text", "x"))),)))
def test_garbage_is_taken_or_refused_and_nothing_else(sheets: Sheets) -> None:
    try:
        found = from_xlsform(sheets)
    except XlsformRefused as refused:
        assert refused.kind in XlsformFault  # noqa: PT017
        return
    for entry in found.not_taken:
        assert entry.row <= 13
    to_toml(found.checklist, standards())
    assert to_xlsform(found.checklist)


@settings(max_examples=40, suppress_health_check=[*HealthCheck], deadline=None)
@given(garbage())
def test_what_is_taken_of_garbage_goes_out_and_in_again(sheets: Sheets) -> None:
    try:
        taken = from_xlsform(sheets).checklist
    except XlsformRefused:
        return
    content = write_sheets(to_xlsform(taken))
    back = from_xlsform(read_sheets("form.xlsx", content))
    assert back.checklist == taken
    assert {one.kind for one in back.not_taken} <= {Kind.TEXTS_TO_WRITE}
    ElementTree.fromstring(convert(content, file_type=".xlsx", warnings=[]).xform)


@pytest.mark.parametrize(
    "cell",
    [
        "${" + " " * 32_000,
        "(" * 32_000,
        "a and " * 5_000,
        ". >= 0" + " " * 32_000 + "x",
        "''" * 9_000,
    ],
)
def test_long_expressions_take_no_time(cell: str) -> None:
    began = time.perf_counter()
    drawn = Sheet(
        "survey", (("type", "name", "relevant", "constraint"), ("integer", "a", cell, cell))
    )
    from_xlsform(Sheets((drawn,)))
    assert time.perf_counter() - began < 1


# The parts.


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("${a}='x'", OneOf("a", ("x",))),
        ('${ a } = "x"', OneOf("a", ("x",))),
        ("'x' = ${a}", OneOf("a", ("x",))),
        ("${a} = 1", OneOf("a", ("1",))),
        ("selected(${a}, 'x') or ${a}='y'", OneOf("a", ("x", "y"))),
        ("(${a}='x' or ${a}='y') and (${a}='y')", OneOf("a", ("y",))),
        ("${a}='x' and ${a}='y'", None),
        ("${a}='x' or ${b}='y'", None),
        ("${a}='x' and ${b}='y'", None),
        ("${a}!='x'", None),
        ("${a}=", None),
        ("${a}", None),
        ("", None),
        ("=", None),
        ("'x' = 'y'", None),
        ("${a} = ${b}", None),
        ("selected(${a} 'x')", None),
        ("${a}='x' ${a}='y'", None),
        ("not(${a}='x')", None),
        ("(" * 30 + "${a}='x'" + ")" * 30, None),
        (" or ".join(["${a}='x'"] * 200), None),
    ],
)
def test_simple_conditions_are_read(expression: str, expected: OneOf | None) -> None:
    assert read_condition(expression) == expected


def test_a_written_condition_is_read_again() -> None:
    condition = OneOf("a", ("x", "y", "x"))
    assert read_condition(written_condition(condition)) == condition


@pytest.mark.parametrize(
    ("expression", "whole", "expected"),
    [
        (". >= 0 and . <= 10", False, Limits("0", "10")),
        ("(.>=0) and (.<=10.5)", False, Limits("0", "10.5")),
        ("(. >= 0 and . <= 10)", False, Limits("0", "10")),
        ("0 <= . and 10 >= .", False, Limits("0", "10")),
        (". > 3 and . < -3", True, Limits("4", "-4")),
        (". > 3.5", True, None),
        (". > 3", False, None),
        (". >= 1 and . >= 2", True, None),
        (". <= 1 and . <= 2", True, None),
        (". = 1", True, None),
        ("regex(., '[0-9]+')", True, None),
        ("", True, None),
    ],
)
def test_simple_constraints_are_read(expression: str, whole: bool, expected: Limits | None) -> None:
    assert read_constraint(expression, whole=whole) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits("", ""), ""),
        (Limits("1E+2", "1000.50"), ". >= 100 and . <= 1000.50"),
        (Limits("1e400", "NaN"), ""),
        (Limits("wide", "-5"), ". <= -5"),
    ],
)
def test_limits_are_written_as_forms_write_numbers(limits: Limits, expected: str) -> None:
    assert written_constraint(limits) == expected


def test_numbers_are_the_same_however_written() -> None:
    assert same_number("1", "1.0")
    assert not same_number("1", "2")
    assert not same_number("1", "wide")


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("English (en)", "en"),
        ("français", "fr"),
        ("eng", "en"),
        ("Something ( zh-Hant )", "zh-Hant"),
        ("English (EN)", "en"),
        ("Français (Fr)", "fr"),
        ("Spanish (MX)", "es-MX"),
        ("Portuguese (pt_BR)", "pt-BR"),
        ("EN (EN)", "EN"),
        ("FR", "fr"),
        ("zh_CN", "zh-CN"),
        ("pt-BR", "pt-BR"),
        ("Lao (lao)", "lao"),
        ("Spanish ()", None),
        ("x", None),
        ("../evil", None),
        ("A (../evil)", None),
    ],
)
def test_languages_are_known_by_name_or_tag(name: str, tag: str | None) -> None:
    assert tag_of(name) == tag


def test_a_language_is_named_and_found_again() -> None:
    assert written_name("fr") == "French (fr)"
    for tag in ("en", "lao", "zh-Hant", "x-mine"):
        assert tag_of(written_name(tag)) == tag


@pytest.mark.parametrize(
    ("cell", "part", "word"),
    [
        ("select_one from yn", Part.CHOICE, "yn"),
        ("add select multiple prompt using colours or_other", Part.CHOICES, "colours"),
        ("select one yn or specify other", Part.CHOICE, "yn"),
        ("BEGIN   Group", Part.OPENS, "group"),
        ("end looped group", Part.CLOSES, "repeat"),
        ("begin_nothing", Part.UNKNOWN, ""),
        ("select one", Part.UNKNOWN, ""),
        ("background-audio", Part.NOT_TAKEN, ""),
        ("range", Part.MEASURED, ""),
    ],
)
def test_types_are_known_by_all_their_names(cell: str, part: Part, word: str) -> None:
    assert (read_type(cell).part, read_type(cell).word) == (part, word)


def test_braces_in_our_own_texts_are_no_piped_answer() -> None:
    checklist = make_checklist(replace(make_item("SA-1"), guidance=Texts({"en": "See ${SA_1}."})))
    found = from_xlsform(to_xlsform(checklist))
    assert (found.checklist, found.not_taken) == (checklist, ())
