"""The word pieces that the encoder keeps: a cut of a public vocabulary to what news is written with."""

import collections
import gzip
import json
import re
import unicodedata

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


class Vocabulary:
    """Cuts words into pieces, longest match first (WordPiece; Wu et al. 2016)."""

    def __init__(self, pieces):
        self.pieces = pieces
        self.number = {piece: number for number, piece in enumerate(pieces)}
        self.longest = max(len(piece) for piece in pieces)
        self.known = {}

    def cut(self, run):
        """The numbers of the pieces of a run of letters and digits, or of a single mark."""
        if run not in self.known:
            self.known[run] = self._cut(run)
        return self.known[run]

    def _cut(self, run):
        pieces, start = [], 0
        while start < len(run):
            for end in range(min(len(run), start + self.longest), start, -1):
                piece = self.number.get(("##" if start else "") + run[start:end])
                if piece is not None:
                    break
            else:
                return [self.number["[UNK]"]]
            pieces.append(piece)
            start = end
        return pieces


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines]


def words_of(text):
    """Nearly as the engine cuts and folds; good enough to count by."""
    text = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return re.findall(r"[^\W_]+|[^\w\s]|_", text)


def cut_down(pieces, texts, size):
    """The most frequent pieces of the texts, all single characters among them, in the order of the full vocabulary.

    A word whose piece is gone is cut into shorter ones, so nothing becomes unreadable.
    """
    whole = Vocabulary(pieces)
    words = collections.Counter()
    for text in texts:
        words.update(words_of(text))
    counts = collections.Counter()
    for word, count in words.items():
        for piece in whole.cut(word):
            counts[pieces[piece]] += count
    single = {p for p in pieces if len(p.removeprefix("##")) == 1 and (counts[p] > 0 or p.isascii())}
    keep = set(SPECIAL) | single
    for piece, _ in counts.most_common():
        if len(keep) >= size:
            break
        keep.add(piece)
    rest = [p for p in pieces if p in keep and p not in SPECIAL]
    return SPECIAL + rest


def texts_of(paths):
    """Of articles, JSON lines with a "text"."""
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]
