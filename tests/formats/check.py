"""Reads what `isnad analyze --format …` wrote with readers of each format: lxml with the schema of TEI and a schema of
TimeML, csv, PyLD. Usage: check.py FOLDER, in which NAME.txt is a text and NAME.xml, NAME.tml, NAME.csv, NAME.jsonld its
exports, NAME.json its analysis with offsets in code points. HTML is checked by check.mjs."""

import csv
import importlib.resources
import json
import re
import sys
from pathlib import Path

from lxml import etree
from pyld import jsonld

HERE = Path(__file__).parent
TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
# Every element that an export may have. The schema of TEI is cut to them, which makes it stricter and quick to load.
TEI_ELEMENTS = """TEI teiHeader fileDesc titleStmt title publicationStmt p sourceDesc bibl date time ref encodingDesc appInfo
    application label classDecl taxonomy category catDesc profileDesc calendarDesc calendar langUsage language standOff
    listPerson person personGrp persName occupation note listOrg org orgName listPlace place placeName listBibl text body
    said quote rs seg""".split()


def tei_schema():
    """The schema of TEI P5 without the elements that no export has."""
    with (importlib.resources.files("schemas") / "tei_all.rng").open("rb") as file:
        grammar = etree.parse(file)
    for define in grammar.iter(RNG + "define"):
        elements = define.findall(RNG + "element")
        if elements and elements[0].get("name") not in TEI_ELEMENTS:
            for child in list(define):
                define.remove(child)
            etree.SubElement(define, RNG + "notAllowed")
    return etree.RelaxNG(grammar)


def valid(schema, tree, name):
    assert schema.validate(tree), f"{name}: {schema.error_log}"


def words(text):
    """A text as formats keep it: without what XML has no place for, white space as one space."""
    text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text).replace("\ufeff", "")
    return " ".join(text.split())


def tei(path, text, analysis, schema):
    tree = etree.parse(path)
    valid(schema, tree, path.name)
    root = tree.getroot()
    body = root.find(f".//{TEI}body")
    assert words("".join(body.itertext())) == words(text), f"{path.name}: the text is not the same"
    ids = {element.get(XML + "id") for element in root.iter() if element.get(XML + "id")}
    for element in root.iter(etree.Element):
        for name in ("who", "source", "ref", "corresp", "next", "prev", "calendar", "ana"):
            target = element.get(name)
            assert target is None or target[1:] in ids, f"{path.name}: {name}={target} leads nowhere"
    for quote in analysis["quotes"]:
        parts, at = [], f"q{quote['id']}"
        while at:
            part = root.find(f".//*[@{XML}id='{at}']")
            parts.append("".join(part.itertext()))
            at = (part.get("next") or "")[1:]
        whole = "".join(text[span["start"] : span["end"]] for span in quote["content"])
        assert words("".join(parts)).replace(" ", "") == words(whole).replace(" ", ""), f"{path.name}: quote {quote['id']}"
    for date in analysis["dates"]:
        assert root.find(f".//*[@{XML}id='d{date['id']}']") is not None, f"{path.name}: date {date['id']}"


def timeml(path, text, analysis, schema):
    tree = etree.parse(path)
    valid(schema, tree, path.name)
    root = tree.getroot()
    # A parser reads no carriage return back as a line feed: they are written as references.
    kept = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    assert "".join(root.find("TEXT").itertext()) == kept, f"{path.name}: the text is not the same"
    for date in analysis["dates"]:
        found = root.find(f".//TIMEX3[@tid='t{date['id'] + 1}']")
        assert "".join(found.itertext()) == text[date["start"] : date["end"]], f"{path.name}: date {date['id']}"
        if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?|P\d+[YMDW]", date["value"]):
            assert found.get("value") == date["value"], f"{path.name}: date {date['id']}"
    numbers = [element.get("tid") for element in root.iter("TIMEX3")]
    assert len(numbers) == len(set(numbers)), f"{path.name}: ids"


def table(path, text, analysis):
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert file.buffer.peek(3).startswith(b"\xef\xbb\xbf"), f"{path.name}: no byte order mark"
        rows = list(csv.DictReader(file, strict=True))
    assert len(rows) == len(analysis["quotes"]), path.name
    for row, quote in zip(rows, analysis["quotes"]):
        assert None not in row and None not in row.values(), f"{path.name}: {row}"
        for name, field in row.items():
            assert not re.match(r"\s*[=+\-@]|[\t\r\n]", field), f"{path.name}: {name} is a formula: {field}"
        content = " … ".join(text[span["start"] : span["end"]] for span in quote["content"])
        assert row["content"].removeprefix("'") == content.replace("\0", "\ufffd"), f"{path.name}: {row['content']}"
        speaker = analysis["speakers"][quote["speaker"]]["name"] if quote["speaker"] is not None else ""
        assert row["speaker"].removeprefix("'") == speaker, path.name
        assert row["kind"] == quote["kind"] and row["rule"] == quote["rule"], path.name
        assert float(row["confidence"]) == quote["confidence"], path.name


def annotations(path, text, analysis, context):
    page = json.loads(path.read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld", path.name

    def load(address, _):
        assert address == page["@context"], address
        return {"contextUrl": None, "documentUrl": address, "document": context}

    graph = jsonld.expand(page, {"documentLoader": load})[0]
    oa, activity = "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#"
    assert graph["@type"] == [activity + "OrderedCollectionPage"], path.name
    items = graph[activity + "items"][0]["@list"]
    assert len(items) == len(analysis["quotes"]) + len(analysis["dates"]), path.name
    # What the context does not know is dropped: all that was written must have come through.
    assert count(page["items"]) == count(jsonld.compact(graph, context, {"documentLoader": load}).get("items", [])), path.name
    for item in items:
        assert item["@type"] == [oa + "Annotation"] and item[oa + "motivatedBy"] and item[oa + "hasBody"], path.name
        for target in item[oa + "hasTarget"]:
            position, quote = target[oa + "hasSelector"]
            start, end = (position[oa + name][0]["@value"] for name in ("start", "end"))
            exact, prefix, suffix = (quote[oa + name][0]["@value"] for name in ("exact", "prefix", "suffix"))
            assert text[start:end] == exact, f"{path.name}: {exact}"
            assert text[:start].endswith(prefix) and text[end:].startswith(suffix), f"{path.name}: {prefix}…{suffix}"
            assert len(prefix) == min(start, 32) and len(suffix) == min(len(text) - end, 32), path.name


def count(value):
    """How many single values there are in a tree of JSON."""
    if isinstance(value, dict):
        return sum(count(item) for item in value.values())
    if isinstance(value, list):
        return sum(count(item) for item in value)
    return 1


def main(folder):
    schema, times = tei_schema(), etree.RelaxNG(etree.parse(HERE / "timeml.rng"))
    context = json.loads((HERE / "context.json").read_text(encoding="utf-8"))
    texts = sorted(Path(folder).glob("*.txt"))
    assert texts, f"no texts in {folder}"
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        analysis = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert analysis["offsets"] == "char"
        tei(path.with_suffix(".xml"), text, analysis, schema)
        timeml(path.with_suffix(".tml"), text, analysis, times)
        table(path.with_suffix(".csv"), text, analysis)
        annotations(path.with_suffix(".jsonld"), text, analysis, context)
    print(f"{len(texts)} texts in TEI, TimeML, CSV and Web Annotation: all are read back")


main(sys.argv[1])
