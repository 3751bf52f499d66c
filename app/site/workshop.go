package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"path"
)

// filesMark is where web/js/worker.js takes the names of its files.
var filesMark = []byte("/*files*/ null")

// addWorkshop adds the second program, its worker and the model of names. The
// program is kept with the edition; the model, which few readers need, once it
// is asked for. An edition without the program has none of them.
func (b *builder) addWorkshop() error {
	if len(b.src.Workshop) == 0 {
		return nil
	}
	program, err := b.addPacked("workshop", ".wasm.gz", "application/wasm", b.src.Workshop, false)
	if err != nil {
		return err
	}
	files := map[string]string{"glue": path.Base(b.assets.Glue), "program": path.Base(program)}
	if len(b.src.Names) > 0 {
		model, err := b.addPacked("names", ".bin.gz", "application/octet-stream", gzipped(b.src.Names), true)
		if err != nil {
			return err
		}
		files["names"] = path.Base(model)
	}
	worker, err := concat("js", workerParts)
	if err != nil {
		return err
	}
	names, err := json.Marshal(files) // map keys are sorted: the same bytes each time
	if err != nil {
		return err
	}
	if !bytes.Contains(worker, filesMark) {
		return errors.New("web/js/worker.js has no place for its files")
	}
	b.assets.Workshop = b.addScript("workshop", bytes.Replace(worker, filesMark, names, 1))
	return nil
}
