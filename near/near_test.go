package near

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// word draws words of few characters, so that many are alike.
func word(longest int) *rapid.Generator[string] {
	return rapid.StringOfN(rapid.SampledFrom([]rune("政府信息公开ab.")), 0, longest, -1)
}

// TestAnySimilarity holds the similarity against the longest common subsequence, counted on its own. The figures are
// the same to the last bit: thresholds tuned on published reports are compared with them.
func TestAnySimilarity(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a, b := word(24).Draw(r, "a"), word(24).Draw(r, "b")
		want := 0.0
		if a+b != "" {
			want = 2 * float64(common([]rune(a), []rune(b))) /
				float64(utf8.RuneCountInString(a)+utf8.RuneCountInString(b))
		}
		if got := Similarity(a, b); got != want {
			r.Fatalf("%q and %q: %v, want %v", a, b, got, want)
		}
	})
	if long := strings.Repeat("字", 301); Similarity(long, long) != 0 || Similarity(long[3:], long[3:]) != 1 {
		t.Error("the bound is elsewhere")
	}
}

// common returns the length of the longest common subsequence.
func common(x, y []rune) int {
	row := make([]int, len(y)+1)
	for _, r := range x {
		before := 0
		for j, s := range y {
			above := row[j+1]
			if r == s {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return row[len(y)]
}

// TestAnyDistance holds the distance of typed names against its definition, without a limit and below any.
func TestAnyDistance(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a, b := []rune(word(9).Draw(r, "a")), []rune(word(9).Draw(r, "b"))
		limit := rapid.IntRange(1, 10).Draw(r, "limit")
		want := changes(a, b, map[[2]int]int{})
		if got := distance(a, b, typed, limit); got != min(want, limit) {
			r.Fatalf("%q to %q: %d below %d, want %d", string(a), string(b), got, limit, want)
		}
	})
}

// changes returns the least number of changes by trying all.
func changes(a, b []rune, known map[[2]int]int) int {
	m, n := len(a), len(b)
	if m == 0 || n == 0 {
		return m + n
	}
	if d, ok := known[[2]int{m, n}]; ok {
		return d
	}
	d := min(changes(a[:m-1], b, known), changes(a, b[:n-1], known), changes(a[:m-1], b[:n-1], known)) + 1
	if a[m-1] == b[n-1] {
		d = min(d, changes(a[:m-1], b[:n-1], known))
	}
	if m > 1 && n > 1 && a[m-1] == b[n-2] && a[m-2] == b[n-1] {
		d = min(d, changes(a[:m-2], b[:n-2], known)+1)
	}
	known[[2]int{m, n}] = d
	return d
}

func TestNearest(t *testing.T) {
	names := []string{"机关名称", "年度", "申请.新收.总计", "申请.新收.自然人", ".名", "申请.结转.总计"}
	for word, want := range map[string]string{
		"机构名称": "机关名称", "机名关称": "机关名称", "名称": ".名", "年底": "年度", "申请新收总计": "申请.新收.总计", "总计": "申请.新收.总计",
		"结转.总计": "申请.结转.总计", ".机关名称": "机关名称", "年": "", "无关的名称": "", "申请.新受.总计": "申请.新收.总计",
		strings.Repeat("机", 101): "",
	} {
		if got := Nearest(word, nil, names[:3], names[3:]); got != want {
			t.Errorf("%s is nearest to %q, want %q", word, got, want)
		}
	}
}

// TestNearestOfRow takes what was typed short for the name that it begins.
func TestNearestOfRow(t *testing.T) {
	names := []string{"申请.新收.总计", "申请.新收.其他", "申请.新收.科研机构"}
	if got := Nearest("申请.新收.科研", names); got != names[2] {
		t.Error(got)
	}
}

// TestAnyNearest shows that the name taken is one that takes the fewest changes, the first of them.
func TestAnyNearest(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		wanted, names := word(12).Draw(r, "word"), rapid.SliceOfN(word(12), 0, 6).Draw(r, "names")
		best, least := "", max(1, utf8.RuneCountInString(strings.TrimPrefix(wanted, "."))/3)+1
		for _, name := range names {
			end, known := strings.TrimPrefix(wanted, "."), strings.TrimPrefix(name, ".")
			d := changes([]rune(end), []rune(known), map[[2]int]int{})
			rest, begun := strings.CutPrefix(known, end)
			if strings.HasSuffix("."+known, "."+end) || begun && !strings.Contains(rest, ".") {
				d = 1
			}
			if utf8.RuneCountInString(end) >= 2 && d < least {
				best, least = name, d
			}
		}
		if got := Nearest(wanted, names); got != best {
			r.Fatalf("%q among %q: %q, want %q", wanted, names, got, best)
		}
	})
}
