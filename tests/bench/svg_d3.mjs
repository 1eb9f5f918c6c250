// SPDX-License-Identifier: Apache-2.0
// The peer of bench_svg with d3-geo: N choropleth maps of a layer with labels and legend, written as SVG.
//   node svg_d3.mjs NODE_MODULES LAYER.geojson CODE_ATTRIBUTE NAME_ATTRIBUTE N FOLDER
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, layer, code, name, count, folder] = process.argv.slice(2);
const found = createRequire(path.resolve(modules, 'x.js')).resolve('d3-geo');
const { geoEqualEarth, geoPath } = await import(pathToFileURL(found).href);

// d3-geo reads a ring by its turn on the sphere: shells must run clockwise, or they stand for the rest of the world.
const turned = (rings) => rings.map((ring, i) => {
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; ++k) sum += (ring[k + 1][0] - ring[k][0]) * (ring[k + 1][1] + ring[k][1]);
  return (sum > 0) === (i === 0) ? ring : [...ring].reverse();
});
const areas = JSON.parse(fs.readFileSync(layer, 'utf8'));
for (const { geometry: g } of areas.features)
  if (g) g.coordinates = g.type === 'Polygon' ? turned(g.coordinates) : g.coordinates.map(turned);
const projection = geoEqualEarth().fitSize([720, 560], areas);
const draw = geoPath(projection);
const colours = ['#fdf1dc', '#f6cf9a', '#ea9f5c', '#cf6a35', '#9c3b1c'];
const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
fs.mkdirSync(folder, { recursive: true });
let bytes = 0;
for (let map = 0; map < Number(count); ++map) {
  const parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 620" font-family="WenQuanYi Micro Hei">'];
  areas.features.forEach((area, i) => {
    const value = ((i * 37 + map * 13) % 101) / 10;
    const outline = draw(area);
    if (!outline) return;
    parts.push(`<path id="a-${escaped(area.properties[code])}" d="${outline}" fill="${colours[Math.min(4, Math.floor(value / 2))]}" stroke="#fff"><title>${escaped(area.properties[name])} ${value}</title></path>`);
  });
  areas.features.forEach((area, i) => {
    const [x, y] = draw.centroid(area);
    if (!Number.isNaN(x)) parts.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="10" text-anchor="middle">${i + 1}</text>`);
  });
  colours.forEach((colour, i) => parts.push(`<rect x="${20 + i * 60}" y="580" width="60" height="12" fill="${colour}"/><text x="${20 + i * 60}" y="606" font-size="10">${i * 2}</text>`));
  parts.push('</svg>');
  const svg = parts.join('\n');
  bytes += svg.length;
  fs.writeFileSync(path.join(folder, `map-${map}.svg`), svg);
}
console.log(JSON.stringify({ program: 'd3-geo', maps: Number(count), mb_written: bytes / 1e6 }));
