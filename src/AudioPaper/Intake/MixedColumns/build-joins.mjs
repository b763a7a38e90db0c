// Writes line-joins.txt: which letter is likely to follow which across a line end. Use: node build-joins.mjs SENTENCES (in this folder).
// SENTENCES is dev.sent of g2pM's CPP (README): one sentence a line, a letter between two ▁.
import { readFileSync, writeFileSync } from "node:fs";

const words = new URL("../../../../voices/mandarin/", import.meta.url);
const lines = path => readFileSync(path, "utf8").trimEnd().split("\n");
const rows = name => lines(new URL(name, words)).map(line => line.split("\t"));
const textOfWords = 1_500_000; // letters of running text whose word-internal pairs the word table stands for
const least = 2; // times a pair must stand in all that text

const simplified = new Map(rows("traditional.tsv"));
const classOf = new Map(["「“", "」”", "『‘", "』’", "〔（", "〕）", "(（", ")）", ",，", ";；", ":：", "?？", "!！"].map(two => [two[0], two[1]]));
const one = c => {
  const plain = classOf.get(c) ?? simplified.get(c) ?? c;
  return "二三四五六七八九〇零两".includes(plain) ? "三" : /[0-9]/.test(plain) ? "0" : /[A-Za-z\u00C0-\u024F]/.test(plain) ? "a" : plain;
};
const letters = text => [...text].filter(c => c.trim() && c.length === 1).map(one);
const add = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);

const [single, pairs, ofWords, pairsOfWords] = [new Map(), new Map(), new Map(), new Map()];
let [count, share] = [0, 0];
for (const line of lines(process.argv[2])) {
  const text = letters(line.replaceAll("▁", ""));
  count += text.length;
  text.forEach((c, i) => { add(single, c, 1); if (i > 0) add(pairs, text[i - 1] + c, 1); });
}

for (const [word, , weight] of rows("words.tsv")) {
  const [text, s] = [letters(word), Math.exp(-weight / 1000)];
  share += s * text.length;
  text.forEach((c, i) => { add(ofWords, c, s); if (i > 0) add(pairsOfWords, text[i - 1] + c, s); });
}

for (const [pair, s] of pairsOfWords) add(pairs, pair, (s / share) * textOfWords);
const chance = c => 0.7 * (single.get(c) ?? 0) / count + 0.3 * (ofWords.get(c) ?? 0) / share;
const seconds = new Map();
let written = 0;
for (const [pair, times] of [...pairs].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
  const expected = chance(pair[0]) * chance(pair[1]) * (count + textOfWords);
  const prior = 2 * Math.min(1, expected + 0.15);
  const evidence = Math.log((times + prior) / (expected + prior)); // natural logarithm of how much more often than by chance
  if (times < least || evidence < 0.3) continue;
  const of = seconds.get(pair[0]) ?? ["", ""];
  of[evidence >= 2 ? 0 : 1] += pair[1];
  seconds.set(pair[0], of);
  written++;
}

writeFileSync(new URL("line-joins.txt", import.meta.url), [...seconds].map(([c, [strong, likely]]) => `${c}${strong} ${likely}`).join("\n") + "\n");
console.log(`${written} pairs`);
