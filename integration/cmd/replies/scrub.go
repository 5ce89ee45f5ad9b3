package main

import (
	"fmt"
	"regexp"
)

// scrubber puts something else in the place of what is of this machine, or
// different each time: paths, addresses, IDs. The same always becomes the same.
type scrubber struct {
	ids map[string]string // first 12 digits → those in their place
	ips map[string]string
}

var (
	folder   = regexp.MustCompile(`/var/tmp/podspan-[0-9.]+-[0-9a-f]+`)
	program  = regexp.MustCompile(`"/[^"]*/podspan/bin/[^"/]*/`)
	longID   = regexp.MustCompile(`\b[0-9a-f]{64}\b`)
	shortID  = regexp.MustCompile(`"[0-9a-f]{12}"`)
	uuid     = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	ipv4     = regexp.MustCompile(`"10\.8[89]\.[0-9]+\.[0-9]+`)
	mac      = regexp.MustCompile(`"[0-9a-f]{2}(:[0-9a-f]{2}){5}"`)
	registry = regexp.MustCompile(`127\.0\.0\.1:5000`)
	host     = regexp.MustCompile(`("(?:hostname|kernel|KernelVersion)": )"[^"]*"`)
)

func (s *scrubber) scrub(body []byte) []byte {
	body = folder.ReplaceAll(body, []byte("/srv/podman"))
	body = program.ReplaceAll(body, []byte(`"/usr/bin/`))
	body = longID.ReplaceAllFunc(body, func(id []byte) []byte {
		short := s.short(string(id[:12]))
		return []byte(short + short + short + short + short + short[:4])
	})
	body = shortID.ReplaceAllFunc(body, func(id []byte) []byte { return []byte(`"` + s.short(string(id[1:13])) + `"`) })
	body = uuid.ReplaceAll(body, []byte("00000000-0000-0000-0000-000000000001"))
	body = ipv4.ReplaceAllFunc(body, func(ip []byte) []byte {
		if s.ips[string(ip)] == "" {
			s.ips[string(ip)] = fmt.Sprintf(`"192.0.2.%d`, len(s.ips)+1)
		}
		return []byte(s.ips[string(ip)])
	})
	body = mac.ReplaceAll(body, []byte(`"02:00:00:00:00:01"`))
	body = registry.ReplaceAll(body, []byte("registry.test:5000"))
	return host.ReplaceAll(body, []byte(`$1"recorded"`))
}

// short numbers IDs in the order in which they come.
func (s *scrubber) short(id string) string {
	if s.ids[id] == "" {
		s.ids[id] = fmt.Sprintf("%012x", len(s.ids)+1)
	}
	return s.ids[id]
}
