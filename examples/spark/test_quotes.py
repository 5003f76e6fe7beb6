"""Runs quotes.py in Spark's local mode on a partitioned data set, and compares the table with what the command says by
itself. Usage: test_quotes.py ISNAD"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ["سالم المنصوري", "ليلى حداد", "نادر سعد", "هدى الصالح"]


def texts():
    """Texts in four parts; some of them fail."""
    for i in range(400):
        text = f"قال المدير {NAMES[i % 4]} أمس: «نعم {i} 😀».\n" * (1 + i % 7)
        if i % 101 == 7:
            yield json.dumps({"id": f"t{i}", "text": text, "date": "soon"})
        elif i % 101 == 8:
            yield json.dumps({"id": f"t{i}"})
        else:
            yield json.dumps({"id": f"t{i}", "text": text, "date": "2024-10-16"}, ensure_ascii=i % 2 == 0)


def main(isnad):
    records = list(texts())
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "texts").mkdir()
        for part in range(4):
            lines = "".join(line + "\n" for line in records[part * 100 : part * 100 + 100])
            (folder / "texts" / f"part-{part}.jsonl").write_text(lines, encoding="utf-8")
        command = [sys.executable, HERE / "quotes.py", "--isnad", isnad, folder / "texts", folder / "quotes"]
        here = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell"}
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | here).stdout

        from pyspark.sql import SparkSession

        os.environ.update(here)
        spark = SparkSession.builder.getOrCreate()
        table = [row.asDict() for row in spark.read.parquet(str(folder / "quotes")).collect()]
        spark.stop()

    alone = subprocess.run(
        [isnad, "analyze", "--jsonl", "--offsets", "char"],
        input="\n".join(records), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
    )  # fmt: skip
    assert alone.returncode == 1, alone.returncode
    expected = []
    for record, line in zip(records, alone.stdout.splitlines(), strict=True):
        text, answer = json.loads(record).get("text"), json.loads(line)
        if "error" in answer:
            expected.append((answer["id"], None, None, None, None))
        for quote in answer.get("quotes", []):
            speaker = answer["speakers"][quote["speaker"]]["name"]
            content = " … ".join(text[span["start"] : span["end"]] for span in quote["content"])
            expected.append((answer["id"], quote["id"], quote["kind"], speaker, content))
    found = [(row["id"], row["quote"], row["kind"], row["speaker"], row["content"]) for row in table]
    order = lambda row: (row[0], row[1] or 0)
    assert sorted(found, key=order) == sorted(expected, key=order)
    failed = [row for row in table if row["error"]]
    assert {row["id"] for row in failed} == {f"t{i}" for i in range(400) if i % 101 in (7, 8)}
    assert any("soon" in row["error"] for row in failed)
    assert f"{len(table) - len(failed)} quotes, {len(failed)} texts failed" in printed, printed
    print(f"{len(table) - len(failed)} quotes and {len(failed)} failures through Spark are those of the command")


main(sys.argv[1])
