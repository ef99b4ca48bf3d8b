"""The fixed words of a delivery: arms, conditions, custody, counts and what follows from them."""

from enum import StrEnum


class ArmsCategory(StrEnum):
    """The eight categories of Article 2(1) of the Arms Trade Treaty, and what Articles 3 and 4
    add.
    """

    BATTLE_TANKS = "a"
    ARMOURED_COMBAT_VEHICLES = "b"
    LARGE_CALIBRE_ARTILLERY = "c"
    COMBAT_AIRCRAFT = "d"
    ATTACK_HELICOPTERS = "e"
    WARSHIPS = "f"
    MISSILES_AND_LAUNCHERS = "g"
    SMALL_ARMS_AND_LIGHT_WEAPONS = "h"
    AMMUNITION = "ammunition"
    PARTS_AND_COMPONENTS = "parts"


class ConditionKind(StrEnum):
    """What an assurance agreed before export is about (source paper, 39-43)."""

    LOCATION = "location"
    STATE_OF_FACILITY = "state_of_facility"
    MANAGEMENT_MEASURE = "management_measure"
    SECURITY = "security"
    ITEM_CONTROL = "item_control"
    END_USER_CONTROL = "end_user_control"


class Mitigation(StrEnum):
    """Which risk assessment of the Arms Trade Treaty a condition mitigates."""

    EXPORT_RISK = "7_2"
    GENDER_BASED_VIOLENCE = "7_4"
    DIVERSION = "11_2"


class Keeping(StrEnum):
    """How a condition stands at a visit."""

    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    NOT_KEPT = "not_kept"
    NOT_VERIFIED = "not_verified"


class CustodyKind(StrEnum):
    """What happened to arms after delivery, until they are gone."""

    CHANGE_OF_PLACE = "change_of_place"
    CHANGE_OF_POSSESSION = "change_of_possession"
    CHANGE_OF_CONTROL = "change_of_control"
    LOSS = "loss"
    THEFT = "theft"
    EXPENDITURE = "expenditure"
    DEACTIVATION = "deactivation"
    DESTRUCTION = "destruction"


class Consent(StrEnum):
    """Whether the exporter agreed to a change of place, possession or control."""

    GIVEN = "given"
    NOT_NEEDED = "not_needed"
    ASKED = "asked"
    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class EntryWay(StrEnum):
    """How a mark came into the count."""

    TYPED = "typed"
    SCANNED = "scanned"
    PASTED = "pasted"
    TICKED = "ticked"
    PHOTO = "photo"


class Marking(StrEnum):
    """The state of the marking that was seen."""

    CLEAR = "clear"
    DAMAGED = "damaged"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


class Whereabouts(StrEnum):
    """Where a declared item is said to be that is not in the store, by a document."""

    ISSUED = "issued"
    IN_REPAIR = "in_repair"
    IN_TRAINING = "in_training"
    COMBAT_LOSS = "combat_loss"
    DESTROYED = "destroyed"
    OTHER = "other"


class CountResult(StrEnum):
    """What became of one declared item, or of one mark that was not declared."""

    FOUND = "found"
    FOUND_MARKING_DAMAGED = "found_marking_damaged"
    FOUND_MARKING_ALTERED = "found_marking_altered"
    UNREADABLE = "unreadable"
    WRONG_PLACE = "wrong_place"
    ELSEWHERE = "elsewhere"
    DESTROYED = "destroyed"
    QUANTITY_DIFFERS = "quantity_differs"
    NOT_FOUND = "not_found"
    NOT_IN_SAMPLE = "not_in_sample"
    NOT_COUNTED = "not_counted"
    EXTRA = "extra"


class Research(StrEnum):
    """The steps before a difference is taken as real (recount, second person, documents)."""

    RECOUNT = "recount"
    SECOND_PERSON = "second_person"
    DOCUMENTS = "documents"


class ActionState(StrEnum):
    """How a corrective action stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class Since(StrEnum):
    """What a follow-up visit finds of an earlier finding."""

    FIXED = "fixed"
    PARTLY_FIXED = "partly_fixed"
    PERSISTS = "persists"
    WORSE = "worse"
    NOT_SEEN = "not_seen"


class Assistance(StrEnum):
    """What kind of help is needed (Article 16 of the Arms Trade Treaty)."""

    LEGAL = "legal"
    INSTITUTIONAL = "institutional"
    TECHNICAL = "technical"
    MATERIAL = "material"
    FINANCIAL = "financial"
