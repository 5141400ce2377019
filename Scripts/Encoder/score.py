"""Scores of an encoder on articles that it was not fitted on."""

import torch

import data

UNSOURCED, VAGUE, OPINION = 2, 1, 4


def predictions(encoder, articles, task, size=3584):
    """For each article, for each sentence: its logits (claims) or those of its words (the tagging tasks)."""
    made = [(n, w) for n, (t, sentences) in enumerate(articles) if t == task for w in data.windows(t, sentences)]
    found = {}
    encoder.eval()
    with torch.no_grad():
        for batch in data.batches([w for _, w in made], size):
            pieces, shapes, lengths, sentence = data.tensors(batch)
            top = encoder(pieces, shapes, lengths)
            if task == "claims":
                logits, place = encoder.of_sentences(top, sentence), 0
                for window in batch:
                    found[id(window)] = logits[place : place + len(window.sentences)]
                    place += len(window.sentences)
            else:
                head = getattr(encoder, task)
                for row, window in enumerate(batch):
                    found[id(window)] = head(top[row, window.firsts])
    return [(w, found[id(w)]) for _, w in made]


def average_precision(ranked):
    right = seen = total = 0.0
    for _, is_right in sorted(ranked, key=lambda r: -r[0]):
        seen += 1
        if is_right:
            right += 1
            total += right / seen
    return total / right if right else 0.0


def claims(found, quick_share=0.0):
    """Average precision of unsourced (opinion left out) and of vague; `quick_share` is the weight of the quick judge's
    logarithms."""
    unsourced, vague = [], []
    for window, logits in found:
        for sentence, row in zip(window.sentences, logits):
            if sentence.label < 0:
                continue
            if quick_share:
                row = torch.log_softmax(row, -1) + quick_share * torch.log(torch.tensor(sentence.quick).clamp(min=1e-6))
            p = torch.softmax(row, -1)
            if sentence.label != OPINION:
                unsourced.append((float(p[UNSOURCED]), sentence.label == UNSOURCED))
            vague.append((float(p[VAGUE]), sentence.label == VAGUE))
    return average_precision(unsourced), average_precision(vague)


def names(labels):
    """Of labels as EntityLabel numbers them: (start, end, kind)."""
    found, start = [], None
    for i, label in enumerate(list(labels) + [0]):
        kind = (label + 1) // 2
        if start is not None and (kind != found_kind or label % 2 == 1):
            found.append((start, i, found_kind))
            start = None
        if label and start is None:
            start, found_kind = i, kind
    return set(found)


def entities(found):
    right = ours = theirs = 0
    for window, logits in found:
        a, b = names(logits.argmax(-1).tolist()), names(window.tags)
        right, ours, theirs = right + len(a & b), ours + len(a), theirs + len(b)
    return 2 * right / (ours + theirs) if ours + theirs else 0.0



def attribution(found):
    """F1 of the words of sources, cues and contents, and of "no word of this sentence is content"."""
    tally = {r: [0, 0, 0] for r in "sct-"}
    for window, logits in found:
        guess, place = logits.argmax(-1).tolist(), 0
        for sentence in window.sentences:
            n = len(sentence.firsts)
            a, b = guess[place : place + n], window.tags[place : place + n]
            place += n
            for x, y in zip(map(kind_of, a), map(kind_of, b)):
                if x != "n":
                    tally[x][1] += 1
                    tally[x][0] += x == y
                if y != "n":
                    tally[y][2] += 1
            bare = [all(kind_of(label) != "t" for label in labels) for labels in (a, b)]
            tally["-"][0] += bare[0] and bare[1]
            tally["-"][1] += bare[0]
            tally["-"][2] += bare[1]
    return [2 * r / (o + t) if o + t else 0.0 for r, o, t in (tally[k] for k in "sct-")]


def kind_of(label):
    """none, source, cue or content ("t"), as AttributionLabel.role has it."""
    return "n" if label == 0 else "s" if label < 5 else "c" if label < 7 else "t"


def line(encoder, articles):
    found = predictions(encoder, articles, "claims")
    plain, both = claims(found), claims(found, 1.0)
    source, cue, content, bare = attribution(predictions(encoder, articles, "attribution"))
    f1 = entities(predictions(encoder, articles, "entities"))
    return (f"unsourced AP {plain[0]:.3f} ({both[0]:.3f} with the quick judge), vague {plain[1]:.3f} ({both[1]:.3f}); "
            f"source {source:.3f}, cue {cue:.3f}, content {content:.3f}, unattributed {bare:.3f}; names {f1:.3f}")
