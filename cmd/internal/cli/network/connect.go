package network

import (
	"net"
	"net/netip"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

func (a Commands) connectCommand() *cli.Command {
	return &cli.Command{
		Name: "connect", Usage: "Add a container to a network", ArgsUsage: "NETWORK CONTAINER",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "alias", Usage: "`NAME` of the container in the network"},
			&cli.StringFlag{Name: "ip", Usage: "Static IPv4 `ADDRESS` in the network (Podman ≥ 4.0.0)"},
			&cli.StringFlag{Name: "ip6", Usage: "Static IPv6 `ADDRESS` in the network (Podman ≥ 4.0.0)"},
			&cli.StringFlag{Name: "mac-address", Usage: "Static MAC `ADDRESS` in the network (Podman ≥ 4.0.0)"},
		},
		Action: func(c *cli.Context) error {
			if err := common.ExactArgs(c, 2, "network connect takes a network and a container"); err != nil {
				return err
			}
			at := core.ConnectNetworkOptions{Container: c.Args().Get(1), Aliases: commaLists(c.StringSlice("alias"))}
			for _, flag := range []string{"ip", "ip6"} {
				text := c.String(flag)
				if text == "" {
					continue
				}
				addr, err := netip.ParseAddr(text)
				if err != nil {
					return &core.FieldError{Option: "--" + flag, Value: text, Reason: "is not an address"}
				}
				at.StaticIPs = append(at.StaticIPs, addr)
			}
			if text := c.String("mac-address"); text != "" {
				mac, err := net.ParseMAC(text)
				if err != nil {
					return &core.FieldError{Option: "--mac-address", Value: text, Reason: "is not a MAC address"}
				}
				at.StaticMAC = mac
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			_, err = client.ConnectNetwork(c.Context, c.Args().Get(0), at)
			return err
		},
	}
}
