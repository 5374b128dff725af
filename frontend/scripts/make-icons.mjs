// Draws the application's icons (committed in public/icons) with nothing but zlib: `npm run icons`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const TOP = [37, 119, 255];
const BOTTOM = [6, 64, 204];
const SAMPLES = 4;

// The mark, on a square of 100: two steps of a path, the second one further on.
const CHEVRONS = [
  {
    points: [
      [25, 29],
      [41, 29],
      [57, 50],
      [41, 71],
      [25, 71],
      [41, 50],
    ],
    opacity: 0.62,
  },
  {
    points: [
      [48, 29],
      [64, 29],
      [80, 50],
      [64, 71],
      [48, 71],
      [64, 50],
    ],
    opacity: 1,
  },
];

function inside(points, x, y) {
  let hit = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i];
    const [xj, yj] = points[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) hit = !hit;
  }
  return hit;
}

function inTile(x, y, radius) {
  const dx = Math.max(radius - x, x - (100 - radius), 0);
  const dy = Math.max(radius - y, y - (100 - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

function colourAt(x, y, radius, scale) {
  if (!inTile(x, y, radius)) return [0, 0, 0, 0];
  let colour = TOP.map((value, index) => value + ((BOTTOM[index] - value) * y) / 100);
  const mx = 50 + (x - 52.5) / scale;
  const my = 50 + (y - 50) / scale;
  for (const { points, opacity } of CHEVRONS)
    if (inside(points, mx + 2.5 * (1 - 1 / scale), my))
      colour = colour.map((value) => value + (255 - value) * opacity);
  return [...colour, 255];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function png(size, { radius, scale }) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const sum = [0, 0, 0, 0];
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const x = ((px + ((s % SAMPLES) + 0.5) / SAMPLES) / size) * 100;
        const y = ((py + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) / size) * 100;
        const [r, g, b, a] = colourAt(x, y, radius, scale);
        sum[0] += r * a;
        sum[1] += g * a;
        sum[2] += b * a;
        sum[3] += a;
      }
      const at = py * (size * 4 + 1) + 1 + px * 4;
      for (let c = 0; c < 3; c++) rows[at + c] = sum[3] ? Math.round(sum[c] / sum[3]) : 0;
      rows[at + 3] = Math.round(sum[3] / (SAMPLES * SAMPLES));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const polygon = ({ points, opacity }) =>
  `<polygon points="${points.map((point) => point.join(',')).join(' ')}" fill="white" fill-opacity="${opacity}"/>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="rgb(${TOP})"/><stop offset="1" stop-color="rgb(${BOTTOM})"/></linearGradient></defs><rect width="100" height="100" rx="23" fill="url(#g)"/>${CHEVRONS.map(polygon).join('')}</svg>\n`;

mkdirSync('public/icons', { recursive: true });
writeFileSync('public/icons/icon.svg', svg);
writeFileSync('public/icons/icon-192.png', png(192, { radius: 23, scale: 1 }));
writeFileSync('public/icons/icon-512.png', png(512, { radius: 23, scale: 1 }));
writeFileSync('public/icons/maskable-512.png', png(512, { radius: 0, scale: 0.8 }));
writeFileSync('public/icons/apple-touch-icon.png', png(180, { radius: 0, scale: 0.95 }));
