package wml

import "strings"

// Attribute returns the source of an attribute's value in a start tag and where that begins, -1 where there is none. A
// name without a prefix stands for one with any.
func Attribute(tag, name string) (value string, at int) {
	for i := strings.IndexAny(tag, " \t\r\n/>"); i >= 0 && i < len(tag); {
		equals := strings.IndexByte(tag[i:], '=')
		if equals < 0 {
			break
		}
		full := strings.TrimSpace(tag[i : i+equals])
		i += equals + 1
		quote := strings.IndexAny(tag[i:], `"'`)
		if quote < 0 {
			break
		}
		i += quote
		size := strings.IndexByte(tag[i+1:], tag[i])
		if size < 0 {
			break
		}
		if full == name || full[strings.IndexByte(full, ':')+1:] == name {
			return tag[i+1 : i+1+size], i + 1
		}
		i += 1 + size + 1
	}
	return "", -1
}

// Property returns the empty-element tag of a property among others, "" for none.
func Property(properties, name string) string {
	from, to := FindProperty(properties, name)
	return properties[from:to]
}

// FindProperty returns where a property stands, 0, 0 for nowhere.
func FindProperty(properties, name string) (from, to int) {
	for at := 0; ; {
		i := strings.Index(properties[at:], name)
		if i < 0 {
			return 0, 0
		}
		at += i
		open := strings.LastIndexByte(properties[:at], '<')
		end := at + len(name)
		if open >= 0 && isPrefix(properties[open+1:at]) &&
			end < len(properties) && strings.IndexByte(" />\t\r\n", properties[end]) >= 0 {
			close := strings.IndexByte(properties[end:], '>')
			if close < 0 {
				return 0, 0
			}
			to = end + close + 1
			if properties[to-2] != '/' { // <w:vMerge></w:vMerge>
				if after := strings.IndexByte(properties[to:], '>'); after >= 0 {
					to += after + 1
				}
			}
			return open, to
		}
		at = end
	}
}

// Before returns where among properties the first of some stands: another that goes before them goes there. Where there
// are none of them that is the end.
func Before(properties string, others []string) int {
	at := len(properties)
	for _, name := range others {
		if from, to := FindProperty(properties, name); to > 0 {
			at = min(at, from)
		}
	}
	return at
}

// isPrefix reports whether what stands between < and a name is a prefix, or nothing.
func isPrefix(s string) bool {
	return s == "" || strings.HasSuffix(s, ":") && !strings.ContainsAny(s, "/> \t\r\n\"'")
}
