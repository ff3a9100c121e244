// Release builds what is handed out: for each system an archive of the program, its manual, a sample and the licences of
// all that is in it; their sums, and a bill of materials. The same commit makes the same bytes, on any machine, but for
// signatures.
//
//	go run ./cmd/release -version 1.0.0 [-o dist] [-targets windows/amd64,linux/amd64] [-sign ./sign.sh]
//
// docs/release.md says what else a release needs.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"nianbao/cmd/release/archive"
	"nianbao/cmd/release/bill"
	"nianbao/cmd/release/licence"
)

// everywhere are the systems for which there is an archive.
const everywhere = "windows/amd64,windows/arm64,linux/amd64,linux/arm64,linux/loong64,darwin/arm64"

// semantic is what a version looks like (semver.org), without a leading v.
var semantic = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$`)

func main() {
	log.SetFlags(0)
	version := flag.String("version", "", "version of the release, such as 1.0.0 (as in CHANGELOG.md, where left out)")
	out := flag.String("o", "dist", "folder into which the archives are written; it is made, and must hold nothing")
	targets := flag.String("targets", everywhere, "systems and processors, parted by commas")
	sign := flag.String("sign", "", "command that signs a Windows program in place; its name is put behind the command")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("release takes no arguments, and was given %q", flag.Args())
	}
	if runtime.Version() != toolchain {
		status, err := again(os.Args[1:])
		if err != nil {
			log.Fatalf("release: %v", err)
		}
		os.Exit(status)
	}
	if err := release(*version, *out, strings.Split(*targets, ","), strings.Fields(*sign)); err != nil {
		log.Fatalf("release: %v", err)
	}
}

// release builds the commit in which it is run, and writes all files of the release into a folder.
func release(version, out string, targets, sign []string) error {
	if err := empty(out); err != nil {
		return err
	}
	s, err := checkOut()
	if err != nil {
		return err
	}
	defer os.RemoveAll(s.folder)
	s.sign = sign
	if err := s.settle(version); err != nil {
		return err
	}
	files, err := s.files(targets)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Printf("%10d  %s\n", len(files[name]), name)
		if err := os.WriteFile(filepath.Join(out, name), files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// empty makes a folder. One that holds files is refused: an older archive in it would be handed out with the new.
func empty(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(folder)
	if err == nil && len(entries) > 0 {
		return fmt.Errorf("%s holds %s: give an empty folder with -o", folder, entries[0].Name())
	}
	return err
}

// files builds the program for each target and returns all files of the release by their names.
func (s *source) files(targets []string) (map[string][]byte, error) {
	files := map[string][]byte{}
	same, err := s.beside()
	if err != nil {
		return nil, err
	}
	all := parts{}
	for _, name := range targets {
		t, err := parseTarget(name)
		if err != nil {
			return nil, err
		}
		program, p, err := s.build(t)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		packed := maps.Clone(same)
		packed[t.program()] = archive.File{Data: program, Program: true}
		text, err := licence.Text(fmt.Sprintf("年报助手 %s（%s）", s.version, t.words()), p.notices(), p.pdfium)
		if err != nil {
			return nil, err
		}
		packed["第三方许可.txt"] = archive.File{Data: text}
		data, err := archive.Zip(packed, s.time)
		if err != nil {
			return nil, err
		}
		files[fmt.Sprintf("%s-%s-%s.zip", bill.Name, s.version, t.words())] = data
		all.join(p)
	}
	bom, err := bill.JSON(bill.Release{Version: s.version, Commit: s.commit, Toolchain: toolchain, Time: s.time,
		Targets: targets, Needs: all.needs}, all.modules, all.pdfium, all.wasmSum)
	if err != nil {
		return nil, err
	}
	files[fmt.Sprintf("%s-%s.cdx.json", bill.Name, s.version)] = bom
	files["SHA256SUMS"] = archive.Sums(files)
	return files, nil
}
