package built

import (
	"runtime/debug"
	"testing"
)

// TestVersion shows what each way of building makes of the version.
func TestVersion(t *testing.T) {
	for _, test := range []struct{ how, released, module, want string }{
		{"a release", "1.0.0", "v0.0.0-20261130091736-9a7aa8c8abcd", "1.0.0"},
		{"a release called as its tag", "v1.0.0", "", "1.0.0"},
		{"go build of a tag", "", "v1.2.3", "1.2.3"},
		{"go build of a tag, changed", "", "v1.2.3+dirty", "开发版"},
		{"go build between tags", "", "v1.2.4-0.20261130091736-9a7aa8c8abcd", "开发版"},
		{"go build without tags", "", "v0.0.0-20261130091736-9a7aa8c8abcd+dirty", "开发版"},
		{"go run, go test", "", "(devel)", "开发版"},
		{"no record", "", "", "开发版"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: test.module}}
		if got := versionOf(test.released, info); got != test.want {
			t.Errorf("%s: %s, want %s", test.how, got, test.want)
		}
	}
	info := &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "9a7a"},
		{Key: "vcs.time", Value: "2026-11-30T09:17:36Z"}, {Key: "vcs.modified", Value: "true"}}}
	if v := tell("", info, nil); v.Commit != "9a7a" || v.Date != "2026-11-30T09:17:36Z" || !v.Modified {
		t.Errorf("%+v", v)
	}
}
