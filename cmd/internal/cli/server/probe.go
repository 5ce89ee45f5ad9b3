package server

import (
	"fmt"
	"io"
	"net/http/httptrace"
	"sync/atomic"
	"text/tabwriter"
	"time"

	"github.com/containers/common/pkg/report"
	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// probeReport is what probe tells of a server.
type probeReport struct {
	URI        string
	Version    string
	API        string // the version of the API that podspan speaks to it
	OS         string
	Adapter    string
	RoundTrips int           // requests that it took to find all this out
	Time       time.Duration // from the first attempt to connect
}

// probeJSON is the report as JSON prints it.
type probeJSON struct {
	URI        string  `json:"uri"`
	Version    string  `json:"version"`
	API        string  `json:"api"`
	OS         string  `json:"os"`
	Adapter    string  `json:"adapter"`
	RoundTrips int     `json:"roundTrips"`
	TimeMS     float64 `json:"timeMs"`
}

// ProbeCommand is podman probe.
func (a Commands) ProbeCommand() *cli.Command {
	return &cli.Command{
		Name: "probe", Usage: "Tell which Podman server is there, and how it is spoken to",
		Flags: []cli.Flag{common.FormatFlag("json, or a Go template", "f")},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return fmt.Errorf("probe takes no arguments: name the server with --url or --connection")
			}
			r, err := a.probe(c)
			if err != nil {
				return err
			}
			return r.print(a.Stdout, c.String("format"))
		},
	}
}

// probe connects and says what that took.
func (a Commands) probe(c *cli.Context) (probeReport, error) {
	var requests atomic.Int32
	plain := c.Context
	c.Context = httptrace.WithClientTrace(plain, &httptrace.ClientTrace{
		WroteRequest: func(httptrace.WroteRequestInfo) { requests.Add(1) },
	})
	begin := a.Now()
	client, err := a.Client(c)
	took := a.Now().Sub(begin)
	c.Context = plain
	if err != nil {
		return probeReport{}, err
	}
	s := client.Server()
	api := s.Version
	adapter, err := common.AdapterOf(s)
	if err != nil {
		return probeReport{}, err
	}
	if current := adapter.Speaks().Current; api.AtLeast(current) {
		api = current
	}
	return probeReport{URI: s.URI, Version: s.Version.String(), API: api.Clean(), OS: s.OS, Adapter: s.Adapter,
		RoundTrips: int(requests.Load()), Time: took}, nil
}

func (r probeReport) print(out io.Writer, format string) error {
	ms := float64(r.Time.Microseconds()) / 1000
	switch format {
	case "":
	case "json":
		return common.PrintJSON(out, probeJSON{r.URI, r.Version, r.API, r.OS, r.Adapter, r.RoundTrips, ms}, "  ", false)
	default:
		return common.PrintOne(out, "probe", report.OriginUser, format, []probeReport{r})
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "Server:\t%s\nPodman:\t%s\nAPI:\t%s\nOS:\t%s\nAdapter:\t%s\nRound trips:\t%d\nTime:\t%.1f ms\n",
		r.URI, r.Version, r.API, r.OS, r.Adapter, r.RoundTrips, ms)
	return w.Flush()
}
