package typegen

import (
	"fmt"
	"go/token"
	"path"
	"reflect"
	"strings"
	"unicode"
)

// claim gives t its local name: the one in Renames, else its own, else its own
// behind its package's name. First come, first served; the walk has one order.
func (c *collector) claim(t reflect.Type) (string, error) {
	if name, ok := c.cfg.Renames[key(t)]; ok {
		c.used[key(t)] = true
		return name, c.own(name, t)
	}
	if !token.IsExported(t.Name()) || !token.IsIdentifier(t.Name()) {
		return "", fmt.Errorf("%s is unexported or generic; add a rename", key(t))
	}
	if c.own(t.Name(), t) == nil {
		return t.Name(), nil
	}
	name := packagePrefix(t.PkgPath()) + t.Name()
	return name, c.own(name, t)
}

func (c *collector) own(name string, t reflect.Type) error {
	if o, taken := c.owners[name]; taken && o != t {
		return fmt.Errorf("the name %s of %s is taken by %s; add a rename", name, key(t), key(o))
	}
	if !token.IsExported(name) || !token.IsIdentifier(name) {
		return fmt.Errorf("%q is no exported Go name", name)
	}
	c.owners[name] = t
	return nil
}

// packagePrefix turns an import path into a word: ".../specs-go" is "SpecsGo".
func packagePrefix(importPath string) string {
	base := path.Base(importPath)
	if len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" {
		base = path.Base(path.Dir(importPath))
	}
	words := strings.FieldsFunc(base, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}
