-- SPDX-License-Identifier: Apache-2.0
CREATE SCHEMA gis;
CREATE EXTENSION postgis SCHEMA gis;
SET search_path = public, gis;
CREATE TABLE quality.points (id text, name text, place geometry(Point, 4490));
INSERT INTO quality.points VALUES ('A1', '甲', ST_SetSRID(ST_MakePoint(113.25, 22.8000001), 4490)), ('A2', '乙', NULL);
CREATE TABLE quality.metres (id text, name text, place geometry(Point, 4547));
INSERT INTO quality.metres VALUES ('A1', '甲', ST_SetSRID(ST_MakePoint(400000, 2523000), 4547));
CREATE TABLE quality.mixed (id text, name text, place geometry);
INSERT INTO quality.mixed VALUES ('A1', '甲', ST_SetSRID(ST_MakePoint(113, 22), 4326)),
    ('A2', '乙', ST_SetSRID(ST_MakePoint(113, 22), 4490));
CREATE TABLE quality.towns (code text, name text, shape geometry(MultiPolygon, 4326));
INSERT INTO quality.towns VALUES
    ('440606102', '北滘镇', ST_Multi(ST_MakeEnvelope(113.1, 22.8, 113.2, 22.9, 4326))),
    ('440606005', '大良街道', ST_Multi(ST_MakeEnvelope(113.2, 22.8, 113.3, 22.9, 4326)));
