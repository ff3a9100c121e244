// Package fuzztest is what fuzz targets have in common: choices drawn from the bytes that a fuzzer makes up, words that
// spoil, and a watch that ends what takes too long or too much.
package fuzztest

import (
	"flag"
	"fmt"
	"regexp"
	"runtime/metrics"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode"
)

// What one input may take. The time is some times what a user waits: many fuzzers share a machine.
const (
	maxTime = 40 * time.Second
	maxHeap = 768 << 20
)

var (
	watching sync.Once
	began    atomic.Int64 // when the input now tried began, in nanoseconds; 0 for none
)

// Fuzzing reports whether a fuzzer runs, which begins with as many seeds as there are; an ordinary test tries some.
func Fuzzing() bool {
	pattern := flag.Lookup("test.fuzz")
	return pattern != nil && pattern.Value.String() != ""
}

// Watch ends the process where the test takes longer, or holds more memory, than any input may: the fuzzer keeps what it
// was. It watches in a fuzzer's own processes alone.
func Watch(t testing.TB) {
	if worker := flag.Lookup("test.fuzzworker"); worker == nil || worker.Value.String() != "true" {
		return
	}
	began.Store(time.Now().UnixNano())
	t.Cleanup(func() { began.Store(0) })
	watching.Do(func() { go watch() })
}

func watch() {
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	for {
		time.Sleep(100 * time.Millisecond)
		from := began.Load()
		if from == 0 {
			continue
		}
		metrics.Read(heap)
		if took := time.Since(time.Unix(0, from)); took > maxTime {
			panic(fmt.Sprintf("an input takes more than %v", maxTime))
		}
		if held := heap[0].Value.Uint64(); held > maxHeap {
			panic(fmt.Sprintf("an input holds %d MiB", held>>20))
		}
	}
}

// A Script is a fuzzer's bytes, from which choices are drawn one after the other.
type Script struct{ left []byte }

// Of returns the script that the bytes are.
func Of(script []byte) *Script { return &Script{script} }

// More reports whether there are choices left.
func (s *Script) More() bool { return len(s.left) > 0 }

// Byte draws a byte, 0 where there are none left.
func (s *Script) Byte() int {
	if len(s.left) == 0 {
		return 0
	}
	b := s.left[0]
	s.left = s.left[1:]
	return int(b)
}

// Below draws a number from 0 to below n, which is not above 65,536; 0 where n is 0.
func (s *Script) Below(n int) int {
	switch {
	case n <= 1:
		return 0
	case n <= 256:
		return s.Byte() % n
	}
	return (s.Byte()<<8 | s.Byte()) % n
}

// Word draws one of the words that spoil, or one of the script's own.
func (s *Script) Word() string {
	if n := s.Byte(); n < len(Words) {
		return Words[n]
	} else if n%2 == 0 {
		return Words[n%len(Words)]
	}
	n := min(s.Below(12), len(s.left))
	word := string(s.left[:n])
	s.left = s.left[n:]
	return strings.ToValidUTF8(word, "误")
}

// Words are figures, labels, texts, formulas, references and attributes' values that stand on somebody's limit.
var Words = []string{
	"", " ", "0", "1", "-1", "7", "12", "3001", "2.5", "0.1", "1e5", "1e308", "1e999999999", "-0", "NaN", "Infinity",
	"9", "１２件", "1,234", "1，234",
	"/", "—", "-", "无", "未统计", "约5", "5（其中修订2）", "3万元", "#REF!", "#N/A", "#DIV/0!", "\u202e12", "\ufeff7", "1\u200b2",
	"\u3000",
	"99999999999999999999", "2147483648", "-2147483648", "4294967296", "16384", "1048576", "1048577", "65536", "255",
	"=SUM(D6:I6)", "=J6", "SUM(D6:I6)", "SUM(D6:D9)", "A1", "J6", "D6+1", "IF(1,2", "IF(D6>0,D6,\"\")",
	"SUM(依申请公开!D6:I6)", "INDIRECT(\"D6\")", "REPT(\"1\",1000000000)",
	"1/0", "SUM(D:D)", "SUM(1:1048576)", "[1]台账!B2", "合计", "SUMPRODUCT(A1:XFD1048576)", "OFFSET(A1,1,1,99,99)",
	"LET(x,1,x)", "VLOOKUP(1,A:J,2,0)", "D6&\"件\"",
	"A1:XFD1048576", "A1:B2", "D6:J30", "XFD1048576", "A0", "B4:B4 D6:E7", "$A$1", "R1C1",
	"总计", "合计", "小计", "自然人", "其他", "法人或其他组织", "予以公开", "一、本年新收政府信息公开申请数量", "（一）予以公开", "结果维持", "行政许可", "规章",
	"一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项", "单位：件", "附件：1.名单", "（此件公开发布）", "目录",
	"2024", "2019", "2021", "0", "二〇二四年", "2025年1月20日", "2025-02-30", "45000", "1899-12-30", "示例市司法局",
	"示例市人民政府2024年政府信息公开工作年度报告",
	"本年度新收政府信息公开申请3001件，同比增长120%。", "{{申请.新收.总计}}", "{{", "}}", "{{range 申请}}", "{{end}}", "{{if 申请.新收.总计}}",
	"{{没有这个名}}", "{{1 | 合并}}",
	"true", "false", "on", "restart", "continue", "s", "str", "inlineStr", "e", "b", "d", "n", "shared", "array",
	"dataTable", "hidden", "veryHidden", "nextPage",
	"General", "@", ";;;", "0.00\"万元\"", "yyyy\"年\"m\"月\"d\"日\"", "[h]:mm", "0%", "# ?/?", "[Red][>100]0;[=1]\"一\";0",
	"[DBNum2]0",
	"rId1", "rId2", "rId99", "../media/image1.png", "http://example.com/x", "file:///c:/x", "preserve", "Normal", "1",
	"auto", "pct", "FF0000", "red", "Symbol",
	strings.Repeat("长", 3000), strings.Repeat("一、标题\n", 400), strings.Repeat("((", 300), strings.Repeat("9", 400),
	"\x01\x1f", "<w:p/>", "&amp;", "']]>",
}

var (
	// foreign is what Go, its libraries and this program's code say, and nobody else.
	foreign = regexp.MustCompile(`(?i)\b(xml|zip|strconv|json|yaml|runtime|panic|unexpected|invalid|syntax error|EOF|nil|` +
		`bufio|flate|html):? ?(error|pointer|syntax|read|unmarshal|parsing|EOF|character|at|memory|index|offset)` +
		`|%!|0x[0-9a-f]{4}|goroutine|\.go:\d|<nil>`)
	broken = "程序自己出了错"
)

// Said fails where what a clerk is told is not in Chinese, holds a text of Go's or one of its libraries', or says that
// the program is at fault.
func Said(t testing.TB, words string) {
	t.Helper()
	isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	if !strings.ContainsFunc(words, isHan) || strings.Contains(words, broken) || foreign.MatchString(words) {
		t.Errorf("a clerk is told: %s", words)
	}
}
