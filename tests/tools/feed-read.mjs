// Two readers of others read a feed (standard input) and print what they understood of it, as JSON.
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";
import { parseFeed } from "feedsmith";

const xml = readFileSync(0, "utf8");
console.log(JSON.stringify({ partytime: partytime.parseFeed(xml), feedsmith: parseFeed(xml).feed }));
