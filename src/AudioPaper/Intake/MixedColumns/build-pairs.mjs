// Writes hanzi-pairs.txt: which two hanzi stand side by side inside words. Use: node build-pairs.mjs (in this folder).
import { readFileSync, writeFileSync } from "node:fs";

const words = new URL("../../../../voices/mandarin/", import.meta.url);
const lines = name => readFileSync(new URL(name, words), "utf8").trimEnd().split("\n").map(line => line.split("\t"));
const least = 1e-6; // share of all words in which a pair must stand
const times = Math.E; // how much more often the two must stand together than by chance

const pairs = new Map(), single = new Map();
let all = 0;
const add = (map, key, share) => map.set(key, (map.get(key) ?? 0) + share);
for (const [word, , weight] of lines("words.tsv")) {
  const hanzi = [...word];
  if (hanzi.some(c => c.length > 1)) continue;
  const share = Math.exp(-weight / 1000);
  hanzi.forEach((c, i) => { add(single, c, share); all += share; if (i > 0) add(pairs, hanzi[i - 1] + c, share); });
}

const seconds = new Map();
for (const [pair, share] of [...pairs].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
  if (share >= least && share * all >= times * single.get(pair[0]) * single.get(pair[1]))
    seconds.set(pair[0], (seconds.get(pair[0]) ?? "") + pair[1]);
const written = [...seconds].map(([first, second]) => first + second);
const traditional = lines("traditional.tsv").map(([from, to]) => `=${from}${to}`);
writeFileSync(new URL("hanzi-pairs.txt", import.meta.url), [...written, ...traditional].join("\n") + "\n");
console.log(`${written.reduce((n, line) => n + line.length - 1, 0)} pairs, ${traditional.length} traditional hanzi`);
