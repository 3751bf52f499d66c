// Runs ?program=FILE with ?arg=… as its arguments; what it prints is collected
// in output, and code is its exit code once it has ended.
const asked = new URLSearchParams(location.search);
let output = '';
let code = null;
const decoder = new TextDecoder();
globalThis.fs.writeSync = (_, bytes) => { output += decoder.decode(bytes); return bytes.length; };
globalThis.fs.write = (fd, bytes, offset, length, position, done) => done(null, fs.writeSync(fd, bytes));
globalThis.process.cwd = () => '/';
const go = new Go();
go.argv = [asked.get('program'), ...asked.getAll('arg')];
go.exit = (n) => { code = n; };
WebAssembly.instantiateStreaming(fetch(asked.get('program')), go.importObject)
  .then(({ instance }) => go.run(instance))
  .catch((error) => { output += error; code = 1; });
