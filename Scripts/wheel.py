"""A wheel that holds the program: wheel.py TREE VERSION MACHINE OUT, with bin/ and share/ in the tree. It has no Python in it;
pip puts the program into the environment's bin and the rest into its share, where the program looks for it."""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile

tree, version, machine, out = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
symbols = subprocess.run(["objdump", "-T", tree / "bin/stet"], capture_output=True, text=True, check=True).stdout
libc = max(tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_(\d+\.\d+)", symbols))
tag = f"py3-none-manylinux_{libc[0]}_{libc[1]}_{machine}"
info = f"stet-{version}.dist-info"
metadata = f"""Metadata-Version: 2.1
Name: stet
Version: {version}
Summary: Language server for the news desk: sources, names, and what is no article
License: Apache-2.0
Requires-Python: >=3.7
Description-Content-Type: text/markdown

{pathlib.Path("README.md").read_text()}"""
files = {
    f"{info}/METADATA": metadata.encode(),
    f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: stet\nRoot-Is-Purelib: false\nTag: {tag}\n".encode(),
    f"{info}/LICENSE": pathlib.Path("LICENSE").read_bytes(),
}
for path in sorted(tree.rglob("*")):
    if not path.is_file():
        continue
    inner = path.relative_to(tree)
    place = "scripts" if inner.parts[0] == "bin" else f"data/{inner.parent}"
    files[f"stet-{version}.data/{place}/{inner.name}"] = path.read_bytes()

moment = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
record = ""
wheel = out / f"stet-{version}-{tag}.whl"
with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
    def add(name, data):
        entry = zipfile.ZipInfo(name, moment)
        entry.external_attr = (0o100755 if "/scripts/" in name else 0o100644) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, data)

    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        record += f"{name},sha256={digest},{len(data)}\n"
        add(name, data)
    add(f"{info}/RECORD", (record + f"{info}/RECORD,,\n").encode())
print(wheel)
