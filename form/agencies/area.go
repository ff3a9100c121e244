package agencies

import (
	"strings"
	"unicode/utf8"

	"nianbao/regex"
)

var (
	area = regex.New(`^(\p{Han}{1,8}?)` + areaEnd)
	// ended is how one place's name may end, whatever stands before.
	ended = regex.New(`^` + areaEnd)
)

// towns is a town's government as the rest of a name: 红乡镇人民政府.
var towns = regex.New(`^(\p{Han}{1,8})(街道|镇|乡)(?:(?:人民)?政府|办事处)?$`)

// maxCore is how many characters a place's name has at most before the word that says which place it is.
const maxCore = 8

// AreasOf returns the places with which an agency's name begins: of 丙市丁区教育局 丙市 and 丁区. The body of the whole
// country that may stand before them is none. A place's own name may hold words that end others, as 红旗乡 and 沙市镇 do:
// where the nearest ends leave half a place behind them, the first others that do not are taken.
func AreasOf(name string) []Area {
	name = name[len(branch.FindString(name)):]
	list, rest := nearest(name)
	if !hasShortBanner(list) && !isHalf(rest) {
		return list
	}
	if other := farther(name, nil, maxParts); other != nil {
		return other
	}
	return list
}

// nearest reads places by the first words that end any.
func nearest(name string) (list []Area, rest string) {
	for {
		m := area.FindStringSubmatch(name)
		if m == nil || !isPlace(m[1], m[2], list) {
			return list, name
		}
		list, name = append(list, Area{m[0], levelOf(m[2])}), name[len(m[0]):]
	}
}

// maxParts is how many places may stand in one name.
const maxParts = 4

// farther reads places of which some hold words that end others, nil where half a place is left whatever is tried.
func farther(name string, above []Area, parts int) []Area {
	if len(above) > 0 && !isHalf(name) {
		return above
	}
	if parts == 0 {
		return nil
	}
	passed := 0 // where the last end is that was passed over
	size := 0
	for range maxCore {
		_, n := utf8.DecodeRuneInString(name[size:])
		if size += n; size >= len(name) {
			break
		}
		m := ended.FindString(name[size:])
		if m == "" {
			continue
		}
		core, end := name[:size], size+len(m)
		if isPlace(core, m, above) && mayHold(core, m, passed) && !isShortBanner(core, m) {
			list := append(above[:len(above):len(above)], Area{core + m, levelOf(m)})
			if list = farther(name[end:], list, parts-1); list != nil {
				return list
			}
		}
		if passed == 0 || end > passed {
			passed = end
		}
	}
	return nil
}

// mayHold reports whether the end of a place may stand behind another that was passed over: a town's anywhere, others
// only behind one character and that, as in 沙市区 and 红旗区.
func mayHold(core, end string, passed int) bool {
	return passed == 0 || levelOf(end) == TownLevel ||
		passed == len(core) && utf8.RuneCountInString(end) == 1 && utf8.RuneCountInString(core) == 2 && !strings.HasSuffix(core, end)
}

// isPlace reports whether a name with its end may be a place within those before it.
func isPlace(core, end string, above []Area) bool {
	name := core + end
	return !common.MatchString(name) && !strings.HasSuffix(joined.Replace(name), housing) &&
		(above == nil || !noArea.MatchString(core)) && levelOf(end) > Level(above)
}

func levelOf(end string) int {
	if level := levels[end]; level != 0 {
		return level
	}
	return countyLevel
}

// countyLevel is the level of counties, districts and banners.
const countyLevel = 3

// isShortBanner reports whether a banner would have but one character before its end: there is none such, but many towns
// are called 红旗 and 双旗.
func isShortBanner(core, end string) bool { return end == "旗" && utf8.RuneCountInString(core) == 1 }

func hasShortBanner(list []Area) bool {
	for _, a := range list {
		if core, ok := strings.CutSuffix(a.Name, "旗"); ok && isShortBanner(core, "旗") {
			return true
		}
	}
	return false
}

// isHalf reports whether what is left behind places is rather the rest of one: 乡政府, 红旗乡人民政府, 区教育局.
func isHalf(rest string) bool {
	if m := ended.FindString(rest); m != "" {
		body := rest[len(m):]
		next, _ := utf8.DecodeRuneInString(body)
		_, known := variants()[body]
		known = known || endsAsAgency.MatchString(body) && utf8.RuneCountInString(body) >= minShort
		if body == "" || known && !within(m, body) && !strings.ContainsRune("委政民级管直属", next) || body == "政府" {
			return true
		}
	}
	if town := towns.FindStringSubmatch(rest); town != nil && isPlace(town[1], town[2], nil) &&
		!strings.ContainsAny(town[1], "和与管理服务") {
		return true
	}
	m := area.FindStringSubmatch(rest)
	return m != nil && isPlace(m[1], m[2], nil) && !noArea.MatchString(m[1]) && !within(m[2], rest[len(m[0]):])
}
