package libpod

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// Decode reads the answers that 3.0 to 5.x give in the same form. The second
// result says whether op is one of them.
func Decode(op core.Op, body io.Reader) (v any, known bool, err error) {
	switch op {
	case core.OpContainerStart, core.OpContainerStop, core.OpContainerRestart, core.OpContainerKill,
		core.OpContainerPause, core.OpContainerUnpause, core.OpContainerRename, core.OpContainerExists,
		core.OpContainerResize, core.OpExecResize, core.OpExecRemove, core.OpImageExists, core.OpImageTag:
		return nil, true, nil
	case core.OpContainerLogs, core.OpContainerAttach, core.OpExecStart, core.OpImagePull, core.OpImagePush:
		return nil, true, fmt.Errorf("%s answers with a stream, not with a value", op)
	case core.OpContainerCreate:
		v, err = Object[reply.CreateContainerResult](body)
	case core.OpContainerRemove:
		v, err = List[reply.ContainerRemoved](body)
	case core.OpContainerTop:
		v, err = Object[reply.ContainerTop](body)
	case core.OpContainerWait:
		v, err = exitCode(body)
	case core.OpExecCreate:
		v, err = Object[reply.ExecCreated](body)
	case core.OpExecInspect:
		v, err = Object[reply.ExecSession](body)
	case core.OpImageList:
		v, err = List[reply.ImageSummary](body)
	case core.OpImageInspect:
		v, err = Object[reply.Image](body)
	case core.OpImageRemove:
		v, err = Object[reply.RemoveImagesResult](body)
	case core.OpVersion:
		v, err = serviceVersion(body)
	default:
		for _, decode := range []func(core.Op, io.Reader) (any, bool, error){decodeSystem, decodeNetwork, decodeVolume, decodeSecret, decodePod} {
			if v, known, err = decode(op, body); known {
				break
			}
		}
		if !known {
			return nil, false, nil
		}
	}
	if err != nil {
		return nil, true, err // no typed nil
	}
	return v, true, nil
}

// Object reads one JSON object. No body and null are errors.
func Object[T any](body io.Reader) (*T, error) {
	var v *T
	if err := json.NewDecoder(body).Decode(&v); err != nil {
		return nil, readable(err)
	}
	if v == nil {
		return nil, errors.New("the answer is null")
	}
	return v, nil
}

// List reads a JSON array. No body at all, as 3.x answers a remove, and null
// are empty lists; so is what 3.0 to 4.1 say of no containers, "[]" as text.
func List[T any](body io.Reader) ([]T, error) {
	list := []T{}
	if err := json.NewDecoder(body).Decode(&list); err != nil && !errors.Is(err, io.EOF) {
		return nil, readable(err)
	}
	if list == nil {
		list = []T{}
	}
	return list, nil
}

// readable words the error of an empty body.
func readable(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("the answer is empty")
	}
	return err
}

// exitCode reads the answer to a wait: the number as text.
func exitCode(body io.Reader) (int32, error) {
	data, err := io.ReadAll(io.LimitReader(body, 64))
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(data)), 10, 32)
	if err != nil {
		return 0, fmt.Errorf("%q is no exit code", clip(string(data), 40))
	}
	return int32(n), nil
}

// serviceVersion reads the answer to version, which has Docker's shape.
func serviceVersion(body io.Reader) (*reply.ServiceVersion, error) {
	type component struct {
		Name, Version string
		Details       map[string]string
	}
	w, err := Object[struct {
		Version, GoVersion, GitCommit, BuildTime, Os, Arch string
		Components                                         []component
	}](body)
	if err != nil {
		return nil, err
	}
	v := &reply.ServiceVersion{
		Version: w.Version, GoVersion: w.GoVersion, GitCommit: w.GitCommit, BuildTime: w.BuildTime, OsArch: w.Os + "/" + w.Arch,
		Components: make([]reply.ServiceComponent, len(w.Components)),
	}
	for i, c := range w.Components {
		v.Components[i] = reply.ServiceComponent{Name: c.Name, Version: c.Version, Details: c.Details}
		// The numbers at the top level are those of the Docker API.
		if c.Name == "Podman Engine" {
			v.APIVersion, v.MinAPIVersion = c.Details["APIVersion"], c.Details["MinAPIVersion"]
		}
	}
	return v, nil
}

// Strict decodes exactly one JSON value into v and takes no field that v lacks.
func Strict(body io.Reader, v any) error {
	d := json.NewDecoder(body)
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return readable(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is more than one value")
	}
	return nil
}
