package action

import (
	"errors"
	"reflect"
	"strconv"
)

func (r *Run) rangeOver(n *Node, v any) control {
	dot, vars := r.dot, len(r.vars)
	pipe := n.Action.expr.pipe
	times := 0
	once := func(key, value any) bool {
		times++
		r.serial++
		r.loops = append(r.loops, Loop{n.At, r.serial})
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
	if err := each(v, once); err != nil {
		r.fail(n, err)
		return r.undecided(n)
	}
	if times == 0 && r.Every {
		once(unknown{}, example(v))
	}
	if times == 0 || r.Every {
		return r.nodes(n.Block.Else)
	}
	if r.stopped || r.over() {
		r.stop(n)
		return leaveLoop
	}
	return proceed
}

// each calls do with the parts of a value and their numbers or names, until it returns false.
func each(v any, do func(key, value any) bool) error {
	switch v := normalize(v).(type) {
	case nil, Stroke, Blank:
		return nil
	case int64:
		for i := range v {
			if !do(i, i) {
				break
			}
		}
		return nil
	case string:
		if v == "" {
			return nil
		}
	}
	if items, isList := list(v); isList {
		for i, item := range items {
			if !do(int64(i), normalize(item)) {
				break
			}
		}
		return nil
	}
	if !isTable(v) || reflect.ValueOf(v).Kind() != reflect.Map {
		s, _ := Print(v)
		return errors.New("不是列表，不能循环：" + strconv.Quote(first(s, 20)))
	}
	for _, key := range keys(v) {
		value, _ := member(v, key)
		if !do(key, normalize(value)) {
			break
		}
	}
	return nil
}

// example returns what the parts of an empty list are like: a row without values where its type tells, else unknown.
func example(v any) any {
	if t := reflect.TypeOf(v); t != nil && t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct {
		return reflect.Zero(t.Elem()).Interface()
	}
	return unknown{}
}
