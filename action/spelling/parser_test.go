package spelling

import (
	"regexp"
	"strings"
	"testing"
	"text/template/parse"

	"pgregory.net/rapid"
)

// TestAnyParser shows that what the parser says of any expression is told in Chinese, with the character that it means
// as one types it.
func TestAnyParser(t *testing.T) {
	program := regexp.MustCompile(`U\+|unexpected|template|action|\bin\b|%!|'`)
	signs := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙 1.5a$|()（）“\"`,，、。；：+-*/×÷=<>[]{【】%！？…·—#@&^~\\\u3000")), 1, 8, -1)
	failed := 0
	rapid.Check(t, func(r *rapid.T) {
		text := signs.Draw(r, "text")
		tree := parse.New("")
		tree.Mode = parse.SkipFuncCheck
		_, err := tree.Parse("{{"+text+"}}", "", "", map[string]*parse.Tree{})
		if err == nil {
			return
		}
		failed++
		if told := strings.ReplaceAll(Parser(err), "nianbao template functions", ""); told == "" || program.MatchString(told) && !program.MatchString(text) {
			r.Fatalf("%s is told as %q: %v", text, told, err)
		}
	})
	if failed == 0 {
		t.Error("nothing was wrong")
	}
}
