"""Windows of consecutive sentences over the articles that `stet-train encoder-data` wrote."""

import json
import random

import torch

LONGEST = 224  # pieces a window
CLS, SEP = 2, 3  # their numbers in the vocabulary
TASKS = ("claims", "attribution", "entities")


class Sentence:
    __slots__ = ("opens", "pieces", "shapes", "firsts", "tags", "label", "quick")

    def __init__(self, row, vocabulary):
        self.opens = row["opens"]
        self.pieces, self.shapes, self.firsts = [], [], []
        for runs, shape in zip(row["words"], row["shapes"]):
            self.firsts.append(len(self.pieces))
            for run in runs:
                for piece in vocabulary.cut(run):
                    self.pieces.append(piece)
                    self.shapes.append(shape)
        self.tags, self.label, self.quick = row.get("tags"), row.get("label", -1), row.get("quick")
        # What does not fit in a window of its own is cut: such a "sentence" is a list or a table.
        limit = LONGEST - 2
        if len(self.pieces) > limit:
            self.pieces, self.shapes = self.pieces[:limit], self.shapes[:limit]
            self.firsts = [f for f in self.firsts if f < limit]
            self.tags = self.tags and self.tags[: len(self.firsts)]

    def size(self):
        return len(self.pieces) + 1 + self.opens


class Window:
    """Pieces of consecutive sentences: [CLS] before a block, [SEP] behind a sentence."""

    def __init__(self, task, sentences):
        self.task, self.sentences = task, sentences
        self.pieces, self.shapes, self.of, self.firsts = [], [], [], []
        for number, sentence in enumerate(sentences):
            if sentence.opens:
                self._mark(CLS)
            self.firsts += [len(self.pieces) + first for first in sentence.firsts]
            self.pieces += sentence.pieces
            self.shapes += sentence.shapes
            self.of += [number] * len(sentence.pieces)
            self._mark(SEP)
        self.tags = [tag for s in sentences for tag in s.tags] if task != "claims" else []
        self.labels = [s.label for s in sentences]

    def _mark(self, piece):
        self.pieces.append(piece)
        self.shapes.append(0)
        self.of.append(-1)


def articles(path, vocabulary):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["task"], [Sentence(s, vocabulary) for s in row["sentences"]]


def windows(task, sentences, shuffle=None):
    """As many sentences to a window as fit; the first one may be shorter by chance, so that no sentence always has the same
    neighbours."""
    limit = shuffle.randint(LONGEST // 3, LONGEST) if shuffle else LONGEST
    run, size = [], 0
    for sentence in sentences:
        if run and size + sentence.size() > limit:
            yield Window(task, run)
            run, size, limit = [], 0, LONGEST
        run.append(sentence)
        size += sentence.size()
    if run:
        yield Window(task, run)


def batches(all_windows, size, shuffle=None):
    """Windows of like length together, `size` pieces to a batch."""
    order = list(all_windows)
    if shuffle:
        shuffle.shuffle(order)
    # Sorted within stretches, so that batches stay mixed.
    stretch = 512 if shuffle else len(order) or 1
    made = []
    for start in range(0, len(order), stretch):
        part = sorted(order[start : start + stretch], key=lambda w: len(w.pieces))
        batch = []
        for window in part:
            if batch and (len(batch) + 1) * len(window.pieces) > size:
                made.append(batch)
                batch = []
            batch.append(window)
        if batch:
            made.append(batch)
    if shuffle:
        shuffle.shuffle(made)
    return made


def tensors(batch, shuffle=None):
    """pieces, shapes, lengths; the number of its sentence for each piece, counted through the batch."""
    longest = max(len(w.pieces) for w in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    shapes = torch.zeros(len(batch), longest, dtype=torch.long)
    sentence = torch.full((len(batch), longest), -1, dtype=torch.long)
    first = 0
    for row, window in enumerate(batch):
        length = len(window.pieces)
        pieces[row, :length] = torch.tensor(window.pieces)
        how = shapes_of(window, shuffle)
        shapes[row, :length] = torch.tensor(how)
        of = torch.tensor(window.of)
        sentence[row, :length] = torch.where(of >= 0, of + first, of)
        first += len(window.sentences)
    lengths = torch.tensor([len(w.pieces) for w in batch])
    return pieces, shapes, lengths, sentence


PLAIN, CAPITALISED, ALL_CAPITALS, MIXED = 0, 1, 2, 3


def shapes_of(window, shuffle):
    """Now and then all in lower case or in capitals, as tweets and headlines are."""
    chance = shuffle.random() if shuffle else 1
    if chance < 0.03:
        return [PLAIN if s in (CAPITALISED, ALL_CAPITALS, MIXED) else s for s in window.shapes]
    if chance < 0.06:
        return [ALL_CAPITALS if s in (PLAIN, CAPITALISED, MIXED) and p > SEP else s
                for s, p in zip(window.shapes, window.pieces)]
    if chance < 0.09:
        return [CAPITALISED if s == PLAIN and p > SEP else s for s, p in zip(window.shapes, window.pieces)]
    return window.shapes
