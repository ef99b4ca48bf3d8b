"""The people of a visit: a line each, with name, role and organization."""

from checklists.inspecting.inspection import Person
from ui.speech import N_
from ui.widgets.field_lines import FieldLine, FieldLines

PARTS = (N_("Name"), N_("Role"), N_("Organization"))


class People(FieldLines):
    across = len(PARTS)
    add_words = N_("Add a person")
    remove_words = N_("Remove person {number}")

    def show_people(self, people: tuple[Person, ...]) -> None:
        self.show_texts([(one.name, one.role, one.organization) for one in people])

    def people(self) -> tuple[Person, ...]:
        """Everyone of whom anything was typed."""
        typed = [tuple(field.text().strip() for field in each.fields) for each in self.lines]
        return tuple(Person(*texts) for texts in typed if any(texts))

    def name_fields(self, shown: FieldLine, number: int) -> None:
        for field, words in zip(shown.fields, PARTS, strict=True):
            field.setPlaceholderText(self.gettext(words))
            field.setAccessibleName(f"{self.gettext(words)} {number}")
