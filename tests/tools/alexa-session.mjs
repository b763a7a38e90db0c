// Plays a whole listening session with virtual-alexa against a real skill endpoint. Standard input: { endpoint, chainUrl, key (PEM), skillId, model, locale };
// answer: [{ step, request, answer, playing: { token, offset } | null, speech }], one entry for each request in order. virtual-alexa calls a function here, which
// signs what it sends as Amazon does and posts it.
import { createRequire } from 'node:module';
import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { VirtualAlexa } = require('virtual-alexa');
const told = JSON.parse(readFileSync(0, 'utf8'));
const log = [];
let step = '';

const alexa = VirtualAlexa.Builder().applicationID(told.skillId).locale(told.locale).interactionModel(told.model)
  .handler(async (event) => {
    const body = JSON.stringify(event);
    const answer = await fetch(told.endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', SignatureCertChainUrl: told.chainUrl, 'Signature-256': createSign('RSA-SHA256').update(body).sign(told.key, 'base64') },
      body,
    });
    if (answer.status !== 200) throw new Error(`${step}: ${answer.status} ${await answer.text()}`);
    const json = await answer.json();
    log.push({ step, request: event.request.intent?.name ?? event.request.type, answer: json });
    return json;
  }).create();
const player = alexa.audioPlayer();

async function go(name, act) {
  step = name;
  await act();
  const playing = player.isPlaying() ? player.playing() : null;
  log.push({ step, state: true, playing: playing && { token: playing.stream.token, offset: playing.stream.offsetInMilliseconds, url: playing.stream.url } });
}

await go('launch', () => alexa.launch());
player.playbackOffset(4000);
await go('pause', () => alexa.utter('pause'));
await go('launch again', () => alexa.launch());
await go('next', () => alexa.utter('next'));
await go('nearly finished', () => player.playbackNearlyFinished());
await go('finished', () => player.playbackFinished());
await go('what is this', () => alexa.utter('what is this'));
await go('previous', () => alexa.intend('AMAZON.PreviousIntent'));
player.playbackOffset(7000);
await go('repeat', () => alexa.utter('repeat'));
await go('start over', () => alexa.utter('start over'));
await go('article 3', () => alexa.utter('play article 3'));
await go('article 99', () => alexa.utter('play article 99'));
await go('sections', () => alexa.utter('which sections are there'));
await go('section', () => alexa.utter('play the section city news'));
await go('section two', () => alexa.intend('PlaySectionIntent', { number: '2' }));
await go('next in section', () => alexa.utter('next'));
await go('end of section', () => alexa.utter('next'));
await go('find', () => alexa.intend('FindArticleIntent', { words: 'the mayor' }));
await go('find nothing', () => alexa.intend('FindArticleIntent', { words: 'elephants' }));
await go('headlines', () => alexa.utter('only the headlines'));
await go('next after headlines', () => alexa.utter('next'));
await go('yesterday', () => alexa.intend('PlayIssueIntent', { date: '2026-03-17' }));
await go('no such day', () => alexa.intend('PlayIssueIntent', { date: '1999-01-01' }));
await go('launch after yesterday', () => alexa.launch());
await go('help', () => alexa.utter('help'));
await go('fallback', () => alexa.intend('AMAZON.FallbackIntent'));
for (const name of ['LoopOn', 'LoopOff', 'ShuffleOn', 'ShuffleOff']) await go(name, () => alexa.intend(`AMAZON.${name}Intent`));
await go('stop', () => alexa.utter('stop'));
await go('resume', () => alexa.utter('resume'));
await go('cancel', () => alexa.utter('cancel'));
await go('play', () => alexa.utter('play the paper'));
await go('end', () => alexa.endSession());
process.stdout.write(JSON.stringify(log));
