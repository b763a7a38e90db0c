// Microsoft's own client speaks SSML (standard input) through a server and prints what it was given, as JSON.
// Usage: node azure-speak.mjs ws://127.0.0.1:PORT KEY
import { readFileSync } from "node:fs";
import sdk from "microsoft-cognitiveservices-speech-sdk";

const [host, key] = process.argv.slice(2);
const config = sdk.SpeechConfig.fromHost(new URL(host), key);
config.speechSynthesisOutputFormat = sdk.SpeechSynthesisOutputFormat.Riff24Khz16BitMonoPcm;
const synthesizer = new sdk.SpeechSynthesizer(config, null);
const words = [];
synthesizer.wordBoundary = (_, e) => words.push({ text: e.text, offset: e.audioOffset, duration: e.duration, kind: e.boundaryType });

function finish(result) {
  synthesizer.close();
  console.log(JSON.stringify(result));
}

synthesizer.speakSsmlAsync(
  readFileSync(0, "utf8"),
  result => finish({
    completed: result.reason === sdk.ResultReason.SynthesizingAudioCompleted,
    error: result.errorDetails ?? null,
    sound: result.audioData ? Buffer.from(result.audioData).toString("base64") : null,
    words,
  }),
  error => finish({ completed: false, error: String(error), sound: null, words }),
);
