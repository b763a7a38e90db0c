// Drives a server as a newspaper's own program would: delivers, waits, corrects, waits, listens. Usage: node drive.js http://127.0.0.1:PORT TOKEN PAGE
import { readFileSync } from "node:fs";
import { ApiError, AudioPaper, type Schemas } from "./client.js";

const [base, token, page] = process.argv.slice(2) as [string, string, string];
const api = new AudioPaper(base, token);
const pause = () => new Promise(done => setTimeout(done, 200));

async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const answer = await ask();
    if (isSo(answer)) {
      return answer;
    }
    await pause();
  }
  throw new Error("It never came to be.");
}

const session: Schemas["SessionAnswer"] = await api.call("get", "/api/v1/session");
const form = new FormData();
form.append("files", new Blob([readFileSync(page)]), "page.txt");
const delivery = await api.call("post", "/api/v1/issues", { form, headers: { "idempotency-key": "drive" } });
const accepted = await until(() => api.call("get", "/api/v1/deliveries/{delivery}", { path: { delivery: delivery.id } }), found => found.stage !== "waiting");
if (accepted.newspaper === null || accepted.issue === null) {
  throw new Error(`The delivery was refused: ${accepted.reason}`);
}
const path = { newspaper: accepted.newspaper, issue: accepted.issue };
const look = () => api.call("get", "/api/v1/issues/{newspaper}/{issue}", { path });
const published = await until(look, issue => issue.stage === "published");
const report = await api.call("get", "/api/v1/issues/{newspaper}/{issue}/report", { path });
const episode = await api.call("get", "/api/v1/issues/{newspaper}/{issue}/episode", { path });
const sound = episode.files.find(file => file.mediaType === "audio/mpeg");
if (sound === undefined) {
  throw new Error("The episode has no sound.");
}
const before = await api.bytes(sound.address);

const articles = await api.call("get", "/api/v1/issues/{newspaper}/{issue}/articles", { path });
const first = articles.articles[0];
if (first === undefined) {
  throw new Error("There is no article.");
}
first.paragraphs = ["今天的面包特别香。"];
await api.call("put", "/api/v1/issues/{newspaper}/{issue}/articles", { path, body: articles });
await until(look, issue => issue.publications > published.publications);
const after = await api.bytes(sound.address);

let refusal = 0;
try {
  await api.call("get", "/api/v1/issues/{newspaper}/{issue}", { path: { newspaper: "..", issue: ".server" } });
} catch (error) {
  refusal = error instanceof ApiError ? error.problem.status : -1;
}

console.log(JSON.stringify({
  name: session.name, articles: published.articles.total, characters: report.coverage.characters, spoken: report.coverage.spoken, before: before.length, after: after.length,
  changed: Buffer.compare(before, after) !== 0, refusal,
}));
