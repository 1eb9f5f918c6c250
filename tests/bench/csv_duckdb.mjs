// SPDX-License-Identifier: Apache-2.0
// The peer of bench_csv in DuckDB: the whole file into a table (load) or the sum of one column (sum).
//   node csv_duckdb.mjs NODE_MODULES load|sum CSV THREADS
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, what, csv, threads] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(path.resolve(modules, 'x.js'))('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`set threads to ${Number(threads)}`);
const file = csv.replaceAll("'", "''");
const query = what === 'load'
  ? `create table rows as select * from read_csv('${file}', header = true)`
  : `select count(*), sum("工业总产值") from read_csv('${file}', header = true)`;
await connection.run(query);
const rows = what === 'load' ? (await (await connection.run('select count(*) from rows')).getRows())[0][0] : null;
console.log(JSON.stringify({ program: 'DuckDB', what, rows: rows === null ? null : Number(rows) }));
