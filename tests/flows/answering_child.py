"""Answers items of a workspace for ever, and says "saved N" after each commit: killed by a test."""

import sys
from itertools import count
from pathlib import Path

from checklists.inspecting import doing
from checklists.inspecting.inspection import Answer
from checklists.values import Result
from storage.photos import read_photo
from storage.workspace import open_workspace
from tests.support.photos import photo_bytes


def answer_for_ever(folder: Path, passphrase: str, inspection: str, first: int) -> None:
    workspace = open_workspace(folder, passphrase)
    items = [item.id for item in workspace.load(inspection).items()]
    photo = read_photo("a.jpg", photo_bytes((64, 48)))
    print("ready", flush=True)
    for number in count(first):
        answer = Answer(Result.PARTLY_MET, f"number {number}", "")
        doing.answer_item(workspace, inspection, items[number % len(items)], answer)
        if number % 7 == 0:
            workspace.keep_photo(photo)
            doing.attach_photo(workspace, inspection, photo.as_evidence(str(number), items[0]))
        print(f"saved {number}", flush=True)


if __name__ == "__main__":
    answer_for_ever(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
