#!/usr/bin/env python3
"""Runs 'stet annotate', 'stet extract' or 'stet lint' over a corpus on Apache Spark.

    spark-submit annotate_corpus.py annotate --stet ~/.local/bin/stet --output facts/ corpus/*.jsonl
    spark-submit --master spark://host:7077 annotate_corpus.py lint --deep --output findings/ pages.parquet

The input is JSON lines (.jsonl, .json, also .gz, .bz2, .zst) or Parquet (.parquet) with "id", "text" and, where a text is not
plain, "format", as 'stet annotate --help' says; folders are searched for such files. It is cut into chunks, and a chunk is a
task: its records go through a pipe into stet on the machine that has the task, and one Parquet file comes out, which gets its
name when it is whole. So a job that was killed is started again with the same command and passes over the chunks that are done.

The output has one row a record: "line" (its place in the input, from 1, over all files), "id", "result" (what stet wrote, byte
by byte) and "error" (why there is no result). This file, Spark and pyarrow are all that the workers need: the program, its
weights and the settings travel with the job. See README.md beside this file.
"""
import argparse
import collections
import contextlib
import dataclasses
import functools
import hashlib
import io
import itertools
import json
import os
import pathlib
import random
import re
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import typing
import uuid

import pyarrow
import pyarrow.fs
import pyarrow.parquet
from pyspark import SparkConf, SparkContext, SparkFiles, TaskContext

SCHEMA = pyarrow.schema([
    pyarrow.field("line", pyarrow.int64(), nullable=False),
    pyarrow.field("id", pyarrow.string()),
    pyarrow.field("result", pyarrow.string()),
    pyarrow.field("error", pyarrow.string()),
])
ENDINGS = (".jsonl", ".json", ".jsonl.gz", ".json.gz", ".jsonl.bz2", ".json.bz2", ".jsonl.zst", ".json.zst", ".parquet")
PACKED = (".gz", ".bz2", ".zst")
# How 'stet lint' learns how a text is marked up.
NAMES = {"plain": "article.txt", "markdown": "article.md", "html": "article.html", "org": "article.org"}


class Refused(Exception):
    """A sentence for the user, who has to change something."""


@dataclasses.dataclass(frozen=True)
class Chunk:
    """A piece of one input file: bytes in which lines begin, or rows of Parquet. A packed file is one piece."""
    number: int
    file: str
    start: int
    end: int
    # The first one's place in the whole input, from 1, and how many there are.
    line: int = 0
    lines: int = 0

    @property
    def name(self):
        return f"chunk-{self.number:07}.parquet"


@dataclasses.dataclass(frozen=True)
class Work:
    """What is done with a record. Files are named as they travel with the job."""
    command: str
    program: str
    deep: bool
    settings: str | None
    output: str


class Answer(typing.NamedTuple):
    """The columns behind the line: a result or an error, never both."""
    id: str | None
    result: str | None
    error: str | None


# Files


def opened(name):
    """The file system that a name or an address means, and the path there."""
    if "://" in name:
        return pyarrow.fs.FileSystem.from_uri(name)
    return pyarrow.fs.LocalFileSystem(), os.path.abspath(name)


def input_files(names):
    """Those in folders in the order of their paths, the rest in the order of the command."""
    files = []
    for name in names:
        system, path = opened(name)
        info = system.get_file_info(path)
        if info.type == pyarrow.fs.FileType.NotFound:
            raise Refused(f"{name}: there is no such file or folder")
        if info.type == pyarrow.fs.FileType.File:
            if not name.endswith(ENDINGS):
                raise Refused(f"{name}: the ending says how a file is read; it can be {', '.join(ENDINGS)}")
            files.append((name, info))
            continue
        root = name.rstrip("/")
        inside = system.get_file_info(pyarrow.fs.FileSelector(path, recursive=True))
        for one in sorted(inside, key=lambda one: one.path):
            inner = one.path[len(path.rstrip("/")):]
            # Marks and half-written files of other jobs, as Spark passes over them.
            if any(part[:1] in ("_", ".") for part in inner.strip("/").split("/")) or not one.path.endswith(ENDINGS):
                continue
            if one.type == pyarrow.fs.FileType.File:
                files.append((root + inner, one))
    if not files:
        raise Refused(f"{', '.join(names)}: there is no {' or '.join(ENDINGS)} in it")
    return files


def write_whole(name, write):
    """A file that comes to its place when it is whole: two tasks may write the same one, and one may be killed."""
    system, path = opened(name)
    folder, _, last = path.rpartition("/")
    draft = f"{folder}/_draft-{uuid.uuid4().hex}-{last}"
    try:
        with system.open_output_stream(draft, compression=None) as stream:
            write(stream)
        system.move(draft, path)
    except BaseException:
        try:
            system.delete_file(draft)
        except OSError:
            pass
        raise


# Cutting


def cut(files, size):
    """Chunks of about so many bytes of text, not yet numbered by lines where these have to be counted."""
    number = 0
    for name, info in files:
        if name.endswith(".parquet"):
            system, path = opened(name)
            with pyarrow.parquet.ParquetFile(system.open_input_file(path)) as table:
                check_columns(name, table.schema_arrow)
                groups = [table.metadata.row_group(i) for i in range(table.metadata.num_row_groups)]
                rows = table.metadata.num_rows
                step = max(1, size * rows // max(1, sum(group.total_byte_size for group in groups)))
            end = rows
        else:
            end = info.size
            step = max(1, end) if name.endswith(PACKED) else size
        for start in range(0, end, step):
            yield Chunk(number, name, start, min(end, start + step))
            number += 1


def check_columns(name, schema):
    types = pyarrow.types
    for column, needed in (("id", True), ("text", True), ("format", False)):
        if column not in schema.names:
            if needed:
                raise Refused(f"{name}: there is no column '{column}'; it has {', '.join(schema.names)}")
            continue
        kind = schema.field(column).type
        is_text = types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)
        if not is_text and not (column == "id" and types.is_integer(kind)):
            raise Refused(f"{name}: the column '{column}' is of type {kind}; it has to be text")


def counted(chunk):
    """The same with how many lines begin in it."""
    if chunk.file.endswith(".parquet"):
        return dataclasses.replace(chunk, lines=chunk.end - chunk.start)
    system, path = opened(chunk.file)
    if chunk.file.endswith(PACKED):
        with io.BufferedReader(system.open_input_stream(path)) as reader:
            return dataclasses.replace(chunk, lines=sum(1 for _ in reader))
    lines = 1 if chunk.start == 0 else 0
    with system.open_input_file(path) as stream:
        # Behind each line feed before the last byte a line begins.
        stream.seek(max(0, chunk.start - 1))
        left = chunk.end - 1 - max(0, chunk.start - 1)
        while left > 0 and (block := stream.read(min(left, 1 << 20))):
            lines += block.count(b"\n")
            left -= len(block)
    return dataclasses.replace(chunk, lines=lines)


def records(chunk):
    """The records with their places: (line, JSON). Blank lines are none, to stet as here."""
    end = chunk.line
    for end, record in (rows if chunk.file.endswith(".parquet") else text_lines)(chunk):
        if record.strip():
            yield end, record
        end += 1
    if end != chunk.line + chunk.lines:
        raise RuntimeError(f"{chunk.file} has changed since the job began: start it anew with another --output")


def text_lines(chunk):
    system, path = opened(chunk.file)
    line = chunk.line
    if chunk.file.endswith(PACKED):
        stream, place, end = system.open_input_stream(path), 0, None
    else:
        stream, place, end = system.open_input_file(path), chunk.start, chunk.end
        stream.seek(max(0, place - 1))
    with io.BufferedReader(stream, 1 << 20) as reader:
        if place > 0:
            # The line that begins in the chunk before ends here, or has ended with the byte before.
            place += len(reader.readline()) - 1
        while end is None or place < end:
            text = reader.readline()
            if not text:
                break
            place += len(text)
            yield line, text.rstrip(b"\n")
            line += 1


def rows(chunk):
    system, path = opened(chunk.file)
    with pyarrow.parquet.ParquetFile(system.open_input_file(path)) as table:
        columns = [name for name in ("id", "text", "format") if name in table.schema_arrow.names]
        place, line = 0, chunk.line
        for group in range(table.metadata.num_row_groups):
            length = table.metadata.row_group(group).num_rows
            if place + length <= chunk.start or place >= chunk.end:
                place += length
                continue
            for batch in table.iter_batches(batch_size=64, row_groups=[group], columns=columns):
                first, last = max(0, chunk.start - place), min(batch.num_rows, chunk.end - place)
                place += batch.num_rows
                if first >= last:
                    continue
                for row in batch.slice(first, last - first).to_pylist():
                    shown = {name: value for name, value in row.items() if name != "format" or value is not None}
                    yield line, json.dumps(shown, ensure_ascii=False).encode()
                    line += 1


# The program


# Faults of the program, or of the kernel that had no more memory for it: the record is to blame. Other signals come from
# whoever ends the task, and the task is tried again.
OF_THE_RECORD = {
    signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGSEGV, signal.SIGSYS, signal.SIGKILL
}


def started(arguments, cores, **pipes):
    """A process that uses so many cores. The program takes as many threads as there are cores when it starts; which cores
    they run on is for the kernel to say, so a moment later all are open to it."""
    all_cores = os.sched_getaffinity(0)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    # Knowledge bases of whoever runs the worker would make its results differ from another worker's.
    environment["XDG_DATA_HOME"] = environment["XDG_CONFIG_HOME"] = "/nonexistent"
    if cores < len(all_cores):
        os.sched_setaffinity(0, random.sample(sorted(all_cores), cores))
    try:
        # A session of its own: a signal to the worker's group does not look as if the record had ended the program.
        process = subprocess.Popen(arguments, env=environment, start_new_session=True, **pipes)
    finally:
        os.sched_setaffinity(0, all_cores)

    def open_all():
        with contextlib.suppress(OSError):  # It may end meanwhile.
            for thread in os.listdir(f"/proc/{process.pid}/task") if process.poll() is None else ():
                os.sched_setaffinity(int(thread), all_cores)

    if cores < len(all_cores):
        timer = threading.Timer(0.05, open_all)
        timer.daemon = True
        timer.start()
    return process


def ended(process, told):
    """What to raise where a run ended early by no fault of the text."""
    code = process.returncode
    how = f"signal {-code}" if code < 0 else f"status {code}"
    return RuntimeError(f"stet ended early with {how}: {told.decode(errors='replace').strip() or 'it said nothing'}")


def by_lines(arguments, cores, some):
    """Each record with its answer, through one process. Where a fault ends the program, those that it had not answered come
    with None, and what it had not read stays in the iterator."""
    waiting = collections.deque()
    trouble = []
    with tempfile.TemporaryFile() as told:
        process = started(arguments, cores, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told)

        def feed():
            try:
                for record in some:
                    # Before it is written: an answer finds its record.
                    waiting.append(record)
                    process.stdin.write(record[1] + b"\n")
                process.stdin.close()
            except BrokenPipeError:
                pass
            except BaseException as error:
                trouble.append(error)
                process.kill()

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            for line in process.stdout:
                if line.endswith(b"\n"):  # Or it was ended in the middle of one.
                    yield waiting.popleft(), answer_of(line[:-1])
            process.wait()
        finally:
            process.kill()
            process.wait()
            feeder.join()
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            process.stdout.close()
        if trouble:
            raise trouble[0]
        told.seek(0)
        if -process.returncode not in OF_THE_RECORD and (process.returncode not in (0, 1) or waiting):
            raise ended(process, told.read())
    for record in waiting:
        yield record, None


def answer_of(line):
    """What a line of 'stet annotate' or 'stet extract' says."""
    text = line.decode(errors="replace")
    fields = json.loads(text)
    if "error" in fields:
        return Answer(shown(fields.get("id")), None, fields["error"])
    return Answer(shown(fields["id"]), text, None)


def by_files(arguments, cores, some):
    """The same for 'stet lint', which reads files: a folder of texts. Only the folder's name is taken out of what it says, so
    that a result is what `stet lint --format json --stdin-filename article.txt -` prints of the text."""
    some = list(some)
    answers, names = [None] * len(some), []
    with tempfile.TemporaryDirectory(prefix="stet-") as folder, tempfile.TemporaryFile() as told:
        # The nearest settings are a folder's own: none of the worker's counts.
        pathlib.Path(folder, ".stet.json").write_text("{}\n")
        for place, (_, record) in enumerate(some):
            try:
                name, text = article(record)
            except ValueError as error:
                answers[place] = Answer(identity(record), None, str(error))
                continue
            os.mkdir(f"{folder}/{place}")
            pathlib.Path(folder, str(place), name).write_bytes(text)
            names.append(f"{place}/{name}")
        if names:
            process = started(
                [*arguments, *names], cores, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told)
            try:
                said, _ = process.communicate()
            finally:
                process.kill()
                process.wait()
            told.seek(0)
            complaints = told.read()
            unread = dict(re.findall(rb"^stet lint: (\d+)/article\.\w+: (.*)$", complaints, re.MULTILINE))
            if process.returncode in (0, 1) or process.returncode == 2 and unread:
                found = {name: [] for name in names}
                for line in said.split(b"\n"):
                    if line.startswith(b"{"):
                        line = line.removesuffix(b",")
                        name = json.loads(line)["file"]
                        own = name.partition("/")[2]
                        found[name].append(line.replace(f'"file":"{name}"'.encode(), f'"file":"{own}"'.encode(), 1))
                for name, lines in found.items():
                    place = int(name.partition("/")[0])
                    text = b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"
                    answers[place] = Answer(identity(some[place][1]), text.decode(errors="replace"), None)
                # With another status these are notes on what was read.
                for place, why in unread.items() if process.returncode == 2 else ():
                    if answers[int(place)].result == "[]":
                        answers[int(place)] = Answer(identity(some[int(place)][1]), None, why.decode(errors="replace"))
            elif -process.returncode not in OF_THE_RECORD:
                raise ended(process, complaints)
    yield from zip(some, answers)


def article(record):
    """The name and the text of a record for 'stet lint', which reads no JSON lines.

    Raises ValueError, in the words of 'stet annotate', for what is no article."""
    fields = object_of(record)
    if fields is None:
        raise ValueError("this is no JSON object")
    for name, kinds in (("id", (str, int)), ("text", str)):
        if name not in fields:
            raise ValueError(f'there is no "{name}"')
        if not isinstance(fields[name], kinds) or isinstance(fields[name], bool):
            raise ValueError(f'"{name}" is of the wrong type')
    markup = fields.get("format")
    if markup is None:
        markup = "plain"
    if markup not in NAMES:
        raise ValueError(f"\"format\" is '{markup}'; it can be {', '.join(NAMES)}")
    # Halves of UTF-16 pairs are no characters.
    return NAMES[markup], re.sub("[\ud800-\udfff]", "\ufffd", fields["text"]).encode()


def object_of(record):
    try:
        fields = json.loads(record.decode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def identity(record):
    name = (object_of(record) or {}).get("id")
    return shown(name) if isinstance(name, (str, int)) and not isinstance(name, bool) else None


def shown(name):
    return None if name is None else re.sub("[\ud800-\udfff]", "\ufffd", str(name))


def command_line(work):
    program = SparkFiles.get(work.program)
    # Some ways of shipping lose the mode.
    os.chmod(program, os.stat(program).st_mode | stat.S_IXUSR)
    verb = {"annotate": ["annotate"], "extract": ["extract", "--format", "jsonl"], "lint": ["lint", "--format", "json"]}
    settings = ["--settings", SparkFiles.get(work.settings)] if work.settings else []
    # Said either way, so that no machine judges by weights of its own.
    tier = [] if work.command == "extract" else ["--deep"] if work.deep else ["--quick"]
    return [program, *verb[work.command], *tier, *settings]


def answered(work, cores, some):
    """(line, answer) of each record, in their order."""
    run = functools.partial(by_files if work.command == "lint" else by_lines, command_line(work), cores)
    some = iter(some)
    while (first := next(some, None)) is not None:
        rest = some if work.command != "lint" else itertools.islice(some, 199)
        unanswered = []
        for record, answer in run(itertools.chain([first], rest)):
            if answer is None:
                unanswered.append(record)
            else:
                yield record[0], answer
        # One of them ended the program, or somebody did: each alone, and what ends it twice again is to blame.
        for record in unanswered:
            for _ in range(2):
                (_, answer), = run(iter([record]))
                if answer:
                    break
            yield record[0], answer or Answer(identity(record[1]), None, "stet was ended by a fault on it, three times")


# The job


def perform(work, chunk):
    """Does a chunk, on a worker, and says how many records it had and how many of them have no result."""
    total = bad = 0

    def write(stream):
        nonlocal total, bad
        answers = answered(work, TaskContext.get().cpus(), records(chunk))
        with pyarrow.parquet.ParquetWriter(stream, SCHEMA, compression="zstd") as table:
            while some := list(itertools.islice(answers, 1000)):
                total += len(some)
                bad += sum(answer.error is not None for _, answer in some)
                columns = zip(*((line, *answer) for line, answer in some))
                table.write_table(pyarrow.table([pyarrow.array(c, f.type) for c, f in zip(columns, SCHEMA)], schema=SCHEMA))

    write_whole(f"{work.output}/{chunk.name}", write)
    return total, bad


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def plan(spark, shape, files, size, output):
    """The chunks: those of the job that is gone on with, or new ones, written down before the first is done."""
    name = f"{output}/_plan.json"
    system, path = opened(name)
    if system.get_file_info(path).type == pyarrow.fs.FileType.File:
        with system.open_input_stream(path, compression=None) as stream:
            kept = json.loads(stream.read())
        for what, value in shape.items():
            if kept["shape"].get(what) != value:
                raise Refused(f"{output} was begun with another {what}; go on with that, or name another --output")
        return [Chunk(*fields) for fields in kept["chunks"]]
    chunks = list(cut(files, size))
    lines = spark.parallelize(chunks, max(1, min(len(chunks), 4 * spark.defaultParallelism))).map(counted).collect()
    firsts = itertools.accumulate((chunk.lines for chunk in lines), initial=1)
    chunks = [dataclasses.replace(chunk, line=line) for chunk, line in zip(lines, firsts)]
    text = json.dumps({"shape": shape, "chunks": [dataclasses.astuple(chunk) for chunk in chunks]}).encode()
    write_whole(name, lambda stream: stream.write(text))
    return chunks


def names_in(folder, start):
    system, path = opened(folder)
    for info in system.get_file_info(pyarrow.fs.FileSelector(path)):
        if info.base_name.startswith(start):
            yield info.base_name


def probe(work):
    """Whether the program runs with these options, here: what is wrong with them is wrong everywhere."""
    try:
        list(answered(work, 1, [(1, b'{"id": "probe", "text": "It rained."}')]))
    except (OSError, RuntimeError) as error:
        raise Refused(str(error)) from None


def run(options):
    program = pathlib.Path(options.stet).resolve()
    shipped = [program]
    if options.deep:
        beside = [program.parent / "encoder.bin", program.parent.parent / "share/stet/encoder.bin",
                  program.parent / "stet_Weights.resources/encoder.bin"]
        weights = [path for path in ([pathlib.Path(options.weights)] if options.weights else beside) if path.is_file()]
        if not weights or weights[0].name != "encoder.bin":
            raise Refused("--deep needs encoder.bin, beside the program or named by --weights")
        shipped.append(weights[0])
    if options.settings:
        shipped.append(pathlib.Path(options.settings))
    for path in shipped:
        if not path.is_file():
            raise Refused(f"{path}: there is no such file")
    output = options.output.rstrip("/")
    output = output if "://" in output else os.path.abspath(output)
    inputs = [name if "://" in name else os.path.abspath(name) for name in options.input]
    files = input_files(inputs)
    size = max(1, int(options.chunk * 1_000_000))
    shape = {
        "command": options.command, "deep": options.deep, "chunk": size, "stet": digest(program),
        "settings": digest(options.settings) if options.settings else None,
        "weights": digest(shipped[1]) if options.deep else None,
        "input": [[name, info.size, info.mtime_ns] for name, info in files],
    }
    system, folder = opened(output)
    system.create_dir(folder, recursive=True)

    # Only then does the configuration know what spark-submit was told.
    SparkContext._ensure_initialized()
    conf = SparkConf().setIfMissing("spark.app.name", f"stet {options.command}")
    conf.setIfMissing("spark.master", "local[*]")
    # A machine that is lost counts against the task that it had, which is not to blame.
    conf.setIfMissing("spark.task.maxFailures", "16")
    with SparkContext(conf=conf) as spark:
        for path in shipped:
            spark.addFile(str(path))
        work = Work(options.command, program.name, options.deep, options.settings and shipped[-1].name, output)
        probe(work)
        chunks = plan(spark, shape, files, size, output)
        for name in list(names_in(output, "_draft-")):
            system.delete_file(f"{folder}/{name}")
        before = set(names_in(output, "chunk-"))
        wanted = [chunk for chunk in chunks if chunk.name not in before]
        began = time.monotonic()
        counts = spark.parallelize(wanted, len(wanted)).map(functools.partial(perform, work)).collect() if wanted else []
        seconds = time.monotonic() - began
    write_whole(f"{output}/_SUCCESS", lambda stream: None)
    print(f"{output}: {len(chunks)} chunks, {len(chunks) - len(wanted)} of them done before; "
          f"{sum(total for total, _ in counts)} records now, {sum(bad for _, bad in counts)} without a result, "
          f"in {seconds:.1f} seconds")


def main():
    usage, _, rest = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(description=usage, epilog=rest, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["annotate", "extract", "lint"])
    parser.add_argument("input", nargs="+", help="files and folders, or addresses that pyarrow opens, which every worker sees")
    parser.add_argument("--output", required=True, metavar="FOLDER", help="which every worker sees")
    parser.add_argument("--stet", required=True, metavar="FILE", help="the program, for the machines of the workers")
    parser.add_argument("--deep", action="store_true", help="read with the neural network as well")
    parser.add_argument("--weights", metavar="FILE", help="encoder.bin, where it does not lie beside the program")
    parser.add_argument("--settings", metavar="FILE", help="as Protocol/Settings.md shows")
    parser.add_argument("--chunk", type=float, default=4, metavar="MB", help="of input a task (standard: 4)")
    options = parser.parse_args()
    if options.deep and options.command == "extract":
        parser.error("extract has no --deep")
    if options.settings and options.command == "extract":
        parser.error("extract has no --settings")
    try:
        run(options)
    except Refused as problem:
        sys.exit(f"annotate_corpus.py: {problem}")


if __name__ == "__main__":
    main()
