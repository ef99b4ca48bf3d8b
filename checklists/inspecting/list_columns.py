"""The columns a person chose for lists with one header, remembered in the workspace."""

import json

from checklists.delivering.column_names import Field
from checklists.delivering.columns import Chosen, Recall
from checklists.delivering.item_lists import ItemList
from checklists.inspecting.keeping import Workspace

_REMEMBERED = "columns:"


def recall_from(workspace: Workspace) -> Recall:
    """What was chosen before for the header of a signature; asked in the workspace's thread."""

    def recall(signature: str) -> Chosen:
        kept = workspace.remembered(_REMEMBERED + signature)
        return {Field(field): name for field, name in json.loads(kept or "{}").items()}

    return recall


def remember_columns(workspace: Workspace, taken: ItemList) -> None:
    """Keep the columns that were chosen for the next list with this header."""
    kept = json.dumps(dict(taken.chosen), ensure_ascii=False, sort_keys=True)
    workspace.remember(_REMEMBERED + taken.columns.signature(), kept)
