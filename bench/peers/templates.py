"""Makes the peers' templates of the project's own: the same document, each name a tag in their brackets.

templates.py REPORT.docx PLACES.json OUT_FOLDER

Conditions and loops are left out: the peers fill figures and texts, and nothing else. OUT_FOLDER then has docxtpl.docx,
docxtemplater.docx and tags.json: a list of tag, sheet and cell.
"""
import json
import os
import re
import sys
import zipfile

report, places, out = sys.argv[1:]
with open(places, encoding="utf-8") as f:
    places = json.load(f)
numbers = {name: "v%d" % i for i, name in enumerate(sorted(places))}
used = set()


def tag(brackets):
    def replace(match):
        words = match.group(1).split()
        name = words[-1] if words[:2] == ["range", "段落"] else words[0]
        if name not in numbers or (len(words) > 1 and words[0] != "range"):
            return ""
        used.add(name)
        return brackets[0] + numbers[name] + brackets[1]
    return replace


for file, brackets in (("docxtpl.docx", ("{{ ", " }}")), ("docxtemplater.docx", ("{", "}"))):
    with zipfile.ZipFile(report) as old, zipfile.ZipFile(os.path.join(out, file), "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if re.match(r"word/(document|header\d*|footer\d*)\.xml$", name):
                data = re.sub(r"\{\{(.*?)\}\}", tag(brackets), data.decode()).encode()
            new.writestr(name, data)
with open(os.path.join(out, "tags.json"), "w", encoding="utf-8") as f:
    json.dump([[numbers[name]] + places[name] for name in sorted(used)], f, ensure_ascii=False)
