-- SPDX-License-Identifier: Apache-2.0
-- What the tests of database sources find in the database "city".
CREATE SCHEMA quality;
CREATE TABLE quality.things (
    key integer PRIMARY KEY, "编号" text, "企业名称" varchar(40), amount numeric(12, 2), rate double precision, day date,
    period text, flag boolean, seen timestamptz, picture bytea);
INSERT INTO quality.things VALUES
    (7, 'A2', '乙, "乙"', 1234.50, 98.5, '2024-03-02', '2024-05', false, '2024-03-01 16:00:00+00', '\x00'),
    (3, 'A1', E'甲\n甲', 0.10, 1e20, '2024-03-01', '2024-06', true, '2024-03-01 18:30:00+00', NULL),
    (9, 'A3', '', NULL, 'NaN', NULL, NULL, NULL, NULL, NULL);
-- The same rows, put in in two orders, without a key.
CREATE TABLE quality.one (id text, name text, day date);
INSERT INTO quality.one VALUES ('A1', '甲', '2024-03-01'), ('A2', '乙', '2024-03-02'), ('A10', '丙', NULL);
CREATE TABLE quality.two (id text, name text, day date);
INSERT INTO quality.two VALUES ('A10', '丙', NULL), ('A2', '乙', '2024-03-02'), ('A1', '甲', '2024-03-01');
CREATE TABLE quality.months (id text, name text, "月份" date);
INSERT INTO quality.months VALUES ('A1', '甲', '2024-05-31'), ('A2', '乙', '2024-06-01'), ('A3', '丙', '2024-06-30');
CREATE SCHEMA "质 量";
CREATE TABLE "质 量"."企业""表" (id text, "name" text);
INSERT INTO "质 量"."企业""表" VALUES ('A1', '甲');
-- Views that would write, and that would never end.
CREATE TABLE quality.written (id text);
CREATE FUNCTION quality.write() RETURNS text LANGUAGE plpgsql AS $$ BEGIN INSERT INTO quality.written VALUES ('x'); RETURN 'A1'; END $$;
CREATE VIEW quality.writes AS SELECT quality.write() AS id, '甲'::text AS name;
CREATE VIEW quality.sleeps AS SELECT 'A1'::text AS id, '甲'::text AS name FROM pg_sleep(600);
CREATE VIEW quality.endless AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i::text AS id, '甲'::text AS name FROM n;
-- An operator of a hostile owner on the usual search path must not be met.
CREATE FUNCTION public.left(text, integer) RETURNS text LANGUAGE sql AS $$ SELECT '2024-06'::text $$;
-- The enterprises of the small project of the command line's cases, filled by cli.sh.
CREATE TABLE quality.parks (park_id text, park text, town text);
