package batch

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

var errBad = errors.New("bad")

// TestAnyRun shows that any number of jobs emits the same as one after the other, errors and panics included, and that
// no more results wait than are allowed to.
func TestAnyRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 300).Draw(t, "items")
		jobs := rapid.IntRange(1, 9).Draw(t, "jobs")
		var begun, emitted, most atomic.Int64
		work := func(_ context.Context, n, item int) (string, error) {
			waiting := begun.Add(1) - emitted.Load()
			for m := most.Load(); waiting > m && !most.CompareAndSwap(m, waiting); m = most.Load() {
			}
			for range item { // of some the turn comes later
				runtime.Gosched()
			}
			switch item {
			case 7:
				panic("seven")
			case 8:
				return "", errBad
			}
			return fmt.Sprint(n, item), nil
		}
		var got []string
		n, err := Run(t.Context(), items, jobs, work, func(n, item int, result string, err error) error {
			emitted.Add(1)
			switch {
			case item == 7 && (err == nil || !strings.Contains(err.Error(), "程序自己出了错（filing/batch/run_test.go")):
				t.Fatalf("of a panic %v", err)
			case item == 8 && !errors.Is(err, errBad):
				t.Fatalf("of an error %v", err)
			}
			got = append(got, fmt.Sprint(n, item, result, err != nil))
			return nil
		})
		var want []string
		for n, item := range items {
			result := fmt.Sprint(n, item)
			if item == 7 || item == 8 {
				result = ""
			}
			want = append(want, fmt.Sprint(n, item, result, item == 7 || item == 8))
		}
		if err != nil || n != len(items) || !slices.Equal(got, want) {
			t.Fatalf("%d, %v\n%q\nwant\n%q", n, err, got, want)
		}
		if allowed := int64(min(jobs, len(items)) * (ahead + 1)); most.Load() > allowed+1 {
			t.Fatalf("%d wait, %d may", most.Load(), allowed)
		}
	})
}

// TestAnyStop shows that a run which is stopped has done the first items, all that it began, and no others.
func TestAnyStop(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, jobs := rapid.IntRange(1, 200).Draw(t, "items"), rapid.IntRange(1, 9).Draw(t, "jobs")
		at, byEmit := rapid.IntRange(0, all-1).Draw(t, "at"), rapid.Bool().Draw(t, "by emit")
		ctx, cancel := context.WithCancelCause(t.Context())
		begun, emitted := make([]atomic.Bool, all), 0
		n, err := Run(ctx, make([]struct{}, all), jobs,
			func(_ context.Context, n int, _ struct{}) (int, error) {
				begun[n].Store(true)
				if n == at && !byEmit {
					cancel(errBad)
				}
				return n, nil
			}, func(n int, _ struct{}, result int, err error) error {
				if n != result || n != emitted || err != nil {
					t.Fatalf("%d emitted as %d: %v", result, n, err)
				}
				if byEmit && n == at {
					return errBad
				}
				emitted++
				return nil
			})
		if n != emitted || byEmit && n != at || n < at {
			t.Fatalf("%d emitted, %d said, stopped at %d", emitted, n, at)
		}
		if n < all && !errors.Is(err, errBad) || n == all && err != nil {
			t.Fatalf("%d of %d: %v", n, all, err)
		}
		for i := range begun {
			if !byEmit && begun[i].Load() != (i < n) {
				t.Fatalf("of item %d work began: %v, and %d were emitted", i, begun[i].Load(), n)
			}
		}
	})
}

func ExampleRun() {
	files := []string{"甲.xlsx", "乙.xlsx"}
	work := func(_ context.Context, _ int, path string) (int, error) { return len(path), nil }
	Run(context.Background(), files, 0, work, func(n int, path string, size int, err error) error {
		fmt.Println(n, path, size, err)
		return nil
	})
	// Output:
	// 0 甲.xlsx 8 <nil>
	// 1 乙.xlsx 8 <nil>
}

// TestJobs shows how many files are treated at once, and how many written.
func TestJobs(t *testing.T) {
	cores := runtime.GOMAXPROCS(0)
	if Jobs(0) != cores || Jobs(3) != 3 || JobsWriting(0) != 2*cores || JobsWriting(3) != 3 {
		t.Errorf("%d, %d, %d, %d", Jobs(0), Jobs(3), JobsWriting(0), JobsWriting(3))
	}
}
