package edit

import (
	"strings"
	"testing"

	"nianbao/xlsx"
)

// TestRecord writes what a fill has replaced into a name that Excel takes, and reads it again.
func TestRecord(t *testing.T) {
	fill := func(n int) string { return "<" + strings.Repeat("x", n-1) }
	for _, test := range []struct{ is, want record }{
		{record{color: "FFC7CE", made: "7"}, record{color: "FFC7CE", made: "7"}},
		{record{color: "FFC7CE", old: "3", made: "63999", created: true}, record{color: "FFC7CE", old: "3", made: "63999", created: true}},
		{record{color: "FFC7CE", made: "7", created: true, known: true}, record{color: "FFC7CE", made: "7", created: true, known: true}},
		{record{color: "FFC7CE", made: "7", fill: fill(120), known: true}, record{color: "FFC7CE", made: "7", fill: fill(120), known: true}},
		{record{color: "FFC7CE", made: "7", fill: fill(121), known: true}, record{color: "FFC7CE", made: "7"}}, // it is too long to be kept
	} {
		name := test.is.name(maxRecords)
		if len(name) > 255 {
			t.Errorf("%+v is called by %d characters", test.is, len(name))
		}
		for _, name := range []string{name, strings.ToLower(name), strings.ToUpper(name)} {
			if got, ok := parseRecord(name); !ok || got != test.want {
				t.Errorf("%s is %+v %v, want %+v", name, got, ok, test.want)
			}
		}
	}
	for _, name := range []string{"", "nianbao.mark", "nianbao.findings", "nianbao.mark.1.red.d.7.u", "nianbao.mark.1.FFC7CE.d.7",
		"nianbao.mark.1.FFC7CE.d.7.u.x", "other.mark.1.FFC7CE.d.7.u"} {
		if r, ok := parseRecord(name); ok {
			t.Errorf("%s is %+v", name, r)
		}
	}
	for _, code := range []string{"F", "F!", "F" + fillCode.EncodeToString([]byte("no fill"))} {
		if r, ok := parseRecord("nianbao.mark.1.FFC7CE.d.7." + code); !ok || r.known {
			t.Errorf("%s is %+v %v", code, r, ok)
		}
	}
}

// TestAbsolute writes references to cells as names have them, and reads these and others.
func TestAbsolute(t *testing.T) {
	at := xlsx.Address{Row: 10, Col: 4}
	for _, sheet := range []string{"表1", "表 1", "it's", "A!B"} {
		refers := absolute(sheet, at)
		if got, where, ok := parseAbsolute(refers); got != sheet || where != at || !ok {
			t.Errorf("%s leads to %q %v %v", refers, got, where, ok)
		}
	}
	if got := absolute("表 1", at); got != "'表 1'!$E$11" {
		t.Errorf("got %s", got)
	}
	if sheet, where, ok := parseAbsolute("表1!E11:F12"); sheet != "表1" || where != at || !ok {
		t.Errorf("an area begins at %s %v %v", sheet, where, ok)
	}
	for _, refers := range []string{"", "E11", "表1!#REF!", "表1!$E"} {
		if sheet, where, ok := parseAbsolute(refers); ok {
			t.Errorf("%q leads to %s %v", refers, sheet, where)
		}
	}
}
