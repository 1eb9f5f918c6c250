# SPDX-License-Identifier: Apache-2.0
"""Sets the benchmarks against their peers: each pair A B A B …, whole processes, medians, ratios ours ÷ peer.

Called by run.sh. Exit 1 only when two programs disagree about a count; speed never fails."""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile


class Run:
    """One whole process: seconds by the clock, processor seconds of it and its children, peak memory, last JSON line."""

    def __init__(self, command):
        with tempfile.TemporaryFile() as out:
            start = os.times()
            process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.PIPE)
            errors = process.stderr.read().decode(errors="replace")
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.seconds = os.times().elapsed - start.elapsed
            out.seek(0)
            lines = [line for line in out.read().decode().splitlines() if line.startswith("{")]
        self.status = process.returncode
        self.errors = errors.strip()
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak_mb = usage.ru_maxrss / 1024
        self.said = json.loads(lines[-1]) if lines else {}


def surveyed(layer, out, vertices):
    """The same areas as a surveyor would draw them: about `vertices` to a ring, off the straight line by up to 1 % of the edge."""
    with open(layer, encoding="utf-8") as file:
        areas = json.load(file)
    state = 1
    for feature in areas["features"]:
        shape = feature["geometry"]
        for polygon in [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]:
            for r, ring in enumerate(polygon):
                pieces = max(1, vertices // (len(ring) - 1))
                made = []
                for (x, y), (u, v) in zip(ring, ring[1:]):
                    for k in range(pieces):
                        state = state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
                        off = 0 if k == 0 else ((state >> 33) / (1 << 31) - 0.5) * 0.02
                        t = k / pieces
                        made.append([round(x + t * (u - x) - off * (v - y), 7), round(y + t * (v - y) + off * (u - x), 7)])
                polygon[r] = made + [made[0]]
    with open(out, "w", encoding="utf-8") as file:
        json.dump(areas, file, ensure_ascii=False)


class Bench:
    def __init__(self, options):
        self.options = options
        self.data = options.data
        self.rows = []
        self.disagreements = []
        self.skipped = []

    def tool(self, name):
        return os.path.join(self.options.build, "tests", "bench", name)

    def pair(self, work, ours, peer_name, peer, check=None, cpu=True):
        """Runs ours and the peer in turn and keeps the medians; check() is asked after each round."""
        mine, theirs = [], []
        for _ in range(self.options.repeats):
            for command, kept in ((ours, mine), (peer, theirs)):
                run = Run(command)
                if run.status == 77:
                    self.skipped.append(f"{work}: {peer_name}: {run.errors.splitlines()[-1] if run.errors else 'not installed'}")
                    return
                if run.status != 0:
                    self.skipped.append(f"{work}: {' '.join(map(str, command[:2]))} ended with {run.status}: {run.errors[-200:]}")
                    return
                kept.append(run)
            if check:
                wrong = check()
                if wrong:
                    self.disagreements.append(f"{work}: {peer_name}: {wrong}")
        middle = lambda runs, what: statistics.median(getattr(run, what) for run in runs)
        row = {"work": work, "peer": peer_name,
               "ours_s": middle(mine, "seconds"), "peer_s": middle(theirs, "seconds"),
               "ours_cpu_s": middle(mine, "cpu"), "peer_cpu_s": middle(theirs, "cpu") if cpu else None,
               "ours_mb": middle(mine, "peak_mb"), "peer_mb": middle(theirs, "peak_mb") if cpu else None}
        for part in ("join_s", "join_cpu_s"):
            if part in mine[0].said and part in theirs[0].said:
                row[part] = statistics.median(run.said[part] for run in mine) / statistics.median(run.said[part] for run in theirs)
        self.rows.append(row)
        self.show(row)

    @staticmethod
    def show(row):
        cpu = f"{row['ours_cpu_s'] / row['peer_cpu_s']:7.3f}" if row["peer_cpu_s"] else "      –"
        memory = f"{row['ours_mb']:6.0f} /{row['peer_mb']:6.0f}" if row["peer_mb"] else f"{row['ours_mb']:6.0f} / server"
        part = f"   join alone {row['join_s']:.3f} (cpu {row['join_cpu_s']:.3f})" if "join_s" in row else ""
        print(f"{row['work']:<34} {row['peer']:<22} {row['ours_s']:8.2f} {row['peer_s']:8.2f} {row['ours_s'] / row['peer_s']:7.3f} {cpu}  {memory} MB{part}", flush=True)

    def join_layer(self, name, layer, code, label):
        rows = self.options.rows
        csv = os.path.join(self.data, f"{name}-{rows}.csv")
        if not os.path.exists(csv):
            subprocess.run([self.tool("bench_make"), str(rows), layer, code, label, csv], check=True)
        ours_totals, peer_totals = (os.path.join(self.data, f"{name}-{who}.totals") for who in ("ours", "peer"))
        work = f"join {rows:,} × {name}"
        ours = [self.tool("bench_pipeline"), csv, layer, code, label, 1, ours_totals]

        def totals(path):
            with open(path, encoding="utf-8") as file:
                lines = (line.strip().split(",") for line in file)
                return {key: (int(count), int(total)) for key, count, total in lines if count != "0"}

        def equal():
            mine, theirs = totals(ours_totals), totals(peer_totals)
            wrong = [key for key in mine.keys() | theirs.keys() if mine.get(key) != theirs.get(key)]
            return f"{len(wrong)} of {len(mine)} areas differ, for example {sorted(wrong)[:3]}" if wrong else None

        self.pair(work, ours, "GEOS tree + prepared", [self.tool("bench_geos"), csv, layer, code, label, 1, peer_totals], equal)
        here = os.path.dirname(os.path.abspath(__file__))
        self.pair(work, ours, "PostGIS load + query", [os.path.join(here, "postgis.sh"), csv, layer, code, peer_totals], equal, cpu=False)
        mapshaper = os.path.join(self.options.modules, ".bin", "mapshaper")
        if os.path.exists(mapshaper):
            out = os.path.join(self.data, "mapshaper.csv")
            self.pair(work, ours, "mapshaper -join",
                      [mapshaper, "-i", layer, "name=areas", "-i", csv, "name=pts", "-points", "target=pts", "x=经度", "y=纬度",
                       "-join", "target=areas", "pts", "calc=n = count(), s = sum(工业总产值)", "fields=", "-o", out, "target=areas", "format=csv", "force"])
        else:
            self.skipped.append(f"{work}: mapshaper is not in {self.options.modules}")
        return csv

    def csv(self, csv):
        work = f"read {self.options.rows:,} rows of 20 columns"
        ours = [self.tool("bench_csv"), "qualitymap", csv]
        self.pair(work, ours + [1], "fast-cpp-csv-parser", [self.tool("bench_csv"), "fccp", csv, 1])
        self.pair(work, ours + [1], "GDAL CSV driver", [self.tool("bench_csv"), "gdal", csv, 1])
        if os.path.isdir(os.path.join(self.options.modules, "@duckdb", "node-api")) and shutil.which("node"):
            script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "csv_duckdb.mjs")
            for what in ("load", "sum"):
                self.pair(work + ", 2 threads", ours + [2], f"DuckDB {what}", ["node", script, self.options.modules, what, csv, 2])
        else:
            self.skipped.append(f"{work}: @duckdb/node-api is not in {self.options.modules}")

    def svg(self, layer, code, label, name):
        folder = os.path.join(self.data, "svg")
        for maps in (1, 100, 1000):
            ours = [self.tool("bench_svg"), layer, code, label, maps, folder + "-ours"]
            if os.path.isdir(os.path.join(self.options.modules, "d3-geo")) and shutil.which("node"):
                script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "svg_d3.mjs")
                self.pair(f"SVG of {name} × {maps}", ours, "d3-geo", ["node", script, self.options.modules, layer, code, label, maps, folder + "-peer"])
            else:
                self.skipped.append(f"SVG: d3-geo is not in {self.options.modules}")


    def sample(self):
        """The newest month of the sample as its users build it: medians by stage, with and without PDF and PNG."""
        sample = os.path.join(self.options.source, "samples", "shunde")
        program = os.path.join(self.options.build, "qualitymap")
        newest = sorted(os.listdir(os.path.join(sample, "months")))[-1]
        for months in ("newest month", "all months"):
            for formats in ("svg", "svg,pdf,png"):
                runs = []
                for _ in range(self.options.repeats):
                    with tempfile.TemporaryDirectory(dir=self.data) as folder:
                        project = os.path.join(folder, "project")
                        ignored = (lambda path, names: [n for n in names if n == "history" or (path.endswith("months") and n != newest)])
                        shutil.copytree(sample, project, ignore=ignored if months == "newest month" else shutil.ignore_patterns("history"))
                        run = Run([program, "build", project, "--output", os.path.join(folder, "site"), "--formats", formats, "--timings", "-q"])
                        if run.status > 1:
                            self.disagreements.append(f"sample: build ended with {run.status}: {run.errors[-300:]}")
                            return
                        pairs = (line.split() for line in run.errors.splitlines())
                        run.stages = {p[0]: float(p[1]) for p in pairs if len(p) == 3 and p[2] == "s"}
                        runs.append(run)
                middle = lambda values: statistics.median(values)
                stages = "  ".join(f"{name} {middle([r.stages[name] for r in runs]):.2f}" for name in runs[0].stages if name != "total")
                row = {"work": f"sample, {months}, {formats}", "s": middle([r.seconds for r in runs]), "cpu_s": middle([r.cpu for r in runs]),
                       "mb": middle([r.peak_mb for r in runs])}
                self.rows.append(row)
                print(f"{row['work']:<34} {row['s']:6.2f} s by the clock, {row['cpu_s']:.2f} s of processor, {row['mb']:.0f} MB: {stages}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--modules", required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", default="sample,join,csv,svg")
    bench = Bench(parser.parse_args())
    options = bench.options
    os.makedirs(options.data, exist_ok=True)
    parks = os.path.join(options.source, "samples", "shunde", "boundaries", "parks.geojson")
    towns = os.path.join(options.source, "geodata", "shunde", "towns.geojson")
    counties = os.path.join(options.data, "counties.geojson")
    atlas = os.path.join(options.modules, "us-atlas", "counties-10m.json")
    if not os.path.exists(counties) and os.path.exists(atlas) and shutil.which("ogr2ogr"):
        subprocess.run(["ogr2ogr", "-f", "GeoJSON", "-a_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=7", "-where", "id < '57'", counties, atlas, "counties"], check=True)
    if "sample" in options.only:
        bench.sample()
    print(f"{'work':<34} {'peer':<22} {'ours s':>8} {'peer s':>8} {'ratio':>7} {'cpu':>7}  {'peak ours / peer':>17}")
    csv = os.path.join(options.data, f"parks-{options.rows}.csv")
    if "join" in options.only:
        bench.join_layer("towns", towns, "code", "name")
        csv = bench.join_layer("parks", parks, "park_id", "name")
        if os.path.exists(counties):
            csv = bench.join_layer("counties", counties, "id", "name")
        else:
            bench.skipped.append(f"join with counties: us-atlas is not in {options.modules}")
    if "csv" in options.only:
        if not os.path.exists(csv):
            subprocess.run([bench.tool("bench_make"), str(options.rows), parks, "park_id", "name", csv], check=True)
        bench.csv(csv)
    if "svg" in options.only:
        bench.svg(parks, "park_id", "name", "153 parks")
        dense = os.path.join(options.data, "parks-surveyed.geojson")
        surveyed(parks, dense, 250)
        bench.svg(dense, "park_id", "name", "153 surveyed parks")
    with open(os.path.join(options.data, "result.json"), "w", encoding="utf-8") as file:
        json.dump(bench.rows, file, indent=1)
    for line in bench.skipped:
        print("SKIPPED:", line)
    for line in bench.disagreements:
        print("DISAGREES:", line)
    sys.exit(1 if bench.disagreements else 0)


if __name__ == "__main__":
    main()
