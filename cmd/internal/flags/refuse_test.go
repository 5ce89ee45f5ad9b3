package flags

import (
	"errors"
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// TestRefuses: each line is refused with a FieldError that names the flag.
func TestRefuses(t *testing.T) {
	for _, line := range []string{
		"--memory lots", "--memory -5", "--memory-swap -2", "--memory 10m --memory-swap 5m", "--memory-swappiness 101", "--memory-swappiness -2",
		"--cpus -1", "--cpus NaN", "--cpus x", "--cpus 1.0000049", "--memory 0.3k", "--shm-size 0.3g", "--device-read-bps /dev/sda:0.3k",
		"--log-opt max-size=0.0001k", "--cpu-period 1 --cpus 1", "--cpu-quota 1 --cpus 1", "--cpu-shares -1", "--cpuset-cpus 3-1",
		"--cpuset-mems a",
		"--pids-limit -2", "--pids-limit 4294967296", "--oom-score-adj 1001", "--ulimit nofile", "--ulimit nofile=2:1", "--ulimit nofile=-2",
		"--ulimit bad=1",
		"--blkio-weight 5", "--blkio-weight 1001", "--blkio-weight-device sda:10", "--blkio-weight-device /dev/sda:1",
		"--device-read-bps /dev/sda", "--device-read-bps /dev/sda:-1", "--device-write-iops /dev/sda:1k", "--cgroup-conf x",
		"--cgroups split", "--cgroups off", "--cgroupns shareable",
		"--publish a", "--publish 0", "--publish 65536", "--publish 1-", "--publish 3-2", "--publish 1-3:1-2", "--publish 80/icmp",
		"--publish 1:2:3:4", "--publish [::1]:80", "--publish [::1:80:80", "--publish 300.1.1.1:1:1", "--publish ::80:80", "--publish 80/tcp/udp",
		"--expose 0", "--expose 5-4", "--expose 80/x",
		"--network :ip=1.1.1.1", "--network n:ip=x", "--network n:mac=x", "--network n:=1", "--network n:ip", "--network n:alias=",
		"--network host:x", "--network host --network n", "--network n --network host",
		"--network n:ip=1.1.1.1 --network n", "--network container:", "--network ns:", "--network a,,b",
		"--ip x", "--ip 1.1.1.1 --network host", "--ip6 fe80::1%eth0", "--mac-address 1:2", "--mac-address 92:d0:c6:0a:29:33 --network none",
		"--network-alias a --network host",
		"--ip 1.1.1.1 --network a --network b",
		"--pod p --ip 1.1.1.1", "--pod p --ip6 fd00::1", "--pod p --mac-address 92:d0:c6:0a:29:33", "--pod p --network-alias a",
		"--pod p --network pod --ip 1.1.1.1", "--pod new:p --publish-all", "--pod new:p --publish-all --network n", "--pod new:p --shm-size 1m",
		"--pod new:p --shm-size-systemd 1m",
		"--dns 1.1.1.1 --network pod", "--ipc container:x --shm-size 1m", "--ipc pod --shm-size 1m",
		"--dns x", "--dns none,1.1.1.1", "--dns 1.1.1.1 --network none", "--dns none --dns-search a.b", "--dns-search .,a", "--dns-search -",
		"--dns-search 1.2", "--add-host a", "--add-host :1.1.1.1", "--add-host a:b", "--no-hosts --add-host a:1.1.1.1",
		"--add-host a:1.1.1.1 --network container:x",
		"--pid x", "--pid container:", "--uts shareable", "--ipc x", "--ipc host --shm-size 1m", "--ipc none --shm-size 1m", "--shm-size x",
		"--hostname h --uts host",
		"--userns x", "--userns private", "--userns auto:size=x", "--userns auto:x=1", "--userns auto:", "--userns keep-id:uid=x",
		"--userns keep-id:x=1", "--userns host --uidmap 0:1:1", "--userns host --pod p", "--uidmap 0", "--uidmap 0:@1", "--uidmap +0:1:1",
		"--uidmap 0:x:1", "--subuidname me", "--subgidname me",
		"--security-opt x", "--security-opt x=y", "--security-opt no-new-privileges=maybe", "--security-opt systempaths=all",
		"--seccomp-policy none", "--umask 9", "--umask 00022", "--group-add keep-groups", "--cap-add ,", "--cap-drop=a,,b",
		"--volume a:b:c:d", "--volume :/x", "--volume data", "--volume a:b", "--volume /a:/b:what", "--volume /a:/b:ro,rw", "--volume /a:/b:O,ro",
		"--volume /a:/b:O,upperdir=/u", "--volume v:/b:O,ro", "--volume /a:/b --volume /c:/b", "--volume v:/b --mount type=tmpfs,dst=/b",
		"--tmpfs x", "--tmpfs /x:a:b", "--tmpfs /b --volume /a:/b",
		"--mount x", "--mount type=nfs,dst=/x", "--mount type=bind,src=/x", "--mount type=bind,dst=x", "--mount type=tmpfs,dst=/x,src=/y",
		"--mount type=bind,dst=/x,tmpfs-size=1", "--mount type=volume,dst=/x,volume-label=a", "--mount type=bind,dst=/x,ro=maybe",
		"--mount type=bind,dst=/x,ro,rw", "--mount type=bind,dst=/x,src=", "--mount type=bind,dst=/x,nodev=1",
		"--mount type=bind,dst=/x,relabel=all",
		"--mount type=bind,dst=/x,dst=/y", "--mount type=image,dst=/x", "--mount type=image,src=i,dst=/x,rw=1",
		"--mount type=devpts,dst=/x,src=/y", "--mount type=glob,src=/nonexistent/*", `--mount type="bind`,
		"--device-cgroup-rule x", "--secret a,b", "--secret a,type=file", "--secret a,type=env,uid=1", "--secret a,mode=9",
		"--secret type=env,target=x", "--secret a,x=y", "--workdir x", "--image-volume keep", "--rootfs= ",
		"--health-interval 5", "--health-cmd x --health-interval 5", "--health-cmd x --health-interval -5s", "--health-cmd x --health-timeout 0s",
		"--health-cmd x --health-retries 0", "--health-cmd x --no-healthcheck", "--health-cmd []", "--health-cmd CMD",
		"--health-on-failure panic", "--health-startup-retries 3", "--health-startup-cmd x --no-healthcheck",
		"--restart often", "--restart always:3", "--restart on-failure:x", "--restart on-failure:-1", "--rm --restart always", "--rmi --rm=false",
		"--stop-signal SIGFOO", "--stop-timeout -1", "--stop-timeout 18446744073709551615", "--timeout x", "--systemd maybe", "--sdnotify x",
		"--personality x",
		"--sysctl x", "--sysctl kernel.x=1", "--sysctl net.x=\u00a01", "--log-driver passthrough", "--log-opt x", "--log-opt max-size=x",
		"--log-opt driver=passthrough", "--annotation a", "--label =a", "--env =a", "--env-file /nonexistent", "--label-file /nonexistent",
		"--env-merge a",
		"--pod p --pod-id-file /x", "--pod-id-file /nonexistent", "--pod new:", "--replace", "--platform a/b/c/d", "--platform linux --arch arm",
		"--pull sometimes", "--authfile /nonexistent", "--attach stdboth",
		"--preserve-fds 1", "--pidfile /x", "--gpus all", "--decryption-key k", "--signature-policy p", `--dns "x`,
	} {
		_, err := parse(t, testEnv(""), append(append([]string{"run"}, strings.Split(line, " ")...), "img")...)
		var f *core.FieldError
		if !errors.As(err, &f) {
			if line == "--rootfs= " {
				continue // a bool: refused before
			}
			t.Errorf("%s: %v", line, err)
			continue
		}
		name, _, _ := strings.Cut(f.Option, " ")
		if !strings.HasPrefix(name, "--") || !strings.Contains(line, name) || f.Reason == "" {
			t.Errorf("%s: the error does not name the flag: %v", line, err)
		}
	}
}

func TestRefusesAll(t *testing.T) {
	_, err := parse(t, testEnv(""), "run", "--memory", "x", "--publish", "y", "img")
	if err == nil || !strings.Contains(err.Error(), "--memory") || !strings.Contains(err.Error(), "--publish") {
		t.Errorf("not all is said: %v", err)
	}
	if !errors.Is(err, core.ErrInvalid) {
		t.Error("not of class invalid")
	}
}

func TestNeedsImage(t *testing.T) {
	var u *UsageError
	if _, err := parse(t, testEnv(""), "run", "--rm"); !errors.As(err, &u) {
		t.Errorf("got %v", err)
	}
	if _, err := parse(t, testEnv(""), "run", ""); !errors.Is(err, core.ErrInvalid) {
		t.Errorf("an empty image: %v", err)
	}
	if _, err := parse(t, testEnv(""), "create", "--init-ctr", "always", "img"); err == nil {
		t.Error("--init-ctr without a pod is accepted")
	}
}
