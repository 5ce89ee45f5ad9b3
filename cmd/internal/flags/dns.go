package flags

import (
	"regexp"
	"strings"
)

func applyDNS(b *build, v value) error {
	for _, s := range v.list {
		if s == "none" {
			if len(v.list) > 1 {
				return v.bad(s, "none cannot be given with servers")
			}
			b.spec.Network.UseImageResolvConf = true
			return nil
		}
		a, err := v.ip(s)
		if err != nil {
			return err
		}
		b.spec.Network.DNSServers = append(b.spec.Network.DNSServers, a)
	}
	return nil
}

// domain is a host name of at least one letter; a dot at its end is allowed.
var domain = regexp.MustCompile(`^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*\.?$`)

func applyDNSSearch(b *build, v value) error {
	for _, s := range v.list {
		switch {
		case s == ".":
			if len(v.list) > 1 {
				return v.bad(s, "a dot alone means no domains: leave the others out")
			}
		case len(s) > 255 || !domain.MatchString(s) || strings.Trim(s, "0123456789.-") == "":
			return v.bad(s, "not a domain")
		}
	}
	b.spec.Network.DNSSearch = v.list
	return nil
}

// hostGateway stands for the address by which a container reaches its host.
const hostGateway = "host-gateway"

func applyAddHost(b *build, v value) error {
	for _, s := range v.list {
		name, ip, ok := strings.Cut(s, ":")
		if !ok || name == "" {
			return v.bad(s, "use NAME:IP")
		}
		if ip == hostGateway {
			continue
		}
		if _, err := v.ip(strings.TrimSpace(ip)); err != nil {
			return v.bad(s, "%q is not an IP address", ip)
		}
	}
	b.spec.Network.HostAdd = v.list
	return nil
}
