"""Writes the file of weights that `Sources/Articles/Encoder` reads, from the network that train.py kept.

    python3 export.py --keep FOLDER [--keep FOLDER …] --out ../../Weights/Models/encoder.bin

The mean of several networks that went on from one start does better than each (Wortsman et al. 2022, "Model soups").

A header as every model of Stet has it (`ModelFile`), then its tables, each from a multiple of 64 bytes on, little-endian:

    hashes      64-bit FNV-1a of each word piece ("##" before one that goes on), rising; the order of the pieces
    pieces      a row of 8-bit numbers a piece; then a 32-bit scale a piece
    positions   32-bit rows; then shapes; then the weight and the bias of their norm
    each layer  four matrices (queries with keys and values, out, up, down) and two norms
    heads       claims, attribution, entities: 32-bit rows, padded to 16 with zeros; then the biases

A matrix of a layer is stored as the kernels multiply by it: 8-bit panels of 16 outputs (`EncoderKernels.h`), then a scale
an output, then the biases.
"""

import argparse
import os

import numpy
import torch

import data
import vocabulary


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def quantised(rows):
    """Whole numbers up to 127 and a scale a row."""
    scales = rows.abs().amax(1).clamp(min=1e-12) / 127
    return torch.round(rows / scales[:, None]).to(torch.int8).numpy(), scales.numpy()


def panels(matrix):
    """outputs x depth as [outputs / 16][depth / 2][16][2]."""
    outputs, depth = matrix.shape
    return matrix.reshape(outputs // 16, 16, depth // 2, 2).transpose(0, 2, 1, 3)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--keep", required=True, action="append",
                   help="a folder of train.py; of several, which began with one network, the mean is written")
    a.add_argument("--out", required=True)
    o = a.parse_args()
    kept = [torch.load(os.path.join(folder, "encoder.pt"), weights_only=True) for folder in o.keep]
    weights = {name: sum(k["weights"][name] for k in kept) / len(kept) for name in kept[0]["weights"]}
    layers = kept[0]["layers"]
    pieces = vocabulary.read(os.path.join(o.keep[0], "vocabulary.txt"))
    order = sorted(range(len(pieces)), key=lambda n: fnv(pieces[n].encode()))
    hashes = numpy.array([fnv(pieces[n].encode()) for n in order], "<u8")
    assert len(set(hashes)) == len(pieces), "two word pieces have one hash"
    out = bytearray()

    def put(array, kind="<f4"):
        out.extend(bytes(-len(out) % 64))
        out.extend(numpy.ascontiguousarray(array, dtype=kind).tobytes())

    put(hashes, "<u8")
    table, scales = quantised(weights["pieces.weight"][order])
    put(table, "i1")
    put(scales)
    put(weights["positions.weight"][: data.LONGEST])
    put(weights["shapes.weight"])
    put(weights["norm.weight"])
    put(weights["norm.bias"])
    for layer in range(len(layers)):
        own = f"layers.{layer}."
        for name in ("qkv", "out", "up", "down"):
            matrix, scales = quantised(weights[f"{own}{name}.weight"])
            put(panels(matrix), "i1")
            put(scales)
            put(weights[f"{own}{name}.bias"])
        for name in ("attention_norm", "norm"):
            put(weights[f"{own}{name}.weight"])
            put(weights[f"{own}{name}.bias"])
    for head in ("claims", "attribution", "entities"):
        rows, bias = weights[f"{head}.weight"], weights[f"{head}.bias"]
        put(torch.nn.functional.pad(rows, (0, 0, 0, 16 - len(rows))))
        put(torch.nn.functional.pad(bias, (0, 16 - len(bias))))
    place = {pieces[n]: row for row, n in enumerate(order)}
    lines = [
        "stet-model 1", "name encoder", "version 1", f"pieces {len(pieces)}", f"layers {len(layers)}",
        f"longest {data.LONGEST}", f"unknown {place['[UNK]']}", f"opening {place['[CLS]']}", f"closing {place['[SEP]']}",
        f"digest {fnv(bytes(out)):x}",
    ]
    header = ("\n".join(lines) + "\n").encode()
    header += b" " * (-(len(header) + 1) % 64) + b"\n"
    with open(o.out + ".part", "wb") as f:
        f.write(header + out)
    os.replace(o.out + ".part", o.out)
    print(f"{o.out}: {len(header) + len(out)} bytes")


if __name__ == "__main__":
    main()
