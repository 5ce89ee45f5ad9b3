package core

import (
	"context"

	"github.com/podspan/podspan/core/reply"
)

// verify compares a container with what it was made from, and removes it if it
// is another.
func (c *Client) verify(ctx context.Context, sent sentSpec[*ContainerSpec], created *reply.CreateContainerResult) error {
	made := sent.to.Version
	e := &VerifyError{Container: created.ID, Server: sent.to.URI, Version: made, Warnings: created.Warnings}
	return e.settle(ctx, func() ([]Difference, error) {
		data, err := readBack[*reply.Container](ctx, c, containerRequest(OpContainerInspect, "inspect", created.ID), made)
		if err != nil {
			return nil, err
		}
		return differences(readBackRows(), sent.spec, whole(data), made), nil
	}, func(ctx context.Context) error {
		_, err := c.RemoveContainer(ctx, created.ID, RemoveContainerOptions{Force: true, Volumes: true, Ignore: true})
		return err
	})
}

// whole returns a copy of data that has every part, so that what the server
// left out is seen as empty.
func whole(data *reply.Container) *reply.Container {
	d := *data
	config, host, network := reply.ContainerConfig{}, reply.HostConfig{}, reply.NetworkSettings{}
	if d.Config != nil {
		config = *d.Config
	}
	if d.HostConfig != nil {
		host = *d.HostConfig
	}
	if d.NetworkSettings != nil {
		network = *d.NetworkSettings
	}
	config.Healthcheck = orNew(config.Healthcheck)
	host.LogConfig, host.RestartPolicy, host.IDMappings = orNew(host.LogConfig), orNew(host.RestartPolicy), orNew(host.IDMappings)
	d.Config, d.HostConfig, d.NetworkSettings = &config, &host, &network
	return &d
}

func orNew[T any](p *T) *T {
	if p == nil {
		return new(T)
	}
	return p
}
