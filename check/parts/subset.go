package parts

// A subset is which of some vectors add up to a target.
//
// Figures are counts, so that none is negative: a vector that is larger than what is left anywhere is none of the set,
// and what is left must be there in those that may be. Where most vectors have figures in few places, as offices have in
// a table, few sets remain; how much is looked for is bounded all the same.
type subset struct {
	vectors [][]int64
	budget  int // of comparisons that are left
	most    int // how many sets are enough
	sets    [][]int
	chosen  []int
}

// subsetsOf returns the sets of vectors that add up to a target, each as numbers of vectors, and whether those are all:
// neither were there more than enough nor was it too much work. Vectors of zeros are in none.
func subsetsOf(target []int64, vectors [][]int64, most, budget int) (sets [][]int, all bool) {
	s := &subset{vectors: vectors, budget: budget, most: most}
	var may []int
	for i, v := range vectors {
		if !isZero(v) && fits(v, target) {
			may = append(may, i)
		}
	}
	s.search(append([]int64{}, target...), may)
	return s.sets, s.budget > 0 && len(s.sets) <= most
}

func isZero(v []int64) bool {
	for _, n := range v {
		if n != 0 {
			return false
		}
	}
	return true
}

func fits(v, left []int64) bool {
	for i, n := range v {
		if n > left[i] {
			return false
		}
	}
	return true
}

// search takes down the sets of those that may be in them which come to what is left. It goes by the place that fewest
// vectors could fill: one of them must be in the set.
func (s *subset) search(left []int64, may []int) {
	if s.budget -= (len(may) + 1) * len(left); s.budget <= 0 || len(s.sets) > s.most {
		return
	}
	at, fewest := -1, len(may)+1
	for i, n := range left {
		if n == 0 {
			continue
		}
		count, sum := 0, int64(0)
		for _, k := range may {
			if v := s.vectors[k][i]; v > 0 {
				count, sum = count+1, sum+v
			}
		}
		if sum < n {
			return
		}
		if count < fewest {
			at, fewest = i, count
		}
	}
	if at < 0 {
		s.sets = append(s.sets, append([]int{}, s.chosen...))
		return
	}
	for n, k := range may {
		v := s.vectors[k]
		if v[at] == 0 {
			continue
		}
		rest := make([]int64, len(left))
		for i := range left {
			rest[i] = left[i] - v[i]
		}
		var others []int
		for m, other := range may { // those tried before are in sets that were found
			if other != k && (m > n || s.vectors[other][at] == 0) && fits(s.vectors[other], rest) {
				others = append(others, other)
			}
		}
		s.chosen = append(s.chosen, k)
		s.search(rest, others)
		s.chosen = s.chosen[:len(s.chosen)-1]
	}
}
