"""Quotes of a partitioned data set, as a table: Spark spreads the texts over machines, `isnad` reads them.

    spark-submit quotes.py --isnad target/release/isnad INPUT OUTPUT

INPUT is a data set that Spark reads, of JSON Lines or Parquet, with the columns id, text and, if there is one, date. OUTPUT
is a Parquet data set: a row for each quote, and one for each text that failed, whose `error` says why.

On every partition one process of `isnad analyze --jsonl` is fed text by text and answers in the same order, so that neither
Spark nor isnad ever holds a partition. The command is sent along with the job: no machine needs it installed.
"""

import argparse
import json
import os
import subprocess
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import types as t

SCHEMA = t.StructType(
    [
        t.StructField("id", t.StringType()),
        t.StructField("quote", t.IntegerType()),
        t.StructField("kind", t.StringType()),
        t.StructField("speaker", t.StringType()),
        t.StructField("speaker_kind", t.StringType()),
        t.StructField("role", t.StringType()),
        t.StructField("source", t.StringType()),
        t.StructField("cue", t.StringType()),
        t.StructField("content", t.StringType()),
        t.StructField("dates", t.ArrayType(t.StringType())),
        t.StructField("rule", t.StringType()),
        t.StructField("confidence", t.DoubleType()),
        t.StructField("error", t.StringType()),
    ]
)


def rows(text, answer):
    """The rows of one text."""
    name, error = answer["id"], answer.get("error")
    if error is not None:
        yield (name, *[None] * (len(SCHEMA) - 2), error)
        return

    def words(*spans):
        return " … ".join(text[span["start"] : span["end"]] for span in spans if span) or None

    for quote in answer["quotes"]:
        speaker = answer["speakers"][quote["speaker"]] if quote["speaker"] is not None else {}
        yield (
            name,
            quote["id"],
            quote["kind"],
            speaker.get("name"),
            speaker.get("kind"),
            speaker.get("role"),
            words(quote["source"]),
            words(quote["cue"]),
            words(*quote["content"]),
            [answer["dates"][date]["value"] for date in quote["dates"]],
            quote["rule"],
            quote["confidence"],
            None,
        )


def analyse(partition):
    """The rows of a partition, whose records are dictionaries."""
    command = SparkFiles.get("isnad")
    # Spark's copy may have lost the right to be run.
    os.chmod(command, 0o755)
    # Spark runs one partition on each core.
    arguments = [command, "analyze", "--jsonl", "--offsets", "char", "--threads", "1"]
    waiting, room = [], threading.Semaphore(1000)
    failed = []
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as isnad:

        def feed():
            try:
                for record in partition:
                    room.acquire()
                    waiting.append(record.get("text"))
                    isnad.stdin.write(json.dumps(record, ensure_ascii=False, default=str).encode() + b"\n")
            except BaseException as error:
                failed.append(error)
            finally:
                try:
                    isnad.stdin.close()
                except OSError as error:
                    failed.append(error)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        for line in isnad.stdout:
            yield from rows(waiting.pop(0), json.loads(line))
            room.release()
        # Where it stopped too early, the feeder may still wait for room.
        room.release(1_000_000)
        feeder.join()
    # 1: some texts failed, and their rows say so. Whatever else stopped it is an error of the partition.
    if failed or waiting or isnad.returncode not in (0, 1):
        cause = failed[0] if failed else None
        raise RuntimeError(f"isnad ended with {isnad.returncode}, {len(waiting)} texts unanswered") from cause


def main():
    options = argparse.ArgumentParser(description="Quotes of a partitioned data set, as a table.")
    options.add_argument("--isnad", required=True, help="the command isnad, built for the machines that run the job")
    options.add_argument("input", help="JSON Lines, or Parquet where the path ends in .parquet")
    options.add_argument("output", help="where the Parquet of the quotes goes; it must not be there")
    options = options.parse_args()

    spark = SparkSession.builder.appName("isnad").getOrCreate()
    spark.sparkContext.addFile(os.path.abspath(options.isnad))
    if options.input.rstrip("/").endswith(".parquet"):
        texts = spark.read.parquet(options.input)
    else:
        # What is no JSON keeps a row, and fails as a text that is missing.
        texts = spark.read.schema("id STRING, date STRING, text STRING").json(options.input)
    records = texts.rdd.map(lambda row: row.asDict(recursive=True))
    table = spark.createDataFrame(records.mapPartitions(analyse), SCHEMA)
    table.write.parquet(options.output)
    written = spark.read.parquet(options.output)
    failed = written.where("error IS NOT NULL").count()
    print(f"{written.count() - failed} quotes, {failed} texts failed")
    spark.stop()


if __name__ == "__main__":
    main()
