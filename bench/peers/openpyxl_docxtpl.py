"""Fills one Word report for each workbook: openpyxl reads the cells, docxtpl fills the template.

openpyxl_docxtpl.py PLACES TEMPLATE OUT_FOLDER WORKBOOK...
"""
import json
import os
import sys

import openpyxl
from docxtpl import DocxTemplate

places, template, out, *books = sys.argv[1:]
with open(places, encoding="utf-8") as f:
    places = json.load(f)
for path in books:
    book = openpyxl.load_workbook(path, data_only=True)
    data = {}
    for tag, sheet, ref in places:
        value = book[sheet][ref].value
        data[tag] = "" if value is None else value
    document = DocxTemplate(template)
    document.render(data, autoescape=True)
    document.save(os.path.join(out, os.path.basename(path)[:-5] + ".docx"))
