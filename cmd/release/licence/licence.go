// Package licence says under which licences stands what a program is linked of, and writes the notices that go with it.
//
// What is not known to be permissive is refused: a text that is read wrong would make promises in the office's name.
package licence

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/google/licensecheck"
)

// permissive are licences under which a part may be handed on within a program that is not free itself, as long as its
// notice goes along: SPDX names, with the words of the longest usual text, its lines of copyright apart.
var permissive = map[string]int{
	"0BSD": 100, "Apache-2.0": 1590, "BSD-2-Clause": 190, "BSD-3-Clause": 220, "ISC": 110, "MIT": 170,
	"Unlicense": 220, "Zlib": 140,
}

// maxOther is how many words more a text may have: those of its lines of copyright. A condition, such as that nothing may
// be sold, takes more. The library counts words that stand between a copyright and its licence to the licence, so words
// are counted besides.
const maxOther = 35

// scanner knows the permissive licences, and the family of the GPL, which it names when it refuses. The library's whole
// list takes seconds to prepare, and names nothing else that would be taken.
var scanner = sync.OnceValues(func() (*licensecheck.Scanner, error) {
	var known []licensecheck.License
	for _, l := range licensecheck.BuiltinLicenses() {
		if permissive[l.ID] > 0 || strings.Contains(l.ID, "GPL") {
			known = append(known, l)
		}
	}
	return licensecheck.NewScanner(known)
})

// ErrRefused is returned for a text that is no permissive licence, or that is not known.
var ErrRefused = errors.New("no known permissive licence")

// Identify returns the SPDX names, sorted, of the licences of which a text consists. Any other licence in it, or more
// words than a copyright's line has, make it ErrRefused.
func Identify(text []byte) ([]string, error) {
	s, err := scanner()
	if err != nil {
		return nil, err
	}
	found := s.Scan(text)
	var ids []string
	usual := 0
	for _, m := range found.Match {
		if permissive[m.ID] == 0 {
			return nil, fmt.Errorf("%w: %s", ErrRefused, m.ID)
		}
		ids = append(ids, m.ID)
		usual += permissive[m.ID]
	}
	words := len(strings.Fields(string(text)))
	unknown := float64(words) * (100 - found.Percent) / 100
	if len(ids) == 0 || unknown > maxOther || words > usual+maxOther {
		return nil, fmt.Errorf("%w: %d words, %.0f of them none of %q", ErrRefused, words, unknown, ids)
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// A Notice is what must be said of a part: its licences and their texts.
type Notice struct {
	Name, Version string
	IDs           []string // SPDX names, or names in words where SPDX has none; all hold at once
	Texts         []string // of the licences, and notices that go with them
}

// The files of a module that are its licence, and those that belong to it, by the beginning of their names in capitals.
var (
	terms   = []string{"LICENSE", "LICENCE", "COPYING"}
	notices = []string{"NOTICE", "PATENTS", "COPYRIGHT"}
)

// OfFolder returns the notice of a module whose files are in a folder. Each file of a licence is identified; what is
// called a notice or a grant of patents is taken along as it is.
func OfFolder(name, version, folder string) (Notice, error) {
	n := Notice{Name: name, Version: version}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return n, err
	}
	for _, e := range entries {
		begins := func(word string) bool { return strings.HasPrefix(strings.ToUpper(e.Name()), word) }
		isTerms := slices.ContainsFunc(terms, begins)
		if e.IsDir() || !isTerms && !slices.ContainsFunc(notices, begins) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return n, err
		}
		if isTerms {
			ids, err := Identify(data)
			if err != nil {
				return n, fmt.Errorf("%s %s: %s: %w", name, version, e.Name(), err)
			}
			n.IDs = append(n.IDs, ids...)
		}
		n.Texts = append(n.Texts, string(data))
	}
	if len(n.IDs) == 0 {
		return n, fmt.Errorf("%s %s: %w: there is no file of it", name, version, ErrRefused)
	}
	slices.Sort(n.IDs)
	n.IDs = slices.Compact(n.IDs)
	return n, nil
}
