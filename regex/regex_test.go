package regex

import (
	"reflect"
	"regexp"
	"sync"
	"testing"
)

// TestMethods calls each method of a Lazy that a Regexp has, too: all return what that returns.
func TestMethods(t *testing.T) {
	const source = `(?P<year>20\d\d)年(度)?`
	want := reflect.ValueOf(regexp.MustCompile(source))
	for i := range reflect.TypeFor[*Lazy]().NumMethod() {
		method := reflect.TypeFor[*Lazy]().Method(i)
		if method.Name == "Regexp" {
			continue
		}
		var args []reflect.Value
		for j := 1; j < method.Type.NumIn(); j++ {
			args = append(args, argument(t, method.Type.In(j), j))
		}
		got := reflect.ValueOf(New(source)).Method(i).Call(args)[0].Interface()
		if want := want.MethodByName(method.Name).Call(args)[0].Interface(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s returns %v, not %v", method.Name, got, want)
		}
	}
}

// argument returns a value for a method's argument with a number from 1 on: a text, what stands in its place, or a limit.
func argument(t *testing.T, of reflect.Type, number int) reflect.Value {
	text := "报告2024年度、2023年"
	if number > 1 {
		text = "${year}年"
	}
	for _, v := range []any{text, []byte(text), 2, func(string) string { return "上年" }, func([]byte) []byte { return []byte("上年") }} {
		if reflect.TypeOf(v) == of {
			return reflect.ValueOf(v)
		}
	}
	t.Fatalf("no argument of type %v", of)
	return reflect.Value{}
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
