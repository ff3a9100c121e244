package suspect

// groups returns the broken rows, those together that typed cells tie to each other.
func (s *system) groups() [][]int {
	group := make([]int, len(s.rows))
	for i := range group {
		group[i] = i
	}
	var root func(i int) int
	root = func(i int) int {
		if group[i] != i {
			group[i] = root(group[i])
		}
		return group[i]
	}
	for _, c := range s.cells {
		for _, r := range c.rows {
			group[root(r.at)] = root(c.rows[0].at)
		}
	}
	var list [][]int
	number := map[int]int{}
	for i, r := range s.rows {
		if !r.broken || r.implied {
			continue
		}
		at, known := number[root(i)]
		if !known {
			at = len(list)
			number[root(i)], list = at, append(list, nil)
		}
		list[at] = append(list[at], i)
	}
	return list
}
