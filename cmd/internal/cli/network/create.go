package network

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

func (a Commands) createCommand() *cli.Command {
	return &cli.Command{
		Name: "create", Usage: "Create networks for containers and pods", ArgsUsage: "[NAME]",
		Flags:  CreateFlags(),
		Action: a.create,
	}
}

// CreateFlags are the flags of network create.
func CreateFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "disable-dns", Usage: "Containers do not find each other by name"},
		&cli.StringSliceFlag{Name: "dns", Usage: "`ADDRESS` of a DNS server that the network's own DNS asks (Podman ≥ 4.4.0)"},
		&cli.StringFlag{Name: "driver", Aliases: []string{"d"}, Value: core.DriverBridge, Usage: "`DRIVER` of the network"},
		&cli.StringSliceFlag{Name: "gateway", Usage: "`ADDRESS` of a subnet's gateway"},
		&cli.BoolFlag{Name: "ignore", Usage: "A network of that name that is there already is no error"},
		&cli.StringFlag{Name: "interface-name", Usage: "`NAME` of the bridge, or of the parent interface (Podman ≥ 4.0.0)"},
		&cli.BoolFlag{Name: "internal", Usage: "No way out of the network"},
		&cli.StringSliceFlag{Name: "ip-range", Usage: "Give containers addresses from the `RANGE`: CIDR, or START-END (Podman ≥ 4.0.0)"},
		&cli.StringFlag{Name: "ipam-driver", Usage: "`DRIVER` that gives addresses: host-local, dhcp, none (Podman ≥ 4.0.0)"},
		&cli.BoolFlag{Name: "ipv6", Usage: "An IPv6 subnet, too"},
		&cli.StringSliceFlag{Name: "label", Usage: "Set a label, `NAME=VALUE`"},
		&cli.StringFlag{Name: "macvlan", Hidden: true, Usage: "the older way to say --driver macvlan --opt parent=`INTERFACE`"},
		&cli.StringSliceFlag{Name: "opt", Aliases: []string{"o"}, Usage: "Set an option of the driver, `NAME=VALUE`"},
		&cli.StringSliceFlag{Name: "route", Usage: "Add a static route, `DESTINATION,GATEWAY[,METRIC]` (Podman ≥ 4.6.0)"},
		&cli.StringSliceFlag{Name: "subnet", Usage: "`SUBNET` in CIDR notation; several: Podman ≥ 4.0.0"},
	}
}

func (a Commands) create(c *cli.Context) error {
	spec, err := a.CreateSpec(c)
	if err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	made, err := a.Create(c.Context, client, spec)
	if err != nil {
		return err
	}
	for _, w := range made.Warnings {
		fmt.Fprintf(a.Stderr, "Warning: %s\n", w)
	}
	_, err = fmt.Fprintln(a.Stdout, made.Network.Name)
	return err
}

// Create does all of podman network create but to print. The client itself
// compares what was made with what was asked for.
func (a Commands) Create(ctx context.Context, client *core.Client, s *core.NetworkSpec) (reply.CreateNetworkResult, error) {
	checked, err := client.CheckNetwork(s)
	if err != nil {
		return reply.CreateNetworkResult{}, err
	}
	common.TellChecked(a.App, checked)
	return client.CreateNetwork(ctx, s, core.CreateOptions{Checked: checked})
}

// CreateSpec reads the flags as podman does.
func (a Commands) CreateSpec(c *cli.Context) (*core.NetworkSpec, error) {
	if c.NArg() > 1 {
		return nil, fmt.Errorf("network create takes at most a name; it accepts at most 1 arg(s), received %d", c.NArg())
	}
	s := &core.NetworkSpec{
		Name: c.Args().First(), Driver: c.String("driver"), InterfaceName: c.String("interface-name"),
		IPv6: c.Bool("ipv6"), Internal: c.Bool("internal"), IgnoreIfExists: c.Bool("ignore"), IPAMDriver: c.String("ipam-driver"),
	}
	if c.IsSet("disable-dns") {
		dns := !c.Bool("disable-dns")
		s.DNS = &dns
	}
	var err error
	if s.Labels, err = common.KeyValues("label", c.StringSlice("label")); err != nil {
		return nil, err
	}
	if s.Options, err = common.KeyValues("option", c.StringSlice("opt")); err != nil {
		return nil, err
	}
	networkParent(c, s)
	if err := networkSubnets(c, s); err != nil {
		return nil, err
	}
	for _, text := range c.StringSlice("route") {
		route, err := networkRoute(text)
		if err != nil {
			return nil, err
		}
		s.Routes = append(s.Routes, route)
	}
	for _, text := range commaLists(c.StringSlice("dns")) {
		addr, err := netip.ParseAddr(text)
		if err != nil {
			return nil, &core.FieldError{Option: "--dns", Value: text, Reason: "is not an address"}
		}
		s.DNSServers = append(s.DNSServers, addr)
	}
	if c.String("macvlan") != "" {
		fmt.Fprintln(a.Stderr, "Warning: The --macvlan option is deprecated, use `--driver macvlan --opt parent=<device>` instead")
	}
	return s, nil
}

// networkParent reads the two ways to say the parent interface of a macvlan
// network, and the one of ipvlan.
func networkParent(c *cli.Context, s *core.NetworkSpec) {
	if parent := c.String("macvlan"); parent != "" {
		s.Driver, s.InterfaceName = core.DriverMacvlan, parent
		return
	}
	if s.Driver != core.DriverMacvlan && s.Driver != core.DriverIPvlan {
		return
	}
	if parent, ok := s.Options["parent"]; ok {
		s.InterfaceName = parent
		delete(s.Options, "parent")
	}
}

// networkSubnets reads the subnets; the first gateway and the first range are
// those of the first subnet, and so on.
func networkSubnets(c *cli.Context, s *core.NetworkSpec) error {
	subnets, gateways, ranges := c.StringSlice("subnet"), commaLists(c.StringSlice("gateway")), c.StringSlice("ip-range")
	switch {
	case len(subnets) == 0 && len(gateways)+len(ranges) > 0:
		return errors.New("cannot set gateway or range without subnet")
	case len(gateways) > len(subnets):
		return errors.New("cannot set more gateways than subnets")
	case len(ranges) > len(subnets):
		return errors.New("cannot set more ranges than subnets")
	}
	for i, text := range subnets {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			return &core.FieldError{Option: "--subnet", Value: text, Reason: "is not a network in CIDR notation"}
		}
		n := core.NetworkSubnet{Subnet: prefix}
		if i < len(gateways) {
			if n.Gateway, err = netip.ParseAddr(gateways[i]); err != nil {
				return &core.FieldError{Option: "--gateway", Value: gateways[i], Reason: "is not an address"}
			}
		}
		if i < len(ranges) {
			if n.LeaseStart, n.LeaseEnd, err = networkRange(ranges[i]); err != nil {
				return err
			}
		}
		s.Subnets = append(s.Subnets, n)
	}
	return nil
}

// networkRange reads START-END, or CIDR notation.
func networkRange(text string) (start, end netip.Addr, err error) {
	bad := &core.FieldError{Option: "--ip-range", Value: text, Reason: "write it in CIDR notation, or as START-END"}
	if first, last, ok := strings.Cut(text, "-"); ok {
		if start, err = netip.ParseAddr(first); err != nil {
			return start, end, bad
		}
		if end, err = netip.ParseAddr(last); err != nil {
			return start, end, bad
		}
		return start, end, nil
	}
	prefix, err := netip.ParsePrefix(text)
	if err != nil {
		return start, end, bad
	}
	start, end = core.LeaseOf(prefix)
	return start, end, nil
}

func networkRoute(text string) (core.NetworkRoute, error) {
	bad := fmt.Errorf("invalid route: %s\nFormat: --route <destination in CIDR>,<gateway>,<metric (optional)>", text)
	parts := strings.Split(text, ",")
	if len(parts) < 2 || len(parts) > 3 {
		return core.NetworkRoute{}, bad
	}
	destination, err1 := netip.ParsePrefix(parts[0])
	gateway, err2 := netip.ParseAddr(parts[1])
	if err1 != nil || err2 != nil {
		return core.NetworkRoute{}, bad
	}
	r := core.NetworkRoute{Destination: destination, Gateway: gateway}
	if len(parts) == 3 {
		n, err := strconv.ParseUint(parts[2], 10, 32)
		if err != nil {
			return core.NetworkRoute{}, bad
		}
		metric := uint32(n)
		r.Metric = &metric
	}
	return r, nil
}

// commaLists takes apart the values of a flag that may hold several.
func commaLists(given []string) []string {
	var out []string
	for _, g := range given {
		out = append(out, strings.Split(g, ",")...)
	}
	return out
}
