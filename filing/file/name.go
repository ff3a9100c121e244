package file

import (
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/regex"
)

// maxName bounds a file name in bytes; file systems allow 255.
const maxName = 240

// devices are what Windows takes for a device, whatever ending follows.
var devices = regex.New(`(?i)^(CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³])(\s*\.|\s*$)`)

// Name makes a name that Windows accepts of a name and what follows it; a long name is cut, never what follows. It is
// never one that leads to another folder, and empty where nothing is left of either.
func Name(name, rest string) string {
	isDress := func(r rune) bool { return r == '.' || unicode.IsSpace(r) }
	name, rest = strings.TrimLeftFunc(strings.TrimSpace(Clean(name)), isDress), Clean(rest)
	for at := range name {
		if at > maxName-len(rest)-utf8.UTFMax {
			name = name[:at]
			break
		}
	}
	if rest == "" {
		name = strings.TrimRightFunc(name, isDress)
	}
	if devices.MatchString(name+rest) || strings.HasPrefix(name, "-") { // a device, or an option for whoever types *
		name = "_" + name
	}
	return name + rest
}

// Clean replaces what no name of a file may have, and what would turn it round in print.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) ||
			unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
			return '_'
		}
		return r
	}, s)
}

// Typed returns a path as it must be typed at a prompt: in quotation marks where it has what parts words or means something
// there, and never to be taken for an option.
func Typed(path string) string {
	if strings.HasPrefix(path, "-") {
		path = "." + string(filepath.Separator) + path
	}
	switch {
	case filepath.Separator == '/' && strings.ContainsAny(path, "\"$`\\!"):
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	case strings.ContainsAny(path, " \t'()&;*?<>|[]{}#~^%,=") || path == "":
		return `"` + path + `"`
	}
	return path
}
