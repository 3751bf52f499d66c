// Checks a Web Annotation file against the W3C's MUST assertions:
//
//   npm install ajv-draft-04 ajv-formats
//   go run ./cmd/bench-annotation -w3c DIR -export export.json -speed=false
//   node validate.mjs DIR/schemas export.json
//
// The file holds a collection with an embedded page; the collection, the page
// and each of its items are judged by the list of assertions that is theirs.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const Ajv = require('ajv-draft-04').default ?? require('ajv-draft-04');
const formats = require('ajv-formats').default ?? require('ajv-formats');

const [schemas, file] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: false });
formats(ajv);
for (const name of readdirSync(join(schemas, 'definitions'))) {
  if (name.endsWith('.json')) ajv.addSchema(read(join(schemas, 'definitions', name)));
}
const compiled = new Map();
const assertion = (name) => {
  if (!compiled.has(name)) {
    const schema = read(join(schemas, name));
    compiled.set(name, { schema, validate: ajv.compile(schema) });
  }
  return compiled.get(name);
};

let passed = 0;
const failed = [];
const judge = (list, what, value) => {
  for (const name of read(join(schemas, list)).assertions) {
    const { schema, validate } = assertion(name);
    const ok = validate(value) === (schema.expectedResult === 'valid');
    if (ok) passed++;
    else failed.push(`${what}: ${name}: ${JSON.stringify(validate.errors?.[0])}`);
  }
};

const collection = read(file);
judge('collections/collectionMusts.test', 'collection', collection);
judge('collections/pages/pageMusts.test', 'page', collection.first);
collection.first.items.forEach((item, i) => judge('annotations/annotationMusts.test', `item ${i + 1}`, item));
for (const f of failed) console.log(f);
console.log(`${passed} assertions passed, ${failed.length} failed, ${collection.first.items.length} annotations`);
process.exit(failed.length ? 1 : 0);
