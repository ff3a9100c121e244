// Package seal puts a seal on what this program writes, by which a later run knows whether anybody has changed it
// since.
package seal

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
	"nianbao/xlsx/edit"
)

// An output bears a mark: a property of the document, as its makers keep them, whose value is the hash of all parts.
// Where it still fits, nobody has changed the file since, and it may be replaced by a newer output. Equal outputs bear
// equal marks.
const (
	propertiesKind = "custom-properties"
	propertiesType = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
	noProperties   = xmltree.Declaration + "\n" +
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"></Properties>`
	formatID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" // of properties that users add
	variants = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
)

var (
	markShape  = regex.New(`<property [^>]*name="nianbao"[^>]*>.*?</property>`)
	valueShape = regex.New(`>([0-9a-f]{64})<`)
	pidShape   = regex.New(`\bpid="([0-9]{1,6})"`)
	partShape  = regex.New(`(?i)^/?docProps/[^/]*\.xml$`)
	noMark     = strings.Repeat("0", 64)
)

// Sign puts the mark on an output. One that cannot bear it, because its properties are written in a way of their own,
// stays as it is: it is never replaced unasked then. The error is an *opc.Error.
func Sign(pkg *opc.Package) error { return SignAs(pkg, None) }

// lastEnd returns where a list of properties ends, below 0 for one that is written in a way of its own.
func lastEnd(properties string) int { return strings.LastIndex(properties, "</Properties>") }

// Prepare returns the part of a package in which the mark has its place, and makes one where there is none: once for a
// template, and each output needs no other list of parts. The error is an *opc.Error.
func Prepare(pkg *opc.Package) (part string, err error) {
	if part, err = Properties(pkg); err != nil || part != "" {
		return part, err
	}
	if part, err = pkg.Add("docProps", "custom%d.xml", propertiesType, []byte(noProperties)); err == nil {
		_, err = pkg.Relate("", propertiesKind, part)
	}
	return part, err
}

// Properties returns the part of the properties that users add, "" where there is none.
func Properties(pkg *opc.Package) (string, error) {
	relations, err := pkg.Relations("")
	for _, r := range relations {
		if _, ok := pkg.Part(r.Target); ok && r.Kind() == propertiesKind {
			return r.Target, err
		}
	}
	return "", err
}

// nextPID returns the number of one more property. They count from 2.
func nextPID(properties string) int {
	next := 2
	for _, m := range pidShape.FindAllStringSubmatch(properties, -1) {
		pid, _ := strconv.Atoi(m[1])
		next = max(next, pid+1)
	}
	return next
}

// hashOf returns the hash of a package's parts, in the order of their names.
func hashOf(pkg *opc.Package) string {
	h := sha256.New()
	parts := pkg.Parts()
	slices.SortFunc(parts, func(a, b opc.Part) int { return strings.Compare(a.Name, b.Name) })
	for _, p := range parts {
		for _, data := range [][]byte{[]byte(p.Name), p.Data} {
			h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(data))))
			h.Write(data)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// IsOwn reports whether this program wrote the named file and nobody has changed it since.
func IsOwn(path string) bool {
	if isOwnPDF(path) {
		return true
	}
	pkg, err := opc.ReadFile(path)
	if err != nil {
		return false
	}
	part, err := Properties(pkg)
	source, _ := pkg.Part(part)
	at := markShape.FindIndex(source)
	if err != nil || at == nil {
		return false
	}
	m := valueShape.FindSubmatchIndex(source[at[0]:at[1]])
	if m == nil {
		return false
	}
	from, to := at[0]+m[2], at[0]+m[3]
	value := string(source[from:to])
	pkg.Set(part, slices.Concat(source[:from], []byte(noMark), source[to:]))
	return hashOf(pkg) == value
}

// maxLooked bounds what Bears reads of a part, in bytes.
const maxLooked = 1 << 20

// PageMark stands in the head of every page that this program writes.
const PageMark = `<meta name="generator" content="nianbao">`

// Bears reports whether a file has the looks of what this program writes: it bears a mark, be it one that fits still
// or not, findings are marked in it, or it is a page that says so. It looks for that alone, so that a thousand files
// are looked at in a moment: of what it finds nothing else is known.
func Bears(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return bytes.Contains(headOf(path), []byte(PageMark)) || bearsPDF(path)
	}
	defer z.Close()
	return slices.ContainsFunc(z.File, func(f *zip.File) bool {
		isProperties, isBook := partShape.MatchString(f.Name), strings.EqualFold(f.Name, "xl/workbook.xml")
		if !isProperties && !isBook {
			return false
		}
		part, err := f.Open()
		if err != nil {
			return false
		}
		defer part.Close()
		source, err := io.ReadAll(io.LimitReader(part, maxLooked))
		if isBook {
			return err == nil && bytes.Contains(source, []byte(`name="`+edit.MarkNames))
		}
		return err == nil && markShape.Match(source)
	})
}

// headOf returns the first bytes of a file, none of one that cannot be opened.
func headOf(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, _ := io.ReadFull(f, head)
	return head[:n]
}
