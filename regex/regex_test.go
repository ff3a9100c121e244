package regex

import (
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// TestMethods calls each method of a Lazy that a Regexp has, too, for a text that matches and for one that does not: all
// return what that returns.
func TestMethods(t *testing.T) {
	const source = `(?P<year>20\d\d)年(度)?`
	want := reflect.ValueOf(regexp.MustCompile(source))
	for i := range reflect.TypeFor[*Lazy]().NumMethod() {
		method := reflect.TypeFor[*Lazy]().Method(i)
		if !want.MethodByName(method.Name).IsValid() {
			continue
		}
		for _, text := range []string{"报告2024年度、2023年", "报告", "2024", ""} {
			var args []reflect.Value
			for j := 1; j < method.Type.NumIn(); j++ {
				args = append(args, argument(t, method.Type.In(j), j, text))
			}
			want := want.MethodByName(method.Name).Call(args)[0].Interface()
			if got := reflect.ValueOf(Of(source)).Method(i).Call(args)[0].Interface(); !reflect.DeepEqual(got, want) {
				t.Errorf("%s of %q returns %v, not %v", method.Name, text, got, want)
			}
		}
	}
}

// argument returns a value for a method's argument with a number from 1 on: a text, what stands in its place, or a limit.
func argument(t *testing.T, of reflect.Type, number int, text string) reflect.Value {
	if number > 1 {
		text = "${year}年"
	}
	for _, v := range []any{text, []byte(text), 2, func(string) string { return "上年" }} {
		if reflect.TypeOf(v) == of {
			return reflect.ValueOf(v)
		}
	}
	t.Fatalf("no argument of type %v", of)
	return reflect.Value{}
}

// TestNotCompiled matches what lacks what is in all that an expression matches, which then is not compiled.
func TestNotCompiled(t *testing.T) {
	l := Of(`年`)
	if l.MatchString("月") || l.re != nil || !l.MatchString("年") {
		t.Error("compiled for nothing, or it does not match")
	}
}

// TestFarText shows that a long text is not gone through for what must begin it.
func TestFarText(t *testing.T) {
	long := strings.Repeat("乙", farText)
	if e := Of(`^甲丙`); e.may("乙") || !e.may(long) || e.MatchString(long) || !e.MatchString("甲丙"+long) {
		t.Error("what stands at the beginning of a long text is not matched there")
	}
	if Of(`甲丙`).may(long) {
		t.Error("words are not sought in a long text")
	}
}

// TestSideBySide matches by one expression from many places at once.
func TestSideBySide(t *testing.T) {
	year := Of(`20\d\d`)
	var running sync.WaitGroup
	for range 8 {
		running.Go(func() {
			if !year.MatchString("2024年") {
				t.Error("2024年 has no year")
			}
		})
	}
	running.Wait()
}

func TestMalformed(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a malformed expression matches")
		}
	}()
	Of(`(`).MatchString("")
}
