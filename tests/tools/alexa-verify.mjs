// Asks Amazon's own verifier (ask-sdk-express-adapter) what it thinks of requests. Standard input: { root, cases: [{ name, chain, headers, body }] };
// answer: [{ name, isBelieved, why }]. Certificates come from the case instead of the network, and the only root is that of the test.
import Module, { createRequire } from 'node:module';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const input = JSON.parse(readFileSync(0, 'utf8'));
const https = require('https');
const tls = require('tls');
const load = Module._load;
Module._load = (name, ...rest) => (name === 'tls' ? Object.create(tls, { rootCertificates: { value: [input.root] } }) : load(name, ...rest));
const { SkillRequestSignatureVerifier, TimestampVerifier } = require('ask-sdk-express-adapter');

const answers = [];
for (const one of input.cases) {
  https.get = (_, respond) => {
    const file = Readable.from([Buffer.from(one.chain, 'utf8')], { objectMode: false });
    file.statusCode = 200;
    setImmediate(() => respond(file));
    return Object.assign(new EventEmitter(), { end() {} });
  };
  let why = '';
  try {
    await new SkillRequestSignatureVerifier().verify(one.body, one.headers);
    await new TimestampVerifier().verify(one.body);
  } catch (error) {
    why = String(error.message ?? error);
  }

  answers.push({ name: one.name, isBelieved: why === '', why });
}

process.stdout.write(JSON.stringify(answers));
