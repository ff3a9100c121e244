package licence_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/cmd/release/licence"
)

// mit returns the MIT licence, of which this program's is one.
func mit(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../../LICENSE")
	if err != nil {
		t.Fatalf("read the program's own licence: %v", err)
	}
	return string(data)
}

func TestIdentify(t *testing.T) {
	own := mit(t)
	apache, err := os.ReadFile("pdfium/abseil.txt")
	if err != nil {
		t.Fatalf("read the Apache licence: %v", err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"one", own, "MIT"},
		{"two", string(apache) + own, "Apache-2.0 MIT"},
		{"the same twice", own + own, "MIT"},
		{"none", "", ""},
		{"words", "All rights reserved.", ""},
		{"GPL beside it", own + gpl, ""},
		{"AGPL", strings.ReplaceAll(gpl, "GNU General", "GNU Affero General"), ""},
		{"half of it", own[:len(own)/2], ""},
		{"a condition in a long text", string(apache) + clause, ""},
	} {
		ids, err := licence.Identify([]byte(c.text))
		if got := strings.Join(ids, " "); got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
		if err != nil && !errors.Is(err, licence.ErrRefused) {
			t.Errorf("%s: %v does not say that it is refused", c.name, err)
		}
	}
}

const gpl = `This program is free software: you can redistribute it and/or modify it under the terms of the GNU General
Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any
later version. This program is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY; without even
the implied warranty of MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. See the GNU General Public License for more
details. You should have received a copy of the GNU General Public License along with this program. If not, see
<https://www.gnu.org/licenses/>.
`

const clause = `Without limiting other conditions in the License, the grant of rights under the License will not include,
and the License does not grant to you, the right to Sell the Software. For purposes of the foregoing, "Sell" means
practicing any or all of the rights granted to you under the License to provide to third parties, for a fee, a product
or service whose value derives, entirely or substantially, from the functionality of the Software.
`

// TestAnyAddition shows that words put into a licence, more than a copyright's line has, are never passed over.
func TestAnyAddition(t *testing.T) {
	own := mit(t)
	lines := strings.SplitAfter(own, "\n")
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{3,9}`), 40, 60).Draw(t, "words")
		at := rapid.IntRange(0, len(lines)).Draw(t, "at")
		text := strings.Join(lines[:at], "") + strings.Join(words, " ") + ".\n" + strings.Join(lines[at:], "")
		if ids, err := licence.Identify([]byte(text)); err == nil {
			t.Fatalf("taken for %q:\n%s", ids, text)
		}
	})
}

func TestOfFolder(t *testing.T) {
	own := mit(t)
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string // licences and texts, "" where it is refused
	}{
		{"plain", map[string]string{"LICENSE": own}, "MIT 1"},
		{"other names", map[string]string{"licence.txt": own, "main.go": "package main"}, "MIT 1"},
		{"notices go along", map[string]string{"LICENSE.md": own, "NOTICE": "Copyright Example", "PATENTS": "A grant"}, "MIT 3"},
		{"a notice alone", map[string]string{"NOTICE": own}, ""},
		{"nothing", map[string]string{"README": own}, ""},
		{"one of two unknown", map[string]string{"LICENSE": own, "COPYING": gpl}, ""},
	} {
		dir := t.TempDir()
		for name, text := range c.files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatalf("write %s: %v", name, err)
			}
		}
		n, err := licence.OfFolder("example.com/m", "v1.0.0", dir)
		got := ""
		if err == nil {
			got = strings.Join(n.IDs, " ") + " " + string(rune('0'+len(n.Texts)))
		}
		if got != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestText(t *testing.T) {
	parts, err := licence.PdfiumParts()
	if err != nil {
		t.Fatalf("read the texts of pdfium's parts: %v", err)
	}
	modules := []licence.Notice{
		{Name: licence.PdfiumModule, Version: "v1", IDs: []string{"MIT"}, Texts: []string{"\ufeffpermission\r\nis granted\n\n"}},
		{Name: "example.com/b", Version: "v2", IDs: []string{"ISC", "MIT"}, Texts: []string{"one", "two"}},
	}
	made, err := licence.Text("年报助手 1.0.0", modules, parts)
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	text, marked := strings.CutPrefix(string(made), "\ufeff")
	if !marked || strings.Contains(text, "\ufeff") {
		t.Error("it has no mark of UTF-8, or one within")
	}
	if bare := strings.ReplaceAll(text, "\r\n", ""); strings.ContainsAny(bare, "\r\n") {
		t.Error("a line ends in something else than CR LF")
	}
	for _, want := range []string{"example.com/b v2  ISC, MIT\r\n", "  其中 FreeType  FTL\r\n", "permission\r\nis granted",
		"Maxim Shemanarev", "Independent JPEG Group", "Rich Felker", "Unicode, Inc.", "The PDFium Authors", "LLVM Exceptions"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// TestPdfiumParts shows that each text is the licence that the table names.
func TestPdfiumParts(t *testing.T) {
	signs := map[string]string{
		"BSD-3-Clause": "Neither the name", "BSD-2-Clause": "Redistributions in binary form", "Apache-2.0": "Version 2.0, January 2004",
		"MIT": "Permission is hereby granted, free of charge", "FTL": "The FreeType Project LICENSE", "Unicode-3.0": "UNICODE LICENSE V3",
		"Zlib": "This software is provided 'as-is', without any express or implied", "IJG": "Independent JPEG Group",
		"Anti-Grain Geometry Public License": "Permission to copy, use, modify, sell and distribute",
		"Apache-2.0 WITH LLVM-exception":     "LLVM Exceptions to the Apache 2.0 License",
	}
	parts, err := licence.PdfiumParts()
	if err != nil {
		t.Fatalf("read the texts: %v", err)
	}
	for _, n := range parts {
		for _, id := range n.IDs {
			// zlib's licence of libjpeg-turbo's parts is written into them; its file names it.
			if sign := signs[id]; sign == "" || !strings.Contains(n.Texts[0], sign) &&
				!(n.Name == "libjpeg-turbo" && id == "Zlib" && strings.Contains(n.Texts[0], "zlib License")) {
				t.Errorf("%s: the text is not %s", n.Name, id)
			}
		}
	}
	if _, err := licence.Pdfium([]byte("another build")); !errors.Is(err, licence.ErrRefused) {
		t.Errorf("another file is taken for the known one: %v", err)
	}
}
