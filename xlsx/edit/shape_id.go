package edit

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/regex"
)

// A shapeIDs hands out the numbers of the shapes of a VML part. A workbook gives each part blocks of 1024 numbers, so
// that no two shapes in it have the same.
type shapeIDs struct {
	taken  map[int]bool // the blocks of all parts
	blocks []int        // those of this one
	next   int          // 0 where a block must be taken first
}

const shapeBlock = 1024

var (
	shapeNumber = regex.New(`_x0000_s(\d{1,9})\b`)
	shapeBlocks = regex.New(`(<o:idmap\b[^>]*?\sdata=["'])([^"']*)`)
)

func newShapeIDs(vml string, taken map[int]bool) *shapeIDs {
	ids := &shapeIDs{taken: taken, blocks: blocksOf(vml)}
	last := 0
	for _, found := range shapeNumber.FindAllStringSubmatch(vml, -1) {
		n, _ := strconv.Atoi(found[1])
		last = max(last, n)
	}
	if slices.Contains(ids.blocks, last/shapeBlock) {
		ids.next = last + 1
	}
	taken[last/shapeBlock] = true
	return ids
}

// blocksOf returns the blocks that a part says are its own.
func blocksOf(vml string) []int {
	var blocks []int
	for _, found := range shapeBlocks.FindAllStringSubmatch(vml, -1) {
		for number := range strings.SplitSeq(found[2], ",") {
			if n, err := strconv.Atoi(strings.TrimSpace(number)); err == nil {
				blocks = append(blocks, n)
			}
		}
	}
	return blocks
}

func (ids *shapeIDs) take() int {
	if ids.next%shapeBlock == 0 {
		block := 1
		for ids.taken[block] {
			block++
		}
		ids.taken[block] = true
		ids.blocks = append(ids.blocks, block)
		ids.next = block*shapeBlock + 1
	}
	ids.next++
	return ids.next - 1
}

// state writes the blocks into a part that says which are its own.
func (ids *shapeIDs) state(vml string) string {
	list := make([]string, len(ids.blocks))
	for i, b := range ids.blocks {
		list[i] = strconv.Itoa(b)
	}
	return shapeBlocks.ReplaceAllString(vml, "${1}"+strings.Join(list, ","))
}
