package syntax

import "slices"

// IsFixed says whether a part of a formula names no cell. What names stand for is seen when it is worked out.
func IsFixed(n Node) bool {
	switch n := n.(type) {
	case *Ref, *TableRef, Union, Unsupported:
		return false
	case *Unary:
		return IsFixed(n.X)
	case *Binary:
		return IsFixed(n.Left) && IsFixed(n.Right)
	case *Call:
		for _, arg := range n.Args {
			if !IsFixed(arg) {
				return false
			}
		}
	}
	return true
}

// Bounded returns what a call keeps within bounds or shows only sometimes, A1-B1 of MAX(0,A1-B1) and of
// IF(A1="","",A1-B1): of what it can come to the one part that is not fixed.
func Bounded(n *Call) (of Node, ok bool) {
	args := n.Args
	switch n.Name {
	case "IF":
		args = args[min(1, len(args)):]
	case "MAX", "MIN", "IFERROR", "ROUND":
	default:
		return nil, false
	}
	for _, arg := range args {
		if IsFixed(arg) && !hasName(arg) {
			continue
		}
		if of != nil {
			return nil, false
		}
		of = arg
	}
	return of, of != nil
}

// hasName reports whether a part of a formula has a name in it, or a function that finds cells: what these stand for may
// be cells.
func hasName(n Node) bool {
	switch n := n.(type) {
	case Name:
		return true
	case *Unary:
		return hasName(n.X)
	case *Binary:
		return hasName(n.Left) || hasName(n.Right)
	case *Call:
		return n.Name == "INDIRECT" || n.Name == "OFFSET" || slices.ContainsFunc(n.Args, hasName)
	}
	return false
}
