package regex

import "regexp/syntax"

// first returns with which characters what an expression matches begins, whether it may match nothing, and whether that
// is known.
func first(re *syntax.Regexp) (pairs []rune, empty, known bool) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return nil, true, true
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []rune{re.Rune[0], re.Rune[0]}, false, true
		}
		for _, r := range cases(re.Rune[0]) {
			pairs = append(pairs, r, r)
		}
		return pairs, false, true
	case syntax.OpCharClass:
		return re.Rune, false, true
	case syntax.OpCapture, syntax.OpPlus:
		return first(re.Sub[0])
	case syntax.OpQuest, syntax.OpStar:
		pairs, _, known = first(re.Sub[0])
		return pairs, true, known
	case syntax.OpRepeat:
		pairs, empty, known = first(re.Sub[0])
		return pairs, empty || re.Min == 0, known
	case syntax.OpConcat:
		return firstOfAll(re.Sub)
	case syntax.OpAlternate:
		return firstOfAny(re.Sub)
	}
	return nil, false, false
}

func firstOfAll(parts []*syntax.Regexp) (pairs []rune, empty, known bool) {
	for _, p := range parts {
		of, empty, known := first(p)
		if !known {
			return nil, false, false
		}
		if pairs = append(pairs, of...); !empty {
			return pairs, false, true
		}
	}
	return pairs, true, true
}

func firstOfAny(branches []*syntax.Regexp) (pairs []rune, empty, known bool) {
	for _, b := range branches {
		of, none, known := first(b)
		if !known {
			return nil, false, false
		}
		pairs, empty = append(pairs, of...), empty || none
	}
	return pairs, empty, true
}
