#!/usr/bin/env bash
# Runs Samples/spark/annotate_corpus.py on a Spark of this machine, where there is one, and holds it against one process. It
# takes two minutes of free cores, four of busy ones, and installs nothing: Spark has hundreds of megabytes.
set -euo pipefail
stet=$1
shift
cd "$(dirname "$0")/.."
python=${PYSPARK_PYTHON:-.build/spark/bin/python}
[ -x "$(command -v "$python")" ] || python=python3

if ! command -v java >/dev/null || ! "$python" -c 'import pyspark, pyarrow' 2>/dev/null; then
  echo "No Spark here: Samples/spark is not tested. It needs Java 17, and PySpark in a Python of its own:"
  echo "  sudo apt-get install default-jre-headless; python3 -m venv .build/spark; .build/spark/bin/pip install pyspark pyarrow"
  exit 0
fi
exec "$python" Tests/SparkTests/annotate_corpus_test.py "$stet" "$@"
