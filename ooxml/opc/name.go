package opc

import (
	"net/url"
	"path"
	"strings"
)

// fold returns the form of a name in which names that mean the same part are equal.
func fold(name string) string { return strings.ToLower(name) }

// cleanName returns the name of the part that a caller asks for, who may write it as a URI of the package.
func cleanName(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
}

// nameFault says in Chinese what keeps a name, with \ folded, from being a part's name; "" where nothing does.
func nameFault(name string) string {
	switch {
	case name == "":
		return "名称是空的"
	case strings.ContainsFunc(name, isControl):
		return "名称里有控制字符"
	case strings.HasPrefix(name, "/"):
		return "名称是绝对路径"
	case hasDrive(name):
		return "名称里有盘符"
	}
	for segment := range strings.SplitSeq(name, "/") {
		switch segment {
		case "", ".", "..":
			return "名称里有空的或表示上级的目录"
		}
	}
	return ""
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

func hasDrive(name string) bool {
	return len(name) >= 2 && name[1] == ':' && ('a' <= name[0]|0x20 && name[0]|0x20 <= 'z')
}

// resolve returns the name of the part that an internal target means, seen from the part base ("" for the package). A
// target without a path, such as the #Sheet2!A1 of a hyperlink, means base itself. As in any URI, there is nothing above
// the root: LibreOffice writes ../customXml/item1.xml there. It is false for a target outside the package.
func resolve(base, target string) (string, bool) {
	target = strings.ReplaceAll(target, `\`, "/")
	if i := strings.IndexAny(target, "#?"); i >= 0 {
		target = target[:i]
	}
	switch first, _, _ := strings.Cut(target, "/"); {
	case target == "":
		return base, true
	case strings.HasPrefix(target, "//"), strings.Contains(first, ":"), strings.ContainsFunc(target, isControl):
		return "", false
	case !strings.HasPrefix(target, "/"):
		target = path.Join("/", path.Dir("./"+base), target)
	default:
		target = path.Clean(target)
	}
	if target == "/" {
		return "", false
	}
	return target[1:], true
}

// locate returns the stored name of the part that a resolved target names. Targets are URIs, while names in a zip are
// often stored unescaped; a target without a part is returned as it is.
func (p *Package) locate(target string) string {
	if i, ok := p.find(target); ok {
		return p.entries[i].Name
	}
	if unescaped, err := url.PathUnescape(target); err == nil {
		if i, ok := p.find(unescaped); ok {
			return p.entries[i].Name
		}
	}
	return target
}
