// Pinyin with diacritics to ASCII with a tone digit, and the list of syllables that Mandarin has.

const toneMarks = { '\u0304': 1, '\u0301': 2, '\u030c': 3, '\u0306': 3, '\u0300': 4 };

/** `lǜ` -> `lv4`, `ma` -> `ma5`. Says nothing about whether Mandarin has the syllable: see isSyllable. */
export function toAscii(pinyin) {
  let tone = 5;
  let letters = '';
  for (const mark of pinyin.toLowerCase().normalize('NFD').replace(/u\u0308/g, 'v')) {
    if (mark in toneMarks) tone = toneMarks[mark];
    else if (mark !== '\u0302') letters += mark; // ê is written e.
  }
  return letters + tone;
}

// Initial -> finals. The interjections m, n, ng, hm, hng have no vowel and are left out: no voice says them.
const table = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iang iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng iao o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a ai an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};
const bases = new Set(Object.entries(table).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)));

/** Whether Mandarin has the syllable (its letters; any tone from 1 to 5). */
export const isSyllable = (syllable) => /^[a-z]+[1-5]$/.test(syllable ?? '') && bases.has(syllable.slice(0, -1));

/** All syllables without tone, sorted. */
export const allSyllables = [...bases].sort();
