# SPDX-License-Identifier: Apache-2.0
"""Same input, same bytes: builds two months of the sample again and again, each time with something changed that must
not matter, and compares the releases file by file.

  sample.py --program qualitymap --sample samples/shunde --work FOLDER [control]

Threads, locale, time zone, folder, user and clock settings, and a second build change no byte. Shuffled rows change only
files that the manifest marks as provenance (places of rows, hashes of inputs). With "control" one value of the input is
changed as well, and the comparison must see it."""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys


def split_records(data):
    """Records of a CSV file as bytes, line breaks within quotes kept: 0x22 is no second byte in GB18030 or UTF-8."""
    records, start, quoted = [], 0, False
    for at, byte in enumerate(data):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x0A and not quoted:
            records.append(data[start:at + 1])
            start = at + 1
    if start < len(data):
        records.append(data[start:])
    return records


def shuffle(project, seed):
    dice = random.Random(seed)
    for folder, _, names in os.walk(os.path.join(project, "months")):
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                header, *rows = split_records(file.read())
            if rows and not rows[-1].endswith(b"\n"):
                rows[-1] += b"\n"
            dice.shuffle(rows)
            with open(path, "wb") as file:
                file.write(header + b"".join(rows))


def copy_of(sample, folder):
    shutil.rmtree(folder, ignore_errors=True)
    months = sorted(os.listdir(os.path.join(sample, "months")))[-2:]
    shutil.copytree(sample, folder, ignore=lambda path, names: [
        n for n in names if n == "history" or (os.path.basename(path) == "months" and n not in months)])


def build(program, project, output, jobs, **environment):
    """The live release: its id and the bytes of each file."""
    env = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "LC_ALL": "C.UTF-8", "TZ": "UTC", **environment}
    umask = int(env.pop("UMASK", "022"), 8)
    done = subprocess.run([program, "build", project, "--output", output, "--jobs", str(jobs), "--formats", "svg", "-q"], env=env,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=lambda: os.umask(umask))
    if done.returncode > 1:
        sys.exit(f"build ended with {done.returncode}: {done.stdout.decode(errors='replace')[-2000:]}")
    (release,) = os.listdir(os.path.join(output, "releases"))
    root = os.path.join(output, "releases", release)
    files = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, root)] = file.read()
    return release, files


def provenance(files):
    marked = {name for name, about in json.loads(files["manifest.json"])["files"].items() if about.get("provenance")}
    return marked | {"manifest.json", "SHA256SUMS"}


def differing(first, second, allowed=frozenset()):
    return sorted(name for name in first.keys() | second.keys() if name not in allowed and first.get(name) != second.get(name))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sample", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("what", nargs="?", default="all", choices=["all", "control"])
    options = parser.parse_args()
    work = os.path.abspath(options.work)
    project, site = os.path.join(work, "project"), os.path.join(work, "site")
    shutil.rmtree(work, ignore_errors=True)
    copy_of(options.sample, project)
    release, files = build(options.program, project, site, 1)
    print(f"{len(files)} files, {sum(map(len, files.values())):,} bytes, {len(provenance(files))} of them provenance")
    failed = 0

    def say(what, names):
        nonlocal failed
        failed += bool(names)
        print(f"{'DIFFERS' if names else 'same   '} {what}" + (f": {len(names)} files, {names[:4]}" if names else ""), flush=True)

    if options.what == "all":
        again, same = build(options.program, project, site, 2)
        say("a second build, with history, in the same folder", differing(files, same) + ([] if again == release else [again]))
        elsewhere = os.path.join(work, "elsewhere and deeper", "另一处")
        copy_of(options.sample, elsewhere)
        say("8 threads, another folder, locale, time zone, umask", differing(files, build(
            options.program, elsewhere, elsewhere + "-site", 8, LC_ALL="de_DE.UTF-8", LANG="tr_TR.UTF-8", TZ="Asia/Shanghai", UMASK="077")[1]))
        for folder in (elsewhere, elsewhere + "-site"):
            shutil.rmtree(folder)
    shuffled = os.path.join(work, "shuffled")
    copy_of(options.sample, shuffled)
    shuffle(shuffled, 7)
    if options.what == "control":
        published = os.path.join(shuffled, "published.csv")
        with open(published, "r+", encoding="utf-8-sig") as file:
            text = file.read().replace(",1160,", ",1161,")
            file.seek(0)
            file.truncate()
            file.write(text)
    others = build(options.program, shuffled, shuffled + "-site", 2)[1]
    names = differing(files, others, provenance(files) | provenance(others))
    say("rows of every table shuffled, files of provenance apart", names)
    if options.what == "all":
        # Provenance files do change, or nothing was shuffled.
        say("shuffling was noticed", [] if differing(files, others) else ["nothing differs at all"])
    shutil.rmtree(work)
    sys.exit(failed > 0 if options.what == "all" else not names)


if __name__ == "__main__":
    main()
