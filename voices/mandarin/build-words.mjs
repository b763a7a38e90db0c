// Makes words.tsv and traditional.tsv from open data; README.md says where the data comes from and how to run this.
//   node build-words.mjs PINYIN_JSON_FOLDER UNICODE_FOLDER JIEBA_DICT
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSyllable, toAscii } from './syllables.mjs';

const [pinyinFolder, unicodeFolder, jiebaFile] = process.argv.slice(2);
if (!jiebaFile) {
  console.error('Usage: node build-words.mjs PINYIN_JSON_FOLDER UNICODE_FOLDER JIEBA_DICT');
  process.exit(2);
}

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const isHanzi = (text) => /^[\p{Script=Han}]+$/u.test(text);
const counts = {};
const count = (what, by = 1) => { counts[what] = (counts[what] ?? 0) + by; };

// --- What is read ---------------------------------------------------------------------------------------------------

/** Fields of a Unihan file: character -> field -> value. */
function readUnihan(file, fields) {
  const text = execFileSync('bzcat', [join(unicodeFolder, file)], { maxBuffer: 1 << 28 }).toString('utf8');
  const found = new Map();
  for (const line of text.split('\n')) {
    const [code, field, value] = line.split('\t');
    if (!value || !fields.includes(field)) continue;
    const character = String.fromCodePoint(parseInt(code.slice(2), 16));
    if (!found.has(character)) found.set(character, {});
    found.get(character)[field] = value;
  }
  return found;
}

/** The readings in a Unihan field, whatever its decoration ("0231.060:dí", "de(75596)", "dì,dí"). */
const readings = (value) => [...new Set((value ?? '').split(/[ ,]+/)
  .map((part) => toAscii(part.replace(/^[\d.,*]+:/, '').replace(/\(\d+\)$/, ''))).filter(isSyllable))];

function readJieba() {
  const found = new Map();
  let total = 0;
  for (const line of readFileSync(jiebaFile, 'utf8').split('\n')) {
    const [word, frequency, wordClass] = line.trim().split(' ');
    if (!frequency) continue;
    found.set(word, { frequency: Number(frequency), wordClass: wordClass ?? '' });
    total += Number(frequency);
  }
  return { found, total };
}

/** Our own corrections: word, syllables and, where wanted, frequency and class. `#` begins a remark. */
function readOverrides() {
  const found = new Map();
  for (const [index, line] of readFileSync(here('overrides.tsv'), 'utf8').split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [word, syllables, frequency, wordClass] = line.split('\t');
    const wrong = syllables?.split(' ').length !== [...word].length || !syllables.split(' ').every(isSyllable)
      || (frequency && !(Number(frequency) > 0)) || found.has(word);
    if (wrong) throw new Error(`overrides.tsv, line ${index + 1} is wrong: ${line}`);
    found.set(word, { syllables: syllables.split(' '), frequency: frequency ? Number(frequency) : undefined, wordClass });
  }
  return found;
}

const source = JSON.parse(readFileSync(join(pinyinFolder, 'complete.json'), 'utf8'));
const simplified = JSON.parse(readFileSync(join(pinyinFolder, 'traditional.json'), 'utf8'));
const unihan = readUnihan('Unihan_Readings.txt.bz2', ['kMandarin', 'kHanyuPinlu', 'kHanyuPinyin', 'kTGHZ2013', 'kXHC1983']);
const variants = readUnihan('Unihan_Variants.txt.bz2', ['kSimplifiedVariant']);
const { found: jieba, total } = readJieba();
const overrides = readOverrides();

// --- Traditional characters -----------------------------------------------------------------------------------------

// A character of the mainland's own dictionary (TGHZ) is never mapped: 乾 and 著 are also modern characters.
const traditional = new Map();
for (const [character, { kSimplifiedVariant }] of variants) {
  const targets = kSimplifiedVariant.split(' ').map((code) => String.fromCodePoint(parseInt(code.slice(2), 16)));
  traditional.set(character, simplified[character] ?? targets.find((target) => source[target]) ?? targets[0]);
}
for (const [character, target] of Object.entries(simplified)) traditional.set(character, target);
for (const [character, target] of traditional) {
  const sameLength = character.length === 1 && target.length === 1; // One UTF-16 unit each, so that positions stay.
  if (!sameLength || character === target || unihan.get(character)?.kTGHZ2013) traditional.delete(character);
}
const simplify = (word) => [...word].map((character) => traditional.get(character) ?? character).join('');

// --- Words ----------------------------------------------------------------------------------------------------------

const words = new Map(); // word -> { syllables, frequency, wordClass }

/** 一 and 不 as a dictionary has them: the source gives them changed, and the reader changes them itself. */
const undoSandhi = (word, syllables) => [...word].map((character, index) =>
  character === '一' && /^yi[1-4]$/.test(syllables[index]) ? 'yi1'
    : character === '不' && /^bu[1-4]$/.test(syllables[index]) ? 'bu4' : syllables[index]);

for (const [rawWord, [pinyin]] of Object.entries(source)) {
  const characters = [...rawWord];
  if (!isHanzi(rawWord)) { count('dropped: a character that is not a hanzi'); continue; }
  const syllables = pinyin.normalize('NFC').trim().split(/\s+/).map(toAscii);
  if (syllables.length !== characters.length) { count('dropped: not one syllable for each hanzi'); continue; }
  const wrong = syllables.find((syllable) => !isSyllable(syllable));
  if (wrong !== undefined) {
    count(characters.length > 1 ? 'dropped: a syllable that Mandarin has not' : 'single hanzi given the reading of Unihan instead');
    continue;
  }
  const word = characters.length > 1 ? simplify(rawWord) : rawWord;
  if (word !== rawWord) {
    if (source[word]) { count('dropped: traditional spelling of a word that is there'); continue; }
    count('traditional spellings made simplified');
  }
  if (words.has(word)) { count('dropped: second spelling of the same word'); continue; }
  const entry = jieba.get(rawWord);
  words.set(word, { syllables: undoSandhi(word, syllables), frequency: entry?.frequency ?? 1, wordClass: entry?.wordClass ?? '' });
}

/** The usual reading of one hanzi: the mainland's standard dictionary decides what is possible, the source which is usual. */
function usualReading(character) {
  const fields = unihan.get(character) ?? {};
  const inSource = words.get(character)?.syllables[0];
  const usual = readings(fields.kMandarin)[0];
  const standard = readings(fields.kTGHZ2013);
  const possible = standard.length > 0 ? standard : readings(fields.kXHC1983);
  const mapped = traditional.get(character);
  if (mapped) {
    const all = [fields.kMandarin, fields.kHanyuPinlu, fields.kXHC1983, fields.kHanyuPinyin].flatMap(readings);
    const reading = words.get(mapped)?.syllables[0];
    if (all.includes(reading)) return reading;
  }
  if (possible.length === 0) return inSource ?? usual;
  if (possible.length === 1) return possible[0];
  return [inSource, usual].find((reading) => possible.includes(reading)) ?? possible[0];
}

const singles = new Set([...unihan].filter(([, fields]) => fields.kMandarin).map(([character]) => character));
for (const word of words.keys()) if ([...word].length === 1) singles.add(word);
// Simplified characters first, for traditional ones follow them.
for (const character of [...singles].sort((a, b) => traditional.has(a) - traditional.has(b))) {
  const reading = overrides.get(character)?.syllables[0] ?? usualReading(character);
  if (!isSyllable(reading)) { count('hanzi left out: no reading that Mandarin has'); continue; }
  const entry = jieba.get(character);
  const frequency = Math.max(entry?.frequency ?? 0, jieba.get(traditional.get(character))?.frequency ?? 0, 0.5);
  words.set(character, { syllables: [reading], frequency, wordClass: entry?.wordClass ?? '' });
}

// jieba has some words with 一 and 不 that the source has not; only the frequent ones are worth composing.
for (const [word, { frequency, wordClass }] of jieba) {
  if (words.has(word) || frequency < 100 || !isHanzi(word) || !/[一不]/.test(word)) continue;
  words.set(word, { syllables: [...word].map((character) => words.get(character).syllables[0]), frequency, wordClass });
  count('words with 一 or 不 added from jieba');
}

for (const [word, { syllables, frequency, wordClass }] of overrides) {
  const known = words.get(word);
  count(known ? (known.syllables.join() === syllables.join() ? 'overrides that change no reading' : 'readings mended by overrides') : 'words added by overrides');
  const entry = jieba.get(word);
  words.set(word, {
    syllables, frequency: frequency ?? known?.frequency ?? entry?.frequency ?? 100, wordClass: wordClass ?? known?.wordClass ?? entry?.wordClass ?? '',
  });
}

// Compounds keep the neutral tone of the word that they end with (小朋友, 看清楚); the source often has the full tone there.
const alwaysLight = new Set('朋友 清楚 名字 和尚 打算 主意 生意 脑袋 打听 本事 特务 打扮 运气 大爷 口袋 学问 活泼 首饰 妥当 木匠 石匠 铁匠 字号 帮手 早上 晚上 寡妇 记号'.split(' '));
for (const [word, entry] of words) {
  const light = words.get(word.slice(-2))?.syllables;
  if (word.length < 3 || overrides.has(word) || !alwaysLight.has(word.slice(-2)) || entry.syllables.at(-2) !== light[0]) continue;
  if (entry.syllables.at(-1) === light[1] || entry.syllables.at(-1).slice(0, -1) !== light[1].slice(0, -1)) continue;
  entry.syllables = [...entry.syllables.slice(0, -1), light[1]];
  count('compounds given the neutral tone of their last word');
}

// --- What is written ------------------------------------------------------------------------------------------------

const sorted = (lines) => lines.map((line) => Buffer.from(line + '\n', 'utf8')).sort(Buffer.compare);
const lines = [...words].map(([word, { syllables, frequency, wordClass }]) =>
  `${word}\t${syllables.join(' ')}\t${Math.round(-1000 * Math.log(frequency / total))}\t${wordClass}`);
writeFileSync(here('words.tsv'), Buffer.concat(sorted(lines)));
writeFileSync(here('traditional.tsv'), Buffer.concat(sorted([...traditional].map(([from, to]) => `${from}\t${to}`))));
count('words', words.size);
count('single hanzi', [...words.keys()].filter((word) => [...word].length === 1).length);
count('traditional characters', traditional.size);
for (const what of Object.keys(counts).sort()) console.log(`${String(counts[what]).padStart(8)}  ${what}`);
