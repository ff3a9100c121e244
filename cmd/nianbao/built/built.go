// Package built says from what the program was built: which version, of which commit, by which Go.
package built

import (
	"runtime"
	"runtime/debug"
	"strings"

	"nianbao/contract"
	"nianbao/form"
	"nianbao/regex"
)

// Released is the version that a release is given by the linker, as 1.0.0; empty in any other build.
var Released string

// pseudo is what Go makes up for a version where the commit has none.
var pseudo = regex.New(`[0-9]{14}-[0-9a-f]{12}`)

// Version returns the program's: that of a release; else that of the commit, where it has one; else 开发版.
func Version() string { return versionOf(Released, read()) }

func versionOf(released string, info *debug.BuildInfo) string {
	tagged := info.Main.Version
	switch {
	case released != "":
		return strings.TrimPrefix(released, "v")
	case tagged == "" || tagged == "(devel)" || pseudo.MatchString(tagged) || strings.Contains(tagged, "+dirty"):
		return "开发版"
	}
	return strings.TrimPrefix(tagged, "v")
}

// read returns what the compiler recorded, something blank where it recorded nothing.
func read() *debug.BuildInfo {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info
	}
	return &debug.BuildInfo{}
}

// Revision is the state of the source from which the program was built, where that was recorded.
func Revision() (words string) {
	for _, s := range read().Settings {
		if strings.HasPrefix(s.Key, "vcs.") {
			words += s.Value + " "
		}
	}
	return words
}

// Tell returns all of it, with the forms that are built in.
func Tell(forms []*form.Form) contract.Version { return tell(Released, read(), forms) }

func tell(released string, info *debug.BuildInfo, forms []*form.Form) contract.Version {
	v := contract.Version{Schema: contract.Schema, Version: versionOf(released, info), Go: runtime.Version(),
		Platform: runtime.GOOS + "/" + runtime.GOARCH, Editions: []contract.Edition{}}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Commit = s.Value
		case "vcs.time":
			v.Date = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	for _, f := range forms {
		v.Editions = append(v.Editions, contract.Edition{Edition: f.Edition, Notice: f.Notice, Years: f.Years.String()})
	}
	return v
}
