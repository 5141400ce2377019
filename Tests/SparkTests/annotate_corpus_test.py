#!/usr/bin/env python3
"""Holds Samples/spark/annotate_corpus.py against one process of stet: annotate_corpus_test.py STET [--kills 10] [--measure]

--kills says how many executors are killed in the middle of one job, standard 2. --measure compares two workers with one, and
does nothing else. Real Spark, real processes, made-up articles.
"""
import argparse
import gzip
import json
import os
import pathlib
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import unittest

import pyarrow
import pyarrow.parquet
import pyspark

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "Samples/spark/annotate_corpus.py"
sys.path.insert(0, str(SCRIPT.parent))
import made_up_articles  # noqa: E402

OPTIONS = argparse.ArgumentParser(description=__doc__)
OPTIONS.add_argument("stet")
OPTIONS.add_argument("--kills", type=int, default=2)
OPTIONS.add_argument("--measure", action="store_true")
BEGAN = time.time()
CLUSTER = "local-cluster[2,1,1024]"


def environment(master):
    return {
        **os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_HOSTNAME": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": f"--master {master} --conf spark.ui.enabled=false --conf spark.ui.showConsoleProgress=false"
                               " pyspark-shell",
    }


def started(master, *arguments):
    """A job in a session of its own, so that its processes are known by it."""
    return subprocess.Popen(
        [sys.executable, SCRIPT, *map(str, arguments)], env=environment(master), start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(job):
    said, told = job.communicate(timeout=900)
    assert job.returncode == 0, told[-4000:]
    return said


def remove_work():
    """What executors of a local cluster leave where Spark lies."""
    for folder in (pathlib.Path(pyspark.__file__).parent / "work").glob("app-*"):
        if folder.stat().st_mtime > BEGAN:
            shutil.rmtree(folder, ignore_errors=True)


def processes(session, word):
    """Those of a session whose command line has the word."""
    for entry in pathlib.Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and int((entry / "stat").read_text().rpartition(")")[2].split()[3]) == session \
                    and word.encode() in (entry / "cmdline").read_bytes():
                yield int(entry.name)
        except OSError:
            pass  # It has ended meanwhile.


def rows(output):
    """The rows in the order of the files' names and of their places, as they lie there."""
    for path in sorted(pathlib.Path(output).glob("chunk-*.parquet")):
        yield from pyarrow.parquet.read_table(path).to_pylist()


class Corpus(unittest.TestCase):
    stet = None
    kills = 2

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)

    def written(self, name, lines):
        path = self.folder / name
        path.write_text("".join(line + "\n" for line in lines))
        return path

    def alone(self, *arguments, given):
        return subprocess.run(
            [self.stet, *arguments], input=given, stdout=subprocess.PIPE, env={"XDG_DATA_HOME": "/nonexistent"}, cwd="/"
        ).stdout

    def run_on(self, master, *arguments):
        return finished(started(master, *arguments, "--stet", self.stet, "--output", self.folder / "out"))

    def check_same(self, expected, output=None):
        """Every line that one process wrote, in its order; what is no article has its sentence and its line."""
        lines = expected.splitlines()
        found = list(rows(output or self.folder / "out"))
        self.assertEqual(len(found), len(lines))
        self.assertEqual(sorted({row["line"] for row in found}), [row["line"] for row in found])
        for row, line in zip(found, lines):
            fields = json.loads(line)
            self.assertEqual(row["id"], str(fields["id"]) if "id" in fields else None)
            self.assertEqual(row["error"], fields.get("error"))
            if "error" in fields:
                self.assertEqual(row["line"], fields["line"])
                self.assertIsNone(row["result"])
            else:
                self.assertEqual(row["result"].encode(), line)

    def test_json_lines_in_a_local_job_are_annotated_as_by_one_process(self):
        lines = list(made_up_articles.lines(900, bad=True))
        parts = [self.folder / "in/a.jsonl", self.folder / "in/b.jsonl.gz", self.folder / "in/deep/c.jsonl"]
        (self.folder / "in/deep").mkdir(parents=True)
        text = [("\n".join(some) + "\n").encode() for some in (lines[:400], lines[400:500], lines[500:])]
        # The last file has Windows line ends, a stray byte and no line feed at its end.
        text[2] = text[2].replace(b"\n", b"\r\n") + b'{"id": "stray", "text": "It rained \xff."}'
        parts[0].write_bytes(text[0])
        parts[1].write_bytes(gzip.compress(text[1]))
        parts[2].write_bytes(text[2])
        said = self.run_on("local[2]", "annotate", "--chunk", "0.2", self.folder / "in")
        self.assertIn("0 of them done before; ", said)
        self.check_same(self.alone("annotate", given=b"".join(text)))
        self.assertEqual(sorted(path.name for path in (self.folder / "out").glob("_*")), ["_SUCCESS", "_plan.json"])

    def test_parquet_is_extracted_as_by_one_process(self):
        articles = [made_up_articles.article(number) for number in range(500)]
        table = pyarrow.table({
            "id": [str(one["id"]) for one in articles],
            "text": [None if place == 77 else one["text"] for place, one in enumerate(articles)],
            "format": [one.get("format") for one in articles],
            "desk": ["world"] * len(articles),
        })
        pyarrow.parquet.write_table(table, self.folder / "in.parquet", row_group_size=130)
        self.run_on("local[2]", "extract", "--chunk", "0.1", self.folder / "in.parquet")
        given = "\n".join(json.dumps(row) for row in table.to_pylist())
        self.check_same(self.alone("extract", "--format", "jsonl", given=given.encode()))
        self.assertGreater(len(list((self.folder / "out").glob("chunk-*"))), 5)

    def test_lint_says_of_every_record_what_it_says_of_the_text_alone(self):
        lines = list(made_up_articles.lines(250, bad=True))
        settings = self.written("settings.json", ['{"rules": {"disabled": ["unattributed-claim"]}}'])
        self.run_on("local[2]", "lint", "--settings", settings, self.written("in.jsonl", lines))
        refused = [json.loads(line) for line in self.alone("annotate", given="\n".join(lines).encode()).splitlines()]
        refused = {fields["line"]: fields["error"] for fields in refused if "error" in fields}
        endings = {"plain": "txt", "markdown": "md", "html": "html"}
        found = {row["line"]: row for row in rows(self.folder / "out")}
        self.assertEqual(list(found), [place for place, line in enumerate(lines, 1) if line.strip()])
        for line, row in found.items():
            # Of JSON that is no object 'stet annotate' has a sentence that says less.
            told = refused.get(line)
            self.assertEqual(row["error"], "this is no JSON object" if told == '"" is of the wrong type' else told)
            if row["error"] is None:
                one = json.loads(lines[line - 1])
                name = f"article.{endings[one.get('format', 'plain')]}"
                expected = self.alone("lint", "--quick", "--format", "json", "--settings", settings, "--stdin-filename", name, "-",
                                      given=one["text"].encode())
                self.assertEqual(row["id"], str(one["id"]))
                self.assertEqual(row["result"].encode(), expected.rstrip(b"\n"))

    def test_a_record_that_ends_the_program_costs_no_other_its_result(self):
        # Nothing is known that ends stet, so this one ends itself where it reads a word.
        frail = self.folder / "frail"
        frail.write_text(f'''#!/bin/sh
input=$(mktemp)
cat >"$input"
grep -q POISON "$input" && {{ grep -v POISON "$input" | head -n 3 | {self.stet} "$@"; rm "$input"; kill -SEGV $$; }}
{self.stet} "$@" <"$input"
status=$?
rm "$input"
exit $status
''')
        frail.chmod(0o755)
        lines = list(made_up_articles.lines(40))
        lines[20] = '{"id": "poison", "text": "POISON"}'
        finished(started("local[2]", "annotate", "--stet", frail, "--output", self.folder / "out",
                         self.written("in.jsonl", lines)))
        found = list(rows(self.folder / "out"))
        self.assertEqual([row["line"] for row in found], list(range(1, 41)))
        self.assertEqual([row["id"] for row in found if row["error"]], ["poison"])
        expected = self.alone("annotate", given="\n".join(lines).encode()).splitlines()
        self.assertEqual([row["result"].encode() for row in found if not row["error"]], expected[:20] + expected[21:])

    def test_a_job_that_was_killed_goes_on_where_it_was_and_says_what_is_wrong(self):
        lines = list(made_up_articles.lines(2500))
        arguments = ["annotate", "--stet", self.stet, "--output", self.folder / "out", "--chunk", "0.1",
                     self.written("in.jsonl", lines)]
        job = started("local[2]", *arguments)
        while job.poll() is None and len(list((self.folder / "out").glob("chunk-*"))) < 3:
            time.sleep(0.02)
        self.assertIsNone(job.poll(), "the job ended before it could be killed")
        os.killpg(job.pid, signal.SIGKILL)
        job.communicate()
        self.assertFalse((self.folder / "out/_SUCCESS").exists())
        before = {path.name: path.stat().st_mtime_ns for path in (self.folder / "out").glob("chunk-*")}

        other = started("local[2]", "extract", *arguments[1:])
        self.assertIn("was begun with another command", other.communicate()[1])
        self.assertNotEqual(other.returncode, 0)

        said = finished(started("local[2]", *arguments))
        after = {path.name: path.stat().st_mtime_ns for path in (self.folder / "out").glob("chunk-*")}
        self.assertGreater(len(after), len(before))
        self.assertEqual({name: after[name] for name in before}, before)
        self.assertRegex(said, rf": {len(after)} chunks, {len(before)} of them done before; ")
        self.check_same(self.alone("annotate", given="\n".join(lines).encode()))
        self.assertEqual(sorted(path.name for path in (self.folder / "out").glob("_*")), ["_SUCCESS", "_plan.json"])

    def test_executors_and_programs_killed_in_the_middle_lose_nothing(self):
        # The deep tier, so that the weights travel too and the job takes a while.
        lines = list(made_up_articles.lines(120 * (self.kills + 1), bad=True))
        job = started(CLUSTER, "annotate", "--deep", "--stet", self.stet, "--output", self.folder / "out", "--chunk", "0.02",
                      self.written("in.jsonl", lines))
        chance = random.Random(24)

        def executors():
            return list(processes(job.pid, "CoarseGrainedExecutorBackend"))

        def done():
            return len(list((self.folder / "out").glob("chunk-*")))

        killed = ended = 0
        while killed < self.kills:
            seen = done()
            while job.poll() is None and (done() < seen + 2 or len(executors()) < 2):
                time.sleep(0.05)
            self.assertIsNone(job.poll(), f"the job ended after {killed} kills")
            victim = chance.choice(executors())
            os.kill(victim, signal.SIGKILL)
            killed += 1
            # And a program, of the executor that is left.
            for program in self.programs(job.pid)[:1]:
                os.kill(program, signal.SIGKILL)
                ended += 1
        said = finished(job)
        self.assertGreater(ended, 0)
        print(f"\n{killed} executors and {ended} programs killed; {said.strip().partition(': ')[2]}", file=sys.stderr)
        self.check_same(self.alone("annotate", "--deep", given="\n".join(lines).encode()))

    def programs(self, session):
        """Processes of stet whose parents are workers of the job; each has a session of its own."""
        ours, found = set(processes(session, "pyspark")), []
        for entry in pathlib.Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and int((entry / "stat").read_text().rpartition(")")[2].split()[1]) in ours \
                        and b"\0annotate\0" in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                pass
        return found


def measure(stet):
    """Records a second of one worker and of two, each with one core, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        given = pathlib.Path(folder, "in.jsonl")
        given.write_text("".join(line + "\n" for line in made_up_articles.lines(600)))
        print(f"{os.cpu_count()} cores; 600 articles of {given.stat().st_size // 600} bytes, --deep")
        ratios = []
        for turn in range(3):
            seconds = []
            for workers in (1, 2):
                said = finished(started(
                    f"local-cluster[{workers},1,1024]", "annotate", "--deep", "--stet", stet, "--output",
                    f"{folder}/{turn}-{workers}", "--chunk", "0.05", given))
                seconds.append(float(said.split()[-2]))
            ratios.append(seconds[0] / seconds[1])
            print(f"one worker {seconds[0]:.1f} s, two workers {seconds[1]:.1f} s: {ratios[-1]:.2f} times, "
                  f"load {os.getloadavg()[0]:.1f}", flush=True)
        print(f"median: two workers do {statistics.median(ratios):.2f} times the work of one")


if __name__ == "__main__":
    known, rest = OPTIONS.parse_known_args()
    Corpus.stet, Corpus.kills = os.path.abspath(known.stet), known.kills
    try:
        if known.measure:
            measure(Corpus.stet)
        else:
            unittest.main(argv=[sys.argv[0], *rest])
    finally:
        remove_work()
