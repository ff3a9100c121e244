package action

import (
	"errors"

	"nianbao/action/wording"
)

func (r *Run) rangeOver(n *Node, v Value) control {
	dot, vars := r.dot, len(r.vars)
	pipe := n.Action.expr.pipe
	times, depth := 0, len(r.rounds)
	r.rounds = append(r.rounds, 0)
	defer func() { r.rounds = r.rounds[:depth] }()
	once := func(key, value Value) bool {
		times++
		r.rounds[depth]++
		r.serial++
		r.loops = append(r.loops, Loop{n.At, r.serial, r.rounds[depth], value})
		if pipe != nil {
			switch len(pipe.Decl) {
			case 1:
				r.assign(pipe, value)
			case 2:
				r.assign(pipe, key, value)
			}
		}
		r.dot = value
		left := r.nodes(n.Block.Body)
		r.loops = r.loops[:len(r.loops)-1]
		r.dot, r.vars = dot, r.vars[:vars]
		r.steps++
		return left != leaveLoop && !r.over()
	}
	if v.shape == text && n.Action.Axis == Rows {
		v = Of(Lines(v.text))
	}
	if err := each(v, once); err != nil {
		r.fail(n, err)
		return r.undecided(n)
	}
	if times == 0 && r.Every {
		once(Value{shape: unknown}, example(v))
	}
	if times == 0 || r.Every {
		r.rounds = r.rounds[:depth]
		return r.nodes(n.Block.Else)
	}
	if r.stopped || r.over() {
		r.stop(n)
		return leaveLoop
	}
	return proceed
}

// each calls do with the parts of a value and their numbers or names, until it returns false.
func each(v Value, do func(key, value Value) bool) error {
	switch {
	case v.shape == nothing || v.shape == stroke || v.shape == blank || v.shape == text && v.text == "":
	case v.shape == whole:
		for i := range v.whole {
			if !do(Whole(i), Whole(i)) {
				break
			}
		}
	case v.IsList():
		for i := range v.Len() {
			if !do(Whole(int64(i)), v.At(i)) {
				break
			}
		}
	case v.shape == table && v.Len() >= 0:
		for _, name := range v.Names() {
			value, _ := v.Member(name)
			if !do(Text(name), value) {
				break
			}
		}
	default:
		s, _ := v.Print()
		return errors.New("“" + wording.First(s, 20) + "”不是列表，不能循环")
	}
	return nil
}
