// What the WebVTT parser of others complains about in a transcript (standard input), as JSON, and how many cues it found.
import { readFileSync } from "node:fs";
import vtt from "webvtt-parser";

const entities = JSON.parse(readFileSync(new URL("./node_modules/webvtt-parser/html-entities.json", import.meta.url), "utf8"));
const { cues, errors } = new vtt.WebVTTParser(entities).parse(readFileSync(0, "utf8"), "subtitles");
console.log(JSON.stringify({ cues: cues.length, errors }));
