package flags

import (
	"net"
	"net/netip"
	"reflect"
	"strings"

	"github.com/podspan/podspan/core"
)

// netFlags are the network flags that refer to each other.
type netFlags struct {
	mode     core.Namespace
	networks []core.NetworkAttachment
	ips      []netip.Addr
	ipFlag   string // --ip or --ip6, for errors
	mac      net.HardwareAddr
	aliases  []string
}

func (n *netFlags) addIP(v value) error {
	if v.text == "" {
		return nil
	}
	a, err := v.ip(v.text)
	n.ips, n.ipFlag = append(n.ips, a), v.flag
	return err
}

// userMode are the network modes that run a program for the user and take its
// options after a colon.
var userMode = []core.NamespaceMode{core.NamespaceSlirp, core.NamespacePasta}

// applyNetwork reads --network. The first value says the mode; further ones
// can only be networks to join besides.
func applyNetwork(b *build, v value) error {
	if len(v.list) == 0 {
		return nil
	}
	if err := b.networkMode(v, v.list[0]); err != nil {
		return err
	}
	for _, s := range v.list[1:] {
		name, opts, _ := strings.Cut(s, ":")
		switch {
		case name == "":
			return v.bad(s, "a network's name is missing")
		case b.net.mode.Mode != core.NamespaceBridge:
			return v.bad(s, "the mode %s takes no further networks", b.net.mode.Mode)
		case isNetworkMode(name):
			return v.bad(s, "only names of networks can follow the first --network")
		}
		if err := b.net.join(v, s, name, opts); err != nil {
			return err
		}
	}
	return nil
}

// isNetworkMode reports whether a name is taken by a mode of --network.
func isNetworkMode(name string) bool {
	switch core.NamespaceMode(name) {
	case core.NamespaceBridge, core.NamespaceSlirp, core.NamespacePasta, core.NamespacePod, core.NamespaceNone,
		core.NamespaceDefault, core.NamespacePrivate, core.NamespacePath, "ns", core.NamespaceContainer, core.NamespaceHost:
		return true
	}
	return false
}

func (b *build) networkMode(v value, s string) error {
	name, opts, valued := strings.Cut(s, ":")
	n := &b.net
	for _, m := range userMode {
		if name == string(m) {
			n.mode.Mode = m
			if opts != "" {
				b.spec.Network.Options = map[string][]string{name: strings.Split(opts, ",")}
			}
			return nil
		}
	}
	switch mode := core.NamespaceMode(name); mode {
	case "", core.NamespaceDefault, core.NamespacePrivate:
		if s != "" && valued {
			return v.bad(s, "a network's name is missing, or the mode takes no options")
		}
		n.mode.Mode = core.NamespacePrivate
	case core.NamespaceHost, core.NamespaceNone, core.NamespacePod:
		if valued {
			return v.bad(s, "the mode takes no options")
		}
		n.mode.Mode = mode
	case "ns", core.NamespaceContainer:
		var err error
		n.mode, err = value{flag: v.flag, text: s}.namespace()
		return err
	case core.NamespaceBridge:
		n.mode.Mode = mode
		return n.join(v, s, "", opts)
	default:
		n.mode.Mode = core.NamespaceBridge
		if valued {
			return n.join(v, s, name, opts)
		}
		for _, one := range strings.Split(s, ",") { // the old way to give several
			if one == "" {
				return v.bad(s, "a network's name is missing")
			}
			if err := n.join(v, s, one, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// join adds one network. s is the whole value; an empty name is the default
// network's.
func (n *netFlags) join(v value, s, name, opts string) error {
	a := core.NetworkAttachment{Name: name}
	if opts != "" {
		for _, o := range strings.Split(opts, ",") {
			if err := networkOption(&a, v, s, o); err != nil {
				return err
			}
		}
	}
	for _, have := range n.networks {
		if have.Name != name {
			continue
		}
		if reflect.DeepEqual(have, a) {
			return nil
		}
		return v.bad(s, "the network is given twice with different options")
	}
	n.networks = append(n.networks, a)
	return nil
}

func networkOption(a *core.NetworkAttachment, v value, s, o string) (err error) {
	key, val, _ := strings.Cut(o, "=")
	switch key {
	case "":
		return v.bad(s, "option %q has no name", o)
	case "ip", "ip6", "mac", "alias", "interface_name":
		if val == "" {
			return v.bad(s, "option %q needs a value", o)
		}
	}
	switch key {
	case "ip", "ip6":
		ip, err := v.ip(val)
		if err != nil {
			return v.bad(s, "%q is not an IP address", val)
		}
		a.StaticIPs = append(a.StaticIPs, ip)
	case "mac":
		if a.StaticMAC, err = v.mac(val); err != nil {
			return v.bad(s, "%q is not a MAC address", val)
		}
	case "alias":
		a.Aliases = append(a.Aliases, val)
	case "interface_name":
		a.InterfaceName = val
	default: // the driver's own
		if a.Options == nil {
			a.Options = map[string]string{}
		}
		a.Options[key] = val
	}
	return nil
}

// finishNetwork gives the one network the addresses of --ip, --ip6 and
// --mac-address, and every network the names of --network-alias.
func finishNetwork(b *build) error {
	n := &b.net
	if len(n.ips) > 0 || n.mac != nil || len(n.aliases) > 0 {
		if err := n.address(); err != nil {
			return err
		}
	}
	b.spec.Network.NS, b.spec.Network.Networks = n.mode, n.networks
	if p := b.res.NewPod; p != nil {
		p.Network, b.spec.Network = b.spec.Network, core.ContainerNetwork{}
		b.spec.Network.Expose, p.Network.Expose = p.Network.Expose, nil // a pod has no place for it
		if p.Network.NS.Mode == core.NamespaceHost {                    // some releases do not share that of the pod
			b.spec.Network.NS = p.Network.NS
		}
	}
	return nil
}

func (n *netFlags) address() error {
	flag := "--network-alias"
	if n.mac != nil {
		flag = "--mac-address"
	}
	if len(n.ips) > 0 {
		flag = n.ipFlag
	}
	if m := n.mode.Mode; m != core.NamespaceBridge && m != "" {
		return refuse(flag, "it belongs to a network of mode bridge, not %s", m)
	}
	if len(n.networks) == 0 {
		n.networks = []core.NetworkAttachment{{}}
	}
	if len(n.networks) > 1 && flag != "--network-alias" {
		return refuse(flag, "there are several networks: give each its own with --network NAME:ip=…,mac=…")
	}
	first := &n.networks[0]
	first.StaticIPs = append(first.StaticIPs, n.ips...)
	if n.mac != nil {
		if first.StaticMAC != nil {
			return refuse(flag, "--network gives a MAC address too")
		}
		first.StaticMAC = n.mac
	}
	for i := range n.networks {
		n.networks[i].Aliases = append(n.networks[i].Aliases, n.aliases...)
	}
	return nil
}
