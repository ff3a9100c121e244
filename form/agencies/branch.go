package agencies

import "nianbao/regex"

// branched is a body's branch, which is never the body itself: 公安局东城分局. Groups: the body, what of it the branch is.
var branched = regex.New(`^(\p{Han}+?局)(\p{Han}{1,10})分局$`)

// Branch returns of which body a branch is, and for where or what: 公安局, 东城 of 公安局东城分局; ok is false for any other.
func (n *Name) Branch() (of, where string, ok bool) {
	m := branched.FindStringSubmatch(n.Body)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}
