package licence

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"strings"
)

// Pdfium is the one file of a module that is no Go: pdfium, compiled to WebAssembly. Its module says nothing of what it
// is made of.
const (
	PdfiumModule  = "github.com/klippa-app/go-pdfium"
	PdfiumPackage = PdfiumModule + "/internal/pdfium_wasm"
	PdfiumFile    = "pdfium.wasm"
)

// pdfiumSum is the SHA-256 of the file in which the parts below were found, by its strings and its symbols. Another may
// be made of others: look again, then change it.
const pdfiumSum = "e6f77e01dce34de05ad62515114152da580b64c23871e3e3e2afef3f7bb88ade"

//go:embed pdfium/*.txt
var pdfiumTexts embed.FS

// pdfiumParts are what pdfium.wasm is made of: name, version where the file says it, licences, file of their text. The
// texts are those that the projects themselves publish, as pypdfium2 collects them for the same build; of FreeType and
// Emscripten, which leave the choice, the one that is named is taken. libpng and libtiff are only in builds with XFA.
var pdfiumParts = []struct{ name, version, licences, file string }{
	{"pdfium", "", "BSD-3-Clause, Apache-2.0", "pdfium"},
	{"pdfium-binaries", "", "MIT", "pdfium-binaries"},
	{"abseil-cpp", "", "Apache-2.0", "abseil"},
	{"Anti-Grain Geometry", "2.3", "Anti-Grain Geometry Public License", "agg23"},
	{"fast_float", "", "MIT", "fast_float"},
	{"FreeType", "", "FTL", "freetype"},
	{"ICU", "78", "Unicode-3.0", "icu"},
	{"Little CMS", "", "MIT", "lcms"},
	{"libjpeg-turbo", "3.1.0", "IJG, BSD-3-Clause, Zlib", "libjpeg-turbo"},
	{"OpenJPEG", "", "BSD-2-Clause", "libopenjpeg"},
	{"zlib", "", "Zlib", "zlib"},
	{"musl", "", "MIT", "musl"},
	{"Emscripten", "", "MIT", "emscripten"},
	{"LLVM libc++", "", "Apache-2.0 WITH LLVM-exception", "llvm"},
}

// Pdfium returns the notices of the parts of pdfium.wasm, itself first. A file that is not the one whose parts are known
// is refused.
func Pdfium(wasm []byte) ([]Notice, error) {
	sum := sha256.Sum256(wasm)
	if got := hex.EncodeToString(sum[:]); got != pdfiumSum {
		return nil, fmt.Errorf("%s has SHA-256 %s: %w: see of what it is made, then enter it in cmd/release/licence",
			PdfiumFile, got, ErrRefused)
	}
	return PdfiumParts()
}

// PdfiumParts returns the notices of the parts of the one pdfium.wasm that is known.
func PdfiumParts() ([]Notice, error) {
	var list []Notice
	for _, p := range pdfiumParts {
		text, err := pdfiumTexts.ReadFile("pdfium/" + p.file + ".txt")
		if err != nil {
			return nil, err
		}
		list = append(list, Notice{Name: p.name, Version: p.version, IDs: strings.Split(p.licences, ", "),
			Texts: []string{string(text)}})
	}
	return list, nil
}
