package regex

// The methods are regexp.Regexp's, under the same names.

// Match is regexp.Regexp's.
func (l *Lazy) Match(b []byte) bool {
	return l.Regexp().Match(b)
}

// MatchString is regexp.Regexp's.
func (l *Lazy) MatchString(s string) bool {
	return l.may(s) && l.Regexp().MatchString(s)
}

// FindAllString is regexp.Regexp's.
func (l *Lazy) FindAllString(s string, n int) []string {
	if !l.may(s) {
		return nil
	}
	return l.Regexp().FindAllString(s, n)
}

// FindAllStringIndex is regexp.Regexp's.
func (l *Lazy) FindAllStringIndex(s string, n int) [][]int {
	if !l.may(s) {
		return nil
	}
	return l.Regexp().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is regexp.Regexp's.
func (l *Lazy) FindAllStringSubmatch(s string, n int) [][]string {
	if !l.may(s) {
		return nil
	}
	return l.Regexp().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is regexp.Regexp's.
func (l *Lazy) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !l.may(s) {
		return nil
	}
	return l.Regexp().FindAllStringSubmatchIndex(s, n)
}

// FindAllSubmatch is regexp.Regexp's.
func (l *Lazy) FindAllSubmatch(b []byte, n int) [][][]byte {
	return l.Regexp().FindAllSubmatch(b, n)
}

// FindIndex is regexp.Regexp's.
func (l *Lazy) FindIndex(b []byte) []int {
	return l.Regexp().FindIndex(b)
}

// FindString is regexp.Regexp's.
func (l *Lazy) FindString(s string) string {
	if !l.may(s) {
		return ""
	}
	return l.Regexp().FindString(s)
}

// FindStringIndex is regexp.Regexp's.
func (l *Lazy) FindStringIndex(s string) []int {
	if !l.may(s) {
		return nil
	}
	return l.Regexp().FindStringIndex(s)
}

// FindStringSubmatch is regexp.Regexp's.
func (l *Lazy) FindStringSubmatch(s string) []string {
	if !l.may(s) {
		return nil
	}
	return l.Regexp().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is regexp.Regexp's.
func (l *Lazy) FindStringSubmatchIndex(s string) []int {
	if !l.may(s) {
		return nil
	}
	return l.Regexp().FindStringSubmatchIndex(s)
}

// FindSubmatch is regexp.Regexp's.
func (l *Lazy) FindSubmatch(b []byte) [][]byte {
	return l.Regexp().FindSubmatch(b)
}

// FindSubmatchIndex is regexp.Regexp's.
func (l *Lazy) FindSubmatchIndex(b []byte) []int {
	return l.Regexp().FindSubmatchIndex(b)
}

// ReplaceAll is regexp.Regexp's.
func (l *Lazy) ReplaceAll(b, with []byte) []byte {
	return l.Regexp().ReplaceAll(b, with)
}

// ReplaceAllLiteralString is regexp.Regexp's.
func (l *Lazy) ReplaceAllLiteralString(s, with string) string {
	if !l.may(s) {
		return s
	}
	return l.Regexp().ReplaceAllLiteralString(s, with)
}

// ReplaceAllString is regexp.Regexp's.
func (l *Lazy) ReplaceAllString(s, with string) string {
	if !l.may(s) {
		return s
	}
	return l.Regexp().ReplaceAllString(s, with)
}

// ReplaceAllStringFunc is regexp.Regexp's.
func (l *Lazy) ReplaceAllStringFunc(s string, with func(string) string) string {
	if !l.may(s) {
		return s
	}
	return l.Regexp().ReplaceAllStringFunc(s, with)
}

// Split is regexp.Regexp's.
func (l *Lazy) Split(s string, n int) []string {
	return l.Regexp().Split(s, n)
}
