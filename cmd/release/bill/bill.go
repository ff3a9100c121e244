// Package bill writes what a release is made of for machines: a CycloneDX 1.6 bill of materials in JSON.
package bill

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/CycloneDX/cyclonedx-go"

	"nianbao/cmd/release/licence"
)

// A Module is a part that Go's linker took.
type Module struct {
	licence.Notice
	Sum   string   // of go.sum, h1:…; "" of the standard library
	Needs []string // names of the modules whose packages its own import
}

// A Release is what is handed out.
type Release struct {
	Version, Commit, Toolchain string
	Time                       time.Time // of the commit
	Targets                    []string  // windows/amd64 …
	Needs                      []string  // names of the modules that its own packages import
}

// Name is the program's.
const Name = "nianbao"

// Standard is the name under which the standard library stands among the modules; vulnerability databases use it.
const Standard = "std"

// JSON returns the bill. The same release makes the same bytes: it has no serial number, and its time is the commit's.
//
// pdfium are the parts of pdfium.wasm, the first of which is pdfium itself, and wasmSum its SHA-256 in hexadecimal. The
// hash of a module is that of go.sum, a SHA-256 over the names and sums of its files (golang.org/x/mod/sumdb/dirhash).
func JSON(r Release, modules []Module, pdfium []licence.Notice, wasmSum string) ([]byte, error) {
	b := cyclonedx.NewBOM()
	b.Metadata = r.metadata()
	list := []cyclonedx.Component{}
	needs := map[string][]string{reference(Name, r.Version): nil}
	references := map[string]string{}
	for _, m := range modules {
		references[m.Name] = reference(m.Name, m.Version)
	}
	for _, m := range modules {
		c, err := m.component()
		if err != nil {
			return nil, err
		}
		needs[c.BOMRef] = among(m.Needs, references)
		if m.Name == licence.PdfiumModule {
			wasm := ofWasm(pdfium, m.Version, wasmSum)
			needs[c.BOMRef] = append(needs[c.BOMRef], wasm.BOMRef)
			needs[wasm.BOMRef] = nil
			list = append(list, wasm)
		}
		list = append(list, c)
	}
	needs[reference(Name, r.Version)] = among(r.Needs, references)
	slices.SortFunc(list, func(a, b cyclonedx.Component) int { return strings.Compare(a.BOMRef, b.BOMRef) })
	b.Components = &list
	b.Dependencies = dependencies(needs)
	var out bytes.Buffer
	e := cyclonedx.NewBOMEncoder(&out, cyclonedx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false)
	err := e.EncodeVersion(b, cyclonedx.SpecVersion1_6)
	return out.Bytes(), err
}

func (r Release) metadata() *cyclonedx.Metadata {
	properties := []cyclonedx.Property{{Name: "nianbao:commit", Value: r.Commit},
		{Name: "nianbao:toolchain", Value: r.Toolchain}}
	for _, t := range r.Targets {
		properties = append(properties, cyclonedx.Property{Name: "nianbao:target", Value: t})
	}
	return &cyclonedx.Metadata{
		Timestamp: r.Time.UTC().Format(time.RFC3339),
		Component: &cyclonedx.Component{
			BOMRef: reference(Name, r.Version), Type: cyclonedx.ComponentTypeApplication, Name: Name, Version: r.Version,
			PackageURL: reference(Name, r.Version), Licenses: choices([]string{"MIT"}),
			Description: "年报助手：检查政府信息公开工作年度报告，生成 Word", Properties: &properties,
		},
	}
}

func (m Module) component() (cyclonedx.Component, error) {
	ref := reference(m.Name, m.Version)
	c := cyclonedx.Component{BOMRef: ref, Type: cyclonedx.ComponentTypeLibrary, Name: m.Name, Version: m.Version,
		Scope: cyclonedx.ScopeRequired, PackageURL: ref, Licenses: choices(m.IDs)}
	if m.Name == Standard {
		return c, nil
	}
	sum, ok := strings.CutPrefix(m.Sum, "h1:")
	data, err := base64.StdEncoding.DecodeString(sum)
	if !ok || err != nil || len(data) != 32 {
		return c, fmt.Errorf("%s %s has the sum %q", m.Name, m.Version, m.Sum)
	}
	c.Hashes = &[]cyclonedx.Hash{{Algorithm: cyclonedx.HashAlgoSHA256, Value: hex.EncodeToString(data)}}
	return c, nil
}

// ofWasm is pdfium.wasm, with what it is made of within it. Which revision it is its module does not say.
func ofWasm(parts []licence.Notice, module, sum string) cyclonedx.Component {
	ref := "pkg:generic/pdfium.wasm@" + module + "?checksum=sha256:" + sum
	c := cyclonedx.Component{BOMRef: ref, Type: cyclonedx.ComponentTypeLibrary, Name: "pdfium.wasm", Version: module,
		Scope: cyclonedx.ScopeRequired, PackageURL: ref, Licenses: choices(parts[0].IDs),
		Description: "pdfium compiled to WebAssembly, as " + licence.PdfiumModule + " embeds it, whose version this is",
		Hashes:      &[]cyclonedx.Hash{{Algorithm: cyclonedx.HashAlgoSHA256, Value: sum}}}
	within := []cyclonedx.Component{}
	for _, p := range parts {
		within = append(within, cyclonedx.Component{BOMRef: "pdfium.wasm/" + p.Name,
			Type: cyclonedx.ComponentTypeLibrary, Name: p.Name, Version: p.Version, Licenses: choices(p.IDs)})
	}
	c.Components = &within
	return c
}

// young are SPDX names that are not yet in the list of CycloneDX 1.6; in expressions it takes them.
var young = []string{"Unicode-3.0"}

// choices are licences all of which hold. One alone is named by its SPDX name or in words; of several an expression is
// made, where all are SPDX's.
func choices(ids []string) *cyclonedx.Licenses {
	words := slices.ContainsFunc(ids, func(id string) bool {
		return strings.Contains(id, " ") && !strings.Contains(id, " WITH ")
	})
	switch {
	case words:
		return &cyclonedx.Licenses{{License: &cyclonedx.License{Name: strings.Join(ids, ", ")}}}
	case len(ids) == 1 && !strings.Contains(ids[0], " ") && !slices.Contains(young, ids[0]):
		return &cyclonedx.Licenses{{License: &cyclonedx.License{ID: ids[0]}}}
	}
	return &cyclonedx.Licenses{{Expression: strings.Join(ids, " AND ")}}
}

// reference is a package URL, github.com/package-url/purl-spec. It names the part within the bill as well.
func reference(module, version string) string { return "pkg:golang/" + module + "@" + version }

func among(names []string, references map[string]string) []string {
	var list []string
	for _, n := range names {
		if r := references[n]; r != "" {
			list = append(list, r)
		}
	}
	return list
}

func dependencies(needs map[string][]string) *[]cyclonedx.Dependency {
	list := []cyclonedx.Dependency{}
	for _, ref := range slices.Sorted(maps.Keys(needs)) {
		on := slices.Compact(slices.Sorted(slices.Values(needs[ref])))
		d := cyclonedx.Dependency{Ref: ref}
		if len(on) > 0 {
			d.Dependencies = &on
		}
		list = append(list, d)
	}
	return &list
}
