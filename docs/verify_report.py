"""Compute a report's figures again from its data, with nothing but Python's standard library.

    python3 verify_report.py inspection.json [FOLDER_OF_PICTURES]

`inspection.json` is detached from the report (see verify-without-us.md). Each figure is printed as
it follows from the data, and whether the report says the same. With the pictures taken out of the
pages, their SHA-256 is compared with the data, too. Exit code 1 when anything differs.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

HALF_POINTS = {"met": 2, "partly_met": 1, "not_met": 0}
GRADES = ["critical", "high", "moderate", "low"]  # the gravest first


def asked_items(inspection):
    """The items asked at this kind of facility, given the answers to the items before."""
    kind, asked = inspection["visit"]["facility"]["kind"], {}
    for checklist in inspection["checklists"]:
        for item in (item for section in checklist["sections"] for item in section["items"]):
            condition = item["asked_if"]
            if kind and item["facilities"] and kind not in item["facilities"]:
                continue
            if condition:
                earlier = inspection["answers"].get(condition["item"], {}).get("result")
                if condition["item"] not in asked or earlier not in condition["results"]:
                    continue
            asked[item["id"]] = item
    return list(asked.values())


def score(items, answers):
    """Percent, rounded half up, of half points times weight; None when nothing counts."""
    results = [(answers.get(item["id"], {}).get("result"), item["weight"]) for item in items]
    counting = [
        (HALF_POINTS[result], weight) for result, weight in results if result in HALF_POINTS
    ]
    earned = sum(points * weight for points, weight in counting)
    possible = sum(2 * weight for _, weight in counting)
    percent = (200 * earned + possible) // (2 * possible) if possible else None
    return percent, Counter(result or "unanswered" for result, _ in results)


def grade(finding, matrix):
    """By consequence and likelihood, one grade higher for each visit it was found at before."""
    first = GRADES.index(matrix["grades"][finding["severity"]][finding["likelihood"]])
    return GRADES[max(0, first - (finding["times"] - 1))]


def draw(stratum, seed, keys):
    """The keys with the smallest SHA-256 of `seed:key`, as many as the sample has."""
    rank = {key: hashlib.sha256(f"{seed}:{key}".encode()).hexdigest() for key in keys}
    return sorted(keys, key=lambda key: (rank[key], key))[: stratum["size"]]


def said_score(figures):
    counts = {**figures["results"], "unanswered": figures["unanswered"]}
    return figures["percent"], Counter({name: number for name, number in counts.items() if number})


def figures_of(data):
    """Name of each figure, what follows from the data, and what the report says."""
    inspection, said, case = data["inspection"], data["figures"], data["case"]
    answers, items = inspection["answers"], asked_items(inspection)
    yield "score", score(items, answers), said_score(said["score"])
    for domain, figures in said["domains"].items():
        of_domain = [item for item in items if item["domain"] == domain]
        yield f"score of {domain}", score(of_domain, answers), said_score(figures)
    settled = ("met", "not_applicable")
    critical = [item["id"] for item in items if item["critical_because"]["by_language"]]
    still = [one for one in critical if answers.get(one, {}).get("result") not in settled]
    yield "critical items open", still, said["critical_open"]
    grades = Counter(grade(one, data["matrix"]) for one in inspection["findings"].values())
    yield "findings by grade", grades, +Counter(said["findings"])
    if case:
        judged = inspection["stocktake"]["judged"]
        kept = Counter(
            judged.get(one, {}).get("keeping", "not_judged") for one in case["conditions"]
        )
        yield "conditions", kept, +Counter(said["conditions"])
        states = Counter(one["state"] for one in case["actions"].values())
        yield "corrective actions", states, +Counter(said["actions"]["states"])
    if case and said["count"]:
        yield "declared lines", len(case["declared"]), said["count"]["declared"]
    plan = inspection["sample"]
    if case and plan and len(plan["strata"]) == 1 and said["sample"]["draw"] == "same":
        items = [one for one in case["declared"].values() if one["serial"].strip()]
        keys = [f"{one['number']}/{one['serial'].strip()}" for one in items]
        (stratum,) = plan["strata"]
        yield "sample drawn again", draw(stratum, plan["seed"], keys), stratum["drawn"]


def told(value):
    if isinstance(value, Counter):
        return ", ".join(f"{name} {number}" for name, number in value.items()) or "none"
    if isinstance(value, tuple):
        percent, counts = value
        return f"{'no score' if percent is None else f'{percent} %'} ({told(counts)})"
    return ", ".join(value) or "none" if isinstance(value, list) else value


def main(data_file, *pictures):
    data = json.loads(Path(data_file).read_text(encoding="utf-8"))
    differs = False
    if data["figures"] is None:
        print("The report says no figures: parts of it are withheld.")
    for name, follows, said in figures_of(data) if data["figures"] else ():
        differs |= follows != said
        print("same   " if follows == said else "DIFFERS", f"{name}: {told(follows)}")
    photos = data["inspection"]["evidence"].values()
    print(f"{len(photos)} photos, {len({photo['sha256'] for photo in photos})} different originals")
    for folder in pictures:
        # A summary prints no photos; its data names all.
        printed = () if data.get("layout") == "summary" else photos
        named = {photo["derived_sha256"] for photo in printed}
        files = [file for file in Path(folder).iterdir() if file.is_file()]
        found = {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
        differs |= named != found
        print("same   " if named == found else "DIFFERS", f"pictures on the pages: {len(found)}")
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
