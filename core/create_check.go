package core

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/podspan/podspan/core/reply"
)

// Some settings can only be judged with the server's help: whether they are
// applied depends on more than its version.

// checkCreate refuses what this server would lose although its version does not tell so. Each
// check asks the server only if the spec needs it.
func (t *attempt) checkCreate(ctx context.Context, s *ContainerSpec) error {
	for _, check := range []func(context.Context, *ContainerSpec) error{
		t.checkKeepID, t.checkDeviceCgroup, t.checkRuntime, t.checkVolumeOptions, t.checkPod,
	} {
		if err := check(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// checkKeepID refuses keep-id on older services that root runs: they make the
// host's user namespace of it.
func (t *attempt) checkKeepID(ctx context.Context, s *ContainerSpec) error {
	if s.Security.UserNS.Mode != NamespaceKeepID || Supports(CapUsernsKeepIDRoot, t.Server.Version) == Native {
		return nil
	}
	info, err := request[*reply.Info](ctx, t, Request{Op: OpInfo, Subject: "ask whether root runs the service"})
	if err != nil {
		return err
	}
	if info.Host != nil && info.Host.Security.Rootless {
		return nil
	}
	return Check(t.Server, CapUsernsKeepIDRoot)
}

// checkDeviceCgroup refuses rules of the devices' cgroup on services that are not
// run by root: some say that they do not support them, others lose them.
func (t *attempt) checkDeviceCgroup(ctx context.Context, s *ContainerSpec) error {
	if len(s.Storage.DeviceCgroup) == 0 {
		return nil
	}
	info, err := request[*reply.Info](ctx, t, Request{Op: OpInfo, Subject: "ask whether root runs the service"})
	if err != nil {
		return err
	}
	if info.Host == nil || !info.Host.Security.Rootless {
		return nil
	}
	row, _ := LookupRule(CapDeviceCgroupRule)
	return Refusals{&UnsupportedError{
		Cap: row.Cap, Field: row.Field, Option: row.Option, Needs: "a service that root runs", Has: t.Server.Version, Server: t.Server.URI,
		Note: "it is rootless, and has no cgroup of devices", Instead: "leave the option out or ask a service that root runs",
	}}
}

// checkPod refuses settings that the container would have from its pod: of a
// namespace that the pod shares, or of its infra container. Servers take most of
// them and leave them out. Only the pod says what it shares, so it is looked at
// if there are such settings.
func (t *attempt) checkPod(ctx context.Context, s *ContainerSpec) error {
	settings := slices.DeleteFunc(podsSettings(s), func(x joinedSetting) bool {
		return x.own == "" && !x.never && Supports(x.cap, t.Server.Version) == Native
	})
	asksNetwork := inherits(s.Network.NS) && Supports(CapPodHostNetwork, t.Server.Version) != Native
	if s.Basic.Pod == "" || len(settings) == 0 && !asksNetwork {
		return nil
	}
	pod, err := request[*reply.Pod](ctx, t, podRequest(OpPodInspect, "look at", s.Basic.Pod))
	if err != nil {
		return err
	}
	if pod.InfraContainerID == "" {
		return nil // nothing is shared
	}
	v, caps := validator{}, []Capability{}
	if asksNetwork && !slices.Contains(pod.SharedNamespaces, "net") {
		infra, err := request[*reply.Container](ctx, t, containerRequest(OpContainerInspect, "look at the infra", pod.InfraContainerID))
		if err != nil {
			return err
		}
		if infra.HostConfig != nil && infra.HostConfig.NetworkMode == string(NamespaceHost) {
			caps = append(caps, CapPodHostNetwork)
		}
	}
	for _, x := range settings {
		switch {
		case x.cap == CapNoHostsInPod && pod.InfraConfig != nil && pod.InfraConfig.NoManageHosts: // as it is asked for
		case x.cap != "" && Supports(x.cap, t.Server.Version) != Native:
			caps = append(caps, x.cap)
		case x.never:
			v.refuse(&x, fmt.Sprintf("servers take it from the pod %s: give it to pod create", s.Basic.Pod))
		case x.own != "":
			if slices.Contains(pod.SharedNamespaces, x.shared) {
				v.refuse(&x, fmt.Sprintf(
					"the container would share the %s namespace of the pod %s: give %s to pod create, or the container a namespace of its own with %s",
					x.shared, s.Basic.Pod, x.give(), x.own))
			}
		}
	}
	return errors.Join(append(v.errs, Check(t.Server, caps...))...)
}

// checkPlatform removes a container that was made from an image of another
// platform than the spec asks for: servers choose inside of manifest lists, and
// take an ordinary image as it is.
func (c *Client) checkPlatform(ctx context.Context, s *ContainerSpec, created *reply.CreateContainerResult) error {
	if s.Basic.ImageOS == "" && s.Basic.ImageArch == "" {
		return nil
	}
	mismatch, err := c.platformMismatch(ctx, s, created.ID)
	if err == nil && mismatch == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), verifyUndoTime)
	defer cancel()
	_, removeErr := c.RemoveContainer(ctx, created.ID, RemoveContainerOptions{Force: true, Volumes: true, Ignore: true})
	return errors.Join(mismatch, err, removeErr)
}

func (c *Client) platformMismatch(ctx context.Context, s *ContainerSpec, id string) (mismatch, err error) {
	ctr, err := c.InspectContainer(ctx, id, InspectContainerOptions{})
	if err != nil {
		return nil, err
	}
	img, err := c.InspectImage(ctx, ctr.Container.Image, ReadOptions{})
	if err != nil {
		return nil, err
	}
	same := func(want, got string) bool { return want == "" || want == got }
	if same(s.Basic.ImageOS, img.Image.Os) && same(s.Basic.ImageArch, img.Image.Architecture) {
		return nil, nil
	}
	field := "Basic.ImageOS"
	if same(s.Basic.ImageOS, img.Image.Os) {
		field = "Basic.ImageArch"
	}
	return &FieldError{
		Field: field, Value: s.Basic.ImageOS + "/" + s.Basic.ImageArch,
		Reason: fmt.Sprintf("the image %s is for %s/%s; pull the one that is wanted first", s.Storage.Image, img.Image.Os,
			img.Image.Architecture),
	}, nil
}

// volumeOption begins an option of a volume that the server is to make.
const volumeOption = "volume-opt="

// checkVolumeOptions refuses options for a volume that is there already with
// others: servers mount it as it is.
func (t *attempt) checkVolumeOptions(ctx context.Context, s *ContainerSpec) error {
	for _, v := range s.Storage.Volumes {
		if v.Name == "" || !slices.ContainsFunc(v.Options, func(o string) bool { return strings.HasPrefix(o, volumeOption) }) {
			continue
		}
		there, err := request[*reply.Volume](ctx, t, volumeRequest(OpVolumeInspect, "look at", v.Name))
		if errors.Is(err, ErrNotFound) || err == nil && there.Name != v.Name {
			continue // the server makes it
		}
		if err != nil {
			return err
		}
		for _, o := range v.Options {
			option, ok := strings.CutPrefix(o, volumeOption)
			key, want, _ := strings.Cut(option, "=")
			if got, has := there.Options[key]; ok && (!has || got != want) {
				return &FieldError{Field: "Storage.Volumes.Options", Value: o,
					Reason: "the volume " + v.Name + " is there already, without it, and servers leave it as it is: remove the volume, or leave the " +
						"option out"}
			}
		}
	}
	return nil
}
