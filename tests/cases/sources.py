#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the cases ods*, gpkg* and layer_*: python3 tests/cases/sources.py

They are committed; this is how they came about. Same script and same SQLite, same bytes. QGIS and LibreOffice open
what is whole.
"""
import csv
import io
import json
import sqlite3
import struct
import tempfile
import zipfile
from pathlib import Path

from workbooks import packed

HERE = Path(__file__).resolve().parent
SMALL = HERE / "bases/small"
TABLE = SMALL / "months/2024-06/enterprises.csv"
BUILD = "build project --output site --lang en --formats svg"
CONFIG = (SMALL / "qualitymap.toml").read_text(encoding="utf-8")
NUMBERS = (4, 5, 8, 9, 10)
GPKG = """
PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'undefined', ''),
  ('CGCS2000 / 3-degree GK CM 114E', 4547, 'EPSG', 4547, 'undefined', ''), ('undefined', 0, 'NONE', 0, 'undefined', '');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT '2024-01-01T00:00:00.000Z',
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
"""


def table():
    return list(csv.reader(TABLE.open(encoding="utf-8")))


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def ods(rows, manifest=""):
    """The table as LibreOffice holds it: numbers and dates as values, the sheet filled up to its last row."""
    spaces = "".join(f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle")))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    lines = []
    for r, row in enumerate(rows):
        cells = []
        for i, value in enumerate(row):
            if value.startswith("<"):
                cells.append(value)
            elif not value:
                cells.append("<table:table-cell/>")
            elif r and i in NUMBERS:
                cells.append(f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
                             "</table:table-cell>")
            elif r and i == 11:
                cells.append(f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>6月28日'
                             "</text:p></table:table-cell>")
            else:
                cells.append(f'<table:table-cell office:value-type="string"><text:p>{escaped(value)}</text:p>'
                             "</table:table-cell>")
        lines.append("<table:table-row>" + "".join(cells) +
                     '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>')
    lines.append(f'<table:table-row table:number-rows-repeated="{1048576 - len(rows)}"><table:table-cell '
                 'table:number-columns-repeated="16384"/></table:table-row>')
    return packed({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'{head}<office:document-content{spaces} office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="企业">{"".join(lines)}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>",
        "META-INF/manifest.xml": f'{head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:'
        '1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry '
        f'manifest:full-path="content.xml" manifest:media-type="text/xml">{manifest}</manifest:file-entry>'
        "</manifest:manifest>",
    })


def entry(name, geometry="", system=4326):
    sql = (f"INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('{name}', "
           f"'{'features' if geometry else 'attributes'}', '{name}', {system});")
    if geometry:
        sql += f"INSERT INTO gpkg_geometry_columns VALUES ('{name}', '{geometry}', 'GEOMETRY', {system}, 0, 0);"
    return sql


def geometry(shape, system=4326):
    head = b"GP\0\1" + struct.pack("<i", system)
    if shape["type"] == "Point":
        return head + struct.pack("<BIdd", 1, 1, *shape["coordinates"])
    rings = shape["coordinates"]
    body = struct.pack("<BII", 1, 3, len(rings))
    for ring in rings:
        body += struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *point) for point in ring)
    return head + body


def database(fill):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gpkg"
        base = sqlite3.connect(path)
        base.executescript(GPKG)
        fill(base)
        base.commit()
        base.close()
        return path.read_bytes()


def towns(system=4326, said=None, damaged=False):
    features = json.loads((SMALL / "boundaries/towns.geojson").read_text(encoding="utf-8"))["features"]

    def fill(base):
        base.executescript("CREATE TABLE towns (fid INTEGER PRIMARY KEY, geom BLOB, code TEXT, name TEXT, name_en TEXT);" +
                           entry("towns", "geom", system))
        for feature in features:
            p = feature["properties"]
            base.execute("INSERT INTO towns (geom, code, name, name_en) VALUES (?, ?, ?, ?)",
                         (geometry(feature["geometry"], system if said is None else said), p["code"], p["name"],
                          p.get("name_en")))
        if damaged:
            base.execute("INSERT INTO towns (geom, code, name) VALUES (?, 'X', CAST(X'BCD7D5F2' AS TEXT))",
                         (geometry(features[0]["geometry"]),))

    return database(fill)


def enterprises(points):
    rows = table()
    names = rows[0]
    lon, lat = names.index("lon") if "lon" in names else 4, names.index("lat") if "lat" in names else 5

    def fill(base):
        kept = [i for i in range(len(names)) if not (points and i in (lon, lat))]
        columns = ", ".join(f'"{names[i]}" {"REAL" if i in NUMBERS else "TEXT"}' for i in kept)
        base.executescript(f"CREATE TABLE enterprises (fid INTEGER PRIMARY KEY, {columns}{', geom BLOB' if points else ''});" +
                           entry("enterprises", "geom" if points else ""))
        for row in rows[1:]:
            values = [row[i] or None for i in kept]
            if points:
                values.append(geometry({"type": "Point", "coordinates": [float(row[lon]), float(row[lat])]})
                              if row[lon] else None)
            base.execute(f"INSERT INTO enterprises VALUES (NULL, {', '.join('?' * len(values))})", values)

    return database(fill)


def case(folder, about, exit_code, row="", files=(), config=CONFIG, extra="", command=BUILD, before="", deleted=()):
    place = HERE / folder
    for name, data in files:
        (place / "input" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "input" / name).write_bytes(data)
    if config != CONFIG:
        (place / "input").mkdir(parents=True, exist_ok=True)
        (place / "input/qualitymap.toml").write_text(config, encoding="utf-8")
    text = f"# {about}\n" + (f"row: {row}\n" if row else "") + "".join(f"delete: project/{d}\n" for d in deleted) + before
    text += f"run: {command}\nexit: {exit_code}\n"
    if exit_code >= 2:
        text += "absent: site/index.html\nabsent: project/history\n"
    place.mkdir(parents=True, exist_ok=True)
    (place / "run.txt").write_text(text + extra, encoding="utf-8")


def month_case(folder, about, data, exit_code, name, source="", **more):
    config = CONFIG.replace('files = ["enterprises.csv"]', f'files = ["{name}"]{source}')
    case(folder, about, exit_code, files=[(f"months/2024-06/{name}", data)], config=config,
         deleted=["months/2024-06/enterprises.csv", "months/2024-05"], **more)


def layer_case(folder, about, data, exit_code, extra_files=(), crs="EPSG:4326", **more):
    config = CONFIG.replace('file = "boundaries/towns.geojson"\ncrs = "EPSG:4326"',
                            f'file = "boundaries/towns.gpkg"\ncrs = "{crs}"')
    case(folder, about, exit_code, files=[("boundaries/towns.gpkg", data), *extra_files], config=config,
         deleted=["boundaries/towns.geojson"], **more)


def main():
    whole = ods(table())
    month_case("build/ods", "An ODS that the source declares is a table like any other.", whole, 0, "enterprises.ods",
               '\nformat = "ods"', extra="shown: 甲一电机有限公司\n")
    month_case("build/ods_not_declared", "An ODS that no source declares is refused, and told how to be read.", whole, 5,
               "enterprises.ods", row="X22")
    month_case("build/ods_encrypted", "Saved with a password.", ods(table(), "<manifest:encryption-data/>"), 5,
               "enterprises.ods", '\nformat = "ods"', row="X1")
    month_case("build/ods_cut", "An ODS that is cut is refused as a whole.", whole[: len(whole) * 2 // 3], 5,
               "enterprises.ods", '\nformat = "ods"', row="X2")
    bomb = table()
    bomb.append(['<table:table-cell office:value-type="string" table:number-columns-repeated="4000"><text:p>' + "a" * 400 +
                 "</text:p></table:table-cell>"])
    month_case("build/ods_bomb", "A row of 1.6 MB said to stand a million times, in 3 kB.", repeated(bomb), 5,
               "enterprises.ods", '\nformat = "ods"', row="X3")
    wrong = table()
    wrong[3][8] = '<table:table-cell table:formula="of:=SUM([.A1])"/>'
    wrong[4][9] = ('<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!'
                   "</text:p></table:table-cell>")
    month_case("check/ods_places", "What is wrong in an ODS is told by sheet and cell.", ods(wrong), 1, "enterprises.ods",
               '\nformat = "ods"', command="check project --lang en")

    month_case("build/gpkg_table", "A point layer of a GeoPackage is a table with coordinates.", enterprises(True), 0,
               "enterprises.gpkg", extra="shown: 甲一电机有限公司\n")
    month_case("build/gpkg_table_attributes", "So is a table without geometry.", enterprises(False), 0, "enterprises.gpkg",
               extra="shown: 甲一电机有限公司\n")

    good = towns()
    layer_case("build/gpkg_layer", "Towns out of a GeoPackage.", good, 0,
               extra="absent: project/boundaries/towns.gpkg-wal\nabsent: project/boundaries/towns.gpkg-shm\n"
               "absent: project/boundaries/towns.gpkg-journal\n")
    layer_case("build/gpkg_system_missing", "A layer that says no coordinate system.", towns(0), 5, row="G10")
    layer_case("build/gpkg_system_differs", "A layer in another system than the configuration says.", towns(4547), 5,
               row="G10")
    layer_case("build/gpkg_row_system_differs", "Geometries in another system than their layer.", towns(4326, 4547), 5,
               row="G10")
    layer_case("build/gpkg_not_a_database", "The name ends in .gpkg, the content is something else.",
               b"code,name\n440699101,x\n", 5, row="G11")
    other = bytearray(good)
    other[68:72] = b"MPBX"
    layer_case("build/gpkg_application_id", "An SQLite database of another program.", bytes(other), 5, row="G11")
    spoilt = bytearray(good)
    page = struct.unpack(">H", good[16:18])[0]
    at = (good.index(b"440699") // page) * page
    spoilt[at:at + 100] = b"\xa5" * 100
    layer_case("build/gpkg_corrupt_page", "One page is spoilt.", bytes(spoilt), 5, row="G11")
    layer_case("build/gpkg_cut", "Copied by half.", good[: len(good) // 2], 5, row="G11")
    wal = [("boundaries/towns.gpkg-wal", b"\x37\x7f\x06\x82" + bytes(60))]
    layer_case("build/gpkg_uncommitted", "Changes of another program are not in the file yet.", good, 7, wal, row="G12",
               before="keep: project/boundaries\n",
               extra="kept: project/boundaries\nabsent: project/boundaries/towns.gpkg-shm\n")
    view = database(lambda base: base.executescript(
        "CREATE VIEW towns AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) "
        "SELECT i AS fid, NULL AS geom, 'T' || i AS code, 'x' AS name FROM n;" + entry("towns", "geom")))
    layer_case("build/gpkg_view", "A view of a billion rows in place of a table.", view, 5, row="G14")
    other_layer("build/shapefile_gbk", "A Shapefile in GBK whose .cpg says so.",
                [*shapefile("gbk"), ("boundaries/towns.cpg", b"GBK")], "towns.shp", 0, extra="shown: 东江街道\n")
    other_layer("build/shapefile_big5", "Names in Big5 behind a .cpg that says UTF-8: the configuration knows better.",
                [*shapefile("big5", lambda name: name.replace("东", "東").replace("镇", "鎮")),
                 ("boundaries/towns.cpg", b"UTF-8"),
                 ("aliases.csv", "kind,alias,canonical\ntown,东江街道,東江街道\ntown,西河镇,西河鎮\n".encode())],
                "towns.shp", 0, '\nencoding = "Big5"', extra="shown: 東江街道\n")
    other_layer("build/shapefile_cpg_wrong", "Names in GBK behind a .cpg that says UTF-8.",
                [*shapefile("gbk"), ("boundaries/towns.cpg", b"UTF-8")], "towns.shp", 1, extra="shown: 东江街道\n")
    other_layer("build/shapefile_encoding_wrong", "Names in UTF-8, the configuration says Big5.", shapefile("utf-8"),
                "towns.shp", 5, '\nencoding = "Big5"')
    other_layer("build/topojson", "Towns as TopoJSON.", [("boundaries/towns.topojson", topology())], "towns.topojson", 0,
                extra="shown: 东江街道\n")

    layer_case("build/gpkg_text_not_utf8", "A name in GBK costs its row, not the layer.", towns(damaged=True), 1, row="G14")


def shapefile(encoding, turned=str):
    """towns.shp, .shx and .dbf with the names in that encoding; without a .cpg."""
    features = json.loads((SMALL / "boundaries/towns.geojson").read_text(encoding="utf-8"))["features"]
    records, index, offset = b"", b"", 50
    everything = [point for f in features for ring in f["geometry"]["coordinates"] for point in ring]
    for number, feature in enumerate(features, 1):
        rings = feature["geometry"]["coordinates"]
        points = [point for ring in rings for point in ring[::-1]]  # shells run clockwise
        starts, at = [], 0
        for ring in rings:
            starts.append(at)
            at += len(ring)
        body = struct.pack("<i", 5) + box(points) + struct.pack(f"<ii{len(starts)}i", len(starts), len(points), *starts)
        body += b"".join(struct.pack("<dd", *point) for point in points)
        records += struct.pack(">ii", number, len(body) // 2) + body
        index += struct.pack(">ii", offset, len(body) // 2)
        offset += 4 + len(body) // 2

    def head(words):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, words) + struct.pack("<ii", 1000, 5) + box(everything) + bytes(32)

    fields = (("code", 12), ("name", 40))
    size = 1 + sum(width for _, width in fields)
    dbf = struct.pack("<B3BIHH20x", 3, 124, 1, 1, len(features), 33 + 32 * len(fields), size)
    for name, width in fields:
        dbf += struct.pack("<11sc4xBB14x", name.encode(), b"C", width, 0)
    dbf += b"\r"
    for feature in features:
        dbf += b" "
        for name, width in fields:
            dbf += turned(feature["properties"][name]).encode(encoding).ljust(width)[:width]
    return [("boundaries/towns.shp", head(50 + len(records) // 2) + records),
            ("boundaries/towns.shx", head(50 + len(index) // 2) + index), ("boundaries/towns.dbf", dbf + b"\x1a")]


def box(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return struct.pack("<4d", min(xs), min(ys), max(xs), max(ys))


def topology():
    """One arc a ring, whole numbers with a scale, as mapshaper writes it."""
    features = json.loads((SMALL / "boundaries/towns.geojson").read_text(encoding="utf-8"))["features"]
    arcs, shapes = [], []
    for feature in features:
        rings = []
        for ring in feature["geometry"]["coordinates"]:
            last, arc = (0, 0), []
            for x, y in ring:
                now = (round(x * 1e6) - 113000000, round(y * 1e6) - 22000000)
                arc.append([now[0] - last[0], now[1] - last[1]])
                last = now
            rings.append([len(arcs)])
            arcs.append(arc)
        shapes.append({"type": "Polygon", "arcs": rings, "properties": feature["properties"]})
    return json.dumps({"type": "Topology", "transform": {"scale": [1e-6, 1e-6], "translate": [113, 22]},
                       "objects": {"towns": {"type": "GeometryCollection", "geometries": shapes}}, "arcs": arcs},
                      ensure_ascii=False, indent=None).encode()


def other_layer(folder, about, files, name, exit_code, keys="", **more):
    config = CONFIG.replace('file = "boundaries/towns.geojson"', f'file = "boundaries/{name}"{keys}')
    case(folder, about, exit_code, files=files, config=config, deleted=["boundaries/towns.geojson"], **more)


def repeated(rows):
    """As ods(), the last row many times."""
    text = ods(rows)
    parts = {}
    with zipfile.ZipFile(io.BytesIO(text)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name).decode()
    xml = parts["content.xml"]
    at = xml.rindex("<table:table-row>")
    parts["content.xml"] = xml[:at] + '<table:table-row table:number-rows-repeated="1000000">' + xml[at + 17:].replace(
        '<table:table-cell table:number-columns-repeated="16000"/>', "").split("</table:table-row>")[0] + (
            "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>")
    return packed(parts)


if __name__ == "__main__":
    main()
